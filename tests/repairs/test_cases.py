"""Every repair on the cases by origin: damage is mended, what only looks damaged stays."""

import runpy
from pathlib import Path

import pytest

import cleantext
from cleantext.cleaners import get_cleaner

read_cases = runpy.run_path(str(Path(__file__).parent / "cases.py"))["read_cases"]
PIPELINE = cleantext.pipeline("lossless")
REPAIRS = ("strip_residue", "strip_stray_quotes", "fix_spacing", "normalize_whitespace")


def named(cases):
    return [pytest.param(case, id=f"{case.kind}-{case.lang}-{n}") for n, case in enumerate(cases)]


@pytest.mark.parametrize("case", named(read_cases("wild") + read_cases("synthetic")))
def test_damage_is_repaired(case):
    done = PIPELINE.trace(case.raw)
    assert case.clean == done.text
    assert case.clean == done.patch.apply(case.raw)
    assert case.raw == done.patch.inverse(case.raw).apply(case.clean)
    assert case.clean == PIPELINE(case.clean)


@pytest.mark.parametrize("case", named(read_cases("negative")))
def test_what_only_looks_damaged_stays(case):
    assert case.raw == PIPELINE(case.raw)
    for name in REPAIRS:
        assert case.raw == get_cleaner(name)(case.raw), name


@pytest.mark.parametrize("case", named(read_cases("known-failures")))
@pytest.mark.xfail(strict=True, reason="known failure")
def test_known_failures(case):
    assert case.clean == PIPELINE(case.raw)


def test_there_are_enough_cases_in_enough_languages():
    positive = read_cases("wild") + read_cases("synthetic")
    negative = read_cases("negative")
    assert len(positive) + len(negative) >= 400
    assert len(negative) >= 150
    assert len({case.lang for case in positive + negative}) >= 12

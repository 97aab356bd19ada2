"""The laws, on every named cleaner and every profile."""

import pytest

import cleantext
from cleantext.cleaners import CODE, KINDS_OF, make_cleaner
from cleantext.testing import (
    assert_accounted_for,
    assert_conservative,
    assert_deterministic,
    assert_idempotent,
    assert_total,
)

CLEANERS = sorted((*CODE, *KINDS_OF))
PROFILES = sorted(cleantext.PROFILES)


def made(name):
    return cleantext.pipeline(name) if name in PROFILES else make_cleaner(name)


@pytest.fixture(params=[*CLEANERS, *PROFILES])
def cleaner(request):
    return made(request.param)


def test_a_cleaner_takes_any_text(cleaner, texts, examples):
    assert_total(cleaner, texts, examples=examples)


def test_a_second_call_changes_nothing(cleaner, texts, examples):
    assert_idempotent(cleaner, texts, examples=examples)


def test_every_edit_is_accounted_for(cleaner, texts, examples):
    assert_accounted_for(cleaner, texts, examples=examples)


def test_no_word_is_made_up(cleaner, texts, examples):
    assert_conservative(cleaner, texts, examples=examples)


def test_clean_articles_come_back_unchanged(cleaner, examples):
    assert_conservative(cleaner, examples=examples)


@pytest.mark.parametrize("name", PROFILES)
def test_other_processes_orders_and_hash_seeds_give_the_same(name, texts, examples):
    assert_deterministic(made(name), texts, examples=examples)


@pytest.mark.parametrize("name", PROFILES)
def test_a_traced_call_gives_what_a_plain_call_gives(name, tried):
    cleaner = made(name)

    def check(text):
        done = cleaner.trace(text)
        assert cleaner(text) == done.text
        assert done.patch.apply(text) == done.text
        assert done.settled or "unsettled" in done.warnings[-1]
        assert 0 <= done.kept_share <= 1

    tried(check)


@pytest.mark.parametrize("name", PROFILES)
def test_what_is_written_is_utf_8_without_controls(name, tried):
    cleaner = made(name)

    def check(text):
        clean = cleaner(text)
        clean.encode("utf-8")
        left = {char for char in clean if ord(char) < 32 or 127 <= ord(char) < 160} - {"\n", "\t"}
        assert set() == left

    tried(check)


@pytest.mark.parametrize("name", PROFILES)
def test_paragraphs_are_slices_in_order(name, tried):
    cleaner = made(name)

    def check(text):
        done = cleaner.trace(text)
        at = raw_at = 0
        for paragraph in done.paragraphs():
            assert paragraph.text
            assert at <= paragraph.start <= paragraph.end <= len(done.text)
            assert raw_at <= paragraph.raw_start <= paragraph.raw_end <= len(text)
            assert paragraph.text.split() == done.text[paragraph.start : paragraph.end].split()
            at, raw_at = paragraph.end, paragraph.raw_start
        everything = "".join(p.text for p in done.paragraphs())
        assert "".join(done.text.split()) == "".join(everything.split())

    tried(check)


def test_lossless_loses_no_letter(tried):
    cleaner = cleantext.pipeline("lossless")

    def check(text):
        for row in cleaner.trace(text).ledger():
            if row.kind not in ("encoding", "residue"):  # of shortcodes and list reprs letters go
                assert sum(map(str.isalnum, row.before)) <= sum(map(str.isalnum, row.after)), row

    tried(check)

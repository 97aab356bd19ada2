"""A pattern in branches matches the lines that it matches whole, and compiles what they begin with."""

import re
import sys
from typing import Any

import pytest

import cleantext
from cleantext.finders.lines import LinePattern
from cleantext.kernel import branches
from cleantext.kernel.branches import Branches, in_steps
from cleantext.kernel.doc import unlinked
from cleantext.packs import source_packs


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"(?!.{0,90}\bsaid\b)sign up.{0,40}", [r"sign up.{0,40}"]),
        (r"(?=.*\bus\b)(?![^\n]{0,90}\bsaid\b)sign up", [r"sign up", r"(?=.*\bus\b)sign up"]),
        (r"(?:(?!.{0,90}[(\])]\)|x)a|(?!.{0,9}b)c)", [r"(?:a|c)"]),
        (r"a(?!\d)b(?=.{0,9}c)", [r"a(?!\d)b"]),
        (r"a(?!\d)b(?=c)", []),
        (r"(?!a(?!.{0,9}b))c", []),  # what is allowed within something forbidden has to stay
        (r"(?=a(?!.{0,9}b))c", []),
        (r"(?<!a)(?!.{0,9}b)c", [r"(?<!a)c"]),
        (r"[(?!.{0,9}]\(\?!.{0,9}", []),
        (r"[^]](?!.{0,9}b)[]x]", [r"[^]][]x]"]),
    ],
)
def test_the_first_steps_are_the_pattern_without_what_it_looks_for_in_the_line(
    pattern: str, found: list[str]
) -> None:
    assert [*found, pattern] == [step.pattern for step in in_steps(pattern)]


def test_a_line_that_fits_the_first_step_alone_stays() -> None:
    page = "The ferry left at six, an hour late, with a piano.\n\n{}\n\nNobody had asked for it, he said."
    call = "Sign up for our newsletter to get the news in your inbox."
    assert call not in cleantext.clean(page.format(call))
    told = "“Sign up for our newsletter to get the news in your inbox,” she said to them."
    assert told in cleantext.clean(page.format(told))


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("a|b", ["a", "b"]),
        ("(?:a|(?:b|c))", ["a", "b", "c"]),
        ("(?:a|b) c|d", ["(?:a|b) c", "d"]),
        ("(?:a|b)?", ["(?:a|b)?"]),
        ("(?!x|y)(?=z)(?:a|b)|c", ["(?!x|y)(?=z)a", "(?!x|y)(?=z)b", "c"]),
        ("(?!x)(?:(?=y)(?:a|b)|c)", ["(?!x)(?=y)a", "(?!x)(?=y)b", "(?!x)c"]),
        (r"[|)]a|\(b\|", [r"[|)]a", r"\(b\|"]),
        ("(?-i:A|B)", ["(?-i:A|B)"]),
        ("(?:a|)", ["a", ""]),
    ],
)
def test_alternatives_are_told_with_what_is_looked_at_first(pattern: str, found: list[str]) -> None:
    assert found == Branches(pattern).alternatives


@pytest.mark.parametrize(
    ("pattern", "firsts", "others"),
    [
        ("sign up", "sS\u017f", "xI5."),
        ("(?:the |any )?(?:views|opinions)", "tAvO", "xs5."),
        (r"\W{0,3}share", "s“*S", "x5"),
        (r"\d{1,2} comments", "52\u0665", "xc."),
        (r"[A-C\d“-]x", "aB5“-", "xd"),
        (r"(?!x)(?<!y)\bfoo", "fF", "xy."),
        (r"(?-i:[A-Z])\w+", "aZ", "5."),
        (r"(?P<drop>и|ё)", "ИЁ", "xe"),
        ("ı", "ıIiİ", "x5"),
        ("k", "kK\u212a", "x5"),
        ("a{0,2}b?c+", "abc", "d5"),
        ("a*+b", "ab", "c"),
    ],
)
def test_an_alternative_is_asked_only_about_lines_that_begin_as_it_does(
    pattern: str, firsts: str, others: str
) -> None:
    found = Branches(pattern)
    assert all(found._asked(first) for first in firsts)
    assert not any(found._asked(other) for other in others)


@pytest.mark.parametrize(
    "pattern", ["a?", r"\w+ b", "[^a]b", ".{0,9}a", "(?:a|b?)", r"(?:a|\S)b", r"(a)\1|b"]
)
def test_one_that_may_begin_with_anything_is_always_asked(pattern: str) -> None:
    assert all(Branches(pattern)._asked(first) for first in "ab5.“ж")


def test_what_re_takes_for_the_same_letter_is_one_kind() -> None:
    chars = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).lower() != chr(code).upper()]
    cased = "".join(chars)
    for char in chars:
        for same in re.findall(re.escape(char), cased, re.IGNORECASE) if ord(char) > 127 else ():
            kinds = branches._kind(char), branches._kind(same)
            assert kinds[0] == kinds[1] or "" in kinds, (char, same)


def _patterns() -> dict[str, Any]:
    rules = [rule for pack in source_packs() for rule in pack.rules if isinstance(rule.find, LinePattern)]
    return {rule.id: rule for rule in rules}


def test_the_rules_match_the_lines_of_their_examples_as_their_whole_patterns_do() -> None:
    rules = _patterns()
    matched = 0
    for rule in rules.values():
        whole, found = re.compile(rule.find.pattern, re.IGNORECASE), Branches(rule.find.pattern)
        lines = {unlinked(line).strip() for text in (*rule.drops, *rule.keeps) for line in text.split("\n")}
        for line in filter(None, lines):
            for said in (line, line.upper(), line.lower(), "“" + line, "5 " + line):
                is_match = whole.fullmatch(said) is not None
                assert found.fullmatch(said) == is_match, (rule.id, said)
                matched += is_match
    assert matched > 2 * len(rules)


def test_only_what_a_line_begins_as_compiles_and_goes_on_where_it_fits() -> None:
    found = Branches(r"(?:sign up.{0,9}|(?!.*\bsaid\b)(?:log in.{0,20}|share.{0,9})|\d+ comments)")
    assert not found.fullmatch("Log in, he said")
    steps = [step for asked in found._steps.values() for step in asked]
    assert ["log in.{0,20}", r"(?!.*\bsaid\b)log in.{0,20}"] == [step.pattern for step in steps]
    assert all("_regex" in vars(step) for step in steps)
    assert not found.fullmatch("Sharing")
    share = found._steps[2]
    assert ["_regex" in vars(step) for step in share] == [True, False]

"""The opt-in cleaners: what they find, what they leave, their options, and the laws."""

from __future__ import annotations

import pickle
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleantext
from cleantext.cleaners import OPT_IN, make_cleaner

EXAMPLES = [(name, rule, text) for name in OPT_IN for rule in make_cleaner(name).rules for text in rule.drops]
INNOCENT = [(name, text) for name in OPT_IN for rule in make_cleaner(name).rules for text in rule.keeps]


def label(value: object) -> str:
    """Name a parameter the same in every process."""
    return value.id if isinstance(value, cleantext.Rule) else ascii(value)


@pytest.mark.parametrize(("name", "rule", "text"), EXAMPLES, ids=label)
def test_a_cleaner_changes_the_examples_of_its_rules(name: str, rule: cleantext.Rule, text: str) -> None:
    if name == "to_ascii":
        pytest.importorskip("anyascii")
    done = cleantext.Cleaner(name, (rule,)).trace(text)
    assert done.text != text
    assert {rule.id} == done.patch.rules


@pytest.mark.parametrize(("name", "text"), INNOCENT, ids=ascii)
def test_a_cleaner_leaves_innocent_text(name: str, text: str) -> None:
    assert text == make_cleaner(name)(text)


@pytest.mark.parametrize("name", sorted(OPT_IN))
def test_an_opt_in_cleaner_is_public_and_in_no_profile(name: str) -> None:
    assert make_cleaner(name) == getattr(cleantext, name)
    assert all(name not in steps for steps in cleantext.PROFILES.values())


CASES = [
    ("mask_urls", "Go to http://a.org/x, then (see https://b.org/y_(z)).", "Go to <URL>, then (see <URL>)."),
    ("mask_urls", "看http://a.cn/b，然后", "看<URL>，然后"),
    ("mask_urls", "HTTPS://EXAMPLE.ORG/A?b=c#d “www.a.b”", "<URL> “<URL>”"),
    ("mask_emails", "a.b@c.org, d+e@f.co.uk; @g", "<EMAIL>, <EMAIL>; @g"),
    ("mask_emails", "a@b@c.org", "a@<EMAIL>"),
    ("mask_phones", "Tel. +1 (212) 555-0147 or 0800 123 4567.", "Tel. <PHONE> or <PHONE>."),
    (
        "mask_phones",
        "In 1999-2003, 25 000 000 or 12.05.2020, at 10:30",
        "In 1999-2003, 25 000 000 or 12.05.2020, at 10:30",
    ),
    ("mask_numbers", "From 3.5 to 1,000,000 (−4%)", "From <NUMBER> to <NUMBER> (<NUMBER>%)"),
    ("mask_digits", "12:30, ٣", "00:00, 0"),
    ("mask_hashtags", "#a_b, ＃日本 #3 c#", "<TAG>, <TAG> #3 c#"),
    ("mask_handles", "@a, a@b.c", "<USER>, a@b.c"),
    ("drop_emoji", "Oh 👨‍👩‍👧‍👦🏳️‍🌈 no", "Oh  no"),
    ("strip_accents", "Ça ṩ Ǖ ἄ", "Ca s U α"),
    ("strip_accents", "किताब ไม้ שָׁלוֹם", "किताब ไม้ שָׁלוֹם"),
    ("lowercase", "ΟΔΟΣ ÄÖ ẞ", "οδος äö ß"),
    ("drop_brackets", "a (b [c {d} e] f) g", "a  g"),
    ("join_lines", "a  \n \n\n  b", "a b"),
]


@pytest.mark.parametrize(("name", "raw", "clean"), CASES)
def test_a_cleaner_does_what_its_name_says(name: str, raw: str, clean: str) -> None:
    assert clean == make_cleaner(name)(raw)


def test_a_token_can_be_another_one_or_none() -> None:
    assert "at _URL_" == cleantext.with_token(cleantext.mask_urls, "_URL_")("at http://a.b")
    assert "at " == cleantext.with_token(cleantext.mask_emails, "")("at a@b.org")


@pytest.mark.parametrize(
    ("name", "token", "says"), [("mask_urls", "http://x.y", "own token"), ("lowercase", "x", "no token")]
)
def test_a_token_that_cannot_be_is_refused(name: str, token: str, says: str) -> None:
    if name == "mask_urls":
        token = "see " + token
    with pytest.raises(cleantext.OptionError, match=says):
        cleantext.with_token(make_cleaner(name), token)


def test_protected_text_is_touched_by_no_rule_of_a_pipeline() -> None:
    pipeline = cleantext.protect(cleantext.mask_numbers | cleantext.lowercase, r"\bG7\b", r"Route \d+")
    assert "G7 met on Route 66, <number> men" == pipeline("G7 met on Route 66, 5 MEN").replace(
        "<NUMBER>", "<number>"
    )


def test_a_profile_can_be_protected() -> None:
    raw = "It rained.\nAdvertisement\nIt stopped."
    assert "It rained.\nIt stopped." == cleantext.clean(raw)
    assert raw == cleantext.protect(cleantext.pipeline(), "Advertisement")(raw)


def test_a_pattern_that_cannot_be_compiled_is_refused() -> None:
    with pytest.raises(cleantext.OptionError, match="cannot be compiled"):
        cleantext.protect(cleantext.lowercase, "(")


def test_a_protected_cleaner_pickles() -> None:
    cleaner = cleantext.protect(cleantext.with_token(cleantext.mask_urls, "_"), "keep")
    assert "_" == pickle.loads(pickle.dumps(cleaner))("http://a.b")


def test_to_ascii_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "anyascii", None)
    with pytest.raises(cleantext.MissingExtraError, match=r"pip install cleantext-articles\[ascii\]"):
        cleantext.to_ascii("é")


TEXTS = st.one_of(
    st.text(),
    st.text(st.sampled_from("@.:/-+()#[]{}<>`$€ 0159aZéİΣ\u0301ﬁＡ“—•\n😀🏽\u200d\ufe0f🇵\u20e3*\\~wht_")),
    st.lists(
        st.sampled_from(
            [
                "http://",
                "www.",
                "a.b",
                "@",
                "+1 ",
                "555-0100",
                " ",
                "\n",
                "(",
                ")",
                "`",
                "::",
                "<",
                "x>",
                "#a",
                "1.2",
            ]
        )
    ).map("".join),
)


@pytest.mark.parametrize("name", sorted(OPT_IN))
@given(text=TEXTS)
@settings(max_examples=60, deadline=None)
def test_the_laws_hold(name: str, text: str) -> None:
    if name == "to_ascii":
        pytest.importorskip("anyascii")
    cleaner = make_cleaner(name)
    done = cleaner.trace(text)
    assert done.text == done.patch.apply(text) == cleaner(text)
    assert text == done.patch.inverse(text).apply(done.text)
    if done.settled:
        assert done.text == cleaner(done.text)


UNITS = [
    "a@",
    "a.",
    "http:",
    "1-",
    "(1",
    "@",
    "1 ",
    "1,",
    "/a",
    "a/",
    "#1",
    "`",
    "[(",
    "<a ",
    ":",
    "1:",
    "www.",
    "0 1",
    "\n ",
    "-",
]


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_work_grows_with_the_length_of_hostile_text(unit: str) -> None:
    text: Any = unit * (40_000 // len(unit))
    start = time.process_time()
    for name in OPT_IN:
        if name != "to_ascii":
            make_cleaner(name)(text)
    # Quadratic work would take minutes here; timing as such is the benchmarks' business.
    assert time.process_time() - start < 20


def test_a_profile_can_be_protected_whatever_its_packs_wait_for() -> None:
    raw = "Rain fell all day.\n\nRead more: The ferry left\n\nAdvertisement\n\nThen it stopped."
    whole = cleantext.protect(cleantext.pipeline(), "zzz")
    assert cleantext.clean(raw) == whole(raw)
    part = cleantext.protect(cleantext.pipeline(), "Adv")
    assert "Advertisement" in part(raw)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: cleantext.protect(cleantext.clean, "a"), "takes a cleaner or a pipeline.*got clean"),  # type: ignore[type-var]
        (lambda: cleantext.protect(cleantext.fix_spacing, 3), "a pattern is a text"),  # type: ignore[arg-type]
        (lambda: cleantext.with_token(cleantext.mask_urls, 3), "a token is a text"),  # type: ignore[arg-type]
        (lambda: cleantext.with_token(cleantext.pipeline(), "x"), "takes one cleaner"),  # type: ignore[arg-type]
        (lambda: cleantext.Pipeline(cleantext.fix_spacing), "a tuple of cleaners"),  # type: ignore[arg-type]
        (lambda: cleantext.clean("x", profile=["article"]), "unknown profile"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_cleaner_token_or_pattern_is_named(call: Callable[[], object], message: str) -> None:
    with pytest.raises(cleantext.OptionError, match=message):
        call()

"""What a pattern cannot match without."""

import re

from hypothesis import given
from hypothesis import strategies as st

from cleantext.packs import source_packs
from cleantext.strings.edges import EDGE, begins_in, holds
from cleantext.strings.literals import needs_of_pattern
from cleantext.strings.waits import MAX_CHARS, Needs, best_needs, needs_of_evidence

_ATOMS = r"a|b|É|Σ| |-|1|[ab]|[a-c]|[^b]|[ -]|\w|\s|\W|\b|\B|^|$|(?=a)|(?!b)|(?= )|(?<!\w)|(?!\w)|(?<=a)|."
ATOMS = st.sampled_from(_ATOMS.split("|"))
PATTERNS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{1,3}", "+?"])).map(
            lambda two: f"(?:{two[0]}){two[1]}"
        ),
        inner.map(lambda part: f"(?={part})"),
        inner.map(lambda part: f"(?-i:{part})"),
    ),
    max_leaves=8,
)
TEXT = st.text("abcABéÉσςΣ -1", max_size=8)


@given(PATTERNS, st.lists(TEXT, min_size=1, max_size=9))
def test_what_a_pattern_needs_occurs_wherever_it_matches(pattern, texts):
    lists = needs_of_pattern(pattern)
    whole = needs_of_pattern(pattern, whole=True)
    assert all(strings and all(strings) for strings, _ in lists + whole)
    for text in texts:
        if re.search(pattern, text, re.IGNORECASE):
            for strings, _ in lists:
                assert any(holds(text.lower(), string) for string in strings), (pattern, strings, text)
        if re.fullmatch(pattern, text, re.IGNORECASE):
            for strings, _ in whole:
                assert any(holds(text.lower(), string) for string in strings), (pattern, strings, text)


def test_a_pattern_tells_where_words_begin_and_end():
    def needs(pattern, whole=False):
        return [strings for strings, _ in needs_of_pattern(pattern, whole)]

    assert needs(r"\bnews\b") == [(f"{EDGE}news{EDGE}",)]
    assert needs(r"x\s+news") == [(f"x{EDGE}",), (f"{EDGE}news",)]
    assert needs(r".{3}news(?: .*)?", whole=True) == [(f"news{EDGE}",)]
    assert needs(r"(?:\w+ ){0,3}news", whole=True) == [(f"{EDGE}news{EDGE}",)]
    assert needs(r"(?<!\w)news(?!\w)") == [(f"{EDGE}news{EDGE}",)]
    assert needs(r".?news.?", whole=True) == [("news",)]
    assert needs(r"\b-news") == [("-news",)]


def test_the_patterns_of_the_packs_need_what_their_examples_hold():
    seen = 0
    for rule in (rule for pack in source_packs() if pack.lang != "tr" for rule in pack.rules):
        pattern = getattr(rule.find, "pattern", None)
        if pattern is None:
            continue
        lists = needs_of_pattern(pattern)
        for text in rule.drops:
            for match in re.finditer(pattern, text, re.IGNORECASE | re.MULTILINE):
                seen += 1
                assert all(any(holds(text.lower(), need) for need in needs) for needs, _ in lists), (
                    rule.id,
                    match,
                )
    assert seen > 300


@given(
    st.lists(st.text("ab", min_size=1, max_size=3), min_size=1, max_size=6, unique=True),
    TEXT,
    st.integers(1, 4),
)
def test_evidence_needs_as_many_of_its_words(words, text, at_least):
    [(strings, quorum)] = needs_of_evidence(words, at_least)
    held = sum(begins_in(text, word) for word in words)
    assert (held >= at_least) == (sum(holds(text, string) for string in strings) >= quorum)
    assert [] == needs_of_evidence([], at_least)


def test_long_strings_are_better_than_short_ones_and_few_than_many():
    long, short, many = Needs(("subscribe", "newsroom")), Needs(("app", "mail")), Needs(("newsroom",) * 99)
    assert set(long.strings) == set(best_needs([short, long]).strings)
    assert set(long.strings) == set(best_needs([many, long]).strings)
    assert Needs() == best_needs([Needs(("the",))], at_most=20) == best_needs([])
    assert Needs(("sign", "page"), 2) == best_needs([Needs(("sign", "page"), 2), Needs(("sign", "page"))])


def best(*lists):
    return best_needs([Needs((string,)) for string in lists]).strings


def test_what_is_rare_on_pages_is_better_than_what_is_frequent():
    assert ("©",) == best("©", "ab", ".")
    assert ("/ap",) == best("/", "/ap", ".")
    assert ("palace",) == best("that is", "palace")
    assert ("palace",) == best("facebook", "palace")
    assert ("2014",) == best("201", "2014", "20")
    assert ("тел",) == best("tel", "тел")
    assert ("ab",) == best("\n", "ab", " ")


def test_a_rule_waits_for_no_strings_that_open_it_too_often():
    frequent, rare = Needs((".", "imprint")), Needs(("imprint", "©"))
    assert frequent.strings == best_needs([frequent]).strings
    assert Needs() == best_needs([frequent], at_most=100.0)
    assert {*rare.strings} == {*best_needs([frequent, rare], at_most=100.0).strings}
    assert {*rare.strings} == {*best_needs([frequent, rare]).strings}


def test_of_long_strings_the_beginnings_are_looked_for():
    strings = ("\breading the newspaper", "\breading the newsletter\b", "short\b")
    cut = "\breading the newspaper"[:MAX_CHARS]
    assert ("short\b", cut) == best_needs([Needs(strings)]).strings
    assert Needs(strings, 2) == best_needs([Needs(strings, 2)])  # cut, they would no longer be as many

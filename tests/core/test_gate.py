"""The gate: exactly the strings that occur, however they lie in the text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleantext
from cleantext.gate import Gate, plan_gate
from cleantext.scan import EDGE, Scan, bare, begins_in, edged, holds, traces_of

ARTICLES = Path(__file__).parents[2] / "fixtures" / "articles"
TEXT = st.text("abcé文 “:(_0\n\ud800", max_size=40)
EDGES = st.sampled_from(["", EDGE])


@st.composite
def texts_and_strings(draw):
    """A text, strings cut out of it, and the same with another end, which seldom occur; some with edges."""
    text = draw(TEXT)
    strings = draw(st.sets(st.text("abé文 “:(\n", min_size=1, max_size=9), max_size=4))
    for _ in range(draw(st.integers(0, 12))):
        start = draw(st.integers(0, max(0, len(text) - 1)))
        part = text[start : start + draw(st.integers(1, 11))]
        strings |= {part, part[:-1] + draw(st.sampled_from("ab:"))} - {""}
    return text, {draw(EDGES) + string + draw(EDGES) for string in strings}


def check(gate, text):
    told = gate.open(Scan(text))
    assert told <= {string for string in gate.strings if bare(string) in text}
    assert told >= {string for string in gate.strings if holds(text, string)}


@pytest.mark.parametrize("few", [0, 24])
@given(drawn=texts_and_strings(), sample=TEXT)
def test_a_gate_tells_the_strings_that_occur(few, drawn, sample):
    text, strings = drawn
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cleantext.gate.FEW_STRINGS", few)
        check(Gate(strings, plan_gate(strings, [sample])), text)


@given(drawn=texts_and_strings())
def test_a_text_that_holds_a_string_has_its_traces(drawn):
    text, strings = drawn
    traces = Scan(text).traces
    for string in strings:
        if holds(text, string):
            assert traces.issuperset(traces_of(string)), string


@given(TEXT, st.text("abé:", min_size=1, max_size=3))
def test_an_edge_is_where_no_letter_of_ascii_goes_on(text, word):
    def is_free(char):
        return not (char.isascii() and char.isalpha())

    places = [at for at in range(len(text)) if text.startswith(word, at)]
    begins = [at for at in places if at == 0 or is_free(text[at - 1])]
    whole = [at for at in begins if is_free(text[at + len(word) : at + len(word) + 1] or " ")]
    assert holds(text, word) == bool(places)
    assert holds(text, EDGE + word) == bool(begins)
    assert holds(text, EDGE + word + EDGE) == bool(whole)
    assert edged("word") == EDGE + "word"
    assert edged("écrit") == "écrit"
    assert begins_in(text, word) == holds(text, edged(word))
    assert begins_in(text, word + EDGE) == holds(text, edged(word) + EDGE)


def test_a_string_is_looked_for_by_its_rarest_trace():
    strings = [f"{EDGE}the {rare} of the{EDGE}" for rare in ("xyz", "quark")] * 13
    plan = plan_gate(strings, ["the cat of the house", "the of"])
    assert plan.keys() == {b"xyz", b"quark"}
    assert {others for entries in plan.values() for _, others in entries} == {(b"of", b"the", b"the")}


def test_a_gate_tells_the_strings_of_articles():
    gate = cleantext.drop_boilerplate.engine.gate
    texts = [path.read_text(encoding="utf-8").lower() for path in sorted(ARTICLES.glob("*.txt"))]
    for text in texts:
        check(gate, text)
    assert any(gate.open(Scan(text)) for text in texts)

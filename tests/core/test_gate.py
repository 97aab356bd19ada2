"""The gate: exactly the strings that occur, however they lie in the text, by whatever search."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleantext
from cleantext.gate import Gate, plan_gate
from cleantext.gate import native as native_module
from cleantext.scan import Scan

ARTICLES = Path(__file__).parents[2] / "fixtures" / "articles"
TEXT = st.text("abcé文 “:(\n\ud800", max_size=40)


@st.composite
def texts_and_strings(draw):
    """A text, strings cut out of it, and the same with another end, which seldom occur."""
    text = draw(TEXT)
    strings = draw(st.sets(st.text("abé文 “:(\n", min_size=1, max_size=9), max_size=4))
    for _ in range(draw(st.integers(0, 12))):
        start = draw(st.integers(0, max(0, len(text) - 1)))
        part = text[start : start + draw(st.integers(1, 11))]
        strings |= {part, part[:-1] + draw(st.sampled_from("ab:"))} - {""}
    return text, strings


@pytest.mark.parametrize(("few", "many"), [(0, 64), (0, 0), (12, 64)])
@given(drawn=texts_and_strings(), sample=TEXT)
def test_a_gate_tells_exactly_the_strings_that_occur(few, many, drawn, sample):
    text, strings = drawn
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cleantext.gate.FEW_STRINGS", few)
        patch.setattr("cleantext.gate.MANY_SIGNS", many)
        gate = Gate(strings, plan_gate(strings, sample))
        assert gate.open(Scan(text)) == {string for string in strings if string in text}


def test_a_gate_looks_where_the_rarest_number_stands():
    plan = plan_gate(["the the xyzw the the"] * 12, "the the the the")
    rare = {number.to_bytes(4, sys.byteorder) for number in plan.by_number}
    assert len(rare) == 4
    assert rare.isdisjoint({b"the ", b"he t", b"e th", b" the"})


@pytest.fixture(scope="module")
def native():
    """The extra `fast`, which the suite does without."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delitem(sys.modules, "re2")
        pytest.importorskip("re2", reason="needs the extra `fast`: google-re2")
        patch.setattr("cleantext.gate.FEW_STRINGS", 0)
        native_module.cache_clear()
        yield
    native_module.cache_clear()


@given(drawn=texts_and_strings())
def test_the_native_search_tells_the_same(native, drawn):
    text, strings = drawn
    assert Gate(strings).open(Scan(text)) == {string for string in strings if string in text}


def test_the_native_search_tells_the_same_of_articles(native):
    needs = cleantext.drop_boilerplate.engine.needs
    gate = Gate(needs)
    texts = [path.read_text(encoding="utf-8").lower() for path in sorted(ARTICLES.glob("*.txt"))]
    told = [gate.open(Scan(text)) for text in texts]
    assert told == [{need for need in needs if need in text} for text in texts]
    assert any(told)

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
TEXT = st.text("abé文 “:\n\ud800", max_size=40)
STRINGS = st.sets(st.text("abé文 “:\n\ud800", min_size=1, max_size=9), max_size=20)


@pytest.mark.parametrize("few", [0, 12])
@given(strings=STRINGS, text=TEXT, sample=TEXT)
def test_a_gate_tells_exactly_the_strings_that_occur(few, strings, text, sample):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cleantext.gate.FEW_STRINGS", few)
        gate = Gate(strings, plan_gate(strings, sample))
    assert gate.open(Scan(text)) == {string for string in strings if string in text}


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


@given(strings=STRINGS, text=TEXT)
def test_the_native_search_tells_the_same(native, strings, text):
    assert Gate(strings).open(Scan(text)) == {string for string in strings if string in text}


def test_the_native_search_tells_the_same_of_articles(native):
    needs = cleantext.drop_boilerplate.engine.needs
    gate = Gate(needs)
    texts = [path.read_text(encoding="utf-8").lower() for path in sorted(ARTICLES.glob("*.txt"))]
    told = [gate.open(Scan(text)) for text in texts]
    assert told == [{need for need in needs if need in text} for text in texts]
    assert any(told)

"""The gate: exactly the strings that occur, and where, however they lie in the text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleantext
from cleantext.strings import gate as module
from cleantext.strings.edges import EDGE, bare, begins_in, edged, holds
from cleantext.strings.gate import Gate

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


def is_letter(char):
    return char.isascii() and char.isalpha()


def lines_that_hold(text, strings):
    """What the gate tells, found by looking for one string after the other."""
    held = {}
    for string in strings:
        core = bare(string)
        for at in range(len(text)):
            end = at + len(core)
            goes_on = (string[0] == EDGE and is_letter(text[:at][-1:])) or (
                string[-1] == EDGE and is_letter(text[end : end + 1])
            )
            if text.startswith(core, at) and not goes_on:
                held.setdefault(text.count("\n", 0, end - 1), set()).add(string)
    return held


@pytest.mark.parametrize("portion", [1, 5, 1 << 16])
@given(drawn=texts_and_strings())
def test_a_gate_tells_the_strings_of_each_line(portion, drawn):
    text, strings = drawn
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "PORTION", portion)
        patch.setattr(module, "FEW_BYTES", 0)
        told = list(Gate(strings).by_line(text))
    assert sorted(lines_that_hold(text, strings).items()) == told


@given(drawn=texts_and_strings())
def test_a_gate_that_has_seen_little_tells_the_same_without_its_automaton(drawn):
    text, strings = drawn
    gate = Gate(strings)
    assert sorted(lines_that_hold(text, strings).items()) == list(gate.by_line(text))
    assert "_automaton" not in gate.__dict__


def test_a_string_counts_for_the_line_in_which_it_ends():
    told = list(Gate(("a", "b\n", "\nc")).by_line("x\na\na\nab\nc"))
    assert [(1, {"a"}), (2, {"a"}), (3, {"a", "b\n"}), (4, {"\nc"})] == told


@given(drawn=texts_and_strings(), few=st.sampled_from([0, 24]))
def test_a_gate_tells_the_strings_of_a_text(drawn, few):
    text, strings = drawn
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "FEW_STRINGS", few)
        told = Gate(strings).open(text)
    assert told <= {string for string in strings if bare(string) in text}
    assert told >= {string for string in strings if holds(text, string)}


def test_letters_of_ascii_alone_go_on_with_a_word():
    gate = Gate((f"{EDGE}ad{EDGE}",))
    told = [char for char in map(chr, range(0x250)) if list(gate.by_line(f"{char}ad {char}"))]
    assert told == [char for char in map(chr, range(0x250)) if not is_letter(char)]
    assert told == [char for char in map(chr, range(0x250)) if list(gate.by_line(f"{char} ad{char}"))]


@given(TEXT, st.text("abé:", min_size=1, max_size=3))
def test_an_edge_is_where_no_letter_of_ascii_goes_on(text, word):
    places = [at for at in range(len(text)) if text.startswith(word, at)]
    begins = [at for at in places if not is_letter(text[:at][-1:])]
    whole = [at for at in begins if not is_letter(text[at + len(word) : at + len(word) + 1])]
    assert holds(text, word) == bool(places)
    assert holds(text, EDGE + word) == bool(begins)
    assert holds(text, EDGE + word + EDGE) == bool(whole)
    assert edged("word") == EDGE + "word"
    assert edged("écrit") == "écrit"
    assert begins_in(text, word) == holds(text, edged(word))
    assert begins_in(text, word + EDGE) == holds(text, edged(word) + EDGE)


def test_a_gate_tells_the_strings_of_articles():
    gate = cleantext.drop_boilerplate.engine.gate
    texts = [path.read_text(encoding="utf-8").lower() for path in sorted(ARTICLES.glob("*.txt"))]
    for text in texts:
        lines = text.split("\n")
        for number, strings in gate.by_line(text):
            assert all("\n" in string or holds(lines[number], string) for string in strings)
        assert gate.open(text) == {string for string in gate.strings if holds(text, string)}
    assert any(gate.open(text) for text in texts)


def test_who_looks_for_strings_one_by_one_is_not_disturbed_by_the_automaton() -> None:
    gate = Gate(("newsletter", "subscribe now"))
    assert ["newsletter"] == gate._occurring("our newsletter")
    held = gate._begun
    before = dict(held)
    assert before
    assert gate._automaton is not None
    assert before == held

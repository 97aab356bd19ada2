"""What went in earlier rounds is remembered, and tells what the lines around it are."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cleantext import Cleaner, Doc, Edit, Pipeline, Rule
from cleantext.finders.among import Among, as_it_was, remember
from cleantext.finders.lines import drop_line
from cleantext.kernel.patch import Patch

LINES = st.lists(st.sampled_from(("a", "bb", "", "ccc")), max_size=8).map("\n".join)


def find_lines(*texts):
    """A finder of lines, a rule of which is no `Among` rule."""
    return lambda doc: [drop_line(line, "demo.lines") for line in doc.lines if line.text in texts]


def between(doc, kinds):
    """Find the lines between two that are deleted."""
    for line in doc.lines:
        above, below = (number in kinds for number in (line.number - 1, line.number + 1))
        if above and below and line.number not in kinds:
            yield line


def pipeline(*steps):
    return Pipeline(tuple(Cleaner(f"step{number}", rules) for number, rules in enumerate(steps)))


LABELS = Rule("demo.lines", find_lines("Menu", "Legal"), kind="navigation")
BETWEEN = Rule("demo.between", Among("demo.between", between), kind="navigation")
REPAIR = Rule(
    "demo.repair",
    lambda doc: [
        Edit(at, at + 5, "Legal", ("demo.repair",))
        for at in range(len(doc.text))
        if doc.text.startswith("Lega1", at)
    ],
    kind="encoding",
)


def test_a_line_between_one_that_went_and_one_that_goes_later_goes_too():
    one_round = pipeline((LABELS, BETWEEN))
    assert "Text.\nMore.\n" == one_round("Text.\nMenu\nIsland\nLegal\nMore.\n")
    later = pipeline((LABELS, BETWEEN), (REPAIR,))
    assert "Text.\nMore.\n" == later("Text.\nMenu\nIsland\nLega1\nMore.\n")
    assert "Text.\nIsland\nMore.\n" == later("Text.\nIsland\nLega1\nMore.\n")


def test_a_trace_remembers_as_a_call_does():
    text = "Text.\nMenu\nIsland\nLega1\nMore.\n"
    later = pipeline((LABELS, BETWEEN), (REPAIR,))
    done = later.trace(text)
    assert done.text == later(text)
    assert {"demo.lines", "demo.between", "demo.repair"} == set(done.patch.rules)
    assert done.patch.apply(text) == done.text


def test_what_was_told_by_its_neighbours_is_no_evidence_of_its_kind():
    step = Cleaner("step", (LABELS, BETWEEN, REPAIR))
    assert {"demo.lines": "navigation", "demo.between": "content"} == step.memorable


@given(LINES, st.data())
def test_memory_holds_the_lines_where_they_stood(old, data):
    doc = Doc(old)
    taken = []
    while doc.text:
        numbers = data.draw(st.sets(st.integers(0, len(doc.lines) - 1), max_size=3))
        if not numbers:
            break
        patch = Patch([drop_line(doc.lines[number], "demo.lines") for number in sorted(numbers)])
        taken += [doc.lines[number].text for number in sorted(numbers)]
        gone = remember(doc, patch, LABELS_ONLY)
        doc = Doc(patch.apply(doc.text), gone=gone)
        assert all(a.at <= b.at for a, b in pairwise(gone))
        assert all(0 <= lines.at <= len(doc.text) for lines in gone)
    before, kinds, numbers = as_it_was(doc)
    assert [text for text in old.split("\n") if text] == [text for text in before.line_texts if text]
    assert sorted(filter(None, taken)) == sorted(before.line_texts[number] for number in kinds)
    for number, present in enumerate(numbers):
        if number not in kinds:
            assert doc.line_texts[present] == before.line_texts[number]


LABELS_ONLY = {"demo.lines": "navigation"}


def test_what_went_within_a_line_is_not_remembered():
    doc = Doc("One two\nthree")
    assert () == remember(doc, Patch([Edit(0, 4, "", ("demo.lines",))]), LABELS_ONLY)
    assert () == remember(doc, Patch([Edit(0, 8, "", ("demo.other",))]), LABELS_ONLY)
    assert () == remember(doc, Patch([Edit(0, 8, "x", ("demo.lines",))]), LABELS_ONLY)
    (lines,) = remember(doc, Patch([Edit(0, 8, "", ("demo.lines",))]), LABELS_ONLY)
    assert (0, "navigation", "One two\n") == lines

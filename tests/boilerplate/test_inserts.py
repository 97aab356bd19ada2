"""Headlines glued between sentences, and what ends a line: where the cut ends."""

import pytest

from cleantext.finders.inserts import Glued, Trail, headline_end
from cleantext.kernel.doc import Doc

GLUED = Glued("t.glued", ("Recommended:", "Related:", "Read more:"))
CREDIT = Trail("t.credit", r"[\[(]photo: [^()\[\]]{1,40}[\])]", (")", "]"))


def cut(finder, text):
    out, at = "", 0
    for edit in finder(Doc(text)):
        out += text[at : edit.start] + edit.text
        at = edit.end
    return out + text[at:]


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        ("It dissolved.\n\nThen it rained.", "It dissolved.Recommended:US plan not workableThen it rained."),
        (
            "It is near.\n\nThe day came.",
            "It is near.Recommended:New evidence suggests fall of ISISThe day came.",
        ),
        ("He slept.\n\nA man left.", "He slept.Related: 7 Strange Signs You're IllA man left."),
        (
            "He slept.\n\nHong Kong won.",
            "He slept. Related: What the experts of the town weighHong Kong won.",
        ),
        ("He slept.\n\nThe end.", "He slept.Read more: Is this the last of the wine?The end."),
        ("He slept.", "He slept.Read more: Why nobody in the town could sleep"),
        (
            "One.\n\nThe first.\n\nBut then.",
            "One.Related: First story of the dayThe first.Related: Last storyBut then.",
        ),
    ],
)
def test_a_glued_headline_goes_to_its_seam(expected, raw):
    assert expected == cut(GLUED, raw)


@pytest.mark.parametrize(
    "text",
    [
        "Two things are related: rain and wind.",
        "He slept. Related: she was tired. So she slept.",
        "He slept.Read more: the MacBook is on the table of the house. It is new.",
        "Recommended: nothing.",
        "He read more: books, papers, all that there was.",
    ],
)
def test_a_label_without_a_seam_stays(text):
    assert text == cut(GLUED, text)


def test_a_capital_within_a_name_is_no_seam():
    text = "How YouTube and McDonald's sell iPhones to the youngThen came the fall."
    assert "How YouTube and McDonald's sell iPhones to the young" == text[: headline_end(text, 0)]


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        ("The bridge.\nTwo.", "The bridge. (Photo: Ann Roe)\nTwo."),
        ("The bridge", "The bridge [photo: Ann Roe]"),
        ("(Photo: Ann Roe)", "(Photo: Ann Roe)"),
        ("The bridge (photo: Ann) fell", "The bridge (photo: Ann) fell"),
    ],
)
def test_a_credit_goes_and_its_caption_stays(expected, raw):
    assert expected == cut(CREDIT, raw)


def test_a_hostile_line_of_labels_takes_linear_time():
    text = ".Related: x" * 20_000
    assert len(text) == len(cut(GLUED, text)) or cut(GLUED, text)

"""Texts whose paragraphs were joined with nothing between them."""

import pytest

import cleantext

PARAGRAPHS = [
    "The council met for five hours on Monday and agreed to raise the fares. Nobody spoke against it then.",
    "Ferry stays in harbour",
    "The harbour master said that it would leave at noon. Eleven people were on it, among them the mayor.",
    "“We will wait,” he said on LinkedIn and YouTube. His office in the harbour would not comment.",
    "Advertisement",
    "It rained all day in the old town. The PageRank of the bridge fell, as JavaScript had it.",
    "In the evening, the ferry came back with all of them. The harbour was full of people again.",
    "The mayor’s office closes in March. A new bridge is to open before the end of the year.",
    "Share on Facebook",
    "The ferry was built in the year 1998 by a firm of the old town. It has been repaired twice since.",
    "This year it will be sold. The money is to go to the school, which needs a new roof by autumn.",
    "On Tuesday the council meets again. Nobody knows what it will say about the fares of the ferry.",
]


def test_glued_paragraphs_are_parted():
    joined = "".join(PARAGRAPHS)
    found = [part.text for part in cleantext.paragraphs(joined)]
    assert found == [part for part in PARAGRAPHS if part not in ("Advertisement", "Share on Facebook")]


@pytest.mark.parametrize(
    "text",
    [
        " ".join(PARAGRAPHS[::2]),
        "\n".join(PARAGRAPHS[::2]),
        " ".join(PARAGRAPHS[::2])
        .replace("fares. Nobody", "fares.Nobody")
        .replace("noon. Eleven", "noon.Eleven"),
        " ".join(PARAGRAPHS[::2]).replace(". ", "."),
    ],
    ids=["blanks", "lines", "two typing errors", "no blanks at all"],
)
def test_no_line_ends_come_from_elsewhere(text):
    assert text.count("\n") >= cleantext.fix_spacing(text).count("\n")

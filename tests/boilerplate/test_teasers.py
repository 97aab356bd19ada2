"""Teasers that break off, and headlines above the button that reads on."""

from __future__ import annotations

import pytest

import cleantext

ARTICLE = [
    "It rained all day in the harbour of Sampletown, and the ferry stayed where it was until the evening.",
    "Then the wind dropped, and the ferry left the harbour with eleven passengers and a piano on its deck.",
    "The harbour master said that no ferry had waited for so long since the storm of the first of March.",
    "On the island the passengers were met by a band, which had been without its piano since the autumn.",
    "The band will play in the harbour on Friday, if the rain stops and the ferry brings its drummer back.",
]
ROW = [
    "A group of researchers has found that more internet than needed alters the brains of adolescents who...",
    "Recently a poll asked general practitioners whether or not they support the bill on the reform of...",
    "Mothers should not be concerned while breastfeeding their children in public, a council has decided …",
]


def cleaned(*lines: str) -> str:
    return cleantext.clean("\n\n".join(lines))


@pytest.mark.parametrize("at", [0, 2, 5])
def test_teasers_in_a_row_go_wherever_they_stand(at: int) -> None:
    assert cleaned(*ARTICLE[:at], *ROW, *ARTICLE[at:]) == cleaned(*ARTICLE)


@pytest.mark.parametrize(
    "lines",
    [
        ROW[:2],
        [f"“{line}”" for line in ROW],
        [line.rstrip(".… ") + "." for line in ROW],
        [
            "Computing factorial(2), currently...",
            "Computing factorial(3), currently...",
            "Computing the rest of all...",
        ],
        [f"Reading file {n} of 9 with size={n} and all of the rest of it..." for n in (1, 2, 3)],
        [
            "The ferry waited in the harbour, and nobody knew what the captain would do with the piano...",
            "The passengers stood on the deck in the rain, with the band behind them on the island...",
            "And then the wind dropped in the harbour, and the ferry left with the piano on its deck...",
        ],
    ],
    ids=["two", "speech", "whole sentences", "a program's output", "counted", "of the article"],
)
def test_what_trails_off_otherwise_stays(lines: list[str]) -> None:
    text = cleaned(*ARTICLE[:3], *lines, *ARTICLE[3:])
    assert all(line.rstrip(".… ”“") in text for line in lines)


HEADLINE = "Mayor of Sampletown faces questions over holidays"


@pytest.mark.parametrize("kicker", ["THE TWO-WAY", "Politics"])
def test_a_headline_on_both_sides_of_its_section_is_a_teaser_within_the_article(kicker: str) -> None:
    row = [HEADLINE, kicker, HEADLINE]
    assert cleaned(*ARTICLE[:3], *row, *ARTICLE[3:]) == cleaned(*ARTICLE)
    assert cleaned(*row, *ARTICLE).startswith(HEADLINE)


@pytest.mark.parametrize(
    "row",
    [
        [
            "— Ann Bo of Sampletown (@annbo) March 3, 2016",
            "No rain today",
            "— Ann Bo of Sampletown (@annbo) March 3, 2016",
        ],
        ["The ferry, the ferry is here.", "We ran", "The ferry, the ferry is here."],
        ["Row the boat", "row", "Row the boat"],
        [HEADLINE, "Copy all of the folders from one place to another", HEADLINE],
        ["So they sang", HEADLINE, "Hey ho", HEADLINE, "And nobody knew when to stop"],
    ],
    ids=["posts", "refrain", "short", "items of a list", "verse"],
)
def test_other_lines_around_a_line_stay(row: list[str]) -> None:
    assert all(line in cleaned(*ARTICLE[:3], *row, *ARTICLE[3:]) for line in row)


def test_a_page_of_nothing_but_teasers_stays() -> None:
    assert all(line[:60] in cleaned(*ROW) for line in ROW)


HEADLINE = "Ripples of a storm: what will the ferries of the north do next?"


@pytest.mark.parametrize(
    "button", ["Read more", " Read more…", "Lire la suite", "Читать далее", "Weiterlesen »"]
)
@pytest.mark.parametrize("headline", [HEADLINE, "Captain under fire over the loss of the piano"])
def test_a_headline_above_the_button_that_reads_on_goes(headline: str, button: str) -> None:
    assert cleaned(*ARTICLE[:3], f"{headline}\n{button}", *ARTICLE[3:]) == cleaned(*ARTICLE)


@pytest.mark.parametrize(
    "lines",
    [
        [HEADLINE, "Read more", *ARTICLE],
        [*ARTICLE[:3], "What happened next", "Read more", *ARTICLE[3:]],
        [*ARTICLE[:3], HEADLINE, "Related", *ARTICLE[3:]],
        [*ARTICLE[:3], "He said: “Nobody will take the piano from the ferry”", "Read more", *ARTICLE[3:]],
    ],
    ids=["of the article", "a subheading", "another label", "speech"],
)
def test_other_lines_above_it_stay(lines: list[str]) -> None:
    at = next(n for n, line in enumerate(lines) if line in ("Read more", "Related")) - 1
    assert lines[at] in cleaned(*lines)


@pytest.mark.parametrize(
    "by", ["Posted by: {} | January 16, 2012, 7:28 am", "Автор: {}, 16 января 2012, 19:28"]
)
def test_comments_that_are_signed_below_go_with_their_heading(by: str) -> None:
    comments = ["And this is news?", "I was on that ferry, and the piano was out of tune.", "Hear, hear!"]
    thread = [line for n, said in enumerate(comments) for line in (said, by.format(f"Ann{n}"))]
    assert cleaned(*ARTICLE, "User Comments", *thread) == cleaned(*ARTICLE)


def test_a_signature_below_an_article_is_no_thread() -> None:
    lines = [*ARTICLE, "Posted by: Ann Sample | January 16, 2012, 7:28 am"]
    assert ARTICLE[-1] in cleaned(*lines)


@pytest.mark.parametrize(
    "says", ["{} said on January 16, 2012 at 1:25 PM", "{} schrieb am 16. Januar 2012, 13:25"]
)
def test_comments_below_who_said_them_and_when_go(says: str) -> None:
    comments = ["And this is news?", "I was on that ferry, and the piano was out of tune.", "Hear, hear!"]
    thread = [line for n, said in enumerate(comments) for line in (says.format(f"Ann{n}"), said)]
    assert cleaned(*ARTICLE, "3 comments", *thread) == cleaned(*ARTICLE)


SHARES = ["Facebook", "Twitter", "Google+", "LinkedIn"]


@pytest.mark.parametrize("at", [2, 5])
def test_a_share_bar_that_came_one_name_a_line_goes(at: int) -> None:
    assert cleaned(*ARTICLE[:at], *SHARES, *ARTICLE[at:]) == cleaned(*ARTICLE)


@pytest.mark.parametrize(
    "lines",
    [
        [*ARTICLE[:2], "The band can be found on these networks:", *SHARES, *ARTICLE[2:]],
        [
            *ARTICLE,
            "Twitter and Facebook removed the song, and LinkedIn never had it, the band said on Friday.",
            *SHARES,
        ],
        [*ARTICLE[:2], "Facebook", *ARTICLE[2:]],
    ],
    ids=["announced", "what the article is about", "alone"],
)
def test_names_of_networks_that_the_author_lists_stay(lines: list[str]) -> None:
    assert "Facebook" in cleaned(*lines)


@pytest.mark.parametrize("button", ["more", "Read more »", "mehr", "… Read…", "więcej"])
def test_sentences_with_the_same_button_behind_each_go(button: str) -> None:
    rows = [f"{line.rstrip('.… ')} for years. {button}" for line in ROW]
    assert cleaned(ARTICLE[0], rows[0], *ARTICLE[1:3], rows[1], *ARTICLE[3:], rows[2]) == cleaned(*ARTICLE)


@pytest.mark.parametrize("end", ["he said", "Harbour", "www.example.com"])
def test_sentences_with_other_words_behind_stay(end: str) -> None:
    rows = [f"{line.rstrip('.… ')} for years. {end}" for line in ROW]
    assert all(row in cleaned(*ARTICLE, *rows) for row in rows)

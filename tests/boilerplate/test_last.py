"""The last lines of a page's foot go, and those of the article stay."""

import pytest

import cleantext
from cleantext import Doc
from cleantext.structure.last import find_last

BODY = [
    "The ferry of Sampletown left at six, an hour late, with eleven passengers and a piano on its deck.",
    "Nobody had asked for it, the harbour master said on Tuesday, and the captain did not know its owner.",
    "The piano belongs to a school on the island, which has been without music since the autumn, he said.",
    "It will be tuned next week, if the tuner dares to cross in a storm that is forecast for Friday night.",
    "The mayor looked relieved in a grey coat and rubber boots as she waved the ferry off from the pier.",
]
FOOT = ["All rights reserved.", "Privacy policy", "Terms of use", "Log in"]
SLOGAN = "Eastport Weekly brings readers north of Highway 360 the best of lifestyle, dining and design."


def cleaned(*lines: str) -> str:
    return cleantext.clean("\n\n".join([*BODY, *lines]))


@pytest.mark.parametrize("lines", [[SLOGAN], ["About us", SLOGAN], ["Bonnie Hill 5", "Call 209 372"]])
def test_what_ends_the_text_behind_lines_of_the_foot_goes(lines: list[str]) -> None:
    assert cleaned() == cleaned(*FOOT, *lines)
    assert cleaned() == cleaned(*FOOT[:2], *lines, *FOOT[2:])


KIN = "The ferry and its captain will be back in Sampletown harbour on Friday night, if the storm is over."


@pytest.mark.parametrize(
    ("lines", "goes"),
    [
        ([SLOGAN], True),
        ([KIN], False),  # the article's own
        (["“Violins and trumpets,” she said, “are louder.”"], False),
        ([f"{SLOGAN} {n}" for n in range(4)], False),  # too many
    ],
)
def test_the_finder_leaves_what_may_be_the_articles(lines: list[str], goes: bool) -> None:
    doc = Doc("\n".join([*BODY, *FOOT, *lines]))
    kinds = {len(BODY) + n: "legal" for n in range(len(FOOT))}
    assert [line.text for line in find_last(doc, kinds)] == lines * goes
    assert not list(find_last(doc, dict.fromkeys(kinds, "advertisement")))


def test_what_the_article_speaks_of_stays() -> None:
    assert KIN in cleaned(*FOOT, KIN)
    assert SLOGAN in cleaned("Advertisement", "Photo: Getty", SLOGAN)


@pytest.mark.parametrize(
    "line",
    [
        "Correction: an earlier version gave the wrong age for the mayor. She is 54.",
        "Anyone who needs to talk can call the helpline on 0800 123 456.",
        "I own no shares in any company named here, and the waffle iron was a gift.",
        "En cas d’idées suicidaires, appelez le 3114, gratuit et ouvert jour et nuit.",
        "Die Autorin hat von zwei Wasserwerken Honorare erhalten, von denen keines hier vorkommt.",
    ],
)
def test_corrections_help_lines_and_what_the_author_adds_stay(line: str) -> None:
    assert line in cleaned(*FOOT, line)


def test_a_last_sentence_below_a_form_for_a_newsletter_stays() -> None:
    lines = ["<form>", "<address>", "<privacy>", SLOGAN, "<more>", "<share>"]
    kinds = dict(
        zip(range(len(BODY), len(BODY) + len(lines)), ("newsletter", "newsletter", "legal"), strict=False)
    )
    kinds |= {len(BODY) + 4: "navigation", len(BODY) + 5: "social"}
    doc = Doc("\n".join([*BODY, *lines]))
    assert [] == list(find_last(doc, kinds))
    assert [SLOGAN] == [line.text for line in find_last(doc, kinds | {len(BODY): "legal"})]

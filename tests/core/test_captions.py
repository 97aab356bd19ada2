"""Captions that tell in almost the same words what a paragraph nearby tells."""

from __future__ import annotations

import pytest

import cleantext

HEAD = [
    "Ferry leaves the harbour of Sampletown after eleven days of storm",
    "The captain had waited since the first of March.",
    "On Tuesday the mayor, 54, looked relieved in a grey coat and rubber boots as she waved the ferry off.",
    "Nobody had counted the passengers, but the harbour master spoke of eleven and of a piano on the deck.",
    "The piano belongs to a school on the island, which has been without music since the autumn, he said.",
]
TAIL = ["It will be tuned next week, if the tuner dares to cross.", "The next storm is forecast for Friday."]
KICKED = "Relieved: The mayor looked relieved in a grey coat and rubber boots as she waved the ferry off"
BARE = "The piano belongs to a school on the island (pictured), which has been without music since the autumn"


def cleaned(*lines: str) -> str:
    return cleantext.clean("\n\n".join([*HEAD, *lines, *TAIL]))


@pytest.mark.parametrize("caption", [KICKED, BARE, KICKED.replace(":", "!"), KICKED.replace(": ", ":\u00a0")])
def test_a_caption_that_retells_a_paragraph_goes(caption: str) -> None:
    assert cleaned(caption) == cleaned()


def test_who_is_pictured_goes_with_what_is_told_again_unless_it_tells_much() -> None:
    told = f"{HEAD[-1].removesuffix(', he said.')}. Pictured: The school band on the pier in the rain"
    assert cleaned(told) == cleaned()
    assert "It has left the island" in cleaned(
        f"{told.removesuffix(' on the pier in the rain')}. It has left the island"
    )
    much = "Pictured: A school band on the pier in the rain, which played for eleven hours until a boat came"
    assert cleaned(told.partition(" Pictured")[0] + f" {much}") == cleaned(much)


def test_a_long_caption_may_be_made_of_several_paragraphs() -> None:
    told = f"{HEAD[3].removesuffix('.')} of the ship. {HEAD[4].replace(', he said.', '')} of 2019"
    other = told.replace("passengers", "pianos").replace("harbour", "school").replace("belongs", "went")
    assert told not in cleaned(told)
    assert other in cleaned(other)


def test_a_caption_with_a_label_may_end_as_a_quotation_does() -> None:
    said = (
        "The captain of the ferry asked the harbour master of Sampletown: 'Who on earth has ordered a piano?'"
    )
    assert f"Surprised: {said}" not in cleaned(said, f"Surprised: {said}")
    assert f"Surprised: {said}" in cleaned(f"Surprised: {said}")


@pytest.mark.parametrize("far", [0, 30])
def test_each_sentence_may_stand_in_a_short_paragraph_of_its_own(far: int) -> None:
    between = [f"Then it was asked whether boat number {n} will sail again." for n in range(far)]
    told = "Sampletown: " + " ".join([HEAD[1], TAIL[0]]).removesuffix(".")
    lines = ["It was a long week for them.", HEAD[3], HEAD[1], *between, TAIL[0], TAIL[1]]
    assert told not in cleantext.clean("\n\n".join([*lines, told]))


def test_below_the_headline_only_what_stands_above_is_told_again() -> None:
    bare = BARE.replace(" (pictured)", "").replace("the autumn", "autumn")
    for caption, lines, stays in (
        (bare, [HEAD[-1], HEAD[2], bare], False),
        (bare, [HEAD[2], HEAD[3], bare, HEAD[-1]], True),
        (BARE, [HEAD[2], HEAD[3], BARE, HEAD[-1]], False),  # says itself that it is a caption
    ):
        assert (f"\n{caption}\n" in cleantext.clean("\n\n".join([HEAD[0], *lines, *TAIL]))) == stays


def test_the_copy_with_a_kicker_is_the_caption() -> None:
    said = "Clearly pleased with the piano, the captain insisted, 'you are lucky to have me on this island!'"
    found = cleaned(said, f"Did well! {said}")
    assert f"\n\n{said}" in found


def test_its_reason_is_told() -> None:
    done = cleantext.trace("\n\n".join([*HEAD, KICKED, *TAIL]))
    assert {"repeats.retold"} == {rule for edit in done.edits for rule in edit.rules if "repeats" in rule}


@pytest.mark.parametrize(
    "line",
    [
        "Relieved: The mayor was seen in a shop for rubber boots only a day before she waved the ferry off",
        "Weather: Storms of force nine are forecast for the coast from Friday morning until Sunday night",
        "Myth 9: The mayor looked relieved in a grey coat and rubber boots as she waved the ferry off",
        "Music: the school on the island has been without music",  # a heading above its paragraph
        f"{KICKED}.",  # a sentence of the author's
        f"- {KICKED}",  # an item of a list
        f"{BARE}. By A. Writer",
        "She looked relieved in a grey coat and rubber boots",  # too short to tell
        "Who looked relieved in a grey coat and rubber boots as she waved the ferry off on Tuesday?",
    ],
)
def test_what_says_something_else_or_is_no_caption_stays(line: str) -> None:
    assert line in cleaned(line)


def test_a_list_of_key_points_stays() -> None:
    points = [
        "Relief: the mayor looked relieved in a grey coat and rubber boots as she waved the ferry off",
        "Passengers: the harbour master spoke of eleven and of a piano on the deck of the ferry",
        "Music: the school on the island, which has been without music since the autumn, gets a piano",
    ]
    assert all(point in cleaned(*points) for point in points)


def test_a_standfirst_and_a_signed_quote_stay() -> None:
    first = "The mayor looked relieved in a grey coat and rubber boots as she waved the ferry off on Tuesday"
    assert first in cleantext.clean("\n\n".join([HEAD[0], first, *HEAD[1:], *TAIL]))
    assert BARE in cleaned(BARE, "Ann Sample, harbour master")


def test_a_line_broken_within_its_sentence_stays() -> None:
    torn = "The piano belongs to a school on the island, which has been without music since autumn\nof 2019."
    assert torn in cleantext.clean("\n".join([*HEAD, torn, *TAIL]))


#: A word more, a word less: `of a` and `which` are not in them, `old` and `whole` not in the paragraph.
NEARLY = (
    "Nobody had counted all passengers, but the harbour master spoke of eleven and of a piano on the deck"
)


@pytest.mark.parametrize(
    "caption",
    [
        "'Nobody asked us for it': On Tuesday the mayor, 54, looked relieved in a grey coat and boots",
        "“Who asked for it?” On Tuesday the mayor, 54, looked relieved in a grey coat and rubber boots",
        NEARLY,
        "belongs to a school on the island, which has been without music since the autumn, he said",
    ],
)
def test_a_caption_may_begin_with_what_was_said_or_small_or_leave_a_word_out(caption: str) -> None:
    assert cleaned(caption) == cleaned()


@pytest.mark.parametrize(
    "line",
    [
        NEARLY.replace("eleven", "12"),  # another figure
        NEARLY.replace("harbour master", "Captain Doe"),  # another name
        f"“{NEARLY}”",  # somebody's words
        "Nobody had counted all passengers, but the harbour master spoke",  # as short as a heading
    ],
)
def test_a_line_that_differs_in_a_name_or_a_figure_says_something_else(line: str) -> None:
    assert line in cleaned(line)


def test_what_begins_small_behind_an_open_sentence_is_the_rest_of_it() -> None:
    rest = "belongs to a school on the island, which has been without music since the autumn, he said"
    assert rest in cleaned("Nobody knew to whom it was that the piano of the captain of the ferry", rest)


def test_a_headline_with_what_was_said_stays_above_the_article() -> None:
    head = "'Nobody has ever asked us for it': Mayor waves the ferry off in a grey coat and rubber boots"
    told = f"{head.partition(': ')[2]}, and nobody had counted the passengers, said the harbour master."
    assert head in cleantext.clean("\n\n".join([head, HEAD[1], told, *HEAD[3:], *TAIL]))

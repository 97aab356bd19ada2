"""Paragraphs: where they begin and end, with spans in the clean and the raw text."""

import pytest

import cleantext

WRAPPED = (
    "The council met on Monday to hear what the resi-\n"
    "dents of the old town had to say about the new\n"
    "bridge, and about the toll that it would bring."
)


def texts(raw):
    return [paragraph.text for paragraph in cleantext.paragraphs(raw)]


def test_blank_lines_and_line_ends_part_paragraphs():
    assert ["One.", "Two.", "Three."] == texts("One.\n\nTwo.\nThree.\n")


def test_wrapped_lines_join_and_words_lose_their_hyphen():
    whole = (
        "The council met on Monday to hear what the residents of the old town had to say about the new "
        "bridge, and about the toll that it would bring."
    )
    assert [whole] == texts(WRAPPED)
    assert [whole, whole] == texts(WRAPPED + "\n\n" + WRAPPED)


def test_a_compound_keeps_the_hyphen_that_the_text_gives_it_elsewhere():
    raw = (
        "The well-known bridge is old, and it is well-\n"
        "known that the toll is high, as they say in town\n"
        "and in the villages on both sides of the river."
    )
    (paragraph,) = texts(raw)
    assert "it is well-known that" in paragraph


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (
            "They walked along the river bank to Stratford-",
            "Upon the hill, with the people who came be-",
            "Stratford-Upon",
        ),
        (
            "The hospital in the hills has a new covid-",
            "19 ward, with room for twenty people, and be-",
            "covid-19 ward",
        ),
        (
            "The mayor of the harbour town has long-",
            "range plans for the people who came here be-",
            "long-range plans",
        ),
        (
            "Alle Leute im alten Haus rufen laut beim Ein-",
            "und Ausgang, wie es die Leute taten, die be-",
            "Ein- und Ausgang",
        ),
        (
            "The bridge has commercial and non-",
            "commercial use by all the people who came be-",
            "non-commercial use",
        ),
        (
            "The council met to hear what the old resi-",
            "dents had to say of the people who came be-",
            "old residents had",
        ),
    ],
)
def test_a_hyphen_at_a_line_end_stays_if_it_belongs_to_the_word(first, second, joined):
    (paragraph,) = texts(f"{first}\n{second}\nfore the others did, and of the old town hall.")
    assert joined in paragraph
    assert "before the others" in paragraph


def test_a_wrapped_text_without_blank_lines_parts_where_a_line_is_not_filled():
    raw = (
        "Toll for the bridge\n"
        "The council met on Monday to hear what the people\n"
        "of the old town had to say about the new bridge.\n"
        "Nobody liked the toll.\n"
        "The mayor said that the town would need the money\n"
        "by the end of the year, and that nobody else had\n"
        "offered to pay."
    )
    assert [
        "Toll for the bridge",
        "The council met on Monday to hear what the people of the old town had to say about the new bridge. "
        "Nobody liked the toll.",
        "The mayor said that the town would need the money by the end of the year, and that nobody else had "
        "offered to pay.",
    ] == texts(raw)


def test_paragraphs_of_two_wrapped_lines_join():
    one = "The council met on Monday to hear what the people\nhad to say about the bridge."
    two = "The mayor said that the town would need the money\nby the end of the year, or soon after it."
    assert [part.replace("\n", " ") for part in (one, two, one)] == texts("\n\n".join((one, two, one)))


@pytest.mark.parametrize(
    "raw",
    [
        "Roses are red,\nViolets are blue,\nSugar is sweet,\nAnd so are you.",
        "The first line of a list that is rather long\nThe second line\nThe third line of this list",
        "One sentence that is long enough to fill a line.\nAnother sentence that is as long as the one.\n"
        "A third sentence, and it ends with a full stop.",
        "- one thing that goes on the list of the things\n- two things that go on the list of the thing\n"
        "- three things that go on the list of the day",
    ],
)
def test_lines_of_their_own_stay_apart(raw):
    assert raw.split("\n") == texts(raw)


def test_one_block_breaks_between_quotations_and_before_bullets():
    raw = "It rained on the hills. " * 40 + "“So it did.” “It did not.”"
    assert 2 == len(texts(raw))
    assert ["In short:", "• It rains.", "• It snows."] == texts("In short: • It rains. • It snows.")


def test_a_short_block_stays_whole():
    assert ["She said, “So it did.” “It did not,” said he."] == texts(
        "She said, “So it did.” “It did not,” said he."
    )


@pytest.mark.parametrize("raw", [WRAPPED, "One.\n\nAdvertisement\n\nTwo. ”\n", "A  b.\n \n C d.", "", "\n\n"])
def test_spans_point_into_the_clean_and_the_raw_text(raw):
    done = cleantext.trace(raw)
    for paragraph in done.paragraphs():
        assert 0 <= paragraph.start < paragraph.end <= len(done.text)
        assert 0 <= paragraph.raw_start < paragraph.raw_end <= len(raw)
        assert done.text[paragraph.start] == paragraph.text[0]
        assert done.text[paragraph.end - 1] == paragraph.text[-1]
        assert raw[paragraph.raw_start] == paragraph.text[0]
        assert raw[paragraph.raw_end - 1] == paragraph.text[-1]

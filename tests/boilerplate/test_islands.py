"""What is left of the page between lines that other rules delete goes with them."""

import pytest

import cleantext
from cleantext import Doc
from cleantext.structure.islands import find_islands

HEAD = "Bridge to open two years late"
BODY = [
    "The minister said on Monday that the bridge would open in the spring, two years later than planned.",
    "Nobody in the town hall wanted to say on Tuesday how much more it would cost than the first estimate.",
    "Engineers had found cracks in three of the pillars that carry the western half of the new crossing.",
    "The builder expects to have them mended before Easter, and promises to pay for the work.",
]
COMMENT = (
    "Typical. My uncle waited eleven months for a plumber, and nobody ever apologised to him for anything."
)
NAV, SOCIAL, LEGAL, COMMENTS = "<navigation>", "<social>", "<legal>", "<comments>"
MORE, AD, CREDIT, WALL = "<recommendation>", "<advertisement>", "<credit>", "<paywall>"


def islands(*lines):
    """The islands among lines, of which those in angles stand for deleted ones of that kind."""
    kinds = {number: text[1:-1] for number, text in enumerate(lines) if text.startswith("<")}
    return [line.text for line in find_islands(Doc("\n".join(lines)), kinds)]


def test_labels_below_the_article_go():
    foot = ["Gardening club of Sampletown", "Swap your skis", "Wool »"]
    assert islands(HEAD, *BODY, SOCIAL, NAV, *foot) == foot
    assert islands(HEAD, *BODY, SOCIAL, NAV, foot[0], AD, *foot[1:], LEGAL) == foot


def test_labels_between_chrome_above_the_article_go():
    assert islands(HEAD, NAV, "Wool and yarn", SOCIAL, *BODY) == ["Wool and yarn"]


def test_labels_below_the_headline_go():
    headline = "Minister says when the bridge will open"
    assert islands(headline, "Wool and yarn", NAV, *BODY) == ["Wool and yarn"]
    labels = ["Wool and yarn", "Swap your skis"]
    assert islands(headline, *labels, NAV, *BODY) == labels
    assert islands(headline, "Jo Doe", NAV, *BODY) == []
    assert islands(headline, "Engineers had found cracks", NAV, *BODY) == []
    assert islands("Sampletown Courier", "Wool and yarn", NAV, *BODY) == []  # neither may be the headline
    assert islands("Singer ill: an evening of silence", "Wool and yarn", NAV, *BODY) == []
    assert islands("Minister on the bridge", "Wool and yarn", NAV, *BODY) == []


def test_the_headline_and_the_name_of_the_author_stay():
    assert islands(HEAD, NAV, *BODY) == []
    assert islands("Wool and yarn", NAV, *BODY) == []
    assert islands(HEAD, NAV, "Jo Doe", SOCIAL, *BODY) == []


def test_what_was_told_by_its_neighbours_tells_nothing_of_the_next():
    assert islands(HEAD, NAV, "<content>", "Needles of beech", SOCIAL, *BODY) == []
    assert islands(HEAD, NAV, "Needles of beech", "<content>", SOCIAL, *BODY) == []
    assert islands(HEAD, "<content>", NAV, "Needles of beech", SOCIAL, "<content>", *BODY) == [
        "Needles of beech"
    ]


def test_what_the_article_speaks_of_stays():
    assert islands(HEAD, NAV, "Engineers mended the bridge", SOCIAL, *BODY) == []
    assert islands(HEAD, *BODY, SOCIAL, NAV, "The minister and the builder") == []


def test_comments_below_two_signs_of_the_foot_go():
    assert islands(HEAD, *BODY, COMMENTS, COMMENTS, COMMENT) == [COMMENT]
    assert islands(HEAD, *BODY, LEGAL, "Wool", COMMENTS, COMMENT) == [COMMENT]
    assert islands(HEAD, *BODY, LEGAL, LEGAL, LEGAL, LEGAL, LEGAL, COMMENT) == [COMMENT]
    assert islands(HEAD, *BODY, LEGAL, "Wool", LEGAL, COMMENT) == []  # what asks before a film plays


@pytest.mark.parametrize("above", [[MORE], [AD], [COMMENTS], [LEGAL], [SOCIAL, NAV], [WALL, WALL]])
def test_a_paragraph_below_chrome_that_stands_within_articles_stays(above):
    assert islands(HEAD, *BODY, *above, COMMENT) == []


@pytest.mark.parametrize("above", [[MORE], [CREDIT], [AD], [NAV], [MORE, MORE], [AD, AD]])
def test_a_list_below_a_label_within_the_article_stays(above):
    assert islands(HEAD, *BODY, *above, "Wool and yarn", "Needles of beech", "A pot of blue dye") == []


def test_sentences_below_a_bar_go_if_they_share_next_to_no_word_with_the_article():
    strange = "Typical. My uncle waited eleven months for a plumber, who came drunk, sang loudly and left him"
    strange += " with four dripping taps and a bill."
    more = [
        "Shopkeepers on the eastern bank have lost a third of their customers since the old ferry was sold.",
        "A delegation of them means to travel to the capital in June and to ask for money from the state.",
        "Its leader, a baker, has baked a loaf in the shape of an arch, and shown it to the ministry.",
        "Schoolchildren have written letters, and the bishop has promised to bless what is built at last.",
        "Divers will look at the foundations once more in April, when the water of the estuary is lowest.",
    ]
    assert islands(HEAD, *BODY, *more, SOCIAL, NAV, NAV, strange) == [strange]
    assert islands(HEAD, *BODY, *more, SOCIAL, NAV, AD, strange) == []
    assert islands(HEAD, *BODY, SOCIAL, NAV, NAV, strange) == [], (
        "a short article shares few words with itself"
    )
    some = strange.replace("a plumber", "engineers").replace("dripping taps", "cracks in pillars")
    assert islands(HEAD, *BODY, SOCIAL, NAV, NAV, some) == []
    assert islands(HEAD, *BODY, LEGAL, COMMENTS, some) == [some]
    few = "It is as it is, and so it was and is and may be for ever and a day, or so they sang, and sang."
    assert islands(HEAD, *BODY, SOCIAL, NAV, NAV, few) == []


def test_a_short_sentence_below_three_lines_of_the_foot_goes():
    assert islands(HEAD, *BODY, SOCIAL, NAV, NAV, "Swans slept.") == ["Swans slept."]
    assert islands(HEAD, *BODY, SOCIAL, NAV, AD, "Swans slept.") == []


def test_the_signature_of_the_author_below_a_call_to_comment_stays():
    assert islands(HEAD, *BODY, COMMENTS, COMMENTS, NAV, "– Ann Roe") == []
    assert islands(HEAD, *BODY, COMMENTS, COMMENTS, NAV, "Wool and yarn") == ["Wool and yarn"]


def test_labels_below_a_paragraph_that_stays_go():
    assert islands(HEAD, *BODY, SOCIAL, NAV, COMMENT, AD, "Wool and yarn") == ["Wool and yarn"]


def test_a_short_paragraph_between_two_labels_stays():
    assert islands(HEAD, NAV, "Nobody came.", SOCIAL, *BODY) == []
    assert islands(HEAD, *BODY, MORE, NAV, "Nobody came.") == []


def test_tables_lists_of_ingredients_and_cut_sentences_stay():
    for lines in (
        ["2 cups of flour", "1 egg", "Salt"],
        ["according to", "Ann Roe"],
        ["Won 3", "21:17", "0:3"],
    ):
        assert islands(HEAD, *BODY, SOCIAL, NAV, *lines) == []


def test_a_list_above_the_rest_of_the_article_stays():
    assert islands(HEAD, *BODY, SOCIAL, NAV, "Wool and yarn", MORE, *BODY[:2]) == []


def test_more_than_the_article_stays():
    many = [f"Wool of the colour number {number}" for number in range(20)]
    assert islands(HEAD, *BODY, SOCIAL, NAV, *many) == []


def test_without_an_article_all_stays():
    assert islands(HEAD, NAV, "Wool and yarn", SOCIAL, BODY[0], LEGAL, LEGAL, "Wool »") == []


def test_a_page_goes_with_what_its_chrome_encloses():
    page = [HEAD, *BODY, "Share this article", "Leave a comment", "Your email address will not be published."]
    rest = ["Swap your skis", "All rights reserved.", "Gardening club of Sampletown", "Privacy policy"]
    assert cleantext.clean("\n\n".join([*page, *rest])) == "\n\n".join([HEAD, *BODY])


def test_a_headline_without_a_word_of_its_article_stays_below_chrome():
    headline = "The quiet return of the sleeper"
    assert islands("Sampletown Courier", NAV, headline, SOCIAL, *BODY) == []
    assert islands("Sampletown Courier", NAV, headline, SOCIAL, "Wool and yarn", NAV, *BODY) == [
        "Wool and yarn"
    ]
    assert islands(HEAD, NAV, "By Jo van Doe, Sampletown", SOCIAL, *BODY) == []


TALES = [
    "A piano arrived on the island on Friday. It had been ordered by a school that closed in 1998.",
    "Nobody wants to pay for its tuning. A dentist has offered to keep it in his waiting room.",
]


@pytest.mark.parametrize("paragraphs", [BODY, [f"{line} Nobody knew why." for line in BODY]])
def test_paragraphs_like_the_articles_stay_below_what_asks_before_a_video_plays(paragraphs):
    embed = [LEGAL, NAV, LEGAL, LEGAL]
    assert islands(HEAD, *paragraphs, *embed, *TALES) == []
    assert islands(HEAD, *paragraphs, LEGAL, LEGAL, COMMENTS, COMMENTS, COMMENTS, *TALES) == TALES


def test_teasers_of_a_sentence_each_are_no_paragraphs():
    paragraphs = [f"{line} Nobody knew why." for line in BODY]
    teasers = [COMMENT, f"{TALES[0].partition('. ')[0]} of the town, which has been without one for years."]
    assert islands(HEAD, *paragraphs, LEGAL, COMMENTS, *teasers) == teasers


LAST = "Work on the ramps will go on until the end of October."


def test_a_last_sentence_between_a_form_and_the_foot_stays():
    assert LAST not in islands(HEAD, *BODY, SOCIAL, NAV, NAV, NAV, LAST, LEGAL)
    assert LAST not in islands(HEAD, *BODY, WALL, WALL, NAV, NAV, LAST, LEGAL)
    assert "Gardening club of Sampletown" in islands(
        HEAD, *BODY, SOCIAL, NAV, NAV, NAV, "Gardening club of Sampletown", LEGAL
    )


def test_one_below_two_notices_goes_with_the_foot():
    motto = "Gardeners of Sampletown swap their seeds with us."
    assert islands(HEAD, *BODY, LEGAL, LEGAL, NAV, NAV, motto, SOCIAL) == [motto]

"""Teasers that close a text, with no foot above them."""

import pytest

import cleantext

HEAD = "Bridge to open two years late"
BODY = [
    "The minister said on Monday that the bridge would open in the spring, two years later than planned.",
    "Nobody in the town hall wanted to say on Tuesday how much more the bridge would cost than planned.",
    "The old wooden piers of the bridge have rotted, and lorries have had to take the long way round.",
    "Residents near the town hall doubt that the spring will see lorries on the bridge or the new piers.",
    "“A third inquiry is to report in June, and the town council will vote on the minister's piers.”",
    "Lorries cross the river at Northport, an hour away, and residents there complain of the long wait.",
    "They asked residents to be patient, and the council to vote for what the inquiry will report.",
]
TEASERS = [
    "Singer Ann Roe calls off four concerts because of a sore throat.",
    "A painting by Jo Doe that hung in a kitchen for decades fetches nine million.",
    "How farmers cope with drought, and what vineyards learn from their grandparents",
    "Volcanoes on Example Island throw ash over villages, and ferries take people away.",
    "Three climbers are rescued from a glacier after two nights, hungry but in good health.",
    "Archaeologists find a mosaic beneath a car park, with dolphins and an inscription.",
    "A pianist wins the competition with a sonata that juries thought unplayable.",
]


def cleaned(*lines):
    return [line for line in cleantext.clean("\n\n".join(lines)).split("\n") if line]


def test_teasers_of_which_each_is_of_something_else_go():
    assert [HEAD, *BODY] == cleaned(HEAD, *BODY, *TEASERS)
    assert [HEAD, *BODY] == cleaned(HEAD, *BODY, "Garden furniture", *TEASERS)


STORY = [
    "Singer Ann Roe calls off her concerts in the capital because of a sore throat.",
    "Fans of the singer who bought tickets for her concerts get their money back from promoters.",
    "Roe sang in the capital as a child, and hopes to see fans at concerts in the autumn.",
    "Promoters in the capital look for another singer for the concerts in the autumn.",
    "Tickets for concerts in the autumn cost more, and fans of Roe are not amused.",
    "Doctors advise singers with a sore throat to keep quiet, which Roe does.",
]


@pytest.mark.parametrize(
    "lines",
    [
        STORY,
        TEASERS[:4],
        [f"They hear it. {text}" for text in TEASERS],
        [f"{text[:-1]}, said residents of the town hall near the bridge." for text in TEASERS],
    ],
    ids=["one story", "few", "talk", "kin"],
)
def test_what_may_be_the_articles_stays(lines):
    assert [HEAD, *BODY, *lines] == cleaned(HEAD, *BODY, *lines)


def test_stories_that_name_whom_the_article_names_stay():
    body = [
        text.replace("The minister", "Minister Clarke").replace("the minister", "Clarke") for text in BODY
    ]
    body[-1] = f"{body[-1]} Clarke did not. Clarke smiled."
    lines = [*TEASERS[:5], "Bakers in Westland make loaves for Clarke and others", f"Clarke: {TEASERS[6]}"]
    assert [HEAD, *body, *lines] == cleaned(HEAD, *body, *lines)

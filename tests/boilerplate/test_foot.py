"""The foot of a page: where it begins, and what goes with it."""

import pytest

import cleantext

LONG = (
    "The minister said on Monday that the bridge would open in the spring, two years late, and that "
    "nobody in the town hall could say how much more it would cost than the first estimate had it. "
)
BODY = [f"{LONG}It is the {word} such delay." for word in ("first", "second", "third")]
TEASERS = [
    "The old bridge closes in October.",
    "The mayor is not amused by the delay.",
    "Snow will be cleared within a week.",
    "The council asks for another inquiry.",
]
SIGN_UP, ALERTS = "Sign up for our newsletter", "All rights reserved"


def cleaned(*lines):
    return [line for line in cleantext.drop_boilerplate("\n".join(lines)).split("\n") if line]


def test_teasers_between_boilerplate_at_the_end_go():
    assert BODY == cleaned(*BODY, SIGN_UP, *TEASERS, ALERTS)


@pytest.mark.parametrize(
    "lines",
    [
        (*BODY, SIGN_UP, *TEASERS[:3], ALERTS),  # three sentences may be the article's end
        (*BODY, SIGN_UP, *TEASERS, ALERTS, "A last line that no rule knows"),
        (*(f"{text[:60]}. It was so, and nobody knew it." for text in BODY), SIGN_UP, *TEASERS, ALERTS),
        (*BODY, SIGN_UP, "“We are sorry.”", *TEASERS[1:], ALERTS),
        (*BODY, "Advertisement", *TEASERS, ALERTS),
    ],
)
def test_sentences_that_may_be_the_articles_stay(lines):
    kept = [line for line in lines if line not in (SIGN_UP, ALERTS, "Advertisement")]
    assert kept == cleaned(*lines)


def test_prose_in_the_foot_does_not_hide_where_it_begins():
    policy = "The Courier does not endorse what readers write here; what you write may go online."
    foot = ["Leave a comment", "Our hockey app", policy, "Privacy policy", "Terms of use", "Subscribe now"]
    assert [*BODY, policy] == cleaned(*BODY, *foot, "Back to top", "© 2012 The Courier")

"""What stands below the foot of a page and tells of something else."""

import pytest

import cleantext

HEAD = "Bridge to open two years late"
BODY = [
    "The minister said on Monday that the bridge would open in the spring, two years later than planned.",
    "Nobody in the town hall wanted to say on Tuesday how much more the bridge would cost than planned.",
    "The old wooden piers of the bridge have rotted, and lorries have had to take the long way round.",
    "Residents near the town hall doubt that the spring will see lorries on the bridge or the new piers.",
    "A third inquiry is to report in June, after which the town council will vote on the minister's piers.",
    "Lorries cross the river at Northport, an hour away, and residents there complain of the long wait.",
    "The minister asked residents to be patient, and the council to vote for what the inquiry will report.",
]
FOOT = "The Example Times is not responsible for the content of external websites"
TEASERS = [
    "Singer Ann Roe has called off four concerts because of a sore throat.",
    "A painting by Jo Doe that hung in a kitchen for decades has fetched nine million.",
    "Swimming pools",
    "How farmers coped with drought, and what vineyards learned from their grandparents",
    "£9.95",
]


def cleaned(*lines):
    return [line for line in cleantext.clean("\n\n".join(lines)).split("\n") if line]


def test_stories_below_a_foot_go():
    assert cleaned(HEAD, *BODY, FOOT, *TEASERS) == [HEAD, *BODY]
    assert cleaned(HEAD, *BODY, FOOT, *TEASERS, "© 2012 Example Media Ltd. All rights reserved.") == [
        HEAD,
        *BODY,
    ]


@pytest.mark.parametrize("rest", [BODY[4:], [TEASERS[0], BODY[5], TEASERS[1]]])
def test_what_the_article_speaks_of_stays(rest):
    assert cleaned(HEAD, *BODY[:4], FOOT, *rest) == [HEAD, *BODY[:4], *rest]


def test_one_story_below_a_foot_stays_if_it_is_told_at_length():
    story = [
        "Singer Ann Roe has called off her concerts in the capital because of a sore throat, she told fans.",
        "Fans of the singer who bought tickets for her concerts will get their money back, promoters said.",
        "Roe, who sang in the capital as a child, said she hoped to see her fans at concerts in the autumn.",
    ]
    assert cleaned(HEAD, *BODY, FOOT, *story) == [HEAD, *BODY, *story]


def test_items_of_a_digest_stay():
    digest = [
        "Volcanoes on Example Island have thrown ash over villages, and ferries are taking people away.",
        "Shares of chemical firms fell sharply after regulators published new limits for solvents in paint.",
        "Three climbers were rescued from a glacier after two nights, hungry but in good health.",
        "Archaeologists found a mosaic beneath a car park, with dolphins and a nearly complete inscription.",
        "Schools may open later in winter if teachers and parents agree, according to a draft of the law.",
        "Scientists have counted butterflies for a decade, and see fewer of them in meadows every summer.",
        "A pianist won the competition with a sonata that juries had thought unplayable until last century.",
    ]
    assert cleaned(HEAD, *digest, FOOT, *TEASERS[:2]) == [HEAD, *digest, *TEASERS[:2]]


ARTICLE = [
    "The council met for five hours on Monday and agreed to raise the price of water by a tenth, "
    "after a long debate about the canal.",
    "Jo Doe, who has run the waterworks since 2009, said that the pumps on the north bank were older "
    "than most people in the hall.",
    "The farmers use a third of the water and pay for a tenth of it, as they have for as long as "
    "anyone can remember the old mill.",
    "Nobody at the town hall would say what happens if the vote fails, and the mayor did not answer "
    "calls; his office spoke of a cold.",
    "In the pump house the keepers have painted the years of the great floods on the wall, the last "
    "of them in blue, for want of red.",
    "The first of the new engines is to come from Northport in spring, on a barge, if the river is "
    "high enough to float it to town.",
    "Until then the keepers listen to the machines at night, as one listens to a child that has been "
    "ill and now breathes evenly.",
    "Whoever passes on the towpath can hear them too, between the weir and the chapel, and some stop "
    "there and stand for a while.",
]


@pytest.mark.parametrize(
    "notice",
    [
        ["© 2012 Example News. All rights reserved."],
        ["Click here for reuse options!", "Copyright 2012 Example Times"],
        ["12 comments"],
        ["Share on Facebook", "Tweet"],
        ["By clicking you accept our terms of use and our privacy policy."],
    ],
)
@pytest.mark.parametrize("at", [4, 5, 6])
def test_the_article_goes_on_below_a_notice(notice, at):
    clean = cleantext.clean("\n\n".join([*ARTICLE[:at], *notice, *ARTICLE[at:]]))
    assert [paragraph for paragraph in ARTICLE if paragraph not in clean] == []


def test_what_an_author_adds_below_a_call_for_comments_stays():
    story = "\n\n".join(BODY)
    letter = (
        "Until next week,\n\nOtti\n\nP.S. Someone asked whether I am all right. I am. It was only the cat."
    )
    done = cleantext.clean(f"{story}\n\nHit reply, or leave it in the comments.\n\n{letter}")
    assert done.endswith(letter)


def test_an_article_goes_on_below_a_box_of_headlines():
    more = [
        "A piano arrived on the island on Friday. It had been ordered by a school that closed in 1998.",
        "Nobody wants to pay for its tuning. A dentist has offered to keep it in his waiting room.",
    ]
    box = [
        "Most Read Local Stories",
        "Farmers learn from drought and grandparents",
        "Singer calls off four concerts",
    ]
    assert cleaned(HEAD, *BODY, *box, *more)[-2:] == more

"""Teasers that the page cut short."""

import pytest

import cleantext

HEAD = "Bridge to open two years late"
BODY = [
    "The minister said on Monday that the bridge would open in the spring, two years later than planned.",
    "Nobody in the town hall wanted to say on Tuesday how much more it would cost than the first estimate.",
    "The old wooden piers have rotted, and lorries have had to take the long way round since last winter.",
    "Residents on the south bank doubt that the new date will hold, and the builders have said nothing yet.",
    "A third inquiry is to report in June, after which the council will vote once more on the whole budget.",
]
TEASERS = [
    "Singer Ann Roe has called off four concerts in Northport, and fans who bought tickets for her...",
    "A painting by Jo Doe, which hung in a kitchen for decades, has fetched nine million at an...",
    "Farmers in Westland fear another dry summer and learn from their grandparents how to keep the...",
]
KIN = [
    "The bridge that the minister wants to open in the spring is older than most residents of the...",
    "Lorries that took the long way round last winter have worn out the road on the south bank, and...",
    "The council will vote in June on the budget of the bridge, and residents doubt that the builders...",
    "The piers of the old bridge have rotted, and nobody in the town hall knows how much the new...",
    "A third inquiry into the cost of the bridge is to report to the council, the minister said, in...",
]


def cleaned(*lines):
    return [line for line in cleantext.clean("\n\n".join(lines)).split("\n") if line]


def test_cut_teasers_of_something_else_go_below_and_above():
    assert [HEAD, *BODY] == cleaned(HEAD, *BODY, *TEASERS)
    assert BODY == cleaned(*TEASERS, *BODY)


def test_titles_between_them_go_along():
    titled = [line for teaser in TEASERS for line in ("An evening in Northport", teaser)]
    assert [HEAD, *BODY] == cleaned(HEAD, *BODY, *titled[1:])


def test_five_go_even_if_they_speak_of_the_same():
    assert [HEAD, *BODY] == cleaned(HEAD, *BODY, *KIN)


@pytest.mark.parametrize(
    "lines",
    [
        KIN[:3],
        TEASERS[:2],
        [text.replace("...", "!...") for text in TEASERS],
        [f"{text[0].lower()}{text[1:]}" for text in TEASERS],
    ],
    ids=["kin", "few", "closed", "goes on"],
)
def test_what_may_be_the_authors_stays(lines):
    assert [HEAD, *BODY, *lines] == cleaned(HEAD, *BODY, *lines)


def test_who_trails_off_in_the_article_keeps_it_at_the_end():
    open_end = "Nobody knows what the builders will say to the council when the spring comes and..."
    own = [*BODY[:3], open_end, *BODY[3:]]
    assert [HEAD, *own, *KIN] == cleaned(HEAD, *own, *KIN)


def test_what_a_program_prints_stays():
    log = [f"Loading the picture number {number} of the gallery..." for number in range(5)]
    assert [HEAD, *BODY, *log] == cleaned(HEAD, *BODY, *log)

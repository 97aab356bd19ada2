"""An appeal for money is one block, whatever its words; prose about giving is none."""

import pytest

import cleantext

BODY = (
    "The council met for five hours on Monday and agreed to raise the price of water by a tenth, "
    "although two of its members had asked for a vote in the spring."
)
APPEAL = [
    "Do you care about independent news?",
    "So do we.",
    "The last year has been hard for our newsroom, and our reporting costs more than ads bring in.",
    "Please consider a monthly donation. Your support keeps our journalism free for every reader.",
    "Donate by PayPal",
]


def cleaned(*lines):
    return cleantext.drop_donation_appeals("\n\n".join(lines)).strip()


def test_the_whole_block_goes_from_its_first_question_on():
    assert f"{BODY}\n\n{BODY}s" == cleaned(BODY, f"{BODY}s", *APPEAL)


@pytest.mark.parametrize("left_out", range(len(APPEAL)))
def test_no_single_line_decides(left_out):
    lines = [line for number, line in enumerate(APPEAL) if number != left_out]
    assert "donation" not in cleaned(BODY, f"{BODY}s", *lines)[len(BODY) :] or left_out == 3


@pytest.mark.parametrize(
    "prose",
    [
        "The charity asked people to donate to its fund for readers, and many of them gave what they could.",
        "“Please support our work with a donation,” she told reporters, “because our readers need us.”",
        "We must support our schools today, the mayor wrote, and our children will thank us for it one day.",
        "He became a member of the party in 1990, and his contribution to its journal is still read today.",
    ],
)
def test_prose_about_giving_stays(prose):
    assert f"{BODY}\n\n{prose}" == cleaned(BODY, prose)


def test_an_appeal_above_prose_needs_twice_the_evidence():
    weak = "Please consider a donation: our readers support us."
    assert weak in cleaned(BODY, weak, f"{BODY}s")


def test_a_last_paragraph_that_says_our_and_donated_in_two_sentences_stays():
    article = (
        "The harbour froze over on the second night, and the ferries stayed where they were.\n\n"
        "It hurts our health - mental and physical - but nobody on the night shift complains. "
        "Advertisement revenue at the paper fell by 10% while readers donated more than ever."
    )
    appeal = (
        "We need your support in this difficult time. Every reader contribution, no matter the amount, "
        "makes a difference in allowing our newsroom to bring you the stories that matter.\n\n"
        "Make a one-time contribution, or click here to become a subscriber. Thank you."
    )
    assert article == cleantext.clean(article + "\n\n" + appeal).rstrip()

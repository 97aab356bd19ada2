"""A call of the page that is glued behind a paragraph goes alone."""

import pytest

import cleantext

PARAGRAPH = (
    "The council keeps a list of shops that are older than a hundred years. The workshop by the harbour "
    "has eleven years to go before it may be put on it."
)
BODY = [
    "The workshop has mended boats for three families, and the fourth has just bought it for a euro.",
    "Nobody in the street can say who will sit at the bench when the old man is gone for good.",
]
CALLS = [
    "Sign up for our free newsletter and get the latest news from the harbour every morning.",
    "Log in or register to comment. Comments are moderated, and we reserve the right to remove them.",
    "Support our independent journalism. Your donation helps us to keep our work free for all readers.",
    "Abonnieren Sie unseren kostenlosen Newsletter und erhalten Sie jeden Morgen das Wichtigste.",
    "Suscríbete a nuestra newsletter y recibe cada mañana en tu correo las noticias más importantes.",
]


def cleaned(*lines):
    return [line for line in cleantext.clean("\n".join(lines)).split("\n") if line]


@pytest.mark.parametrize("call", CALLS)
def test_only_the_call_goes(call):
    assert [*BODY, PARAGRAPH] == cleaned(*BODY, f"{PARAGRAPH} {call}")
    assert BODY == cleaned(*BODY, call)


@pytest.mark.parametrize("end", ["7.30.", "“for good.”", "(11)."])
def test_whatever_the_paragraph_ends_with(end):
    paragraph = f"{PARAGRAPH} The road was closed until {end}"
    assert [*BODY, paragraph] == cleaned(*BODY, f"{paragraph} {CALLS[0]}")


def test_an_appeal_that_goes_on_below_leaves_the_paragraph_a_line_of_its_own():
    lines = [*BODY, f"{PARAGRAPH} {CALLS[2]}", "Become a member today and support us.", "Donate now"]
    assert [*BODY, PARAGRAPH] == cleaned(*lines)


def test_words_that_lead_up_to_a_call_go_with_it():
    assert BODY == cleaned(*BODY, f"Never miss a story. {CALLS[0]}")

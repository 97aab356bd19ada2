"""Sentences below an article in the words of labels go; its own last sentences stay."""

import pytest

import cleantext

STORY = [
    "Bridge to open two years late",
    "The minister said on Monday that the bridge would open in the spring, two years later than planned.",
    "Nobody in the town hall wanted to say on Tuesday how much it would cost, and the builders said nothing.",
    "The old wooden piers have rotted, and lorries have had to take the long way round since last winter.",
    "Residents on the south bank doubt that the new date will hold, and so does the whole of the council.",
    "A third inquiry is to report in June, and then the council will vote once more on the whole budget.",
]
CALLS = [
    "Register for your own account so you can vote on comments, save your favorites, and more.",
    "By adding a comment on the site, you accept our terms and conditions and our netiquette rules.",
    "Gib bitte deine E-Mail-Adresse an, damit wir dich mit News und Updates versorgen können.",
    "Vous pouvez vous connecter avec votre compte Facebook, Twitter ou Gmail.",
    "Puede dejar su comentario en nuestra página de Facebook.",
]
OWN = [
    "The minister did not immediately respond to a request for comment.",
    "The council will answer your letters in June.",
    "Choose the file, click Download and wait until you see the message.",
    "I would like to thank you for your comments on my last article in our newsletter.",
    "Check your privacy settings before you post photos on Facebook.",
    "Before you share a news story, read more than the headline.",
    "We all read the news on our phones, and we all share it before we have read it.",
    "Prüfen Sie Ihre Einstellungen zur Privatsphäre, bevor Sie Bilder auf Facebook teilen.",
    "Lisez tout l'article avant de laisser un commentaire ou de le partager avec vos amis.",
    "Ask your neighbours, and you will hear what our town thinks of the new bridge and of its price.",
]


@pytest.mark.parametrize("call", CALLS)
def test_a_call_in_the_words_of_labels_goes_at_the_end(call):
    text = "\n\n".join(STORY)
    assert cleantext.drop_boilerplate(f"{text}\n\n{call}").rstrip() == text


@pytest.mark.parametrize("line", OWN)
def test_the_last_sentence_of_an_article_stays(line):
    text = "\n\n".join([*STORY, line])
    assert cleantext.drop_boilerplate(text) == text


def test_an_article_that_speaks_of_such_things_keeps_its_end():
    own = "The site asks everybody to register an account and to vote on the comments of the others there."
    text = "\n\n".join([*STORY, own, CALLS[0]])
    edits = cleantext.trace(text).edits
    assert not any("content.calls" in edit.rules for edit in edits)


def test_a_short_text_is_left_alone():
    text = f"{STORY[1]}\n\n{CALLS[0]}"
    assert not any("content.calls" in edit.rules for edit in cleantext.trace(text).edits)

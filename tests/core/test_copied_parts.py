"""Copies of a part of the article go, and the part stays once."""

import pytest

import cleantext

LEAD = "The minister said on Monday that the bridge over the northern river opens in spring two years late."
MORE = "Nobody in the town hall wanted to say how much more it would cost than the estimate of last year."
LAST = "Engineers had found cracks in three of the pillars that carry the western half of the new crossing."
BODY = [f"{LEAD} {MORE}", LAST]


def cleaned(*lines):
    return [line for line in cleantext.clean("\n\n".join(lines)).split("\n") if line]


@pytest.mark.parametrize(
    "copy",
    [
        LEAD[:71],
        f"{LEAD} Nobody in the",
        f"{LEAD} ({MORE[:20]}",
        f"{LEAD} {MORE[:-1]}",
        f"{LEAD}  {MORE} {LAST}",
    ],
    ids=["cut off", "cut off behind a sentence", "cut off in brackets", "without its stop", "joined"],
)
def test_what_holds_only_sentences_of_the_article_goes(copy):
    bodies = BODY if "(" not in copy else [f"{LEAD} ({MORE})", LAST]
    assert bodies == cleaned(copy, *bodies)
    assert bodies == cleaned(*bodies, copy)


@pytest.mark.parametrize(
    "lines",
    [
        [f"{LEAD[:70]}\n{LEAD[70:].strip()}", f"{LEAD[:69]} or later."],
        [
            "Law on the protection of the bridges of the northern river",
            "Law on the protection of the bridges of the northern river and the ferries",
        ],
        [
            "I have a bridge to sell to you today, my friends.",
            f"I have a bridge to sell to you today, my friends. {MORE}",
        ],
    ],
    ids=["broken lines", "titles", "refrain"],
)
def test_what_only_begins_alike_stays(lines):
    text = "\n\n".join(lines)
    assert cleantext.clean(text) == text


def test_a_first_sentence_of_some_length_stands_once():
    sentence = LEAD.replace(" the bridge", " what the town calls the bridge of sighs")
    assert cleaned(sentence, f"{sentence} {MORE}", LAST) == [f"{sentence} {MORE}", LAST]
    assert len(cleaned(LEAD[:81] + ".", f"{LEAD[:81]}. {MORE}", LAST)) == 3

"""Headlines go with the label above them at the end of a text; what the article announces stays."""

import pytest

import cleantext

STORY = [
    "Bridge to open two years late",
    "The minister said on Monday that the bridge would open in the spring, two years later than planned.",
    "Nobody in the town hall wanted to say on Tuesday how much it would cost, and the builders said nothing.",
    "The old wooden piers have rotted, and lorries have had to take the long way round since last winter.",
]
HEADS = ["Mayor of Sampletown faces questions over holidays", "Storm warning for the north coast lifted"]


def cleaned(*lines):
    return [line for line in cleantext.drop_boilerplate("\n\n".join(lines)).split("\n") if line]


@pytest.mark.parametrize(
    "label",
    ["Verwandte Themen auf unserem Blog:", "See all recent posts on our blog:", "More about Ann Marsh"],
)
@pytest.mark.parametrize("count", [1, 2])
def test_headlines_below_such_a_label_go(label, count):
    assert cleaned(*STORY, label, *HEADS[:count]) == STORY


def test_a_label_that_asks_and_a_name_with_a_small_letter_make_no_difference():
    label = "Related on Harbour: Does this mysterious video show the old bridge in the storm of March?"
    heads = ["iPhone leads jump in global shipments", *HEADS]
    assert cleaned(*STORY, label, *heads) == STORY


@pytest.mark.parametrize("label", ["The candidates are:", "What the council will decide on next:"])
def test_what_the_article_announces_stays(label):
    assert cleaned(*STORY, label, *HEADS) == [*STORY, label, *HEADS]


def test_a_sentence_below_the_label_stays_with_the_headlines_above_it():
    text = "Nothing else was said."
    assert cleaned(*STORY, "See all recent posts on our blog:", HEADS[0], text) == [*STORY, HEADS[0], text]

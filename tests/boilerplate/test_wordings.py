"""The usual wordings of the web's frames: some go wherever they stand, and all go below an article.

One wording a line. A rule that is narrowed must not lose one of them unseen.
"""

from pathlib import Path

import pytest

import cleantext

FOLDER = Path(__file__).with_name("wordings")
PARAGRAPHS = [
    "The council of Eastport met for five hours on Monday night and agreed, by nine votes to four, "
    "to raise the price of water by a tenth from May.",
    "Jo Doe, who has run the waterworks since 2009, said that the pumps on the north bank were older "
    "than most of the people who drink from them, and that two had failed in the winter.",
    "A second vote is to be held in June, when the council will hear from the farmers of the valley, "
    "who use a third of the water and pay for a tenth of it.",
]


def wordings(name):
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()


def stays(before, wording, behind):
    """Tell what is left of a wording between paragraphs."""
    text = cleantext.drop_boilerplate("\n\n".join([*before, wording, *behind]))
    for paragraph in PARAGRAPHS:
        assert paragraph in text
        text = text.replace(paragraph, "")
    return text.strip()


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*_anywhere.txt")))
def test_these_go_wherever_they_stand(name):
    assert [] == [wording for wording in wordings(name) if stays(PARAGRAPHS[:2], wording, PARAGRAPHS[2:])]


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.txt")))
def test_these_go_below_the_article(name):
    assert [] == [wording for wording in wordings(name) if stays(PARAGRAPHS, wording, [])]

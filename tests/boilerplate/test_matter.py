"""Notices in a text whose matter they are."""

import pytest

from cleantext import clean, trace

REPORT = (
    "The council met for five hours on Monday and agreed to raise the price of water by a tenth.\n\n"
    "The mayor, who had spoken against it in spring, voted for it, and so did nine of the others.\n\n"
    "It takes effect in May, when the new pumps beside the mill are to be paid for, the town wrote.\n\n"
    "The oldest of the pumps has run since 1931, and the engineer who minds it is asked to stay on.\n\n"
    "Of the listeners few stayed to the end, and the last of them carried the chairs back to school.\n\n"
)
NOTICE = (
    "Note: We at Example cannot make any warranties about the completeness, reliability and accuracy of this"
    " information, and assume no responsibility or liability for any errors or omissions in it."
)
TERMS = (
    "You may use the pictures of this site under the licence that stands beside each of them, at no cost.\n\n"
    "Whoever infringes the rights of others by what he uploads is liable for it, and loses his account.\n\n"
)
LICENCES = (
    "Creative Commons was founded in 2001, when ever more people wished to share what they had written.\n\n"
    "With a network of staff, board, and affiliates around the world, Creative Commons provides"
    " free, easy-to-use copyright licenses to make a simple and standardized way to give permission to share"
    " creative work.\n\n"
    "A teacher in Graz, who uses such a licence for her exercises, gets letters from nine countries.\n\n"
    "What she misses is a list of those who use them, and she has begun to keep one in a book of her own."
)


def test_a_notice_within_terms_of_use_stays():
    text = (
        TERMS
        + NOTICE
        + "\n\nThese terms were last changed in May, and the old ones are kept beside them for a year."
    )
    assert clean(text) == text


def test_a_licence_is_the_matter_of_an_article_on_licences():
    assert clean(LICENCES) == LICENCES


@pytest.mark.parametrize(
    "below",
    ["", "\n\nA ferry man who came to listen slept through all of it, and was woken by the clerk at nine."],
)
def test_a_notice_within_or_below_a_report_goes(below):
    assert clean(REPORT + NOTICE + below) == (REPORT.strip() + below)


def test_a_notice_below_all_that_stays_goes_from_terms_too():
    found = trace(
        TERMS + "Copyright © 2016 Example. All rights reserved. This material may not be published."
    )
    assert found.text == TERMS.strip()

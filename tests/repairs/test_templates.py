"""Statements of page templates that stand on lines of their own."""

import cleantext

PROSE = "The town hall opened on Monday after three years of work, and the mayor cut the ribbon at noon."
LINES = ["{% if user %}", "{% else %}", "{% endif %}"]


def test_statements_that_a_page_left_go():
    text = "\n\n".join((PROSE, *LINES, PROSE.replace("Monday", "Tuesday")))
    assert cleantext.strip_residue(text).split() == f"{PROSE} {PROSE.replace('Monday', 'Tuesday')}".split()


def test_a_listing_in_an_article_about_templates_stays():
    listing = "\n".join((LINES[0], "  <b>{{ user }}</b>", "{% elif guest %}", *LINES[1:]))
    text = f"{PROSE}\n\n{listing}\n"
    assert "{% elif guest %}" in cleantext.strip_residue(text)

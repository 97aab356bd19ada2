"""Lines made of nothing but labels that other rules know."""

import pytest

import cleantext
from cleantext.cleaners import make_cleaner

FIRST = "The ferry to Sampleland stays in port until March, the harbour master said on Tuesday at noon."
LAST = "Islanders will be taken over by two fishing boats, and neither of them has a roof or a bench."


def taken(line):
    """Return the rules that take a line between two paragraphs."""
    edits = cleantext.drop_boilerplate.trace(f"{FIRST}\n{line}\n{LAST}").edits
    return [rule for edit in edits for rule in edit.rules]


@pytest.mark.parametrize(
    "row",
    [
        "Annonse Artikkelen fortsetter under annonsen",
        "Mainos Juttu jatkuu mainoksen alla",
        "Kommentoi artikkelia 12 Näytä kommentit",
        "La suite après la publicité Fin de la publicité",
    ],
)
def test_rows_of_labels_go(row):
    assert "content.labels" in taken(row)


@pytest.mark.parametrize(
    "line",
    [
        "Business Travel News",
        "Share Your Feedback",  # two labels, one of them a word alone: as a heading may be
        "18 Share on Facebook",  # numbered
        "Privacy Policy and Terms of Use",  # not of labels alone
        "“Log in Sign up Subscribe now”",
        "Anzeige Share on Twitter Log in",  # no pack knows them all
        "Log in " * 20,
    ],
)
def test_other_lines_stay(line):
    assert "content.labels" not in taken(line)


def test_the_labels_must_stand_where_their_rules_act():
    cleaner = make_cleaner("drop_boilerplate")
    edges = {
        key: find.where
        for rule in cleaner.rules
        if rule.pack == "en" and type(find := rule.find).__name__ == "ExactLines" and find.where != "anywhere"
        for key in find.keys
    }
    row = " ".join(sorted(key for key in edges if " " not in key and key.isalpha())[:4])
    assert "content.labels" not in taken(row)
    below = cleantext.drop_boilerplate.trace(f"{FIRST}\n{LAST}\n{row}")
    assert "content.labels" in {rule for edit in below.edits for rule in edit.rules}


def test_the_rule_can_be_switched_off():
    text = f"{FIRST}\nMainos Juttu jatkuu mainoksen alla\n{LAST}"
    assert text == cleantext.clean(text, off=("content.labels", "content.furniture"))
    assert f"{FIRST}\n{LAST}" == cleantext.clean(text)

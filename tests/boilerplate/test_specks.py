"""Full stops alone on a line go, and a rule below the last sentence."""

import pytest

import cleantext

BODY = "The minister said on Monday that the bridge would open in the spring, two years later than planned."


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        (f"{BODY}\nTwo.", f"{BODY}\n.\nTwo."),
        (f"{BODY}\n\n\nTwo.", f"{BODY}\n\n.\n\nTwo."),
        (f"{BODY}\nTwo.", f"{BODY}\n×\nTwo."),
        (f"{BODY}\n", f"{BODY}\n----"),
        (f"“{BODY}”\n\n", f"“{BODY}”\n\n_______\n"),
    ],
)
def test_specks_go(expected, raw):
    assert expected == cleantext.drop_boilerplate(raw)


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n...\nTwo.",
        f"{BODY}\n----\nTwo.",
        "Name\n-----",
        f"{BODY}\nHe paused —",
        "---",
        f"{BODY}\n✓\n×\n×\n✓\n×",
        "2 × 3",
        "One.\n* * *\n",
    ],
)
def test_marks_of_the_author_stay(text):
    assert text == cleantext.drop_boilerplate(text)

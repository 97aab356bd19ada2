"""Full stops alone on a line go, a rule below the last sentence, and credits before captions."""

import pytest

import cleantext

BODY = "The minister said on Monday that the bridge would open in the spring, two years later than planned."


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        (f"{BODY}\nTwo.", f"{BODY}\n.\nTwo."),
        (f"{BODY}\n\n\nTwo.", f"{BODY}\n\n.\n\nTwo."),
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
        "One.\n* * *\n",
    ],
)
def test_marks_of_the_author_stay(text):
    assert text == cleantext.drop_boilerplate(text)


@pytest.mark.parametrize("credit", ["CEN", "Jo Doe/Via YouTube", "example.com", "Example News and Pictures"])
def test_credits_before_captions_go(credit):
    caption = "Brave: Ms Roe (centre) took part in the race on the river"
    assert f"{BODY}\n{caption}\n{BODY}" == cleantext.drop_boilerplate(f"{BODY}\n{credit}   {caption}\n{BODY}")


@pytest.mark.parametrize(
    "line",
    [
        "Ann Roe   Age: 34   Town: Northport   Country: Westland   Language: none",
        "Name  Brave: Ms Roe (centre) took part in the race on the river",
        "It rained. And   Brave: Ms Roe (centre) took part in the race on the river",
    ],
)
def test_tables_stay(line):
    text = f"{BODY}\n{line}\n{BODY}"
    assert text == cleantext.drop_boilerplate(text)

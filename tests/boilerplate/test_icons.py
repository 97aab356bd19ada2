"""Icons of fonts and emoji, before labels and behind them."""

import pytest

import cleantext
from cleantext.kernel.icons import without_icons

ARTICLE = (
    "The council met for five hours on Monday and agreed to raise the fares of the ferry by a tenth.\n"
    "Nobody in the old town had expected it, and the mayor said that it would not be the last time.\n"
)


@pytest.mark.parametrize("icon", ["\ue800", "👉", "▶️", "📷", "✉", "👨\u200d💻"])
@pytest.mark.parametrize("label", ["Advertisement", "Share on Facebook", "Sign up for our newsletter"])
def test_a_label_is_one_with_an_icon_too(icon, label):
    for line in (f"{icon} {label}", f"{icon}{label}", f"{label} {icon}"):
        assert cleantext.clean(f"{ARTICLE}{line}\n{ARTICLE.replace('Monday', 'Tuesday')}").count(label) == 0


@pytest.mark.parametrize(
    "line",
    [
        "👉 The harbour master said that nobody would be left behind when the ferry goes.",
        "✅ Bring a coat",
        "★★★★☆",
        "🎉🎉🎉",
        "📚 Books are what the old town has more of than any other town on this coast.",
    ],
)
def test_lines_with_icons_that_are_no_labels_stay(line):
    assert line in cleantext.clean(f"{ARTICLE}\n{line}\n\n{ARTICLE.replace('Monday', 'Tuesday')}")


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ("👉 Read more ➡️", "Read more"),
        ("  \ue800\ue801 Share  ", "Share"),
        ("“It rained.”", "“It rained.”"),
        (" Été ", " Été "),
        ("中文。", "中文。"),
        ("★★★", "★★★"),
        ("\u00a0", "\u00a0"),
        ("Call ☎ us ☎", "Call ☎ us"),
    ],
)
def test_only_icons_at_the_ends_are_left_out(line, bare):
    assert bare == without_icons(line)

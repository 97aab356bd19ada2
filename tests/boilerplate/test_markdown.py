"""In Markdown a label is a label, whatever address stands behind it, and the article's links stay."""

import pytest

import cleantext
from cleantext.kernel.doc import unlinked

ONE = "The council closed the old ferry port in March, and nobody has been seen on the pier since that day."
TWO = (
    "A new one is to open on the [other bank](https://x.example/bank), though nobody has found the money yet."
)
MORE = "\n\n".join(
    f"Of the {n} pianos on the pier none has ever been played, and the mayor says that none will be."
    for n in range(3, 9)
)
ADDRESS = "https://x.example/a_long/address?u=https%3A%2F%2Fexample.com%2F" + "page" * 40


@pytest.mark.parametrize(
    "lines",
    [
        "[Advertisement](#)",
        f"[Advertisement]({ADDRESS})",
        f"* [Share on Facebook]({ADDRESS})\n* [Share on Twitter]({ADDRESS})",
        f"### [Related]({ADDRESS})\n\n- [A ferry that nobody wanted]({ADDRESS})\n- [A piano](/piano)",
        f'**[Sign up for our newsletter]({ADDRESS} "Newsletter")**',
        f"Read more: [Ferry sold to the town]({ADDRESS})",
        f"For the full report, click [here]({ADDRESS}).",
        "[Back to top](#top)",
        f"[![Facebook]({ADDRESS}.png)]({ADDRESS})",
    ],
)
def test_labels_go(lines):
    article = f"{ONE}\n\n{TWO}\n\n{MORE}"
    assert cleantext.clean(f"{article}\n\n{lines}").rstrip() == article


@pytest.mark.parametrize(
    "lines",
    [
        f"[The old ferry port]({ADDRESS}) has been closed since March, and nobody has been seen there since.",
        f"She wrote of it in [Ferries]({ADDRESS}), which nobody has read but [her aunt](/aunt).",
        "## How the ferry was sold",
        f"- [Timetable of the ferry]({ADDRESS}): twice a day, and never on Sundays.",
        "handlers[0](event)",
        f"- [German]({ADDRESS})\n- [Hindi]({ADDRESS})\n- [Italian]({ADDRESS})\n- [Dutch]({ADDRESS})",
    ],
)
def test_the_article_stays(lines):
    text = f"{ONE}\n\n{lines}\n\n{TWO}"
    assert cleantext.clean(text) == text


@pytest.mark.parametrize("text", ["[[[[" * 50, "[a](" * 50, "![](" * 50 + ")", "[a](b(c)d", "](", "[a]\n(b)"])
def test_what_is_no_link_stays_as_it_is(text):
    assert unlinked(text).count("\n") == text.count("\n")
    assert len(unlinked(text)) <= len(text)

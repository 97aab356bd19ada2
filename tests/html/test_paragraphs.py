"""The paragraphs of a page: a block is one, code and rows of tables too."""

import pickle

import pytest
from html_pages import STORY
from hypothesis import given
from hypothesis import strategies as st

from cleantext.html import clean_html

CODE = "def cost(day):\n    return day * 12\n\nprint(cost(3))"
ITEMS = ("current health status and needs", "prescription medications and", "preference for doctors")
PAGE = (
    f"<article><p>{STORY[1]}</p><ul>{''.join(f'<li>{item}</li>' for item in ITEMS)}</ul><p>{STORY[2]}</p>"
    f"<pre>{CODE}</pre><p>{STORY[3]}</p><table><tr><th>Day<th>Cost<tr><td>1<td>12</table><p>{STORY[0]}<br>So.</p>"
    "</article>"
)


def test_items_and_code_are_paragraphs_of_their_own():
    found = [part.text for part in clean_html(PAGE).paragraphs()]
    rows = ["| Day | Cost |", "| 1 | 12 |"]
    assert [STORY[1], *ITEMS, STORY[2], CODE, STORY[3], *rows, f"{STORY[0]}\nSo."] == found


def test_in_markdown_they_have_their_marks():
    found = [part.text for part in clean_html(PAGE, markdown=True).paragraphs()]
    assert [f"- {item}" for item in ITEMS] == found[1:4]
    assert f"```\n{CODE}\n```" == found[5]


@pytest.mark.parametrize("markdown", [False, True])
def test_each_has_its_spans(markdown):
    page = clean_html(PAGE, markdown=markdown)
    for part in page.paragraphs():
        assert part.text == page.text[part.start : part.end]
        assert part.raw_start < part.raw_end
        assert part.text.strip("|-`\n ")[0] == PAGE[part.raw_start]


def test_the_trace_has_the_same_and_may_be_pickled():
    done = clean_html(PAGE).cleaned
    assert done == pickle.loads(pickle.dumps(done))
    assert ITEMS[0] in [part.text for part in pickle.loads(pickle.dumps(done)).paragraphs()]


PIECES = (
    "<p>", "</p>", "<li>", "<ol>", "</ol>", "<blockquote>", "</blockquote>", "<pre>", "</pre>", "<code>",
    "</code>", "<a href=y>", "</a>", "<br>", "<tr>", "<td>", "</table>", "<h2>", "</h2>", "<sup>", "`", "```",
    "`" * 17, "[", "]", "*", "_", "#", "|", "~~~", "12", " ", "\n", "&amp;", "&#96;", "\ud800", "Two words. ",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.booleans())
def test_whatever_the_markup_marks_undo_and_paragraphs_follow_one_another(raw, markdown):
    page = clean_html(raw, markdown=markdown)
    assert page.patch.inverse(raw).apply(page.text) == raw
    behind = 0
    for part in page.paragraphs():
        assert behind <= part.start < part.end
        assert part.text == page.text[part.start : part.end]
        behind = part.end

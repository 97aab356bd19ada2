"""Markdown on request: headings, lists, quotes, code, tables and links."""

import pytest

import cleantext
from cleantext.html import clean_html
from cleantext.html.markup import markup_patch
from cleantext.html.scan import Scan

PROSE = "The manual shows in {} what the ferry needs on each day of the year, and what it costs the town. "
CODE = "def cost(day):\n    return day * 12\n\nprint(cost(3))"


def page(inside):
    first, second = PROSE.format("pictures") * 2, PROSE.format("figures") * 2
    return f"<article><h1>The ferry of the town</h1><p>{first}</p>{inside}<p>{second}</p></article>"


def blocks(inside, **options):
    return markup_patch(Scan(page(inside)), **options).apply(page(inside)).split("\n\n")[2:-1]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<ul><li>Oil</li><li>Rope</li></ul>", ["- Oil\n- Rope"]),
        ("<ol><li>Oil it.</li><li><p>Wait.</p></li></ol>", ["1. Oil it.\n2. Wait."]),
        ("<ol><li>Oil it.<ul><li>twice</li></ul></li><li>Wait.</li></ol>", ["1. Oil it.\n- twice\n2. Wait."]),
        ("<blockquote><p>Never.</p><p>Not once.</p></blockquote>", ["> Never.", "> Not once."]),
        (f"<pre>{CODE}</pre>", ["```\ndef cost(day):\n    return day * 12", "print(cost(3))\n```"]),
        ("<pre>a ``` b</pre>", ["````\na ``` b\n````"]),
    ],
)
def test_parts_of_a_page_are_marked(inside, expected):
    assert expected == blocks(inside, lists="markdown")


def test_nothing_is_marked_unless_asked():
    assert ["Oil\nRope"] == blocks("<ul><li>Oil</li><li>Rope</li></ul>")


def test_all_at_once_through_the_cleaning_and_back():
    raw = page(
        "<h2>What it needs</h2><ul><li><a href='/oil'>Oil</a> for the engine and the winch</li></ul>"
        f"<p>{PROSE.format('words')}</p><pre>{CODE}</pre><p>{PROSE.format('tables')}</p>"
        "<table><tr><th>Day</th><th>Cost</th></tr><tr><td>1</td><td>12</td></tr></table>"
    )
    done = clean_html(raw, markdown=True)
    for part in ("- [Oil](/oil) for", f"```\n{CODE}\n```", "| Day | Cost |\n| --- | --- |\n| 1 | 12 |"):
        assert part in done.text
    assert done.patch.apply(raw) == done.text
    assert done.patch.inverse(raw).apply(done.text) == raw
    assert cleantext.clean(done.text) == done.text


def test_an_option_by_itself_overrules_all():
    raw = page("<ul><li><a href='/oil'>Oil</a> for the engine and the winch of the ferry</li></ul>")
    assert "- Oil for the engine" in clean_html(raw, markdown=True, links="text").text


def test_an_unknown_way_is_named():
    with pytest.raises(cleantext.OptionError, match="unknown lists='html': there are text, markdown"):
        clean_html("<p>a</p>", lists="html")


def test_code_with_one_indented_line_keeps_it():
    text = f"It rained all day in the valley, and nobody knew why.\n\n{CODE}\n\nThen it stopped."
    assert cleantext.clean(text) == text


def test_what_stands_between_fences_keeps_its_blanks():
    text = "It rained all day, and nobody knew why.\n\n```\n  a   b\n\n    c\n```\n\nThen it stopped."
    assert cleantext.clean(text) == text


STRANGE = 'wait(1 * time.Second, ", ")\n.#X#\n\n\n\n    a ? b : c\nAdvertisement'


@pytest.mark.parametrize("options", [{}, {"markdown": True}])
def test_no_rule_for_prose_touches_code(options):
    raw = page(f"<p>{PROSE.format('words')}</p><pre>{STRANGE}</pre>")
    done = clean_html(raw, **options)
    assert STRANGE in done.text
    assert ("```" in done.text) is bool(options)
    assert done.patch.apply(raw) == done.text
    assert done.patch.inverse(raw).apply(done.text) == raw


def test_nor_code_between_fences_in_a_text_but_its_encoding_is_mended():
    text = f"It rained all day, and nobody knew why.\n\n```go\n{STRANGE}\n```\n\nThen it stopped."
    assert cleantext.clean(text) == text
    assert cleantext.clean(text.replace("a ?", "wasnâ€™t ?")) == text.replace("a ?", "wasn’t ?")
    assert cleantext.clean(text.replace("\n", "\r\n")) == text
    assert "Advertisement" not in cleantext.clean(text.replace("\n```\n\nThen", "\n\nThen")), (
        "no end, no code"
    )

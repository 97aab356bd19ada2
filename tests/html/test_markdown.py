"""Markdown on request: headings, lists, quotes, code, tables and links."""

import pytest

import cleantext
from cleantext.html import clean_html
from cleantext.html.marking import markdown_patch
from cleantext.html.markup import markup_patch
from cleantext.html.scan import Scan

PROSE = "The manual shows in {} what the ferry needs on each day of the year, and what it costs the town. "
CODE = "def cost(day):\n    return day * 12\n\nprint(cost(3))"


def page(inside):
    first, second = PROSE.format("pictures") * 2, PROSE.format("figures") * 2
    return f"<article><h1>The ferry of the town</h1><p>{first}</p>{inside}<p>{second}</p></article>"


def blocks(inside, **options):
    """What becomes of a part of a page where nothing is dropped and nothing is cleaned."""
    raw = page(inside)
    scan = Scan(raw)
    stripped = markup_patch(scan, fenced=True, **options)
    text = stripped.apply(raw)
    ways = {"links": "text", "headings": "text", "tables": "text", "lists": "text"} | options
    marks = markdown_patch(scan, [True] * len(scan.blocks), stripped, text, **ways)
    return marks.apply(text).split("\n\n")[2:-1]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<ul><li>Oil</li><li>Rope</li></ul>", ["- Oil\n- Rope"]),
        ("<ol><li>Oil it.</li><li><p>Wait.</p></li></ol>", ["1. Oil it.\n2. Wait."]),
        (
            "<ol><li>Oil it.<ul><li>twice</li></ul></li><li>Wait.</li></ol>",
            ["1. Oil it.\n   - twice\n2. Wait."],
        ),
        ("<blockquote><p>Never.</p><p>Not once.</p></blockquote>", ["> Never.\n>\n> Not once."]),
        (f"<pre>{CODE}</pre>", ["```\ndef cost(day):\n    return day * 12", "print(cost(3))\n```"]),
        ("<pre>a ``` b</pre>", ["````\na ``` b\n````"]),
    ],
)
def test_parts_of_a_page_are_marked(inside, expected):
    assert expected == blocks(inside, lists="markdown")


LINES = f"<p>{PROSE.format('maps')}"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<a href="/x">First</a><br><a href="/y">Second</a><br>third', "[First](/x)\n[Second](/y)\nthird"),
        ('Read <a href="/x">the map</a><br>Then go', "Read [the map](/x)\nThen go"),
        ('<a href="/x">one</a><a href="/y">two</a>', "[one](/x)[two](/y)"),
        ('see <a href="/x">the page</a> ', "see [the page](/x)"),
        ('so!<a href="/x">[1]</a>', "so\\![[1]](/x)"),
        ('<a href="/x">[</a><a href="/y">1]</a>', "[\\[](/x)[1\\]](/y)"),
        ("<code>`a`</code> it", "`` `a` `` it"),
        ('so<sup><a href="#1">[1]</a><a href="#2">[2]</a></sup>', "so[[1]](#1)[[2]](#2)"),
        ('<a href="/x"><b>one</b> <i>two</i></a> three', "[one two](/x) three"),
        ('<a href="/s?a=1&region=us&copy=2&amp;c=3&#38;d">it</a>', "[it](/s?a=1&region=us&copy=2&c=3&d)"),
        ("Put <code>&lt;img src='a'&gt;</code> in", "Put `<img src='a'>` in"),
        ("<code>a`b</code>, <code> </code>x <kbd>Ctrl</kbd>", "`` a`b ``, x `Ctrl`"),
        (
            '<a href="/x"><code>run()</code></a> and <code><a href="/y">go()</a></code>',
            "[`run()`](/x) and [`go()`](/y)",
        ),
        (
            "__init__, *stars*, snake_case, 2 * 3, [x](y)",
            "\\_\\_init\\_\\_, \\*stars\\*, snake_case, 2 * 3, [x\\](y)",
        ),
        ("&lt;script&gt;alert(1)&lt;/script&gt; a &lt; b", "\\<script>alert(1)\\</script> a < b"),
        ("1984. was long", "1984\\. was long"),
        ("# one - two", "\\# one - two"),
        ("- no item", "\\- no item"),
        ("* no item", "\\* no item"),
        ("~~~ no fence", "\\~~~ no fence"),
        ("a<br>===<br>---<br>b", "a\n\\===\n\\---\nb"),
        ("[a]: http://b.example", "\\[a]: http://b.example"),
        ("&gt; no quote", "\\> no quote"),
        ("a &#124; b", "a | b"),
        (
            "She said <q>no</q> to 10<sup>6</sup> boats, H<sub>2</sub>O<sup>a</sup>",
            "She said “no” to 10^6 boats, H2Oa",
        ),
        ("<ruby>東京<rt>とう</rt></ruby> it", "東京(とう) it"),
        ("<ruby>東<rp>（</rp><rt>とう</rt><rp>）</rp></ruby> it", "東（とう） it"),
        ("<math><mi>x</mi><annotation encoding='t'>x_0</annotation></math> is", "x is"),
    ],
)
def test_what_stands_within_a_line_is_marked_and_the_rest_escaped(inside, expected):
    assert [expected] == blocks(f"<p>{inside}</p>", lists="markdown", links="markdown")


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<ol start=3><li>a</li><li value='7'>b</li><li>c</li></ol>", ["3. a\n7. b\n8. c"]),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", ["- a", "- b"]),
        ("<ul><li><p>a</p><p>more of a</p></li><li>b</li></ul>", ["- a", "  more of a", "- b"]),
        ("<blockquote><p>a</p><ul><li>b</li></ul></blockquote>", ["> a\n>\n> - b"]),
        ("<blockquote>a<br>b</blockquote>", ["> a\n> b"]),
        ("<ul><li>a<blockquote>b</blockquote></li></ul>", ["- a", "  > b"]),
        ("<ul><li>a<pre>b()\n  c()</pre></li></ul>", ["- a", "  ```\n  b()\n    c()\n  ```"]),
        (
            "<ol><li>a<ul><li>b</li></ul>c</li><li>d</li></ol>",
            ["1. a\n   - b", "   c", "2. d"],
        ),
        (
            "<table><tr><td>1<td><code>a|b</code><tr><td>3<td>4</table>",
            ["| 1 | `a\\|b` |\n| --- | --- |\n| 3 | 4 |"],
        ),
        (
            "<ul><li>a</li></ul><table><tr><td>1<td>2<tr><td>3<td>4</table>",
            ["- a", "| 1 | 2 |\n| --- | --- |\n| 3 | 4 |"],
        ),
        ("<h2>Sub<br>line</h2>", ["## Sub line"]),
        ("<h2>Part<a href='#p'>¶</a></h2>", ["## Part"]),
        (
            "<h2>Part<span class=mw-editsection><span>[</span><a href=/e>edit</a><span>]</span></span></h2>",
            ["## Part"],
        ),
    ],
)
def test_lists_quotes_and_headings_are_whole(inside, expected):
    options = {"lists": "markdown", "headings": "markdown", "tables": "markdown", "links": "markdown"}
    assert expected == blocks(inside, **options)


def test_lists_within_lists_stay_so_through_the_cleaning():
    inner = "<ol><li>Oil it twice</li><li>Wait<p>for a day</p></li></ol>"
    inside = f"<ul><li>Oil for the winch{inner}</li><li>Rope</li></ul>"
    done = clean_html(page(inside), markdown=True)
    assert "- Oil for the winch\n  1. Oil it twice\n  2. Wait\n\n     for a day\n\n- Rope" in done.text
    assert cleantext.clean(done.text) == done.text


@pytest.mark.parametrize(
    "inside",
    [
        "<p>*Advertisement*</p>",
        "<ul><li>[Advertisement]</li></ul>",
        '<p>Read more: <a href="/n">Ten pianos that crossed the sea last year</a></p>',
        '<p>*** Follow me on <a href="/t">Twitter</a> and <a href="/f">Facebook</a> ***</p>',
    ],
)
def test_no_mark_hides_a_word_of_the_page_from_the_rules(inside):
    raw = page(f"<p>{PROSE.format('maps')}</p>{inside}<p>{PROSE.format('words')}</p>")
    assert clean_html(raw).text == clean_html(raw, markdown=True).text.removeprefix("# ")


@pytest.mark.parametrize("options", [{}, {"markdown": True}])
def test_no_rule_for_prose_touches_code_within_a_line(options):
    inside = "<p>Put <code>&lt;img src='a.png'&gt;</code>, then <code>wait  , a</code>  and look at it.</p>"
    tick = "`" if options else ""
    text = clean_html(page(inside), **options).text
    assert f"Put {tick}<img src='a.png'>{tick}, then {tick}wait , a{tick} and look at it." in text


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

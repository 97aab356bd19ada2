"""Code of pages and feeds left in prose: scripts, style rules, statements of templates, marks of XML.

As with markup, nothing here acts in a text that is about code.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..finders.lines import drop_line
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.rule import Rule
from .markup import is_about_code

__all__ = ["RULES"]

_CDATA = lazy_pattern(r"<!\[CDATA\[")
_CDATA_CHARS = 20  # a shorter one is an example


def find_cdata(doc: Doc) -> Iterator[Edit]:
    """Yield edits that remove the marks of XML around a text: what feeds wrap their articles in."""
    text = doc.text
    if doc.once(is_about_code):
        return
    for match in _CDATA.finditer(text):
        close = text.find("]]>", match.end())
        if close < 0:
            return
        inner = text[match.end() : close]
        if len(inner) >= _CDATA_CHARS and " " in inner.strip() and not _SCRIPT_NAME.search(inner):
            yield Edit(match.start(), match.end(), "", ("residue.cdata",))
            yield Edit(close, close + 3, "", ("residue.cdata",))


_SCRIPT_START = lazy_pattern(
    r"\(function ?\([\w, ]*\) ?\{|//\s?<!\[CDATA\[|(?:window\.)?_?\w+ ?= ?(?:window\.)?\w+ ?\|\| ?[\[{]"
    r"|\(adsbygoogle ?=|(?:googletag|_taboola|dataLayer|_gaq|adsbygoogle)\.\w+\b|(?:OO|jQuery)(?:\.ready)?\("
    r"|\$\(document\)\.|(?:fbq|gtag|ga|twq|__tcfapi)\('|(?:var|let|const) \w+ ?= ?(?:document|window|new )\b"
    r"|google_ad_\w+ ?=|document\.write(?:ln)?\(|function gtag\(\) ?\{"
)
_SCRIPT_NAME = lazy_pattern(
    r"adsbygoogle|googletag|google_ad_|_taboola|_gaq|dataLayer|document\.|getElement|window\.|createElement"
    r"|\bOO\.|jQuery|fbq\(|gtag\(|\bga\('|CDATA|queueScript|\$\(document\)"
)
_SCRIPT_CHARS = 6000
_MAX_OPEN_ENDS = 20  # a text with more beginnings of code without an end is not read further
_BRACKETS = lazy_pattern(r"[()\[\]{}\n]|;|//\s?\]\]>")


def _script_end(text: str, start: int) -> int:
    """Return where the code that starts at `start` ends: at its last balanced `;`, or -1."""
    limit = min(len(text), start + _SCRIPT_CHARS)
    if text.startswith("//", start):
        close = text.find("]]>", start, limit)
        return close + 3 if close >= 0 else -1
    depth, end = 0, -1
    for match in _BRACKETS.finditer(text, start, limit):
        sign = match.group()
        if sign in "([{":
            depth += 1
        elif sign in ")]}":
            depth -= 1
            if depth < 0:
                return end
            if depth == 0 and sign == "}" and text.startswith("function", start):
                end = match.end()  # no semicolon behind a function
                if _SCRIPT_START.match(text[end : end + 40].lstrip(" ")) is None:
                    return end
        elif depth == 0 and sign == ";":
            end = match.end()
            after = text[end : end + 40].lstrip(" ")
            if _SCRIPT_START.match(after) is None:
                return end
        elif depth == 0 and sign == "\n":
            return end if end >= 0 else match.start()
    return end


def find_script(doc: Doc) -> Iterator[Edit]:
    """Yield edits that remove code of ads, players and counters that stands in prose."""
    text = doc.text
    if ("=" not in text and "{" not in text) or not _SCRIPT_NAME.search(text) or doc.once(is_about_code):
        return
    at = open_ends = 0
    for match in _SCRIPT_START.finditer(text):
        if match.start() < at or open_ends > _MAX_OPEN_ENDS:
            continue
        end = _script_end(text, match.start())
        open_ends += end < 0
        if end > 0 and _SCRIPT_NAME.search(text, match.start(), end):
            at = end
            yield Edit(match.start(), end, "", ("residue.script",))


_PROPERTY = r"[ \t]*+[a-z-]{2,40}[ \t]*+:[^{};\n]{1,200}"
_STYLE_LINE = lazy_pattern(
    r"[ \t]*+(?:@media [^{}\n]{1,200}\{)?[ \t]*+(?:[.#@]?[a-zA-Z][\w.#:>, -]{0,200}\{"
    rf"{_PROPERTY}(?:;{_PROPERTY}){{0,20}};?[ \t]*+\}}[ \t]*+)+\}}?[ \t]*+"
)
# Of the properties one is known, and its value is no type of a program: `interface Box { width: number }`.
_KNOWN_PROPERTY = lazy_pattern(
    r"[{;]\s*(?:-\w{1,8}-)?(?:align|animation|background|border|bottom|box|clear|clip|color|content|cursor|display"
    r"|fill|flex|float|font|gap|grid|height|justify|left|letter|line|list|margin|max|min|object|opacity|order"
    r"|outline|overflow|padding|position|right|src|stroke|table|text|top|transform|transition|vertical"
    r"|visibility|white|width|word|z|zoom)(?:-[a-z-]{1,30})?\s*:"
    r"(?!\s*(?:number|string|boolean|bool|any|int|float|double|str|Int|Float|String|Boolean|Date)\b)"
)
_TEMPLATE_LINES = 3  # what a page leaves; more are the listing of an article about templates
_TEMPLATE_LINE = lazy_pattern(
    r"[ \t]*(?:\{%[^\n]{0,400}?%\}|<%[^\n]{0,400}?%>)[ \t]*(?:/\*[^\n]{0,400}\*/)?[ \t]*"
)


def find_style_line(doc: Doc) -> Iterator[Edit]:
    """Yield edits that remove lines that are nothing but style rules."""
    if "}" not in doc.text or doc.once(is_about_code):
        return
    for line in doc.lines:
        if (
            "{" in line.text
            and "}" in line.text
            and len(line.text) < 2000
            and _STYLE_LINE.fullmatch(line.text)
            and _KNOWN_PROPERTY.search(line.text)
        ):
            yield Edit(line.start, line.next_start, "", ("residue.style-line",))


# Rules for classes that a program has named: no author writes .css-1xdhyk6 in prose.
_NAMED_STYLE = lazy_pattern(
    r"(?:@(?:media|supports)[^{}\n]{1,160}\{)?\.(?:css|sc|jss|emotion)-(?=[\w-]{0,80}\d)[^{}\s]{4,120}"
    rf"(?:\s?[>+~,]\s?[^{{}}\s]{{1,80}}){{0,6}}\s?\{{{_PROPERTY}(?:;{_PROPERTY}){{0,40}};?[ \t]*+\}}\}}?"
)


def find_style(doc: Doc) -> Iterator[Edit]:
    """Yield edits that remove style rules of classes that a program has named, which stand in prose."""
    text = doc.text
    if "}" not in text or doc.once(is_about_code):
        return
    for match in _NAMED_STYLE.finditer(text):
        if _KNOWN_PROPERTY.search(match[0]):
            yield Edit(match.start(), match.end(), "", ("residue.style",))


def find_template_line(doc: Doc) -> Iterator[Edit]:
    """Yield edits that remove lines that are nothing but a statement of a template."""
    if ("%}" not in doc.text and "%>" not in doc.text) or doc.once(is_about_code):
        return
    found = [
        line
        for line in doc.lines
        if "%" in line.text and len(line.text) < 1000 and _TEMPLATE_LINE.fullmatch(line.text)
    ]
    if len(found) <= _TEMPLATE_LINES:
        yield from (drop_line(line, "residue.template-line") for line in found)


RULES = (
    Rule(
        "residue.script",
        find_script,
        ("=", "{"),
        "code of an ad, player or counter",
        drops=("It rained. (adsbygoogle = window.adsbygoogle || []).push({}); It stopped.",),
        keeps=("She looked out of the window. I went home.", "A syntax with document.write() is old."),
    ),
    Rule(
        "residue.style-line",
        find_style_line,
        ("{",),
        "style rules of the page",
        drops=("One.\n.promo { display: none; }\nTwo.",),
        keeps=("The set {x : x > 0} is open.", "One.\ninterface User { name: string; width: number }\nTwo."),
    ),
    Rule(
        "residue.style",
        find_style,
        (".css-", ".sc-", ".jss-", ".emotion-"),
        "style rules of the page, glued to its text",
        drops=(".css-94m6rd-Wrapper{border-bottom:1px solid #BABABA;margin:0;}The bridge opened on Monday.",),
        keeps=("Add .css-grid to your page.", "The file is called main.css-backup."),
    ),
    Rule(
        "residue.cdata",
        find_cdata,
        ("<![cdata[",),
        "marks of XML around the text, as feeds have them",
        drops=("<![CDATA[The bridge opened on Monday.]]>",),
        keeps=("In XML, <![CDATA[ and ]]> stand around text.",),
    ),
    Rule(
        "residue.template-line",
        find_template_line,
        ("%",),
        "statement of a page template",
        drops=('One.\n{% set font = "Open Sans" %}\nTwo.',),
        keeps=("Write {% if %} before it.",),
    ),
)

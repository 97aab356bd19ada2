"""Markup and code left in prose: tags, comments, shortcodes, scripts, template lines.

A text that is about markup shows the same: where it names HTML or JavaScript, or holds two words that
tutorials use (Django, snippet …), nothing here acts. A lone `<b>` or `{{ name }}` within a sentence
stays in any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..finders.lines import drop_line
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.rule import Rule

__all__ = ["RULES"]

# Names that stand for nothing else than code, and code that no page leaves in prose.
_CODE = lazy_pattern(
    r"\b(?:HTML5?|(?<!enable )(?<!activate )JavaScript|TypeScript|CSS|PHP|XML|JSX|GraphQL|jQuery|Jinja2?"
    r"|Markdown|(?<!owered by )WordPress(?!\.com)|[Ss]hortcodes?|[Ss]tylesheets?|def \w{1,60}\()"
    r"|#include|(?m:^[ \t]*>>> \w)"
)
# Tags that are spoken of: `the <b> tag`, `tags: <b>`, "<b>" in quotes.
_SPOKEN_TAG = lazy_pattern(
    r"<(?:/?(?:html|body|script)>|(?<=[Tt]he <)\w{1,20}> tag|(?<=[\"'“‘`]<)/?\w{1,20}>[\"'”’`]"
    r"|(?:(?<=\btag <)|(?<=\btags <)|(?<=\btags: <))(?!a\s)|/\w{1,20}> (?:tag|element|snippet)\b)"
)
# Words that are names of languages and frameworks as well, and words that others use than programmers:
# `Django Unchained`, `Liquid assets`. Two show code, or one in a sentence with a word of the craft.
_HINTS = (
    r"(?:Liquid|Django|Twig|Handlebars|Mustache|Angular|React|Vue|Python|Ruby|Java|[Tt]utorials?|[Ss]nippets?"
    r"|[Ss]yntax|[Pp]laceholders?|[Ss]ource code|markup)\b"
)
_CRAFT = (
    r"(?:templates?|components?|functions?|variables?|strings?|programm(?:ing|ers?)|developers?|modules?"
    r"|methods?|frameworks?|code|library)\b"
)
_HINT = lazy_pattern(rf"\b{_HINTS}")
_HINT_OF_CODE = lazy_pattern(
    rf"\b(?:{_HINTS}[^.!?\n]{{1,80}}?\b{_CRAFT}|{_CRAFT}[^.!?\n]{{1,80}}?\b{_HINTS})"
)
# The same words by their rarer parts: a search for each costs less than one for all.
_CODE_WORDS = (
    "HTML", "Script", "CSS", "PHP", "XML", "JSX", "GraphQL", "jQuery", "Jinja", "Markdown", "WordPress",
    "hortcode", "tylesheet", "def ", "#include", ">>> ",
)  # fmt: skip
_HINT_WORDS = (
    "Liquid", "Django", "Twig", "Handlebars", "Mustache", "Angular", "React", "Vue", "Python", "Ruby", "Java",
    "utorial", "nippet", "yntax", "laceholder", "ource code", "markup",
)  # fmt: skip


def is_about_code(doc: Doc) -> bool:
    """Tell whether a text speaks of markup or code, so that what it shows of them is content."""
    text = doc.text
    if _SPOKEN_TAG.search(text) or (any(word in text for word in _CODE_WORDS) and _CODE.search(text)):
        return True
    if not any(word in text for word in _HINT_WORDS):
        return False
    hints = {hint.rstrip("s").lower() for hint in _HINT.findall(text)}
    return len(hints) > 1 or (bool(hints) and _HINT_OF_CODE.search(text) is not None)


_INLINE = "a|abbr|acronym|b|big|em|font|i|ins|s|small|span|strike|strong|sub|sup|tt|u"
_BLOCK = "article|blockquote|center|dd|div|dl|dt|h[1-6]|li|noscript|ol|p|section|table|tbody|td|th|tr|ul"
_NAME = rf"(?:{_INLINE}|{_BLOCK}|br|hr|img|iframe|ilayer|layer)"
# Attributes; within the quotes of a value that is closed as it should be, a > is none of the tag's.
ATTRIBUTES = r"""\s(?:[^<>=]++|=\s*+(?:"[^"<\n]{0,1000}"(?=[\s/>])|'[^'<\n]{0,1000}'(?=[\s/>]))?+){0,200}+"""
_TAG = lazy_pattern(rf"<(/?)({_NAME})((?:{ATTRIBUTES})?)(/?)>", re.IGNORECASE)
_BREAKING = lazy_pattern(rf"(?:{_BLOCK}|hr)$", re.IGNORECASE)


def find_tag(doc: Doc) -> Iterator[Edit]:
    """Yield edits that remove tags left in prose, where each is closed or carries attributes."""
    text = doc.text
    tags = list(_TAG.finditer(text))
    if not tags or doc.once(is_about_code):
        return
    closed = {tag.group(2).lower() for tag in tags if tag.group(1)}
    opened = {tag.group(2).lower() for tag in tags if not tag.group(1)}
    for tag in tags:
        slash, name, attributes, empty = tag.groups()
        name = name.lower()
        whole = name in closed and name in opened
        if not (whole or "=" in attributes or empty or name in ("br", "hr") or (slash and len(tags) > 1)):
            continue
        inner = tag.start() > 0 and tag.end() < len(text)
        new = "" if not inner else "\n" if name == "br" else "\n\n" if _BREAKING.match(name) else ""
        yield Edit(tag.start(), tag.end(), new, ("residue.tag",))


# A curled -- is – or —; some editors put a space behind <.
_COMMENT_OPEN = lazy_pattern(r"<\s?!\s?(?:--|–|—)")
_COMMENT_CLOSE = lazy_pattern(r"(?:--|–|—)\s?>")
_COMMENT_CHARS = 4000


def find_comment(doc: Doc) -> Iterator[Edit]:
    """Yield edits that remove comments of HTML left in prose."""
    text = doc.text
    if not _COMMENT_OPEN.search(text) or doc.once(is_about_code):
        return
    at = 0
    close = _COMMENT_CLOSE.search(text)
    for match in _COMMENT_OPEN.finditer(text):
        if match.start() < at:
            continue
        if close and close.start() < match.end():
            close = _COMMENT_CLOSE.search(text, match.end())
        if close is None:
            return
        if close.start() - match.end() <= _COMMENT_CHARS:
            at = close.end()
            yield Edit(match.start(), at, "", ("residue.comment",))


# [ad_1] at an edge of a line; builders' own names anywhere; others only with attributes or closing.
_SHORTCODE = lazy_pattern(
    r"\[(?:ad_\d+\](?:(?<=^\[ad_\d\])|(?<=\n\[ad_\d\])|(?=[ \t]*(?:\n|\Z)))"
    r"|/?(?:vc|et_pb|fusion|av|su|mk|tatsu)_[a-z_]{2,30}(?:\s[^\[\]\n]{0,400})?\]"
    r"|/(?:caption|embed|gallery|video|audio|playlist|quote|column|row|button|highlight)\]"
    r"|(?:caption|embed|gallery|video|audio|playlist|youtube|contact-form-7|adrotate|button|column|row)"
    r"\s[a-z_-]+=[^\[\]\n]{0,400}\])"
)


def find_shortcode(doc: Doc) -> Iterator[Edit]:
    """Yield edits that remove shortcodes of content management systems; what they wrap stays."""
    text = doc.text
    codes = list(_SHORTCODE.finditer(text))
    if not codes or doc.once(is_about_code):
        return
    for match in codes:
        yield Edit(match.start(), match.end(), "", ("residue.shortcode",))


_SCRIPT_START = lazy_pattern(
    r"\(function ?\([\w, ]*\) ?\{|//\s?<!\[CDATA\[|(?:window\.)?_?\w+ ?= ?(?:window\.)?\w+ ?\|\| ?[\[{]"
    r"|\(adsbygoogle ?=|(?:googletag|_taboola|dataLayer|_gaq|adsbygoogle)\.\w+\b|(?:OO|jQuery)(?:\.ready)?\("
    r"|\$\(document\)\.|(?:fbq|gtag|ga|twq|__tcfapi)\('|(?:var|let|const) \w+ ?= ?(?:document|window|new )\b"
    r"|google_ad_\w+ ?=|document\.write(?:ln)?\("
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
        "residue.tag",
        find_tag,
        ("<",),
        "tag left in prose",
        drops=('It was <b>late</b>.<br>He left <a href="x">home</a>.',),
        keeps=("If a < b and b > c, then a < c.", "Use the <b> tag for bold type in HTML."),
    ),
    Rule(
        "residue.comment",
        find_comment,
        ("<",),
        "comment of the page's source",
        drops=('It rained. <!-- google_ad_client = "pub"; --> It stopped.',),
        keeps=("In HTML a comment reads <!-- like this -->.",),
    ),
    Rule(
        "residue.shortcode",
        find_shortcode,
        ("[",),
        "shortcode of a content management system",
        drops=("[ad_1]\nIt rained.", '[caption id="a" width="3"]The bridge.[/caption]'),
        keeps=("He said it [sic] and left [emphasis added].", "Write [gallery] where the images belong."),
    ),
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
        "residue.template-line",
        find_template_line,
        ("%",),
        "statement of a page template",
        drops=('One.\n{% set font = "Open Sans" %}\nTwo.',),
        keeps=("Write {% if %} before it.",),
    ),
)

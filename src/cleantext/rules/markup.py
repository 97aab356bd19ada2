"""Markup left in prose: tags, comments, shortcodes.

A text that is about markup shows the same: where it names HTML or JavaScript, or holds two words that
tutorials use (Django, snippet …), nothing here acts. A lone `<b>` or `{{ name }}` within a sentence
stays in any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..base.lazy import lazy_pattern
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
    for start, end in _list_of(tags, text):
        yield Edit(start, end, "", ("residue.tag",))


def _list_of(tags: list[re.Match[str]], text: str) -> Iterator[tuple[int, int]]:
    """Yield where the brackets and commas stand of a text that is a list of elements, in `[]`."""
    first, last = tags[0], tags[-1]
    name = first.group(2)
    if text[: first.start()].strip() != "[" or text[last.end() :].strip() != "]" or last.group(2) != name:
        return
    yield 0, first.start()
    yield last.end(), len(text)
    for tag, other in pairwise(tags):
        ends = tag.group(1) and not other.group(1) and tag.group(2) == name == other.group(2)
        if ends and text[tag.end() : other.start()].strip() == ",":
            yield tag.end(), other.start()


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


# Codes without attributes: [embed]https://example.com/v/1[/embed].
_PLAIN_CODES = lazy_pattern(
    r"\[(?P<code>caption|embed|gallery|video|audio|playlist|quote|column|row|button|highlight)\]"
    r"(?P<held>[^\[\]\n]{1,400})\[/(?P=code)\]"
)
_HELD_CHARS = 20  # between two of them; what is shorter and no address may be between two that are spoken of


def find_shortcode(doc: Doc) -> Iterator[Edit]:
    """Yield edits that remove shortcodes of content management systems; what they wrap stays."""
    text = doc.text
    codes = [match.span() for match in _SHORTCODE.finditer(text)]
    if not codes or doc.once(is_about_code):
        return
    for match in _PLAIN_CODES.finditer(text):
        close = (match.end("held"), match.end())
        if len(match["held"]) >= _HELD_CHARS or "://" in match["held"]:
            codes.append((match.start(), match.start("held")))
        elif close in codes:
            codes.remove(close)
    for start, end in codes:
        yield Edit(start, end, "", ("residue.shortcode",))


RULES = (
    Rule(
        "residue.tag",
        find_tag,
        ("<",),
        "tag left in prose",
        drops=(
            'It was <b>late</b>.<br>He left <a href="x">home</a>.',
            "[<p>It rained.</p>, <p>It stopped, <b>late</b>, <b>once</b>.</p>]",
        ),
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
)

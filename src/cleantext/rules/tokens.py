"""Tokens of a corpus put together again: `I did n't see it , -LRB- he said -RRB- .`

Tokenizers of treebanks, of machine translation and of language models set a blank between a word and its
marks, and some write other signs for brackets, quotes and hyphens: the Penn Treebank (`-LRB-`, `n't`), Moses
(`@-@`) and WikiText (`@,@`). A text is taken for such only as a whole: all its commas stand behind blanks.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.patterns import Matches
from ..kernel.rule import Rule
from .marks import ARABIC, lead_of_french
from .markup import is_about_code

__all__ = ["RULES"]

COMMAS = 3  # behind blanks, that tell a text of tokens where no sign of a tokenizer does
CLOSE_SHARE = 0.1  # of its commas may stand close to their words
_COMMA = lazy_pattern(r",(?<=\S ,)(?=\s|$)")
_CLOSE_COMMA = lazy_pattern(r"(?<=[^\W\d_]),(?=\s)")
_STOP = lazy_pattern(r"(?<=\S )[.?!](?=\s|$)")
# Signs that only tokenizers write: brackets, quotes, what is split off a verb, marks within words.
_SIGN = lazy_pattern(
    r"(?i:-[lr][rsc]b-)|(?<!\S)``(?!\S)|(?<!\S)''(?!\S)"
    r"|(?<=\w) (?:n['’]t|['’](?:s|re|ve|ll|d|m))(?!\S)|\S @[-,./]@ \S|(?<!\S)(?i:[cdjlmnst]|qu)['’] [^\W\d_]"
)
_BRACKETS = {"lrb": "(", "rrb": ")", "lsb": "[", "rsb": "]", "lcb": "{", "rcb": "}"}
_BRACKET = lazy_pattern(r"(?<!\S)-(?P<name>(?i:[lr][rsc]b))-(?!\S)")
_SPLIT = "(?:s|re|ve|ll|d|m|t)"  # what English has behind an apostrophe
_CLOSERS = '["”’»)\\]]{0,3}'
# Blanks behind what opens, before what closes, and within words; the group is what goes.
_BLANKS = (
    lazy_pattern(rf"(?<=[^\s([{{])(?P<blank> )(?:,|(?<!\. )\.(?! \.)|\.\.\.){_CLOSERS}(?!\S)"),
    lazy_pattern(r"(?<!\S)[(\[{](?P<blank> )(?=\S)"),
    lazy_pattern(rf"(?<=\S)(?P<blank> )[)\]}}]{_CLOSERS}(?!\S)"),
    lazy_pattern(rf"(?<=\w)(?P<blank> )(?:n['’]t|['’]{_SPLIT})(?!\S)"),
    lazy_pattern(rf"(?<=\w)(?P<blank> )['’] {_SPLIT}(?!\S)"),
    lazy_pattern(rf"(?<=\w ['’])(?P<blank> ){_SPLIT}(?!\S)"),
    lazy_pattern(
        r"(?<!\S)(?i:[cdjlmnst]|qu|jusqu|lorsqu|un|all|dell|nell|dall|sull)['’](?P<blank> )(?=[^\W\d_])"
    ),
    lazy_pattern(r"(?<!\S)(?:gon|wan)(?P<blank> )na(?!\S)"),
    lazy_pattern(r"(?<!\S)(?:R|US|HK|NZ|[CA])(?P<blank> )\$(?!\S)"),
    lazy_pattern(r"(?<!\S)(?<!R )(?<!US )[$£](?P<blank> )(?=\d)"),
    lazy_pattern(r"(?<!\S)[#@](?P<blank> )(?=[^\W\d_])"),
    lazy_pattern(r"(?<=\d)(?P<blank> ):(?= \d)"),
    lazy_pattern(r"(?<=\d :)(?P<blank> )(?=\d)"),
    lazy_pattern(r"(?<=\w)(?P<blank> )/(?= \w)"),
    lazy_pattern(r"(?<=\w /)(?P<blank> )(?=\w)"),
)
# What French sets a blank before, and what German and others do.
_MARK = lazy_pattern(rf"(?<=[^\W_]|[\"”’»)\]])(?P<blank> )(?:[;?!]{_CLOSERS}|:(?! \d))(?!\S)")
_PERCENT = lazy_pattern(r"(?<=\d)(?P<blank> )%(?!\S)")
_CLOSE_PERCENT = lazy_pattern(r"\b(?:the|of|was|el|los|una|não|uma|il|che|di)\b")
# An apostrophe behind the s of a plural, in a line without single quotes.
_PLURAL = lazy_pattern(r"(?<=s)(?P<blank> )['’](?!\S)")
_SINGLE = lazy_pattern(rf"(?<!\S)['‘`](?!{_SPLIT}\b)(?=\w)|(?<!s )(?<!\S)['’‘`](?!\S)(?! \w{{1,2}}\b)")
_WITHIN = lazy_pattern(r"(?<=\S) @(?P<mark>[-,./])@ (?=\S)")
_OPENS = lazy_pattern(r"(?<!\S)(?:``|`)(?: |(?=\S))")
_CLOSES = lazy_pattern(r"(?: |(?<=\S))''(?!\S)")


def _is_tokenized(doc: Doc) -> bool:
    """Tell whether a text is a row of tokens, with blanks between all words and marks."""
    text = doc.text
    commas = len(_COMMA.findall(text))
    if len(_CLOSE_COMMA.findall(text)) > CLOSE_SHARE * commas or not _STOP.search(text):
        return False
    if ARABIC.search(text):  # where many set a blank before a mark
        return False
    return (commas >= COMMAS or _SIGN.search(text) is not None) and not doc.once(is_about_code)


def find_token(doc: Doc) -> Iterator[Edit]:
    """Yield edits that put the tokens of a text together again."""
    if not doc.once(_is_tokenized):
        return
    text = doc.text
    rule = ("spacing.token",)
    french = lead_of_french(text.replace(" : ", " ")) > 0  # all colons stand so here
    patterns = [*_BLANKS]
    if not french:
        patterns += [_MARK, _PERCENT] if _CLOSE_PERCENT.search(text) else [_MARK]
    for pattern in patterns:
        for match in pattern.finditer(text):
            start, end = match.span("blank")
            yield Edit(start, end, "", rule)
    for line in doc.lines:
        if not _SINGLE.search(line.text):
            for match in _PLURAL.finditer(line.text):
                yield Edit(line.start + match.start(), line.start + match.end("blank"), "", rule)
    for match in _BRACKET.finditer(text):
        sign = _BRACKETS[match["name"].lower()]
        start, end = match.span()
        opens = sign in "([{"
        end += opens and text[end : end + 1] == " "
        start -= not opens and text[start - 1 : start] == " "
        yield Edit(start, end, sign, rule)
    for match in _WITHIN.finditer(text):
        yield Edit(match.start(), match.end(), match["mark"], rule)
    for match in _OPENS.finditer(text):
        yield Edit(match.start(), match.end(), '"' if match[0].startswith("``") else "'", rule)
    for match in _CLOSES.finditer(text):
        yield Edit(match.start(), match.end(), '"', rule)


RULES = (
    Rule(
        "spacing.token",
        find_token,
        (",",),
        "tokens of a corpus, with blanks before their marks",
        "spacing",
        drops=("`` I did n't see it , '' he said -LRB- twice -RRB- . It is over .",),
        keeps=(
            "Call f ( a , b ) and, if it fails, g ( a , b ) of it.",
            "In the Penn Treebank, brackets are written -LRB- and -RRB-, and don't becomes do n't.",
        ),
        may_find=Matches((_COMMA,)),
    ),
)

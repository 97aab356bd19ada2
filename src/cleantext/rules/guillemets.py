"""Spaces within « », ‹ › and 「 」, which some languages set and others do not."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.rule import Rule

__all__ = ["RULES"]

_B = "[ \t\u00a0\u2009\u202f]"
_OPENING = tuple(lazy_pattern(f"{sign}{_B}++(?=\\w)") for sign in "«‹")
_CLOSING = tuple(lazy_pattern(f"{sign}(?<=[\\w.,!?…]{_B}{sign})") for sign in "»›")
_TIGHT = tuple(lazy_pattern(f"{sign}(?=[\\w¿¡„“])") for sign in "«‹")
TIGHT_TO_LOOSE = 3  # times as many « without a space show that the text's language sets none


def find_guillemet_space(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close the space within « » where the text sets nearly all of them close."""
    text = doc.text
    rule = ("quotes.guillemet-space",)
    for opening, closing, tight, signs in zip(_OPENING, _CLOSING, _TIGHT, ("«»", "‹›"), strict=True):
        first = text.find(signs[0])
        if first < 0 or -1 < text.find(signs[1]) < first:
            continue  # none, or »…« as German and Danish set them
        loose = [match.span() for match in opening.finditer(text)]
        ends = [match.start() for match in closing.finditer(text)]
        if not max(len(loose), len(ends)) or len(tight.findall(text)) < TIGHT_TO_LOOSE * len(loose or ends):
            continue
        for start, end in loose:
            yield Edit(start + 1, end, "", rule)
        for at in ends:
            yield Edit(at - 1, at, "", rule)


_CORNER = lazy_pattern(f"[「『《〈]{_B}++(?=[^\\s])")
_CORNER_END = lazy_pattern(f"[」』》〉](?<=[^\\s]{_B}[」』》〉])")


def find_corner_space(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close the space within the quotation marks of Chinese and Japanese."""
    for match in _CORNER.finditer(doc.text):
        yield Edit(match.start() + 1, match.end(), "", ("quotes.corner-space",))
    for match in _CORNER_END.finditer(doc.text):
        yield Edit(match.start() - 1, match.start(), "", ("quotes.corner-space",))


RULES = (
    Rule(
        "quotes.guillemet-space",
        find_guillemet_space,
        ("«", "‹"),
        "space within guillemets of a text that sets them close",
        "quotes",
        drops=("«Llueve», dijo. «Sí», dijo él. «No», dijo ella. « Basta », dije.",),
        keeps=("« Il pleut », dit-elle. « Encore ! » dit-il.", "»Es regnet«, sagte sie."),
    ),
    Rule(
        "quotes.corner-space",
        find_corner_space,
        ("「", "『", "《", "〈"),
        "space within the quotation marks of Chinese and Japanese",
        "quotes",
        drops=("他說「 下雨了 」。",),
        keeps=("他說「下雨了」。",),
    ),
)

"""Noise to inject into clean articles: damage to repair and boilerplate to remove.

Every kind is one that real scraped text shows. A piece of noise knows its kind, so a generated
article carries its own truth: what was clean, and which spans of the noisy text are not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

__all__ = ["BOILERPLATE", "DAMAGE", "Injected", "NoisyArticle", "Piece", "assemble", "damage"]


class Injected(NamedTuple):
    """One piece of noise: `text[start:end]` of the noisy article, and its kind."""

    kind: str
    start: int
    end: int


class NoisyArticle(NamedTuple):
    """Hold a noisy text, the clean article in it, and the spans of the noise, in order.

    A span of boilerplate should go. A span of damage should become what stands in the article.
    """

    text: str
    article: str
    injected: tuple[Injected, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """Return the kinds of noise in the text."""
        return frozenset(piece.kind for piece in self.injected)


class Piece(NamedTuple):
    """A piece of text as it stands in the noisy article and in the clean one."""

    raw: str
    clean: str
    kind: str | None = None


def assemble(pieces: list[Piece]) -> NoisyArticle:
    """Return the noisy article made of `pieces`, with the spans of the noise."""
    injected = []
    at = 0
    for piece in pieces:
        if piece.kind is not None:
            injected.append(Injected(piece.kind, at, at + len(piece.raw)))
        at += len(piece.raw)
    return NoisyArticle("".join(p.raw for p in pieces), "".join(p.clean for p in pieces), tuple(injected))


#: Boilerplate by kind: lines that stand between paragraphs, or after the last for `TAILS`.
BOILERPLATE: dict[str, tuple[str, ...]] = {
    "advertisement": ("Advertisement", "ADVERTISEMENT", "Story continues below advertisement"),
    "recommendation": ("Read more: Nine things to know about ferries", "You might also like"),
    "newsletter": ("Sign up for our newsletter", "Subscribe to our newsletter"),
    "social": ("Share this on Facebook", "Follow us on Twitter", "Share on Facebook"),
    "credit": ("(Photo by Jane Doe/Getty Images)", "Image copyright Getty Images"),
    "promotion": ("Join the conversation as a VIP Member", "Download our app"),
    "placeholder": ("{{ post.data.analytics }}", "[ad_1]"),
    "source": ("Source: Harbour News",),
    "legal": ("© 2019 Harbour News. All rights reserved.",),
    "donation": (
        "We need your support in this difficult time. Every reader contribution, no matter the amount, "
        "makes a difference in allowing our newsroom to bring you the stories that matter.\n\n"
        "Make a one-time contribution, or click here to become a subscriber. Thank you.\n\n"
        "DonateDonate by credit card\nDonate by Paypal",
    ),
}

#: Kinds that stand only after the last paragraph.
TAILS = frozenset({"source", "legal", "donation"})


def _mojibake(text: str) -> str:
    data = text.encode("utf-8", "surrogatepass")
    try:
        return data.decode("windows-1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _windows_1252_controls(text: str) -> str:
    return text.encode("windows-1252").decode("latin-1")


_ENTITIES = {"“": "&ldquo;", "”": "&rdquo;", "’": "&#8217;", "‘": "&lsquo;", "—": "&mdash;", "–": "&#x2013;"}

#: Damage by kind: where it strikes (a pattern), and what it leaves there. Each is reversible in
#: principle: the clean text follows from the damaged one.
DAMAGE: dict[str, tuple[str, str | Callable[[str], str]]] = {
    "mojibake": (r"[“”‘’—–]|[À-ſ]+", _mojibake),
    "c1_controls": (r"[“”‘’—–]", _windows_1252_controls),
    "entity": (r"[“”‘’—–]", _ENTITIES.__getitem__),
    "spaced_initials": (r"\bU\.S\.", "U. S."),
    "quote_gap": (r"(?<=[,.])”", " ”"),
    "doubled_apostrophe": (r"(?<=[a-z])’(?=[a-z])", "’’"),
    "spaced_hyphen": (r"(?<=self)-(?=made)", " - "),
    "no_break_space": (r"(?<=[a-z]) (?=[a-z])", "\u00a0"),
    "double_space": (r"(?<=[a-z]) (?=[a-z])", "  "),
    "zero_width": (r"(?<=[a-z]) (?=[a-z])", " \u200b"),
    "soft_hyphen": (r"(?<=[a-z]{3})(?=[a-z]{3})", "\u00ad"),
    "control": (r"(?<=[a-z]) (?=[a-z])", "\x07 "),
    "byte_order_mark": (r"^", "\ufeff"),
}


def damage(kind: str, sentence: str, everywhere: bool) -> list[Piece] | None:
    """Return `sentence` in pieces, damaged in one place or everywhere; None if there is no place."""
    pattern, new = DAMAGE[kind]
    places = list(re.finditer(pattern, sentence))
    if not places:
        return None
    return list(_pieces(kind, sentence, places if everywhere else places[:1], new))


def _pieces(
    kind: str, sentence: str, places: list[re.Match[str]], new: str | Callable[[str], str]
) -> Iterator[Piece]:
    at = 0
    for place in places:
        before = sentence[at : place.start()]
        if before:
            yield Piece(before, before)
        raw = new if isinstance(new, str) else new(place.group())
        yield Piece(raw, place.group(), kind)
        at = place.end()
    if at < len(sentence):
        yield Piece(sentence[at:], sentence[at:])

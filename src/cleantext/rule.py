"""Rules: a finder with a public, permanent name."""

from __future__ import annotations

from collections.abc import Iterable

from .doc import Doc
from .frozen import NamedTuple, Protocol
from .known import KnownStrings
from .patch import Edit

__all__ = ["KINDS", "Finder", "Pack", "Rule"]


class Finder(Protocol):
    """A pure function from a `Doc` to the edits of one rule."""

    def __call__(self, doc: Doc, /) -> Iterable[Edit]: ...


class Gate(Protocol):
    """A pure function that tells whether a rule may find something in a `Doc`."""

    def __call__(self, doc: Doc, /) -> bool: ...


#: What a rule can be about, in the order in which reports list them.
KINDS = {
    "encoding": "encoding damage repaired",
    "residue": "scraper and template residue repaired",
    "quotes": "quotes repaired",
    "spacing": "spacing repaired",
    "whitespace": "white space normalized",
    "paragraphs": "paragraphs split",
    "markup": "tags, entities and white space of a page's markup",
    "content": "not the main content of the page",
    "duplicate": "text repeated within the document",
    "advertisement": "ad labels and ad code",
    "recommendation": "links to other articles",
    "donation": "appeals for money or membership",
    "newsletter": "newsletter forms and invitations",
    "paywall": "subscription walls and account prompts",
    "social": "share bars, counters and follow calls",
    "comments": "chrome of the comment section",
    "credit": "photo, video and agency credits",
    "source": "source and syndication trailers",
    "navigation": "menus, breadcrumbs, dates and tags of the page",
    "legal": "copyright, disclaimers, cookies and consent",
    "promotion": "polls, promos and app calls",
    "placeholder": "template placeholders and shortcodes",
    "label": "labels with nothing behind them",
    "embed": "chrome around embedded posts",
    "mask": "text masked or changed on request",
}


class Rule(NamedTuple):
    """Name a finder.

    `find` takes a `Doc` and yields edits, whose `rules` are `(id,)`. It reads nothing but the
    `Doc`. `needs` is a gate for speed: lower-case strings, of which at least `quorum` must occur in
    the lower-cased text, or `find` would yield nothing; empty means that `find` is always called. A
    `\\b` (`scan.EDGE`) at either end of a string says that no letter of ASCII goes on there.
    `may_find` is a second gate, for rules whose `needs` are everywhere. It looks at lines by themselves:
    if `find` yields anything, there is a line in the text for which `may_find` is true, whatever other
    lines stand around it, in a text that begins and ends with a line end.
    `budget` is the largest share (0…1) of the text's visible characters that the rule may remove
    from one document; over it, the text stays and the result carries a warning. A `scoped` rule
    would touch innocent prose of another language: it acts only when the caller names its language.

    >>> def find_shouts(doc):
    ...     for line in doc.lines:
    ...         if line.text.isupper():
    ...             yield Edit(line.start, line.end, "", ("demo.shout",))
    >>> Rule("demo.shout", find_shouts, kind="promotion").find.__name__
    'find_shouts'
    """

    id: str
    find: Finder
    needs: tuple[str, ...] | KnownStrings = ()
    why: str = ""
    kind: str = "residue"
    budget: float = 1.0
    scoped: bool = False
    drops: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    may_find: Gate | None = None
    quorum: int = 1

    @property
    def pack(self) -> str:
        """Return the part of the id before the last dot."""
        return self.id.rpartition(".")[0]


class Pack(NamedTuple):
    """Hold the validated rules of one TOML file."""

    name: str
    title: str
    rules: tuple[Rule, ...]
    lang: str | None = None
    hosts: tuple[str, ...] = ()

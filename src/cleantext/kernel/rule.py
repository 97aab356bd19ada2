"""Rules: a finder with a public, permanent name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..base.frozen import NamedTuple, Protocol, view
from ..strings.known import Known, KnownStrings
from .doc import Doc
from .patch import Edit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["KINDS", "REPAIRS", "Finder", "Pack", "Rule", "Rules", "Shelf"]


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
#: Those that take no line of the page's away.
REPAIRS = frozenset(
    ("encoding", "residue", "quotes", "spacing", "whitespace", "paragraphs", "markup", "content", "mask")
)


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


class Shelf(Protocol):
    """The rules of the built-in packs by number, made when they are first asked for."""

    ids: list[str]
    kinds: list[str]
    scoped: frozenset[int]
    unprompted: frozenset[int]  # those that wait neither for lines nor for beginnings nor for strings

    def __getitem__(self, number: int, /) -> Rule: ...


class Rules:
    """Hold rules in order, as an immutable sequence.

    Of `items`, a number stands for a rule on the `shelf`, which is made when it is first asked for: a text
    opens some fifty of the built-in rules, and to make all of them takes as long as to clean five texts.
    """

    def __init__(self, items: Iterable[Rule | int] = (), shelf: Shelf | None = None) -> None:
        self.items = tuple(items)
        self._shelf: Any = shelf

    @staticmethod
    def of(rules: tuple[Rule, ...] | Rules) -> Rules:
        """Return the rules as such a sequence."""
        return rules if isinstance(rules, Rules) else Rules(rules)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, rank: int) -> Rule:
        return self.by_rank[rank]

    def __iter__(self) -> Iterator[Rule]:
        return (self.made(item) for item in self.items)

    def __add__(self, other: tuple[Rule, ...] | Rules) -> Rules:
        more = Rules.of(other)
        return Rules(self.items + more.items, self._shelf if more._shelf is None else more._shelf)

    def __eq__(self, other: object) -> bool:
        return self.items == other.items if isinstance(other, Rules) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.items)

    def __reduce__(self) -> tuple[type[Rules], tuple[Any, ...]]:
        return Rules, (self.items, self._shelf)

    def made(self, item: Rule | int) -> Rule:
        """Return the rule that an item stands for."""
        rule: Rule = item if isinstance(item, Rule) else self._shelf[item]
        return rule

    def kinds(self) -> Iterator[tuple[str, str]]:
        """Yield the id and the kind of each."""
        for item in self.items:
            if isinstance(item, Rule):
                yield item.id, item.kind
            else:
                yield self._shelf.ids[item], self._shelf.kinds[item]

    def having(self, items: Iterable[Rule | int]) -> Rules:
        """Return other items from the same shelf."""
        return Rules(items, self._shelf)

    def about(self, kinds: frozenset[str]) -> Rules:
        """Return those of some kinds."""
        with_kinds = zip(self.items, self.kinds(), strict=True)
        return self.having([item for item, (_, kind) in with_kinds if kind in kinds])

    def unscoped(self) -> Rules:
        """Return those that act in texts of any language."""
        return self.having([item for item in self.items if not self._is_scoped(item)])

    def _is_scoped(self, item: Rule | int) -> bool:
        return item.scoped if isinstance(item, Rule) else item in self._shelf.scoped

    @view
    def by_rank(self) -> Mapping[int, Rule]:
        """Return them by where they stand, each when it is first asked for."""
        return _ByRank(self)

    @view
    def ranks(self) -> dict[int, int]:
        """Return the ranks of those that are prompted by what lies in the packs, by their numbers there."""
        numbered = ((_number_of(item), rank) for rank, item in enumerate(self.items))
        return {number: rank for number, rank in numbered if number is not None}

    def unprompted(self) -> Iterator[tuple[int, Rule]]:
        """Yield the others with their ranks."""
        for rank, item in enumerate(self.items):
            if item in self._shelf.unprompted if isinstance(item, int) else _number_of(item) is None:
                yield rank, self.made(item)


class _ByRank(dict[int, Rule]):
    def __init__(self, rules: Rules) -> None:
        self._rules = rules

    def __missing__(self, rank: int) -> Rule:
        self[rank] = rule = self._rules.made(self._rules.items[rank])
        return rule


def _number_of(item: Rule | int) -> int | None:
    """Return the number that a rule has in the packs where its lines, beginnings or strings lie."""
    if isinstance(item, int):
        return item
    find: Any = item.find
    for known in (item.needs, getattr(find, "keys", ()), getattr(find, "starts", ())):
        if isinstance(known, Known):
            return known.number
    return None


class Pack(NamedTuple):
    """Hold the validated rules of one TOML file."""

    name: str
    title: str
    rules: tuple[Rule, ...] | Rules
    lang: str | None = None
    hosts: tuple[str, ...] = ()

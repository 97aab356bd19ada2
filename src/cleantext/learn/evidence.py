"""What the counts found in the documents: candidates for rules, with real excerpts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..kernel.doc import Doc, is_prose
from .queries import DATE, NAME

__all__ = [
    "Candidate",
    "Sighting",
    "candidates",
    "is_whole",
    "pattern_of",
    "sightings",
]

#: A literal line of a site must stand in so many different spellings before a pattern is made of them.
LEAST_VARIANTS = 3
#: What a mark of a shape stands for, if it varies.
MARKS = {
    DATE: r"[^\W\d_]{2,12}\.?",
    NAME: r"(?-i:[^\W\d_a-z])\S{0,29}(?: (?-i:[^\W\d_a-z])\S{0,29}){0,3}",
    "0": r"\d{1,9}",
}


class Sighting(NamedTuple):
    """One place of a candidate: its span in a text, and where in the article that is."""

    text: str
    start: int
    end: int
    place: str


@dataclass
class Candidate:
    """Something that repeats across documents of a site.

    `scope` is `lines` (literal), `line` (pattern of a whole line) or `inline` (pattern within a line).
    `parts` are its shape, cut at the marks.
    """

    site: str
    scope: str
    parts: tuple[str, ...]
    example: str
    docs: int
    seen: list[Sighting] = field(default_factory=list)

    @property
    def fixed(self) -> str:
        """Return the longest part that is the same everywhere."""
        return max((part for part in self.parts if part not in MARKS), key=len).strip()

    @property
    def pattern(self) -> str:
        """Return the pattern that matches all sightings, and no more than it must."""
        shape = re.compile(pattern_of(self.parts, groups=True))
        found = (shape.fullmatch(text[start:end].strip()) for text, start, end, _ in self.seen)
        values = [match.groups() for match in found if match]
        return pattern_of(self.parts, map(set, zip(*values, strict=True)))

    @property
    def place(self) -> str:
        """Return the narrowest place that holds nine tenths of the sightings, in the words of packs."""
        places = [sighting.place for sighting in self.seen]
        for name in ("top", "bottom"):
            if places.count(name) >= 0.9 * len(places):
                return name
        return "edges" if places.count("body") <= 0.1 * len(places) else "anywhere"


def pattern_of(parts: Sequence[str], values: Iterable[set[str]] = (), groups: bool = False) -> str:
    """Return the bounded pattern of a shape, cut at its marks.

    `values` are those that each mark was seen with. A name of one value is no mark, nor is such a month
    unless a number is near: it may be the word `may`. Numbers have as many digits as were seen, or one
    more if they grow. With `groups`, every mark is a group.

    >>> pattern_of(["Page ", "0", " of ", NAME, "."], [{"3", "12"}, {"Tarn"}])
    'Page \\\\d{1,3} of Tarn\\\\.'
    """
    seen = iter(values)
    out = []
    for i, part in enumerate(parts):
        if part not in MARKS:
            out.append(literal(part))
            continue
        known = next(seen, set())
        around = "".join(parts[:i])[-4:] + "".join(parts[i + 1 :])[:4]
        made = MARKS[part]
        if known and part == "0":
            low, high = min(map(len, known)), max(map(len, known))
            made = r"\d" + ("" if high == 1 else f"{{{low}}}" if low == high else f"{{{low},{high + 1}}}")
        elif len(known) == 1 and (part == NAME or "0" not in around):
            made = literal(*known)
        out.append(f"({made})" if groups else made)
    return "".join(out)


def candidates(rows: Iterable[tuple[Any, ...]], least: Callable[[str, str], int]) -> Iterator[Candidate]:
    """Yield the candidates of `repeat_counts`: literal ones, then patterns over what varies.

    `least` tells in how many documents of a site a wording must stand.
    """
    groups = sorted(
        (row for row in rows if row[4] >= least(row[0], row[3])), key=lambda row: (row[:2], -row[4], row)
    )
    taken: set[tuple[str, str]] = set()
    for site, unit, level, shape, docs, variants, example, _ in groups:
        if level != "dated":
            continue
        if variants == 1:
            yield Candidate(site, "lines" if unit == "line" else "inline", (example,), example, docs)
        elif fixed_letters(shape) >= (5 if variants >= LEAST_VARIANTS else 12):
            yield varied(site, unit, shape, example, docs)
        else:
            continue
        taken.add((site, example))
    for site, unit, level, shape, docs, variants, example, other in groups:
        names = shape.count(NAME)
        if level != "named" or not 1 <= names <= 2 or variants < LEAST_VARIANTS:
            continue
        if (site, example) in taken or (site, other) in taken:
            continue
        # Names stand within words of the template; a line of names alone says nothing of the site. In
        # running text more of the words must stay: authors, too, write that somebody told a paper.
        words = len(re.findall(r"[^\W\d_]{2,}", shape))
        if fixed_letters(shape) >= 12 and words >= (3 if unit == "line" else 8):
            yield varied(site, unit, shape, example, docs)


def varied(site: str, unit: str, shape: str, example: str, docs: int) -> Candidate:
    """Return the candidate of a shape that stands for different wordings."""
    parts = tuple(part for part in re.split(f"([0{DATE}{NAME}])", shape) if part)
    return Candidate(site, "line" if unit == "line" else "inline", parts, example, docs)


def fixed_letters(shape: str) -> int:
    """Count the letters of a shape that stay the same."""
    return sum(char.isalpha() for char in shape)


def literal(text: str) -> str:
    """Return the pattern that matches a text and nothing else."""
    return re.escape(text).replace("\\ ", " ")


def sightings(candidate: Candidate, texts: Iterable[str]) -> Iterator[Sighting]:
    """Yield where a candidate stands in texts of its site, once a text."""
    pattern = re.compile(pattern_of(candidate.parts))
    for text in texts:
        if candidate.scope == "inline":
            match = pattern.search(text)
            if match:
                yield Sighting(text, *match.span(), "body")
            continue
        doc = Doc(text)
        for line in doc.lines:
            if pattern.fullmatch(line.text.strip()):
                first, last = prose_body(doc)
                place = "top" if line.number < first else "bottom" if line.number >= last else "body"
                yield Sighting(text, line.start, line.end, place)
                break


_CLOSES = re.compile(r"[.!?…。！？:|»”\")\]][\"'”’)\]]*\s*$|^\s*$|\n\s*$")


def is_whole(sighting: Sighting) -> bool:
    """Tell whether a piece within a line begins and ends where sentences do."""
    text, start, end, _ = sighting
    if not _CLOSES.search(text[max(0, start - 20) : start]):
        return False
    after = text[end : end + 20].lstrip(" \t")
    return not after or after[0] == "\n" or _CLOSES.search(text[end - 5 : end]) is not None


def prose_body(doc: Doc) -> tuple[int, int]:
    """Return the half-open range of lines from the first prose line to the last."""
    prose = [line.number for line in doc.lines if is_prose(line.text)]
    return (prose[0], prose[-1] + 1) if prose else (0, 0)

"""What the counts found in the documents: candidates for rules, with real excerpts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..doc import Doc, is_prose
from .queries import GRAM_WORDS

__all__ = [
    "Candidate",
    "Sighting",
    "is_whole",
    "line_candidates",
    "pattern_of",
    "piece_candidates",
    "sightings",
]

#: A literal line of a site must stand in so many different spellings before a pattern is made of them.
LEAST_VARIANTS = 3
NAME = r"\S{1,30}(?: \S{1,30}){0,3}"
WORD = r"[^\W\d_]{2,12}\.?"
NUMBER = r"\d{1,9}"


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
    """

    site: str
    scope: str
    value: str
    example: str
    docs: int
    seen: list[Sighting] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Return the narrowest place that holds nine tenths of the sightings, in the words of packs."""
        places = [sighting.place for sighting in self.seen]
        for name in ("top", "bottom"):
            if places.count(name) >= 0.9 * len(places):
                return name
        return "edges" if places.count("body") <= 0.1 * len(places) else "anywhere"


def pattern_of(shape: str) -> str:
    """Return the bounded pattern of a shape from `line_counts`.

    >>> pattern_of("Posted @ 0 by %")
    'Posted [^\\\\W\\\\d_]{2,12}\\\\.? \\\\d{1,9} by \\\\S{1,30}(?: \\\\S{1,30}){0,3}'
    """
    marks = {"@": WORD, "0": NUMBER, "%": NAME}
    return "".join(
        marks[part] if part in marks else re.escape(part).replace("\\ ", " ")
        for part in re.split("([@0%])", shape)
    )


def line_candidates(rows: Iterable[tuple[Any, ...]], least: dict[str, int]) -> Iterator[Candidate]:
    """Yield the candidates of `line_counts`: literal lines, then patterns over what varies.

    `least` is the number of documents that a line of a site must stand in.
    """
    groups = [row for row in rows if row[3] >= least[row[0]]]
    taken: set[tuple[str, str]] = set()
    for site, level, shape, docs, variants, example, _ in groups:
        if level != "dated":
            continue
        if variants == 1:
            yield Candidate(site, "lines", example, example, docs)
        elif variants >= LEAST_VARIANTS and fixed_letters(shape) >= 5:
            yield Candidate(site, "line", pattern_of(shape), example, docs)
        else:
            continue
        taken.add((site, example))
    for site, level, shape, docs, variants, example, other in groups:
        names = shape.count("%")
        if level != "named" or not 1 <= names <= 2 or variants < LEAST_VARIANTS:
            continue
        if (site, example) in taken or (site, other) in taken:
            continue
        # Names stand within words of the template; a line of names alone says nothing of the site.
        if fixed_letters(shape) >= 12 and len(re.findall(r"[^\W\d_]{2,}", shape)) >= 3:
            yield Candidate(site, "line", pattern_of(shape), example, docs)


def fixed_letters(shape: str) -> int:
    """Count the letters of a shape that stay the same."""
    return sum(char.isalpha() for char in shape)


def piece_candidates(rows: Iterable[tuple[Any, ...]], least: dict[str, int]) -> Iterator[Candidate]:
    """Yield runs of words within lines that stand in many documents, the longest first."""
    docs: dict[tuple[str, str], set[str]] = defaultdict(set)
    run: list[tuple[Any, ...]] = []
    for row in [*rows, None]:
        if run and (row is None or row[:3] != run[-1][:3] or row[3] != run[-1][3] + 1):
            words = [run[0][4], *(gram[4].rsplit(" ", 1)[-1] for gram in run[1:])]
            for piece in sentences_in(words):
                docs[run[0][0], piece].add(run[0][1])
            run = []
        if row is not None:
            run.append(row)
    found = {key: len(where) for key, where in docs.items() if len(where) >= least[key[0]]}
    for (site, piece), count in sorted(found.items(), key=lambda item: (-len(item[0][1]), item[0])):
        if len(piece.split()) >= GRAM_WORDS and len(piece) <= 600:
            yield Candidate(site, "inline", re.escape(piece).replace("\\ ", " "), piece, count)


def sentences_in(words: list[str]) -> set[str]:
    """Return a run of words, and the run without what stands before its first sentence and after its last.

    Words next to a repeated sentence may repeat by chance.
    """
    ends = [i + 1 for i, word in enumerate(words) if word[-1:] in ".!?…"]
    starts = [0, *ends[:1]]
    stops = [len(words), *ends[-1:]]
    return {" ".join(words[start:stop]) for start in starts for stop in stops if start < stop}


def sightings(candidate: Candidate, texts: Iterable[str]) -> Iterator[Sighting]:
    """Yield where a candidate stands in texts of its site, once a text."""
    pattern = re.compile(candidate.value if candidate.scope != "lines" else re.escape(candidate.value))
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

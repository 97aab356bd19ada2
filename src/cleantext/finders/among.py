"""Rules that see what the other rules delete, now and in the rounds before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from ..base.frozen import NamedTuple
from ..kernel.doc import Doc, Gone, Line
from ..kernel.patch import Edit, Patch
from .lines import drop_line

__all__ = ["Among", "lines_among", "remember"]


class Among(NamedTuple):
    """Delete lines that are told by the lines around them which other rules delete.

    `find` takes the text and the kinds of those rules by the numbers of the lines, and yields the
    lines that go too. Alone the rule finds nothing; the engine asks it last, with the edits of the others.
    """

    rule: str
    find: Callable[[Doc, Mapping[int, str]], Iterable[Line]]

    def __call__(self, doc: Doc) -> Iterable[Edit]:
        return ()

    def among(self, doc: Doc, kinds: Mapping[int, str]) -> Iterator[Edit]:
        """Yield the edits for the lines that stand among those of `kinds`."""
        return (drop_line(line, self.rule) for line in self.find(doc, kinds))

    def again(self, doc: Doc) -> Iterator[Edit]:
        """Yield the edits for the lines that stand among those that went in earlier rounds."""
        before, kinds, numbers = doc.once(as_it_was)
        for line in self.find(before, kinds):
            if line.number not in kinds:
                yield drop_line(doc.lines[numbers[line.number]], self.rule)


def lines_among(
    doc: Doc,
    found: Iterable[Edit],
    finders: Iterable[Among],
    kinds_of: Mapping[str, str],
    rank: Mapping[str, int],
) -> list[Edit]:
    """Return the edits for what lies between the lines that other rules delete, told by their kinds."""
    starts: dict[int, str] = {}
    for start, end, text, rules in found:  # the order in which rules found them is none to rely on
        rule = starts.get(start)
        if not text and end > start and (rule is None or rank[rules[0]] < rank[rule]):
            starts[start] = rules[0]
    kinds = {
        line.number: kinds_of[starts[line.start]]
        for line in doc.lines
        if line.start in starts and line.text.strip()
    }
    return [edit for find in finders for edit in find.among(doc, kinds)]


def remember(doc: Doc, patch: Patch, kinds: Mapping[str, str]) -> tuple[Gone, ...]:
    """Return what is gone from a text once `patch` is made: the lines of old, and those that it deletes.

    `kinds` are those of the rules whose lines are worth remembering, by id.
    """
    if not kinds and not doc.gone:
        return ()
    text = doc.text
    gone = list(doc.gone)
    for start, end, new, rules in patch.edits:
        if (
            not new
            and rules[0] in kinds
            and (start == 0 or text[start - 1] == "\n")
            and (end == len(text) or text[end] == "\n" or text[end - 1] == "\n")
        ):
            gone.append(Gone(start, kinds[rules[0]], text[start:end]))
    # What stood before a line stays before it, so the sort must be stable.
    gone.sort(key=lambda lines: lines.at)
    return tuple([lines._replace(at=patch.image(lines.at)) for lines in gone])


def as_it_was(doc: Doc) -> tuple[Doc, dict[int, str], list[int]]:
    """Return a text with the lines that went back in it, the kinds of those by number, and the numbers
    that the lines have without them.
    """
    texts: list[str] = []
    kinds: dict[int, str] = {}
    numbers: list[int] = []
    gone = iter((*doc.gone, None))
    next_gone = next(gone)
    for line in (*doc.lines, None):
        while next_gone is not None and (line is None or next_gone.at <= line.start):
            for text in next_gone.text.split("\n"):
                if text and not text.isspace():
                    kinds[len(texts)] = next_gone.kind
                    texts.append(text)
                    numbers.append(-1)
            next_gone = next(gone)
        if line is not None:
            texts.append(line.text)
            numbers.append(line.number)
    return Doc("\n".join(texts), doc.lang, doc.site), kinds, numbers

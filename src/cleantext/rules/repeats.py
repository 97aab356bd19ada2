"""Text that a page prints twice: headlines, paragraphs, captions, whole articles, cut-off teasers.

Copies are compared by their letters and digits, so a lost link or another quote sign does not hide
them. What authors repeat on purpose stays: refrains, dialogue, lists and scores are short lines, and
no rule here looks at a short line but beside a headline or within a long repeated run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..base.lazy import lazy_pattern
from ..finders.lines import drop_line, once
from ..kernel.doc import Doc, Line, is_prose
from ..kernel.patch import Edit
from ..kernel.rule import Finder, Gate, Rule
from ..kernel.sentences import closes_sentence
from ..structure.captions import retold
from ..structure.copies import CODE_ENDS, CUT, QUOTES, letters, may_recur, parts, rewrapped, weight
from ..structure.doubled import copy_at, may_be_doubled, said_at
from ..structure.echoes import echoes, find_overlap
from ..structure.titles import find_headline, find_headline_below, find_twin, trails

__all__ = ["RULES"]

PARAGRAPH_CHARS = 60  # below, repeated lines are refrains, answers and list items as often as copies
ALIKE_CHARS = 40  # of a headline that stands on a line with the text below it, too
CODE_LINES = 5  # in a manual: its steps are told again for each system
RECURS = 3  # times that a line stands, its copies apart: a clause, a refrain, the first step of each day
RUN_CHARS = 300  # a run of lines this long, one of them prose, is no refrain
HEADLINE_CHARS = 20
LABEL_CHARS, STANZA = 24, 4  # of a heading such as `Chorus`, and lines from one to the next
TEASER_LETTERS = 24  # the letters of a cut-off copy; sample 000 has 36

_PICTURE = lazy_pattern(
    r"\s*[-–—|:,(]\s?(?i:photo|foto|picture|image|slide|pic|bild|imagen|imagem|immagine|afbeelding|zdjęcie|obrázek"
    r"|kuva|фото|фотография|φωτογραφία|fotoğraf|imaginea|ảnh|hình|gambar|صورة|عکس|תמונה|चित्र|图|圖|写真|사진)"
    r"\.?\s?(?:#|№|n[o°º]\.? ?)?\d{1,3}[).]{0,2}\s*$"
)


def find_rewrapped(doc: Doc) -> Iterator[Edit]:
    """Find the worse copy of a long passage that stands in the text twice, its lines broken elsewhere.

    While there is one, the other rules of this module wait: each might take the copy that stays.
    """
    yield from (drop_line(doc.lines[number], "repeats.rewrapped") for number in sorted(doc.once(rewrapped)))


@once
def find_repeated(doc: Doc) -> Iterator[Edit]:
    """Find long lines that stand in the text before, and runs of lines that do.

    The first copy stays, or the first with a sentence end if the first has none, or the first in quotes,
    because a pull quote drops them.
    """
    lines = doc.filled
    if not _any_alike(line.text for line in lines if 2 * len(line.text) >= ALIKE_CHARS):
        return
    size = len if doc.text.isascii() else weight
    if not _any_alike(line.text for line in lines if size(line.text) >= ALIKE_CHARS) or doc.once(rewrapped):
        return
    keys = [letters(line.text) for line in lines]
    for part in parts(lines, keys):
        yield drop_line(part, "repeats.paragraph")
    is_code = sum(line.text.rstrip().endswith(CODE_ENDS) for line in lines) >= CODE_LINES
    counts = Counter(keys)
    often = [counts[key] for key in keys]
    first: dict[str, int] = {}
    at = told = apart = 0  # up to where, and how far from their originals, copies are known to be no run
    stays: set[int] = set()  # copies that the author repeats; of a stanza, not one line goes
    while at < len(lines):
        key = keys[at]
        before = first.setdefault(key, at)
        if before == at or not key or size(lines[at].text.strip()) < PARAGRAPH_CHARS:
            if before < at and at - 1 in stays and keys[at - 1] == keys[before - 1]:
                stays.add(at)
            at += 1
            continue
        if lines[at - 1].text.rstrip().endswith((":", "：")):  # announced: quoted again
            stays.add(at)
            at += 1
            continue
        run = 0 if at < told and at - before == apart else _run_length(keys, before, at)
        if (
            run
            and sum(len(lines[i].text) for i in range(at, at + run)) >= RUN_CHARS
            and any(is_prose(lines[i].text) and not may_recur(lines[i].text) for i in range(at, at + run))
        ):
            for i in range(at, at + run):
                yield drop_line(lines[i], "repeats.paragraph")
            at += run
            continue
        told, apart = (at + run, at - before) if run else (told, apart)
        recurs = counts[key] >= RECURS and keys[at - 1] != key
        above = lines[at - 1].text
        is_stanza = at - 1 in stays or (at - before >= STANZA and _is_label(above))
        if before and keys[at - 1] == keys[before - 1] and is_stanza:
            stays.add(at)
            at += 1
            continue
        if (
            not is_code
            and not recurs
            and _is_copy(lines, before, at)
            and not _is_listed(lines, often, before, at)
        ):
            if _is_better(lines[at].text, lines[before].text):
                yield drop_line(lines[before], "repeats.paragraph")
                first[key] = at
            else:
                yield drop_line(lines[at], "repeats.paragraph")
        at += 1


def _any_alike(texts: Iterable[str]) -> bool:
    """Tell whether two texts begin alike, quotes before them aside."""
    starts = [text.lstrip(QUOTES)[:24] for text in texts]
    return len(set(starts)) < len(starts)


def _run_length(keys: list[str], before: int, at: int) -> int:
    """Return how many lines from `at` on repeat those from `before` on, without touching them."""
    limit = min(len(keys) - at, at - before)
    size = 1
    while size < limit and keys[before + size] == keys[at + size]:
        size += 1
    return size


def _is_label(text: str) -> bool:
    """Tell whether a line is a word or two that may head the same lines again, such as `Chorus`."""
    return len(text) <= LABEL_CHARS and text.strip()[:1].isalpha() and not closes_sentence(text)


def _is_listed(lines: list[Line], counts: list[int], before: int, at: int) -> bool:
    """Tell whether the first of two copies is in a table of contents, and the second is the heading."""
    text, below = lines[at].text, lines[at + 1].text if at + 1 < len(lines) else ""
    if closes_sentence(text) or ". " in text or not (closes_sentence(below) or is_prose(below)):
        return False
    return any(counts[n] > 1 and not is_prose(lines[n].text) for n in (before - 1, before + 1) if 0 <= n < at)


def _is_copy(lines: list[Line], before: int, at: int) -> bool:
    """Tell whether a line is a copy, and not asked again, or one that recurs."""
    text = lines[at].text
    return not (
        text.rstrip().endswith(("?", "？", "؟"))
        or lines[before].text.rstrip().endswith("?")
        or may_recur(text)
    )


def _is_better(text: str, copy: str) -> bool:
    """Tell whether of two copies the second is the one to keep: the sentence, or the speech in its place."""
    return is_prose(text) and (
        not is_prose(copy) or (text.lstrip()[0] in QUOTES and copy.lstrip()[0] not in QUOTES)
    )


@once
def find_echo(doc: Doc) -> Iterator[Edit]:
    """Find captions, pull quotes and summaries whose words a paragraph nearby has too.

    While there are copies of whole lines, this rule waits: each might take what the other leaves.
    """
    found = list(echoes(doc))
    if found and not doc.once(rewrapped) and not find_repeated(doc):
        yield from (drop_line(line, "repeats.caption") for line in found)


def find_retold(doc: Doc) -> Iterator[Edit]:
    """Find captions that say in almost its words what a paragraph says. It waits, as `find_trail` does."""
    found = list(retold(doc))
    if found and not doc.once(rewrapped) and not any(find(doc) for find in BEFORE_TRAILS):
        for line, size in found:
            if size == len(line.text):
                yield drop_line(line, "repeats.retold")
            else:
                yield Edit(line.start, line.start + size, "", ("repeats.retold",))


def find_trail(doc: Doc) -> Iterator[Edit]:
    """Find trails of links that end with the headline. The rule waits for others, as `find_echo` does."""
    found = list(trails(doc))
    if found and not any(find(doc) for find in BEFORE_TRAILS):
        yield from (drop_line(line, "repeats.trail") for line in found)


def find_teaser(doc: Doc) -> Iterator[Edit]:
    """Find lines cut off by an ellipsis that repeat the beginning of another paragraph."""
    numbers = [n for n, text in enumerate(doc.line_texts) if text.rstrip(" \"'”’]").endswith(CUT)]
    if not numbers or doc.once(rewrapped):
        return
    starts: dict[str, list[str]] = {}
    for text in doc.line_texts:
        if len(text) >= PARAGRAPH_CHARS:
            key = letters(text[:600])
            starts.setdefault(key[:TEASER_LETTERS], []).append(key)
    for number in numbers:
        key = letters(doc.line_texts[number])
        if TEASER_LETTERS <= len(key) <= 500 and any(
            other.startswith(key) and len(other) > len(key)
            for other in starts.get(key[:TEASER_LETTERS], ())[:20]
        ):
            yield drop_line(doc.lines[number], "repeats.teaser")


@once
def find_doubled(doc: Doc) -> Iterator[Edit]:
    """Find lines that say all they say twice, with nothing but a blank or a full stop between.

    A chant has a comma or an exclamation mark there, and one in quotes is somebody's word. In the first
    line, which is the headline, the site's name may stand there: `Bridge opens CNN TÜRK Bridge opens`.
    """
    for number, text in enumerate(doc.line_texts):
        end = copy_at(text, number == 0)
        if end > 0:
            line = doc.lines[number]
            yield Edit(line.start + end, line.end, "", ("repeats.doubled",))


def _may_be_doubled(doc: Doc) -> bool:
    return any(map(may_be_doubled, doc.line_texts))


def find_said(doc: Doc) -> Iterator[Edit]:
    """Find last sentences of paragraphs that the paragraph has before: captions that were glued to it."""
    if doc.body[1] - doc.body[0] < 2:  # an article on one line may end with what it begins with
        return
    for line in doc.lines:
        start = said_at(line.text)
        if start:
            yield Edit(line.start + start - 1, line.end, "", ("repeats.doubled-sentence",))


def _may_be_said(doc: Doc) -> bool:
    return any(said_at(line.text) for line in doc.filled)


def find_alternative(doc: Doc) -> Iterator[Edit]:
    """Find the alternative texts of pictures: the same line again and again, with a picture's number."""
    found: dict[str, list[int]] = {}
    for number, _, _, text, _ in doc.filled:
        if HEADLINE_CHARS <= len(text) <= 300 and text.rstrip(" .)")[-1:].isdigit():
            match = _PICTURE.search(text, max(0, len(text) - 24))
            if match is not None:
                found.setdefault(letters(text[: match.start()]), []).append(number)
    if not found:
        return
    others = {letters(text) for text in doc.line_texts if HEADLINE_CHARS <= len(text) <= 300}
    for key, numbers in found.items():
        if len(key) >= HEADLINE_CHARS * 3 // 4 and (len(numbers) > 1 or key in others):
            yield from (drop_line(doc.lines[number], "repeats.alternative") for number in numbers)


BEFORE_TRAILS = (find_headline, find_headline_below, find_twin, find_repeated, find_echo, find_doubled)


def _rule(slug: str, find: Finder, why: str, needs: Iterable[str] = (), may_find: Gate | None = None) -> Rule:
    return Rule(f"repeats.{slug}", find, tuple(needs), why, "duplicate", may_find=may_find)


RULES: tuple[Rule, ...] = (
    _rule("rewrapped", find_rewrapped, "copy of a passage whose lines break elsewhere", ["\n"]),
    _rule("headline", find_headline, "headline that the page prints again above the article", ["\n"]),
    _rule(
        "headline-below", find_headline_below, "headline that the page prints again below the article", ["\n"]
    ),
    _rule("trail", find_trail, "trail of links that ends with the headline", ["\n"]),
    _rule("twin", find_twin, "caption or title that stands twice, one below the other", ["\n"]),
    _rule(
        "paragraph",
        find_repeated,
        "paragraph, part of one or run of lines that stands in the text elsewhere",
        ["\n"],
    ),
    _rule("overlap", find_overlap, "end of a paragraph that the next one begins with", ["\n"]),
    _rule("caption", find_echo, "caption or pull quote that repeats a sentence of the article", ["\n"]),
    _rule(
        "retold", find_retold, "caption that tells in almost the same words what a paragraph tells", ["\n"]
    ),
    _rule("doubled", find_doubled, "headline or caption that stands on its line twice", (), _may_be_doubled),
    _rule(
        "doubled-sentence",
        find_said,
        "last sentence of a paragraph that the paragraph has before",
        (),
        _may_be_said,
    ),
    _rule("alternative", find_alternative, "alternative text of a picture: a headline and a number", ["\n"]),
    _rule("teaser", find_teaser, "cut-off copy of a paragraph that stands whole elsewhere", ["…", ".."]),
)

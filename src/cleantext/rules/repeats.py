"""Text that a page prints twice: headlines, paragraphs, captions, whole articles, cut-off teasers.

Copies are compared by their letters and digits, so a lost link or another quote sign does not hide
them. What authors repeat on purpose stays: refrains, dialogue, lists and scores are short lines, and
no rule here looks at a short line but beside a headline or within a long repeated run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..doc import Doc, Line, is_prose, line_key
from ..finders import drop_line
from ..lazy import lazy_pattern
from ..patch import Edit
from ..rule import Rule
from ..structure.copies import CUT, letters, parts, rewrapped, weight
from ..structure.echoes import echoes, find_overlap

__all__ = ["RULES"]

PARAGRAPH_CHARS = 60  # below, repeated lines are refrains, answers and list items as often as copies
ALIKE_CHARS = 40  # of a headline that stands on a line with the text below it, too
RUN_CHARS = 300  # a run of lines this long, one of them prose, is no refrain
HEADLINE_CHARS = 20
TRAIL_CHARS = 240
DOUBLED_LETTERS = 20  # of one copy on a line that holds both; shorter ones are chants and names
DOUBLED_CHARS = 3000
TEASER_LETTERS = 24  # the letters of a cut-off copy; sample 000 has 36
TOP_LINES = 8  # headline, kicker, standfirst, byline and their copies fit in here

_QUOTES = " \t\u00a0\"'“”‘’«»„"
_SEPARATORS = (">", "»", "›", "/", "|", "→", "＞")
_VERSE_ENDS = ",;:!?—–-…"
_PICTURE = lazy_pattern(
    r"\s*[-–—|:,(]\s?(?i:photo|foto|picture|image|slide|pic|bild|imagen|imagem|immagine|afbeelding|zdjęcie|obrázek"
    r"|kuva|фото|фотография|φωτογραφία|fotoğraf|imaginea|ảnh|hình|gambar|صورة|عکس|תמונה|चित्र|图|圖|写真|사진)"
    r"\.?\s?(?:#|№|n[o°º]\.? ?)?\d{1,3}[).]{0,2}\s*$"
)
_SITE = lazy_pattern(r"\s+(?:[|»–—-]|::)\s+[^|»–—]{2,40}$")


def find_rewrapped(doc: Doc) -> Iterator[Edit]:
    """Find the worse copy of a long passage that stands in the text twice, its lines broken elsewhere.

    While there is one, the other rules of this module wait: each might take the copy that stays.
    """
    yield from (drop_line(doc.lines[number], "repeats.rewrapped") for number in sorted(doc.once(rewrapped)))


def find_headline(doc: Doc) -> Iterator[Edit]:
    """Find copies of a headline above the article, with or without the site's name behind them."""
    texts = doc.line_texts
    # Lines without a copy are nearly all: look for the same beginning before anything else.
    top = [n for n, text in enumerate(texts[: 3 * TOP_LINES]) if text.strip()][:TOP_LINES]
    heads = [texts[number].strip(_QUOTES)[:12] for number in top]
    if len(set(heads)) == len(heads) or not _has_body(doc, top) or doc.once(rewrapped):
        return
    seen: dict[str, int] = {}
    for number in top:
        text = texts[number].strip()
        if weight(text) < HEADLINE_CHARS or is_prose(text) or text[0] in "—–":  # who wrote the post above
            continue
        key = line_key(text)
        bare = line_key(_SITE.sub("", text))
        if key in seen or (bare in seen and weight(bare) >= HEADLINE_CHARS):
            yield drop_line(doc.lines[number], "repeats.headline")
        seen.setdefault(key, number)


def find_trail(doc: Doc) -> Iterator[Edit]:
    """Find trails of links that end with the headline, which stands above or below them."""
    texts = doc.line_texts[: 3 * TOP_LINES]
    trails = [
        number
        for number, text in enumerate(texts)
        if HEADLINE_CHARS < len(text) <= TRAIL_CHARS and any(sign in text for sign in _SEPARATORS)
    ]
    for number in trails[:TOP_LINES]:
        text = texts[number].rstrip()
        for other in texts:
            head = other.strip()
            if (
                weight(head) >= HEADLINE_CHARS
                and text.endswith(head)
                and text[: -len(head)].rstrip().endswith(_SEPARATORS)
            ):
                yield drop_line(doc.lines[number], "repeats.trail")
                break


def find_headline_below(doc: Doc) -> Iterator[Edit]:
    """Find copies of the lines above the article below it: the page names the story again at its foot."""
    first, last = doc.body
    below = [n for n in range(last, len(doc.line_texts)) if weight(doc.line_texts[n]) >= HEADLINE_CHARS]
    if not below or first == 0:
        return
    above = {line_key(text) for text in doc.line_texts[: min(first, 3 * TOP_LINES)]}
    for number in below:
        key = line_key(doc.line_texts[number])
        if weight(key) >= HEADLINE_CHARS and key in above:
            yield drop_line(doc.lines[number], "repeats.headline-below")


def find_twin(doc: Doc) -> Iterator[Edit]:
    """Find captions and titles that stand twice, one below the other, beside a paragraph of prose."""
    lines = [line for line in doc.lines if line.text and not line.text.isspace()]
    before = ""
    for at, line in enumerate(lines):
        text = line.text
        if (
            text[:8] == before[:8]
            and HEADLINE_CHARS <= weight(text) < PARAGRAPH_CHARS
            and text[0] not in _QUOTES
            and text.rstrip()[-1] not in _VERSE_ENDS
            and letters(text) == letters(before)
            and any(
                is_prose(other.text) for other in (*lines[max(0, at - 2) : at - 1], *lines[at + 1 : at + 2])
            )
        ):
            yield drop_line(line, "repeats.twin")
        before = text


def _has_body(doc: Doc, top: list[int]) -> bool:
    """Tell whether prose follows the first line: without any, the lines may be a poem's."""
    return any(is_prose(text) for text in doc.line_texts[top[0] + 1 :]) if top else False


def find_repeated(doc: Doc) -> Iterator[Edit]:
    """Find long lines that stand in the text before, and runs of lines that do.

    The first copy stays, or the first with a sentence end if the first has none.
    """
    size = len if doc.text.isascii() else weight
    long = [text.lstrip(_QUOTES) for text in doc.line_texts if size(text) >= ALIKE_CHARS]
    if len(long) == len({text[:24] for text in long}) or doc.once(rewrapped):
        return
    lines = [line for line in doc.lines if line.text.strip()]
    keys = [letters(line.text) for line in lines]
    for part in parts(lines, keys):
        yield drop_line(part, "repeats.paragraph")
    first: dict[str, int] = {}
    at = 0
    while at < len(lines):
        key = keys[at]
        before = first.setdefault(key, at)
        if before == at or size(lines[at].text.strip()) < PARAGRAPH_CHARS:
            at += 1
            continue
        run = _run_length(keys, before, at)
        if sum(len(lines[i].text) for i in range(at, at + run)) >= RUN_CHARS and any(
            is_prose(lines[i].text) for i in range(at, at + run)
        ):
            for i in range(at, at + run):
                yield drop_line(lines[i], "repeats.run")
            at += run
            continue
        if _is_copy(lines[before], lines[at]):
            if is_prose(lines[at].text) and not is_prose(lines[before].text):
                yield drop_line(lines[before], "repeats.paragraph")
                first[key] = at
            else:
                yield drop_line(lines[at], "repeats.paragraph")
        at += 1


def _run_length(keys: list[str], before: int, at: int) -> int:
    """Return how many lines from `at` on repeat those from `before` on, without touching them."""
    limit = min(len(keys) - at, at - before)
    size = 1
    while size < limit and keys[before + size] == keys[at + size]:
        size += 1
    return size


def _is_copy(one: Line, other: Line) -> bool:
    # A question that an interviewer asks again stays.
    return not one.text.rstrip().endswith("?") and not other.text.rstrip().endswith("?")


def find_echo(doc: Doc) -> Iterator[Edit]:
    """Find captions, pull quotes and summaries whose words a paragraph nearby has too.

    While there are copies of whole lines, this rule waits: each might take what the other leaves.
    """
    found = list(echoes(doc))
    if found and not doc.once(rewrapped) and not any(True for _ in find_repeated(doc)):
        yield from (drop_line(line, "repeats.caption") for line in found)


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


def find_doubled(doc: Doc) -> Iterator[Edit]:
    """Find lines that say all they say twice, with nothing but a blank or a full stop between.

    A chant has a comma or an exclamation mark there, and one in quotes is somebody's word.
    """
    for number, text in enumerate(doc.line_texts):
        if not DOUBLED_LETTERS <= len(text) <= DOUBLED_CHARS:
            continue
        start = len(text) - len(text.lstrip(_QUOTES))
        # The second copy begins near the middle, and as the first one does.
        again = text.find(text[start : start + 8], len(text) // 2 - 4, len(text) // 2 + 12)
        if again < 0:
            continue
        head = text[:again].rstrip()
        if not head or not (head[-1].isalnum() or head[-1] in ".)。۔।") or text[0] in '"“„«':
            continue
        if letters(head) == letters(text[again:]) and weight(letters(head)) >= DOUBLED_LETTERS:
            line = doc.lines[number]
            yield Edit(line.start + len(head), line.end, "", ("repeats.doubled",))


def find_said(doc: Doc) -> Iterator[Edit]:
    """Find last sentences of paragraphs that the paragraph has before: captions that were glued to it."""
    if doc.body[1] - doc.body[0] < 2:  # an article on one line may end with what it begins with
        return
    for line in doc.lines:
        text = line.text
        if 2 * PARAGRAPH_CHARS <= len(text) <= DOUBLED_CHARS:
            start = text.rfind(". ", 0, len(text) - PARAGRAPH_CHARS) + 2
            last = text[start:].strip()
            if start > 1 and last.endswith(".") and ". " not in last and text.find(last) < start - 1:
                yield Edit(line.start + start - 1, line.end, "", ("repeats.doubled-sentence",))


def find_alternative(doc: Doc) -> Iterator[Edit]:
    """Find the alternative texts of pictures: the same line again and again, with a picture's number."""
    found: dict[str, list[int]] = {}
    for number, text in enumerate(doc.line_texts):
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


def _rule(slug: str, find: object, why: str, needs: Iterable[str] = ()) -> Rule:
    return Rule(f"repeats.{slug}", find, tuple(needs), why, "duplicate")  # type: ignore[arg-type]


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
    _rule("doubled", find_doubled, "headline or caption that stands on its line twice"),
    _rule("doubled-sentence", find_said, "last sentence of a paragraph that the paragraph has before"),
    _rule("alternative", find_alternative, "alternative text of a picture: a headline and a number", ["\n"]),
    _rule("teaser", find_teaser, "cut-off copy of a paragraph that stands whole elsewhere", ["…", ".."]),
)

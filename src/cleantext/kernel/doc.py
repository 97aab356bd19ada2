"""The text of the moment and what is known of it.

A `Doc` is what a rule's finder reads. Its views are computed once, when first asked for. Offsets
are always offsets into `Doc.text`; `folded` serves gates only, because folding changes lengths.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from ..base.frozen import Frozen, NamedTuple, view
from ..base.lazy import lazy_pattern
from .icons import without_icons

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    Answer = TypeVar("Answer")

__all__ = ["Doc", "Gone", "Line", "is_prose", "line_head", "line_key", "unlinked"]

# Sentence ends of the scripts that the packs cover, and the quotes and brackets that may follow.
_TERMINAL = frozenset(".!?…。！？؟۔।॥")
_CLOSERS = " \t\u00a0\"'”’‘»«“›)]」』"
_DECORATION = (
    " \t\u00a0\u2009\u202f\u3000*•·●■◆►▶▸▼→»«›‹>＞≫|_=~#:.…!-–—+[](){}\"'“”‘’✱※【】（）：｜◎▪△▲▷☞◇★☆❖➤"
)
HEAD_CHARS = 80  # what a rule asks for at the start of a line stands within these
# White space but for what `unusual` leaves out.
_WHITE = frozenset(
    "\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_PLAIN_ASCII = bytes((9, 10, *range(32, 38), *range(39, 127)))  # without &
# Letters that no repair starts from: of Latin the lower-case ones beyond ASCII, of Cyrillic and Greek
# all but those with which mojibake of these scripts begins, and the scripts of East and South. Marks
# and what normalization could change are not among them.
_PLAIN = (
    "\t\n -%'-~ß-ïñ-öø-ÿāăąćčďđēėęěğģīįķĺľłļńňņŕřśşšťũūųźżžıőűơưŵŷ\u1ea0-\u1ef9"
    "\u0388-\u0391\u0394-\u039d\u03a0-\u03ce\u0403-\u0411\u0414-\u041f\u0422-\u045f"
    "\u0531-\u0587\u05d0-\u05ea\u060c\u061b\u061f\u0620-\u064a\u0660-\u0669\u066e-\u06d3\u06f0-\u06ff"
    "\u0904-\u093b\u093d-\u094c\u0964-\u0965\u0e01-\u0e37\u0e40-\u0e47\u10d0-\u10ff"
)
_PLAIN_WIDE = "\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e"
_WIDE = "\u3000"  # the first character of those scripts, of which a class takes 3 ms to compile
_line = tuple.__new__  # half the price of a named tuple's own
LABEL_LINE_CHARS = 100
WORD_LIST_LINES, WORD_LIST_BYTES = 5_000, 20  # lines of a list of words, and their bytes on average
SHORT_LINE_CHARS = 200  # longer lines are paragraphs: line rules do not look at them


_narrow = lazy_pattern(f"[^{_PLAIN}]")
_unusual = lazy_pattern(f"[^{_PLAIN}{_PLAIN_WIDE}]")


def is_plain(text: str) -> bool:
    """Tell whether a text is plain ASCII without &, so that nothing in it is `unusual`."""
    return text.isascii() and not text.encode().translate(None, _PLAIN_ASCII)


class Line(NamedTuple):
    """One line of a text: `doc.text[start:end] == text`, without its line end.

    `number` counts from 0; `next_start` is where the next line begins, or the end of the text.
    """

    number: int
    start: int
    end: int
    text: str
    next_start: int


class Gone(NamedTuple):
    """Lines that went from a text in an earlier round: what stood before offset `at`, and of what kind."""

    at: int
    kind: str
    text: str


# A link or a picture of Markdown; the address may be cut off where the text was, or have been wrapped.
_LINK = lazy_pattern(
    r"!?\[([^\[\]\n]*)\]\([^()\s]*(?:(?<=[-/]) [^()\s]+){0,8}(?:\([^()\s]*\)[^()\s]*)?"
    r"(?:[ \t](?:\"[^\"\n]*\"|'[^'\n]*'))?(?:\)|$)"
)


def unlinked(text: str) -> str:
    """Return a line without the addresses of its links and pictures, if it is Markdown, and without icons.

    >>> unlinked("* [Share on Facebook](https://example.com/share?u=1)")
    '* Share on Facebook'
    """
    if "](" in text:
        text = _LINK.sub(r"\1", text)
        if "](" in text:  # a picture within a link
            text = _LINK.sub(r"\1", text)
    return text if text.isascii() else without_icons(text)


@lru_cache(maxsize=1024)  # many finders ask about the same labels
def line_key(text: str) -> str:
    """Return the form in which exact lines are compared.

    Case, the decoration around the line, a number in brackets behind it and the width of its blanks
    do not count. A number of four digits does: it is the year of a work.

    >>> line_key("  * ADVERTISEMENT: "), line_key("Comments (12)")
    ('advertisement', 'comments')
    """
    key = unlinked(text).strip(_DECORATION).lower()
    if key[-1:].isdigit():
        _, bracket, number = key[-6:].rpartition("(")
        if bracket and len(number) <= 3 and number.isdigit():
            key = key[: -len(number) - 1].rstrip(_DECORATION)
    if key.isprintable() and "  " not in key:  # not so: tabs, line ends, and every blank but the space
        return key
    return " ".join(key.split())


def line_head(text: str) -> str:
    """Return the form in which beginnings of lines are compared: `line_key` of what stands first."""
    head = unlinked(text)[:HEAD_CHARS]
    if head[:1].isalnum() and head.isascii() and head.isprintable() and "  " not in head:
        return head.lower().rstrip(_DECORATION)
    return line_key(head)


def is_short(text: str) -> bool:
    """Tell whether a line is no paragraph, the blanks around it aside."""
    return len(text) <= SHORT_LINE_CHARS or len(unlinked(text).strip()) <= SHORT_LINE_CHARS


def visible(text: str) -> int:
    """Count the characters that are not white space."""
    return sum(map(len, text.split()))


@lru_cache(maxsize=1024)  # many finders ask about the same lines, round after round
def is_prose(text: str) -> bool:
    """Tell whether a line reads as a sentence: long enough, and closed by a sentence end.

    80 characters, or 30 in scripts without spaces, is where sentences of news outnumber labels. Thai and
    Lao close no sentence: there the length tells alone.

    >>> is_prose("Read more"), is_prose("It rained, " * 8 + "and then it stopped.")
    (False, True)
    """
    size = len(text := unlinked(text))
    if size < 80 and (size < 30 or not any("\u2e80" <= char <= "\uffef" for char in text[:20])):
        return False
    middle = size // 2
    return text.rstrip(_CLOSERS)[-1:] in _TERMINAL or any(
        "\u0e00" <= char <= "\u0eff" for char in text[middle : middle + 2]
    )


class _DocFields(NamedTuple):
    text: str
    lang: tuple[str, ...] = ()
    site: str | None = None
    gone: tuple[Gone, ...] = ()
    guessed: frozenset[int] = frozenset()  # the numbers of lines whose ends are (`structure/reflow.py`)
    is_unwrapped: bool = False


class Doc(Frozen, _DocFields):
    """Hold a text, its language codes if known, its site if known, and which lines of it are gone.

    >>> doc = Doc("One.\\n\\nTwo.")
    >>> [line.text for line in doc.lines]
    ['One.', '', 'Two.']
    """

    def once(self, function: Callable[[Doc], Answer]) -> Answer:
        """Return `function(self)`, which is computed once for a text however many rules ask for it."""
        answers = self._answers
        try:
            return answers[function]  # type: ignore[no-any-return]
        except KeyError:
            answer = answers[function] = function(self)
            return answer

    @view
    def _answers(self) -> dict[Callable[[Doc], Any], Any]:
        return {}

    @view
    def folded(self) -> str:
        """Return the text in lower case, for gates. Its offsets are not those of `text`.

        Behind a line with links stands what it is without their addresses.
        """
        if "](" not in self.text:
            return self.text.lower()
        lines = [f"{line} {unlinked(line)}" if "](" in line else line for line in self.line_texts]
        return "\n".join(lines).lower()

    @view
    def beyond_ascii(self) -> str:
        """Return the text, without its plain ASCII if that is most of its beginning. For gates only."""
        if self.text.isascii():
            return self.text.encode().translate(None, _PLAIN_ASCII).decode()
        head = self.text[:HEAD_CHARS]
        if 2 * len(head.encode("utf-8", "surrogatepass")) > 3 * len(head):
            return self.text
        data = self.text.encode("utf-8", "surrogatepass")
        return data.translate(None, _PLAIN_ASCII).decode("utf-8", "surrogatepass")

    @view
    def unusual(self) -> frozenset[str]:
        """Return the characters of the text that are neither plain ASCII nor plain letters, and &.

        Every control character but tab and line feed, every space but the usual one, every sign,
        every combining mark and every capital of Latin letters beyond ASCII is unusual. For gates: where
        edits only deleted, characters that they took are among them still.

        >>> sorted(Doc("naïve “Été”").unusual)
        ['É', '“', '”']
        """
        beyond = self.beyond_ascii
        if self.text.isascii():
            return frozenset(beyond)
        if beyond is self.text:
            return frozenset(_unusual.findall(beyond))
        chars = frozenset(_narrow.findall(beyond))
        return chars if max(chars, default="") < _WIDE else frozenset(filter(_unusual.match, chars))

    @view
    def visible(self) -> int:
        """Return how many characters of the text are not white space."""
        if not self.unusual.isdisjoint(_WHITE):
            return visible(self.text)
        data = self.text.encode("utf-8", "surrogatepass")
        return len(self.text) - len(data) + len(data.translate(None, b" \t\n"))

    @view
    def line_texts(self) -> list[str]:
        """Return the lines without their line ends, split at line feeds only."""
        return self.text.split("\n")

    @view
    def lines(self) -> tuple[Line, ...]:
        """Return the lines with their offsets."""
        out = []
        start = 0
        for number, text in enumerate(self.line_texts):
            end = start + len(text)
            out.append(_line(Line, (number, start, end, text, end + 1)))
            start = end + 1
        out[-1] = out[-1]._replace(next_start=end)
        return tuple(out)

    @view
    def filled(self) -> list[Line]:
        """Return the lines that are not blank."""
        return [line for line in self.lines if line.text.strip()]

    @view
    def is_word_list(self) -> bool:
        """Tell whether the text is thousands of words or figures: to look for labels costs a hundredfold."""
        if self.text.count("\n") < WORD_LIST_LINES:
            return False
        lines = self.filled
        size = sum([len(line.text.encode("utf-8", "surrogatepass")) for line in lines])
        return len(lines) >= WORD_LIST_LINES and size < WORD_LIST_BYTES * len(lines)

    @view
    def labels(self) -> list[tuple[int, str]]:
        """Return the lines that are short enough for a label, a stamp or a name, with their numbers."""
        texts = map(unlinked, self.line_texts) if "](" in self.text else self.line_texts
        return [
            (number, text.strip())
            for number, text in enumerate(texts)
            if 0 < len(text) <= LABEL_LINE_CHARS and not text.isspace()
        ]

    @view
    def line_folds(self) -> list[str]:
        """Return each of `line_texts` in lower case."""
        return self.folded.split("\n")

    @view
    def prose(self) -> list[int]:
        """Return the numbers of the prose lines."""
        return [number for number, text in enumerate(self.line_texts) if text and is_prose(text)]

    @view
    def body(self) -> tuple[int, int]:
        """Return the half-open range of line numbers from the first prose line to the last.

        Without any prose line the range is empty, at the start of the text.
        """
        prose = self.prose
        return (prose[0], prose[-1] + 1) if prose else (0, 0)

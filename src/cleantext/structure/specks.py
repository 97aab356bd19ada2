"""What is left of a page between its paragraphs: a sign alone on a line, a rule below the last line."""

from __future__ import annotations

from collections.abc import Iterator

from ..finders.lines import drop_line
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.sentences import closes_sentence

__all__ = ["find_specks"]

SPECKS = ("×", "✕", "•")  # buttons that close a box, and items without their text
FEW = 2  # of them; more are the cells of a table
RULE_SIGNS = "-–—_="
RULE_CHARS = 3


def find_specks(doc: Doc) -> Iterator[Edit]:
    """Find lines that hold a full stop or a speck and nothing else, and the rule that closes a text.

    Below a heading or a list a rule may underline or end it; below a sentence it parted the article from
    what went.
    """
    text = doc.text
    dots = [number for number, label in doc.labels if label == "."] if "\n.\n" in text else []
    if any(sign in text for sign in SPECKS):
        specks = [number for number, label in doc.labels if label in SPECKS]
        dots += specks if len(specks) <= FEW else []
    yield from (drop_line(doc.lines[number], "content.specks") for number in dots)
    sign = text[-1:]
    if sign.isspace():
        text = text.rstrip()
        sign = text[-1:]
    if sign and sign in RULE_SIGNS and text.endswith(sign * RULE_CHARS):
        start = text.rfind("\n") + 1
        if not text[start:].strip().strip(sign) and closes_sentence(text[:start].rstrip()):
            yield Edit(start, len(doc.text), "", ("content.specks",))

"""Credits before captions: a few words, a wide gap, and a caption with a kicker."""

from __future__ import annotations

from collections.abc import Iterator

from ..doc import Doc
from ..lazy import lazy_pattern
from ..patch import Edit

__all__ = ["find_leads", "may_be_lead"]

GAP = "   "
LINE_CHARS = (50, 400)
_LEAD = lazy_pattern(
    r"\s*(?:[\w-]{2,30}\.(?:com|co\.uk|net|org)|[^\W\d_a-z][^\s.!?:;|]*(?: [^\s.!?:;|]+){0,5})\s{3,8}"
    r"(?=[^\W\d_a-z][\w’'-]*(?: [\w’'-]+){0,3}: \S)"
)


def may_be_lead(doc: Doc) -> bool:
    """Tell whether a text has a wide gap."""
    return GAP in doc.text


def find_leads(doc: Doc) -> Iterator[Edit]:
    """Find the names of photographers and agencies that stand before captions.

    In a table there are more gaps on the line.
    """
    shortest, longest = LINE_CHARS
    for line in doc.lines:
        if shortest <= len(line.text) <= longest and GAP in line.text:
            lead = _LEAD.match(line.text)
            if lead is not None and GAP not in line.text[lead.end() :].rstrip():
                yield Edit(line.start, line.start + lead.end(), "", ("content.leads",))

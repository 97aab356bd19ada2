"""Lines of a page in Markdown: what they say, and whether they are nothing but links."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.lazy import lazy_pattern
from ..kernel.doc import unlinked

__all__ = ["is_link", "plain", "plain_lines"]

_MARKS = " \t\u00a0#>*+_|-"
_ENDS = (".", "!", "?", "。", "؟")
# A link, perhaps around a picture, with whatever title and address.
_LINK = lazy_pattern(
    r"!?\[(?:[^\[\]]|!?\[[^\[\]]{0,400}\]\([^()]{0,2000}\)){0,1000}\]\((?:[^()]|\([^()]{0,400}\)){0,2000}\)"
)
LINK_SIGNS = 3  # letters and digits that may stand beside the links of a line


def plain_lines(lines: Sequence[str]) -> list[str]:
    """Return what the lines of a page say: of Markdown without its marks, of other text as it is, stripped.

    Markdown is told by a link or a picture. A picture without words says nothing.
    """
    return list(map(plain if any("](" in line for line in lines) else str.strip, lines))


def plain(line: str) -> str:
    """Return a line of Markdown without its marks, as the weights know lines.

    >>> plain("* **[News](https://example.com/news)**")
    'News'
    """
    return unlinked(line).strip(_MARKS)


def is_link(line: str) -> bool:
    """Tell whether a line is nothing but links that are no sentence: an item of a menu, a headline elsewhere.

    A heading may be a link to itself.

    >>> is_link("* [News](/news) | [Sport](/sport)"), is_link("The [mayor](/mayor) left.")
    (True, False)
    """
    if "](" not in line or line.lstrip().startswith("#") or plain(line).endswith(_ENDS):
        return False
    return sum(map(str.isalnum, _LINK.sub("", line))) <= LINK_SIGNS

r"""Code pages: text in an encoding of its language that was read as Latin-1 or Windows-1252.

`Ïðèâåò` is Привет in Windows-1251, `ÖÐ¹úÈË` is 中国人 in GBK. ftfy leaves these, because one such word
can be anything. A line of them cannot: no language has words of nothing but accented letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..doc import Doc
from ..finders import AnyOf
from ..frozen import NamedTuple
from ..patch import Edit
from ..rule import Rule

__all__ = ["CODEPAGE", "find_codepages"]

MIN_CHARS = 12  # of a line, in words made only of such characters, two of them of four or more
MIN_CASED = 0.9  # share of its words that are lower, Title or UPPER once decoded
ENOUGH_WORDS = 200  # the first of a line prove as much as all of them
MIN_MARGIN = 0.1  # by which the best encoding must lead


class _Page(NamedTuple):
    """One encoding: its commonest characters, and the least share of the text that they make up.

    The shares are about two thirds of those in the news of the language, and far above those of any
    other reading of the same bytes.
    """

    encoding: str
    common: str
    share: float
    wide: bool = False  # two bytes a character


_HANZI = (
    "的一是不了在人有我他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家"
    "十用发天如作方成者多日都三小二无同经法当起与好看学进种将还分此心前面又定见只主公从"
)
_PAGES = (
    _Page("cp1251", "оеаинтсрвлкмдпу", 0.6),
    _Page("koi8-r", "оеаинтсрвлкмдпу", 0.6),
    _Page("iso8859-5", "оеаинтсрвлкмдпу", 0.6),
    _Page("cp1253", "αοιετσνηυρπκμλςάίό", 0.6),
    _Page("gb2312", _HANZI, 0.2, wide=True),
    _Page("euc_kr", "이다는의에을를가고하은한로기사지인도", 0.15, wide=True),
    _Page("euc_jp", "のにはをたがでてとしれさあるいかなりっもこす", 0.3, wide=True),
)
_HIGH = "\xa1-\xff\x80-\x9f€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of four such characters in a row, of a word of nothing else, and of a run."""
    word = f"(?<![^\\W_])[{_HIGH}]+(?![A-Za-z0-9])"
    return re.compile(f"[{_HIGH}]{{4}}"), re.compile(word), re.compile(f"[{_HIGH}]+")


def find_codepages(doc: Doc) -> Iterator[Edit]:
    """Find words of another code page, in lines that prove by their letters which one it was."""
    four, *shapes = _patterns()
    text = doc.text
    at = 0
    while match := four.search(text, at):
        start = text.rfind("\n", 0, match.start()) + 1
        at = text.find("\n", match.start())
        at = len(text) if at < 0 else at
        found = [list(shape.finditer(text, start, at)) for shape in shapes]
        page = _page(*([match[0] for match in matches[:ENOUGH_WORDS]] for matches in found))
        if page:
            for match in found[page.wide]:
                old = match[0]
                new = _decoded(old, page)
                if new and new != old:
                    yield Edit(match.start(), match.end(), new, ("encoding.codepage",))


_TO_LATIN_1 = {ord(bytes([b]).decode("cp1252", "ignore") or "\0"): b for b in range(0x80, 0xA0)}


def _decoded(word: str, page: _Page) -> str:
    """Return what a word is in a code page, or nothing if it cannot be in it."""
    try:
        return word.translate(_TO_LATIN_1).encode("latin-1").decode(page.encoding)
    except UnicodeError:
        return ""


def _page(words: list[str], runs: list[str]) -> _Page | None:
    """Return the code page that the words or runs of a line prove, if they prove one."""
    narrow, wide = " ".join(words), " ".join(runs)
    if len(wide) < MIN_CHARS:
        return None
    scores = sorted(((_score(wide if page.wide else narrow, page), page) for page in _PAGES), reverse=True)
    (best, page), (second, _) = scores[:2]
    return page if best >= 1 and best >= second + MIN_MARGIN else None


def _score(words: str, page: _Page) -> float:
    """Return the share of common characters against the least that is asked for, 0 if impossible."""
    whole = _decoded(words, page)
    decoded = whole.split(" ")
    letters = [char for char in whole.lower() if char.isalpha()]
    signs = len(whole) - len(letters) - len(decoded) + 1
    if len(letters) < MIN_CHARS // (1 + page.wide) or any("\x80" <= char <= "\xa0" for char in whole):
        return 0.0
    if not page.wide:
        cased = sum(word in (word.lower(), word.upper(), word.capitalize()) for word in decoded)
        long_words = sum(len(word) >= 4 for word in decoded)
        if cased < MIN_CASED * len(decoded) or long_words < 2 or signs > 0.1 * len(letters):
            return 0.0
    elif signs > 0.4 * len(letters):
        return 0.0
    return sum(char in page.common for char in letters) / len(letters) / page.share


CODEPAGE = Rule(
    "encoding.codepage",
    AnyOf(frozenset("ðÐ¤µ´"), find_codepages),  # р, π, п, and bytes that the others cannot do without
    why="text of another code page that was read as Latin-1 or Windows-1252",
    kind="encoding",
    drops=("Ïðèâåò, êàê äåëà ó òåáÿ ñåãîäíÿ?", "Ðåøåíèå ïðàâèòåëüñòâà î ìîñòå", "ÖÐ¹úµÄÊÐ³¤ÔÚÕâÀïÉú»î"),
    keeps=("Það er ekki góð hugmynd að fara út í óveðrið", "ÞÓRÐUR ÁÐUR", "Ðóra ÀÉÎÔ ÛÜÝ", "Ïðèâåò"),
)

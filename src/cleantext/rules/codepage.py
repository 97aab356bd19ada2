r"""Code pages: text in an encoding of its language that was read as Latin-1 or Windows-1252.

`Ïðèâåò` is Привет in Windows-1251, `ÖÐ¹úÈË` is 中国人 in GBK. ftfy leaves these, because one such word
can be anything. A line of them cannot: no language has words of nothing but accented letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..base.frozen import NamedTuple
from ..base.lazy import lazy_pattern
from ..finders.lines import AnyOf
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.rule import Rule
from .characters import run_of
from .sloppy import SLOPPY

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
    word = f"[{_HIGH}](?<![^\\W_].)[{_HIGH}]*(?![A-Za-z0-9])"
    return re.compile(f"[{_HIGH}][{_HIGH}]{{3}}"), re.compile(word), re.compile(run_of(_HIGH))


def find_codepages(doc: Doc) -> Iterator[Edit]:
    """Find words of another code page, in lines that prove by their letters which one it was."""
    four, *shapes = _patterns()
    text = doc.text
    at = 0
    while match := four.search(text, at):
        start = text.rfind("\n", 0, match.start()) + 1
        at = text.find("\n", match.start())
        at = len(text) if at < 0 else at
        page = _page(*(shape.findall(text, start, at)[:ENOUGH_WORDS] for shape in shapes))
        if page:
            for match in shapes[page.wide].finditer(text, start, at):
                old = match[0]
                new = _decoded(_encoded((old,)), page)
                if new and new != old:
                    yield Edit(match.start(), match.end(), new, ("encoding.codepage",))


_NO_LETTER = lazy_pattern("[\x80-\xa0]")


def _encoded(words: Iterable[str]) -> bytes:
    return " ".join(words).encode("cp1252", SLOPPY)


def _decoded(data: bytes, page: _Page) -> str:
    """Return what the bytes of words are in a code page, or nothing if they cannot be in it."""
    try:
        return data.decode(page.encoding)
    except UnicodeError:
        return ""


def _page(words: list[str], runs: list[str]) -> _Page | None:
    """Return the code page that the words or runs of a line prove, if they prove one."""
    narrow, wide = _encoded(words), _encoded(runs)
    if len(wide) < MIN_CHARS:
        return None
    shares = [(_share(wide if page.wide else narrow, page), page) for page in _PAGES]
    if max(shares)[0] < 1:
        return None
    scores = [(share if page.wide or _has_words(narrow, page) else 0.0, page) for share, page in shares]
    (second, _), (best, page) = sorted(scores)[-2:]
    return page if best >= 1 and best >= second + MIN_MARGIN else None


def _share(data: bytes, page: _Page) -> float:
    """Return the share of common characters against the least that is asked for, 0 if impossible."""
    whole = _decoded(data, page)
    if not whole or _NO_LETTER.search(whole):
        return 0.0
    letters, common = _counts(data, whole, page)
    signs = len(whole) - letters - whole.count(" ")
    if letters < MIN_CHARS // (1 + page.wide) or signs > (0.4 if page.wide else 0.1) * letters:
        return 0.0
    return common / letters / page.share


def _counts(data: bytes, whole: str, page: _Page) -> tuple[int, int]:
    """Return how many letters there are, and how many of them are among the commonest."""
    if page.wide:
        letters = list(filter(str.isalpha, whole))
        return len(letters), sum(letter in page.common for letter in letters)
    alphabet, common = _alphabet(page)
    return len(data) - len(data.translate(None, alphabet)), len(data) - len(data.translate(None, common))


@lru_cache(maxsize=len(_PAGES))
def _alphabet(page: _Page) -> tuple[bytes, bytes]:
    """Return the letters of a code page of one byte a character, and the commonest of them."""
    letters = {
        byte: letter
        for byte in range(0x80, 0x100)
        if (letter := bytes([byte]).decode(page.encoding, "ignore").lower()).isalpha()
    }
    return bytes(letters), bytes(byte for byte, letter in letters.items() if letter in page.common)


def _has_words(data: bytes, page: _Page) -> bool:
    """Tell whether some words are long enough, and nearly all lower, Title or UPPER."""
    words = _decoded(data, page).split(" ")
    cased = sum(word in (word.lower(), word.upper(), word.capitalize()) for word in words)
    return cased >= MIN_CASED * len(words) and sum(len(word) >= 4 for word in words) >= 2


CODEPAGE = Rule(
    "encoding.codepage",
    AnyOf(frozenset("ðÐ¤µ´"), find_codepages),  # р, π, п, and bytes that the others cannot do without
    why="text of another code page that was read as Latin-1 or Windows-1252",
    kind="encoding",
    drops=("Ïðèâåò, êàê äåëà ó òåáÿ ñåãîäíÿ?", "Ðåøåíèå ïðàâèòåëüñòâà î ìîñòå", "ÖÐ¹úµÄÊÐ³¤ÔÚÕâÀïÉú»î"),
    keeps=("Það er ekki góð hugmynd að fara út í óveðrið", "ÞÓRÐUR ÁÐUR", "Ðóra ÀÉÎÔ ÛÜÝ", "Ïðèâåò"),
)

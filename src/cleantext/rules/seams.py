"""Where two sentences are glued, `official.The`, and where such seams are the line ends that a text has lost.

Hosts, e-mail addresses, file names, abbreviations, versions and code look alike, so both sides must
be words: `Node.js`, `Amazon.com`, `Ph.D.`, `i.O.`, `will.i.am`, `St.Pölten` and `salarié.es` stay.
Where the second word need not begin a sentence, the two may be one name, as `pathlib.Path` or
`dbo.Users`: then both sides must read as sentences, in a text that shows no code.

Within paragraphs, authors set blanks between sentences. So seams in a text that has such blanks, and no line
ends to speak of, are those of its paragraphs: what joined them put nothing between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc, Line
from ..structure.reflow import folded_lines

__all__ = [
    "CAPITAL",
    "LEADING",
    "NOT_A_WORD",
    "SEAMS",
    "TRAILING",
    "lost_line_ends",
    "sentence_seams",
    "token",
]

CAPITAL = "[A-Z\u00c0-\u00de\u0100-\u017f\u0391-\u03ab\u0400-\u042f\u1e00-\u1eff]"
SEAMS = (
    lazy_pattern(rf"\.(?={CAPITAL}(?!\.))"),  # U.S. has none
    lazy_pattern(rf"\?(?={CAPITAL})"),
    lazy_pattern(rf"!(?={CAPITAL})"),
)
_TOKEN_CHARS = 60  # a longer run without a blank is no pair of words
NOT_A_WORD = lazy_pattern(r"[@/\\_=<>{}|#~^*+$&]")
_CALL = lazy_pattern(r"\w\([^()]*\)\W*$")
LEADING = "\"'“‘«„([—–-¿¡"
TRAILING = ".,;:!?…\"'”’»“)]—–-"
# What stands behind the point of a host or file name.
_NAMES = frozenset(
    """
    com net org edu gov info biz io co uk de fr es it ru js ts py md txt pdf html htm php asp aspx jsp
    xml json csv jpg jpeg png gif svg zip exe doc docx xls xlsx tv me ai app dev innen inc tsx jsx css
    cpp sh sql yml log ini dll url uri api
    """.split()
)
# Words that begin sentences and are no names: they part a name, an acronym or a year from the next.
_STARTERS = frozenset(
    """
    The This That These Those There Then They He She It We You In On At As And But For From With When
    While After Before If His Her Its Our Their My One An Some Many Most Not No So To By Since Although
    However Meanwhile According Last Now What Who Why How Where Yet Also Both Each Once Other Another
    Here Despite During Der Die Das Ein Eine Er Sie Es Wir Und Aber Im Auch Nach Bei Le La Les Un Une Il
    Elle Ils Mais Dans Pour En Ce Cette El Los Las Una Pero Para Con Por Esta Este O Os Um Uma Mas Na Em
    Gli Lo Ma Per Nel Det Den Han Hon Bu Ve Ancak De Ele Ela Eles Elas Segundo Quando Você Já Él Ella Ellos
    Según Después Cuando Además También Dopo Secondo Anche Dieser Diese Damit Dabei Doch Wenn Seit Noch Avec
    All Every Read Nobody Nothing Never Someone Everyone Everybody Niemand Nichts Personne Nadie Nada Nessuno
    Ninguém Depuis Après Nous Vous Bununla Ayrıca Bunun Onun Nie Jest Ale Jak Są Był
    """.split()
)
_YEAR = lazy_pattern(r"(?:19|20)\d\d$")
_ACRONYM = lazy_pattern(r"(?:[A-Z]{2,}|(?:[A-Z]\.)+[A-Z]|[ap]\.m)$")
# Words of one letter that begin sentences: I, A, À, О, Я …
_LONE_WORD = lazy_pattern(r"[AEIOUYÀÁÈÉÓÚАВЗИІКОСУЯ] [^\W\d_A-ZÀ-ÞА-Я]")
# What stands before a name with a stop that ends no sentence.
_ABBREVIATIONS = frozenset(
    """
    St Ste Dr Hr Fr Mr Mrs Ms Prof Mag Ing Gen Sen Rep Gov Lt Col Sgt Jr Sr No vs Ph bzw ca Nr Abb Bd Art Str
    """.split()
)
# German writes every noun with a capital, so that one before the seam tells no name.
_NOUN = lazy_pattern(r"[^\W\d_]{2,}(?<![^a-zäöüß])$")
_GERMAN = lazy_pattern(r"\b(?:und|der|die|das|den|nicht|eine|von|mit|auf|ist)\b")


def token(text: str, at: int) -> tuple[str, str]:
    """Return what stands before and behind `at` up to the next blanks; empty if it is too long."""
    low, high = max(0, at - _TOKEN_CHARS), at + _TOKEN_CHARS
    left = text[low:at].split()
    right = text[at:high].split(None, 1)
    if not left or not right or len(left[-1]) == _TOKEN_CHARS or len(right[0]) == _TOKEN_CHARS:
        return "", ""
    return left[-1], right[0]


def _tail(right: str) -> str:
    """Return the word that a token begins with, without marks and what an apostrophe adds."""
    return right.rstrip(TRAILING).partition("’")[0].partition("'")[0]


def _parts(text: str, at: int, german: Callable[[], bool]) -> bool:
    """Tell whether a sentence ends before `at`, at a mark, and another begins there."""
    left, right = token(text, at)
    if not left or text[at - 2].isspace() or NOT_A_WORD.search(left) or NOT_A_WORD.search(right):
        return False
    if right.endswith(":") or "(" in right or _CALL.search(left):
        return False  # a label, which has rules of its own, or a call
    word = left[:-1].strip(LEADING)
    tail = _tail(right)
    if not word or "." in tail or (tail.lower() in _NAMES and tail not in _STARTERS):
        return False
    if len(tail) < 2:
        return bool(_LONE_WORD.match(text, at)) and len(word) > 2 and word.isalpha() and word.islower()
    if tail.isupper() and tail.isalpha() and len(tail) > 2:
        return len(word) > 3 and word.isalpha() and word.islower()
    if not tail[1:].islower() or not tail.replace("-", "").isalpha():
        return False
    end = left[-2]
    if end.isalpha() and word.rstrip(TRAILING).islower() and "." not in word:
        return len(word) > 1
    if end in ')]”’"»%':
        return "." not in word
    if tail not in _STARTERS and not (word not in _ABBREVIATIONS and _NOUN.match(word) and german()):
        return False
    return (
        (end.islower() and word.isalpha())
        or _ACRONYM.match(word) is not None
        or (_YEAR.match(word) is not None)
    )


def _is_german(text: str) -> bool:
    return len(_GERMAN.findall(text)) > 2 + len(text) // 400


def sentence_seams(doc: Doc) -> list[int]:
    """Return the offsets where two sentences are glued."""
    text = doc.text
    german = cache(partial(_is_german, text))  # asked for at most once, and rarely
    seams: list[int] = []
    names: list[int] = []
    for seam in SEAMS:
        for match in seam.finditer(text, 1):
            at = match.end()
            if _parts(text, at, german):
                (names if _may_be_name(text, at) else seams).append(at)
    seams += _told_from_names(text, names, len(seams))
    return sorted(seams)


# What a text about code shows: its words, calls, quoted code, words joined by underscores, statements.
_CODE = lazy_pattern(
    r"\b(?:Python|JavaScript|TypeScript|SQL|APIs?|JSON|GitHub|[Ss]ubclass(?:es)?|[Nn]amespaces?|[Cc]ompilers?"
    r"|[Bb]oolean|[Ii]ntegers?|[Cc]allbacks?|[Dd]ocstrings?|[Mm]utex|[Tt]raceback|[Ss]tdlib|[Rr]egex)\b|"
    r"\w\(\)|`[\w.]{1,60}`|(?<![^\s(\"'“‘])[a-z]{2,30}_[a-z]{2,30}(?![\w@/-])|\w::\w|\) ?->|\w [!=]= \w"
    r"|(?m:^[ \t]*(?:>>> [a-z]|import [a-z]|from [a-z.]{1,60} import |(?:def|class) \w{1,60}[(:]))"
)
# Words beside the name of a class, a table or a user; few sentences end on one and a single word.
_BEFORE_NAME = frozenset(
    """
    a an the and or as at by for from in into of on to with against both like than via when whether that
    if is are catch catches throws returns return stores prefer get gets use uses used using call calls
    called class type instance module package exception except raise raises import user username account
    table method function field klasse modul deprecated optional string der die das den dem des ein eine
    einen einem einer mit von für zu als und oder un une una uma avec con com
    """.split()
)
_BEHIND_NAME = frozenset(
    """
    object objects instance instances class classes exception exceptions error errors type types method
    methods function functions module table field attribute level and or
    """.split()
)
_MIN_WORDS = 5  # of a sentence before a seam: `Pass a context.Context`, `Log in as john.Smith`
_SENTENCE_CHARS = 200
_SENTENCE_END = lazy_pattern(r"[.!?…:;]\s|\n\n")
_TAIL_ENDS = frozenset(".;:!?)]\"'”’»")
_HEAD = lazy_pattern(r"(?<![^\W\d_])([^\W\d_]{1,60})\.(?=[a-z_])")


def _may_be_name(text: str, at: int) -> bool:
    """Tell whether the words beside a stop may be a name in two parts: plain ones, and no starter."""
    left, right = token(text, at)
    tail = _tail(right)
    if text[at - 1] != "." or not left[-2].isalpha() or len(tail) < 2 or tail in _STARTERS:
        return False
    return (left + tail).isascii()


def _told_from_names(text: str, spots: list[int], told: int) -> list[int]:
    """Return which spots part sentences, where `told` others surely do: none, or all that are no names."""
    if not spots:
        return spots
    heads = {head.lower() for head in _HEAD.findall(text)}
    free = [at for at in spots if not _is_name(text, at, heads)]
    if _CODE.search(text):
        return free if told > len(spots) else []
    sentences = sum(_between_sentences(text, at) for at in free)
    known, doubts = told + sentences, len(spots) - sentences
    return free if known > doubts or known == doubts > 1 else []


def _is_name(text: str, at: int, heads: set[str]) -> bool:
    """Tell whether the word before `at` heads other names in the text too, or is the word behind it."""
    left, right = token(text, at)
    word = left[:-1].strip(LEADING).lower()
    return word == _tail(right).lower() or word in heads


def _between_sentences(text: str, at: int) -> bool:
    """Tell whether what stands on both sides reads as a sentence of its own."""
    before = _SENTENCE_END.split(text[max(0, at - _SENTENCE_CHARS) : at - 1])[-1].split()
    after = text[at : at + _SENTENCE_CHARS].split(None, 2)
    if len(before) < _MIN_WORDS or len(after) < 2 or after[0][-1] in _TAIL_ENDS:
        return False
    head = after[0]
    if after[1].strip(TRAILING) in _BEHIND_NAME:
        return False
    named = _BEFORE_NAME - {"the"} if head.isupper() else _BEFORE_NAME
    return before[-2].lower() not in named or _stands_alone(text, _tail(head))


def _stands_alone(text: str, word: str) -> bool:
    """Tell whether a word stands in the text by itself too: `the tsunami.Steve will …` tells of Steve."""
    return any(f" {word}{end}" in text for end in (" ", ",", "’s ", "'s "))


LOST_CHARS = 600  # of the shortest line that may be several paragraphs
LOST_SEAMS = 3  # of its paragraphs
PART_CHARS = 1000  # from one to the next, on average
MOST_SENTENCES = 4  # with a blank behind them, in a paragraph, on average
_SPACED_END = lazy_pattern(rf"[.!?…](?<=[^\W\d_]{{2}}.)[\"”’»)]{{0,2}} (?=[\"“‘„«]?{CAPITAL})")
_WORD = lazy_pattern(r"[^\W\d_]+")
_GLUED_WORDS = lazy_pattern(rf"(?P<left>[^\W\d_]*(?:[^\W\d_A-Z]|[A-Z]{{4}}))(?P<right>{CAPITAL}[^\W\d_A-Z]+)")
_WIDE_GAP = "   "
_STOP_SEAM = lazy_pattern(
    rf"[.!?…](?:(?<=[^\W\d_A-Z]{{2}}.)|(?<=[\d)”’»%].))[”’»)]{{0,2}}"
    rf"(?={CAPITAL}[^\W\d_A-Z]?[^\W\d_A-Z’' .]?[^.])"
)
_BRACKET_SEAM = lazy_pattern(rf"(?<=[^\W\d_A-Z]{{3}})\((?={CAPITAL}[^\W\d_]{{2,20}}[ :])")
_JOINTS = frozenset(":./@_\\=<>{}|#~^*+$&()")  # behind the first word of a label, a host or code
SHORT_WORD, NAME_CHARS = 2, 7  # `LinkedIn` is a name, `AdvertisementIn` none


def lost_line_ends(doc: Doc) -> list[int]:
    """Return the offsets between glued paragraphs of a text that has lost its line ends; else none.

    >>> text = "It rained all day long. The ferry stayed." * 16 + "Ferry stays in portThe mayor was amused."
    >>> found = lost_line_ends(Doc(text))
    >>> len(found), [text[at : at + 9] for at in found[-2:]]
    (17, ['Ferry sta', 'The mayor'])
    """
    return [at for line in folded_lines(doc, LOST_CHARS) for at in _ends_within(doc, line)]


def _ends_within(doc: Doc, line: Line) -> list[int]:
    """Return the same for a line that is too long for a paragraph."""
    text = doc.text
    seams = {at for at in doc.once(sentence_seams) if line.start < at < line.end}
    if not _CODE.search(text):
        seams.update(_stops(text, line))
    if len(seams) < LOST_SEAMS or len(line.text) > PART_CHARS * (len(seams) + 1):
        return []
    blanks = len(_SPACED_END.findall(line.text))
    if not len(seams) <= MOST_SENTENCES * blanks <= MOST_SENTENCES**2 * len(seams):
        return []  # its author sets no blanks, or the seams are errors of typing
    if line.text.count(_WIDE_GAP) >= LOST_SEAMS:
        return []  # wide gaps are its line ends
    brackets = (match.start() for match in _BRACKET_SEAM.finditer(text, line.start, line.end))
    return sorted(seams.union(_headline_ends(text, line), brackets))


def _stops(text: str, line: Line) -> Iterator[int]:
    """Yield where a stop and a capital are glued, which says enough of a text without line ends."""
    for match in _STOP_SEAM.finditer(text, line.start, line.end):
        left, right = token(text, match.end())
        word = _WORD.match(right)
        tail = word[0] if word else ""
        behind = right[len(tail) : len(tail) + 1]
        named = behind in _JOINTS or (tail.lower() in _NAMES and tail not in _STARTERS)
        if left[:-1].strip(LEADING) not in _ABBREVIATIONS and not named and not NOT_A_WORD.search(left):
            yield match.end()


def _headline_ends(text: str, line: Line) -> Iterator[int]:
    """Yield where a headline or a label ends without a full stop: two words are glued, and no name."""
    counts = Counter(_WORD.findall(text))
    for match in _WORD.finditer(text, line.start, line.end):
        glued = _GLUED_WORDS.fullmatch(match[0])
        if glued is None or counts[match[0]] > 1:
            continue
        left, right = glued.groups()
        if not (right[0].isupper() and right[1:].islower()) or (left[-1].isupper() and not left.isupper()):
            continue
        long = len(right) > SHORT_WORD or len(left) > NAME_CHARS
        starts = right in _STARTERS and (left[0].islower() or long)
        known = counts[left] and counts[right] and min(len(left), len(right)) > SHORT_WORD
        if starts or known:
            yield match.start() + len(left)
            if text[match.start() - 1] in ".!?…":
                yield match.start()

"""Spaces inside tokens: split initials, numbers, compounds and ellipses.

A house style can look the same (`J. R. R. Tolkien`, ` - ` as a dash, `335, 338, 180`), so most of
these repairs need evidence that this text's spaces are damaged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.patterns import Matches
from ..kernel.rule import Rule

__all__ = ["RULES", "spaces_are_damaged"]

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
# What no house style writes: acronyms of states, split thousands, split amounts of money.
_MARKS = lazy_pattern(
    r"\. (?:(?<=\bU\. )[SNK]\.|(?<=\bD\. )C\.)"
    r"|[,.] 000(?<=\d[,.] 000)(?![\d,])"
)
# Gaps where words were deleted, and the blanks around a dash in the same corpora.
_GAP = lazy_pattern(r"   (?<=[^\s.!?:|—–-]   )[^\s|—–-]|  —   ")


def spaces_are_damaged(doc: Doc) -> bool:
    """Tell whether a text has split acronyms or numbers, or gaps where words were deleted."""
    return _MARKS.search(doc.text) is not None or _GAP.search(doc.text) is not None


_INITIAL_SEAM = lazy_pattern(r"\.(?= [A-Z]\.)(?<=[A-Z]\.)")
_ACRONYMS = frozenset(
    " ".join(f"{letter}." for letter in acronym)
    for acronym in "US UN UK DC USA UAE USSR FBI CIA GOP DNC RNC NFL NBA NHL NCAA IRS CEO".split()
)
_DOTTED = lazy_pattern(
    r"\.(?:(?= (?:[mM]\b|D\.|e\.|g\.))(?:(?<=\b[apAP]\.)|(?<=\bPh\.)|(?<=\b[ei]\.))"
    r"|(?= [’']s\b)(?:(?<=\b[JS]r\.)|(?<=\bInc\.)|(?<=\bCo\.)))"
)


_POSSESSIVE = lazy_pattern(r" [’']s\b")
# Spanish sets a space in `a. m.`; English does not.
_ENGLISH = lazy_pattern(r"\b(?:the|and|of|was|with)\b")


def find_initials(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close split acronyms, and all split initials where spaces are damaged."""
    text = doc.text
    rule = ("spacing.initials",)
    seams = [match.start() for match in _INITIAL_SEAM.finditer(text)]
    if not seams and not _DOTTED.search(text):
        return
    damaged = doc.once(spaces_are_damaged)
    index = 0
    while index < len(seams):
        last = index
        while last + 1 < len(seams) and seams[last + 1] == seams[last] + 3:
            last += 1
        start = seams[index] - 1
        token = text[start : seams[last] + 4]
        whole = start == 0 or not (text[start - 1].isalnum() or text[start - 1] in ".'’-")
        if whole and (damaged or token in _ACRONYMS):
            for at in seams[index : last + 1]:
                yield Edit(at + 1, at + 2, "", rule)
            end = start + len(token)
            if _POSSESSIVE.match(text, end):
                yield Edit(end, end + 1, "", rule)
        index = last + 1
    if damaged or len(_ENGLISH.findall(text)) > 2:
        for match in _DOTTED.finditer(text):
            yield Edit(match.end(), match.end() + 1, "", rule)


_THOUSANDS = lazy_pattern(r",(?= \d{3}(?![\d-]|, ?\d))(?<=\d,)")
_WHOLE_NUMBER = lazy_pattern(r"([$£€¥]?)(?<![\d,.:/-])\d{1,3}(?:, \d{3})*$")
# Behind an amount stands a small word; what is counted is another number's: `For $5, 100 people got a meal`.
_COUNTED = lazy_pattern(
    r" \d{3} (?!(?:was|were|is|are|had|has|have|will|would|can|could|should|may|might|to|in|for|of|on|at|from"
    r"|per|a|an|the|and|or|but|by|with|as|if|than|that|which|who|when|while|after|before|during|since|until"
    r"|over|under|into|each|every|more|less|worth|plus|last|this|he|she|it|they|we|you|million|billion|trillion"
    r"|annually|monthly|yearly|weekly|daily|out|through|between|because|so|not|apiece|back)\b)[a-z]"
)
_LIST_BEFORE = lazy_pattern(r"\d{3}, \d{3}$")  # 400, 460, 485 are three numbers
_DATE_BEFORE = lazy_pattern(rf"\b{_MONTH}\.? $")
_UNIT = r"(?:million|billion|trillion|percent|per cent|percentage|pounds|miles|inches|feet)\b"
_SHORT_UNIT = r"(?:bn|mn|tn|m|k)\b"
_DECIMALS = lazy_pattern(
    rf"\.(?= (?:\d{{1,3}}(?: {_UNIT}|%|{_SHORT_UNIT})|\d\d(?!\d|,\d|%)|0\b|000(?![\d,])"
    r"|\d(?:[),;]|x\d|\.(?: [A-Z]|$))))(?<=\d\.)"
)
_ENDS_AHEAD = lazy_pattern(r" \d(?:[),;]|x\d|\.)")  # no sentence begins with a number and nothing more
_UNIT_AHEAD = lazy_pattern(rf" \d{{1,3}}(?: {_UNIT}|%|{_SHORT_UNIT})")
_INTACT_DECIMAL = lazy_pattern(r"\d\.\d")
_NUMBER_BEFORE = lazy_pattern(r"([$£€¥]?)(?<![\w.,:/-])\d{1,3}$")
# The number of an item: `2. 3 million have come back` in a list, and behind what is numbered.
_ITEM_BEFORE = lazy_pattern(
    r"(?:^|\n)\W*$|\b(?i:steps?|groups?|questions?|no|nos|nr|numbers?|parts?|chapters?|sections?|points?|figures?"
    r"|fig|tables?|items?|options?|rules?|days?|weeks?|rounds?|levels?|phases?|stages?|tips?|facts?|reasons?"
    r"|myths?|case|lot|exercise|problem|lesson|unit|module|class|page|version|appendix|article|clause)\.? $"
)


def find_split_number(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close numbers split behind their comma or point."""
    text = doc.text
    rule = ("spacing.split-number",)
    damaged: bool | None = None
    for match in _THOUSANDS.finditer(text):
        head = _WHOLE_NUMBER.search(text, max(0, match.start() - 16), match.start())
        if head is None:
            continue
        is_amount = head.group(1) and not _COUNTED.match(text, match.end())
        if not is_amount and not text.startswith(" 000", match.end()):
            if damaged is None:
                damaged = doc.once(spaces_are_damaged)
            if not damaged or _DATE_BEFORE.search(text, max(0, head.start() - 12), head.start()):
                continue
            if _LIST_BEFORE.search(head.group()):
                continue
        # All groups of one number: 1, 000, 000.
        for comma in re.finditer(", ", text[head.start() : match.end() + 1]):
            at = head.start() + comma.start()
            yield Edit(at + 1, at + 2, "", rule)
    points = [match for match in _DECIMALS.finditer(text) if not _numbers_an_item(text, match.start())]
    units = [_UNIT_AHEAD.match(text, match.end()) is not None for match in points]
    all_split = sum(units) > 1 and _INTACT_DECIMAL.search(text) is None and not _count_up(text, points)
    for match, has_unit in zip(points, units, strict=True):
        head = _NUMBER_BEFORE.search(text, max(0, match.start() - 8), match.start())
        if head is None:
            continue
        if damaged is None:
            damaged = doc.once(spaces_are_damaged)
        behind = text[match.end() + 1 : match.end() + 4]
        money = bool(head.group(1))
        certain = behind == "000" or (has_unit and (money or all_split or head.group() == "0"))
        ends = _ENDS_AHEAD.match(text, match.end()) is not None
        if certain or (damaged and (money or has_unit or ends or behind[0] == "0")):
            yield Edit(match.end(), match.end() + 1, "", rule)


def _numbers_an_item(text: str, end: int) -> bool:
    head = _NUMBER_BEFORE.search(text, max(0, end - 8), end)
    return head is not None and _ITEM_BEFORE.search(text, max(0, head.start() - 16), head.start()) is not None


def _count_up(text: str, points: Sequence[re.Match[str]]) -> bool:
    """Tell whether the numbers before some points count: `1. 5 million left; 2. 3 million stayed`."""
    heads = [_NUMBER_BEFORE.search(text, max(0, match.start() - 8), match.start()) for match in points]
    numbers = [int(head[0].strip("$£€¥")) for head in heads if head is not None]
    return numbers[:1] == [1] and numbers == list(range(1, len(numbers) + 1))


_SPLIT_HOST = lazy_pattern(r"\.(?= (?:com|org|net|gov|edu)\b)(?<=[^\W_]\.)")


def find_split_host(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close `harbour. com`, where spaces are damaged: com is a word elsewhere."""
    text = doc.text
    spots = [match.end() for match in _SPLIT_HOST.finditer(text)]
    if not spots:
        return
    if doc.once(spaces_are_damaged):
        for at in spots:
            yield Edit(at, at + 1, "", ("spacing.split-host",))


_SPACED_HYPHEN = lazy_pattern(r"-(?<=\S -)(?= \S)")
_PREFIXES = frozenset(
    """
    self non anti pro ex co pre post multi semi mid counter ultra pseudo quasi neo vice well twenty
    thirty forty fifty sixty seventy eighty ninety
    """.split()
)
_SUFFIXES = frozenset(
    """
    led backed based born owned controlled style sponsored funded trained allied aligned occupied wide
    related old year years term level range scale friendly looking speaking dominated linked era
    inspired proclaimed designed built long affiliated ruled educated supported supplied financed armed
    language day month week hour minute mile foot degree thirds quarters profile ranking elect known
    defense run held made class
    """.split()
)
# Behind a dash, a participle has one of these (`the film - based on a book -`); a compound has a noun.
_PARTICLE = lazy_pattern(
    r" (?:by|on|in|at|to|of|for|from|with|as|that|which|who|up|out|off|down|over|under|into|the|a|an)\b"
)
_NO_SECOND_PART = frozenset(
    {"the", "a", "an", "and", "but", "or", "in", "on", "at", "to", "as", "it", "he", "she"}
)
_LAST_WORD = lazy_pattern(r"([^\W_]+|[A-Z]\.)$")
_FIRST_WORD = lazy_pattern(r"[^\W_]+")


def _compound(text: str, start: int, end: int) -> bool:
    """Tell whether the hyphen with blanks at `start..end` joins the parts of a compound."""
    left = _LAST_WORD.search(text, max(0, start - 30), start)
    right = _FIRST_WORD.match(text, end)
    if left is None or right is None:
        return False
    if left.group(1).lower() in _PREFIXES:
        return right.group() not in _NO_SECOND_PART
    return right.group() in _SUFFIXES and not _PARTICLE.match(text, right.end())


def find_spaced_hyphen(doc: Doc) -> Iterator[Edit]:
    """Yield edits that join compounds, where all spaced hyphens of the text are in compounds."""
    text = doc.text
    spots = [(match.start() - 1, match.end() + 1) for match in _SPACED_HYPHEN.finditer(text)]
    # One ` - ` alone is too little to tell a style by, unless acronyms are split as well.
    if not spots or (len(spots) < 2 and not doc.once(spaces_are_damaged)):
        return
    if all(_compound(text, start, end) for start, end in spots):
        for start, end in spots:
            yield Edit(start, start + 1, "", ("spacing.spaced-hyphen",))
            yield Edit(end - 1, end, "", ("spacing.spaced-hyphen",))


# One character first: a dot, then the rest of `. ..` or `.. .` around it.
_SPLIT_ELLIPSIS = lazy_pattern(r"\.(?:(?= \.\.(?![.\w]))(?<![.\d]\.)|(?=\. \.(?![.\w]))(?<!\.\.))")


def find_split_ellipsis(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close the three dots of an ellipsis."""
    for match in _SPLIT_ELLIPSIS.finditer(doc.text):
        at = doc.text.index(" ", match.end())
        yield Edit(at, at + 1, "", ("spacing.split-ellipsis",))


_INITIALS_AHEAD = lazy_pattern(r"\.(?= (?:[A-Z]\.|[mM]\b|[eg]\.|[’']s\b))")
_DIGIT_AHEAD = (lazy_pattern(r",(?= \d)(?<=\d,)"), lazy_pattern(r"\.(?= \d)(?<=\d\.)"))

RULES = (
    Rule(
        "spacing.initials",
        find_initials,
        (". ",),
        "acronym or initials split by spaces",
        "spacing",
        drops=("The U. S. and the U. N. agreed.",),
        keeps=("J. R. R. Tolkien wrote it.", "Das ist z. B. richtig."),
        may_find=Matches((_INITIALS_AHEAD,)),
    ),
    Rule(
        "spacing.split-number",
        find_split_number,
        (),
        "number split after its comma or point",
        "spacing",
        drops=("It sent 1, 000 Marines.", "A loan of $213. 4 million."),
        keeps=(
            "On April 14, 276 Nigerian girls were taken.",
            "That was in 2013. 4 million fled.",
            "1. 5 million people left.\n2. 3 million came back.",
            "Group 4. 10% improved. Group 5. 20% did not.",
            "For $5, 100 people got a meal.",
        ),
        may_find=Matches(_DIGIT_AHEAD),
    ),
    Rule(
        "spacing.split-host",
        find_split_host,
        (".",),
        "host name split before its last part",
        "spacing",
        drops=("The U. S. firm sells at harbour. com now.",),
        keeps=("Ele falou. com os outros foi igual.",),
        may_find=Matches((_SPLIT_HOST,)),
    ),
    Rule(
        "spacing.spaced-hyphen",
        find_spaced_hyphen,
        ("-",),
        "hyphen of a compound with spaces around it",
        "spacing",
        drops=("The self - proclaimed state fought an American - backed group.",),
        keeps=("It hurts our health - mental and physical - but we go on.",),
        may_find=Matches((_SPACED_HYPHEN,)),
    ),
    Rule(
        "spacing.split-ellipsis",
        find_split_ellipsis,
        (".",),
        "ellipsis split by a space",
        "spacing",
        drops=("The leader of Iran. ..",),
        keeps=("He paused . . . and went on.",),
        may_find=Matches((_SPLIT_ELLIPSIS,)),
    ),
)

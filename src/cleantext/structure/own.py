"""Lines of the article's own that read like the page's: its headings, and what stands behind a colon.

A menu's items stand together, and what a page puts among paragraphs is an ad, a credit or a pointer. One
`About` between two sentences is none of that. Behind `Photographer:` stands a name, or what she answers;
behind `Video:` another story, or this one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ..base.frozen import NamedTuple
from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc, Line
from ..kernel.patch import Edit
from ..kernel.sentences import closes_sentence
from ..strings.lexicon import OBJECT, classes_of
from .facts import is_brief_fact, is_contact, name_of_fact
from .furniture import words_of_label
from .headlines import is_wide_headline, may_be_title
from .kin import article_of, kinship
from .sections import HEADING_CHARS, headed, is_sentence, sections, speaks_of
from .stamps import STAMP_CHARS, is_labelled, read_stamp

__all__ = ["without_own"]

NAMING_KINDS = ("credit", "source", "navigation")
ROLE_WORDS = 2
SAID_CHARS = 120
STOPS = frozenset(".!?…")
SMALL_CHARS, SMALL_WORDS = 3, 2  # of a word, and how many
CAPTION_WORDS = 5  # of them, without a full stop: what a picture shows, and not who took it
PARTICLES = frozenset("and bin das del den der dos for the und van von".split())  # names have them too
AROUND_CHARS = 60  # of the sentences around it
LONE_KINDS = ("navigation", "legal")  # ads, credits and pointers stand alone among paragraphs
SIGNS = frozenset("©+|<>«»[](){}:：/\\_=#")  # in no heading
# Nor these: what a click does, and what heads other stories.
BUTTONS = frozenset("back top skip show follow load view visit read get latest from continue related".split())
DAYS = 2
_DIGIT = lazy_pattern(r"\d")
TITLE_LINES = 12  # above the article, blank ones too
TITLE_WORDS = 4  # of the headline, behind the colon
TITLE_KIN = 0.5  # the share of them that the article has, if another line may be its headline as well
_KICKER = lazy_pattern(r"\W{0,3}\w[^:：|｜]{1,24}[:：|｜]\s?(.+)")
_NUMBERED = lazy_pattern(r"\s*(?:\[1\]|1[.)])\s*\S")
QUESTION_MARKS = ("?", "？", "؟")
OTHERS = 2  # headings of sections that stay, beside one that would go
PLACED_KINDS = frozenset(("advertisement", "credit", "source"))  # stand among paragraphs
LINKS = "recommendation"  # stand there, too, if they name what they lead to
MORE = frozenset("info information informations información informações informazioni informatie".split())
FACTS = 3  # below their heading
LOOKS = 2  # a heading that stays tells that the text has such headings
LEXICON = "content.furniture"
STEP_CHARS = 40
ADDRESSES = ("http://", "https://", "www.")
_STEP = lazy_pattern(
    r"\W{0,3}(?i:step|schritt|étape|paso|passo|passaggio|stap|krok|etapa|adım|steg|trin|vaihe|шаг|крок|βήμα|步骤|步驟"
    r"|手順|단계|bước|langkah|الخطوة|שלב|चरण)\s?(?:№|#|no\.)?\s?\d{1,2}\s?[:.)]?"
)


def without_own(doc: Doc, found: list[Edit], kinds: Mapping[str, str]) -> list[Edit]:
    """Return the edits without those that delete such a line. `kinds` are those of the rules."""
    found = [
        edit
        for edit in found
        if kinds.get(edit.rules[0]) not in NAMING_KINDS or not _is_said(doc, edit, kinds[edit.rules[0]])
    ]
    gone = {edit.end for edit in found if not edit.text}
    found = [edit for edit in found if edit.text or not _is_led_to(doc, edit, gone)]
    title = _title(doc, found, kinds)
    days = {*_days(doc, found)}
    found = [edit for edit in found if edit.text or (edit.start != title and edit.start not in days)]
    lone = [edit for edit in found if _may_be_heading(doc, edit)]
    if not lone:
        return found
    for _ in range(LOOKS):
        stays = {*_headings(doc, found, kinds)}
        if not stays:
            break
        found = [edit for edit in found if edit.start not in stays or edit.text]
    return found


def _is_said(doc: Doc, edit: Edit, kind: str) -> bool:
    """Tell whether an edit deletes a line with a word, a colon and a sentence in words of small letters.

    A credit needs no full stop: what a picture shows often has none.
    """
    line = doc.text[edit.start : edit.end].strip()
    role, colon, said = line.partition(":")
    words = said.split()
    if (
        edit.text
        or (edit.start and doc.text[edit.start - 1] != "\n")
        or not colon
        or len(role.split()) > ROLE_WORDS
        or len(said) > SAID_CHARS
        or not words
    ):
        return False
    small = sum(word[0].islower() and len(word) >= SMALL_CHARS and word not in PARTICLES for word in words)
    if words[-1][-1] not in STOPS or len(words[-1]) <= SMALL_CHARS + 1:  # an abbreviation
        named = kind != "credit" or said.count(",") > 1 or not role.isalpha()
        return not named and small >= CAPTION_WORDS and 2 * small >= len(words)
    return small >= SMALL_WORDS and 2 * small >= len(words) and not any(map(str.isdigit, said))


def _is_led_to(doc: Doc, edit: Edit, gone: set[int]) -> bool:
    """Tell whether the line above stays and leads to what an edit deletes. `gone` is where edits end.

    `Step 2` leads to `Click Subscribe.`, and a sentence with a colon to an address.
    """
    if edit.start and doc.text[edit.start - 1] != "\n":
        return False
    before = doc.text[max(0, edit.start - STEP_CHARS) : edit.start]
    above = before.rstrip()
    if edit.start - len(before) + len(above) + 1 in gone:
        return False
    if _STEP.fullmatch(above[above.rfind("\n") + 1 :]) is not None:
        return True
    return above.endswith((":", "：")) and " " in above and doc.text.startswith(ADDRESSES, edit.start)


def _days(doc: Doc, found: list[Edit]) -> Iterator[int]:
    """Yield where the days begin that edits would delete, if they head sentences as others do: a diary's."""
    size = STAMP_CHARS + 1
    if not any(edit.end - edit.start <= size and _is_day(doc.text[edit.start : edit.end]) for edit in found):
        return
    days = [one.start for one, other in pairwise(doc.filled) if _is_day(one.text) and is_sentence(other.text)]
    edited = {edit.start for edit in found if not edit.text}
    if sum(start not in edited for start in days) >= DAYS:
        yield from edited.intersection(days)


def _is_day(text: str) -> bool:
    """Tell whether a line is a day or a time of it, and no label of the page's nor a time of publication."""
    stamp = read_stamp(text) if 0 < len(text) <= STAMP_CHARS and _DIGIT.search(text) else None
    return stamp is not None and not (
        stamp.ago or is_labelled(text) or (stamp.has_year and stamp.minute >= 0)
    )


def _title(doc: Doc, found: list[Edit], kinds: Mapping[str, str]) -> int | None:
    """Return where the article's headline begins, if edits would delete it for the word before its colon.

    It is the first line above the article that may be one, and the only one unless it tells of what it tells.
    """
    first = doc.body[0]
    if not first:
        return None
    top = doc.lines[: min(first, TITLE_LINES)]
    end = top[-1].next_start
    above = {edit.start for edit in found if not edit.text and edit.start < end}
    above -= {edit.start for edit in found if kinds.get(edit.rules[0]) == "advertisement"}
    titles = [line for line in top if may_be_title(line.text)] if above else []
    if not titles or titles[0].start not in above:
        return None
    match = _KICKER.match(titles[0].text)
    if match is None or not _may_be_named(match[1]):
        return None
    alone = all(name_of_fact(line.text) for line in titles[1:])  # such as its author's name
    return titles[0].start if alone or kinship([match[1]], doc.once(article_of)) >= TITLE_KIN else None


def _may_be_named(text: str) -> bool:
    """Tell whether what stands behind a colon may be a headline: some words, which are no list of topics."""
    return text.count(",") <= 1 and (text.count(" ") >= TITLE_WORDS - 1 or is_wide_headline(text))


def _may_be_heading(doc: Doc, edit: Edit) -> bool:
    return not edit.text and edit.end - edit.start <= HEADING_CHARS + 1 and doc.text[edit.end - 1] == "\n"


class _Label(NamedTuple):
    """A line that edits would delete and what stays around it: `above` if a sentence stands right there."""

    line: Line
    edits: Sequence[Edit]
    told: frozenset[str | None]  # of what kinds it is
    above: Line | None
    below: Line
    then: Line | None


def _headings(doc: Doc, found: list[Edit], kinds: Mapping[str, str]) -> Iterator[int]:
    """Yield where the headings begin that edits would delete."""
    edits: dict[int, list[Edit]] = {}
    for edit in found:
        if not edit.text:
            edits.setdefault(edit.start, []).append(edit)
    parts = doc.once(sections)
    made_of_parts = sum(doc.lines[number].start not in edits for number in parts) >= OTHERS
    filled = doc.filled
    for above, line, below, then in zip(
        (None, *filled), filled, filled[1:], (*filled[2:], None), strict=False
    ):
        if line.start not in edits or below.start in edits:
            continue
        held = edits[line.start]
        told = frozenset([kinds.get(edit.rules[0]) for edit in held])
        follows = above is not None and above.start not in edits and is_sentence(above.text)
        if above is not None and _has_gone(doc, above.end, below.start):
            follows = False
        label = _Label(line, held, told, above if follows else None, below, then)
        in_parts = made_of_parts and line.number in parts
        heads = (
            (line.number in doc.once(headed) and "credit" not in told)
            or (in_parts and _may_part(doc, label))
            or _stands_alone(label)
            or _names_contact(label)
        )
        if (heads and _may_head(line.text.rstrip(":："))) or _heads_list(doc, label, in_parts):
            yield line.start


def _may_part(doc: Doc, label: _Label) -> bool:
    """Tell whether a label that stands where headings of sections do may be one.

    Of links to other stories it names a thing: `Related articles`, where a heading says `See also`.
    """
    if label.above is None:
        return False
    if LINKS in label.told:
        words = words_of_label(label.line.text)
        return not any(word not in MORE and OBJECT in classes_of(word).values() for word in words)
    by_lexicon = label.edits[0].rules[0] == LEXICON
    return label.told.isdisjoint(PLACED_KINDS) and (by_lexicon or speaks_of(doc, label.line))


def _stands_alone(label: _Label) -> bool:
    """Tell whether a label is one word of menus alone between two sentences, or a question and its answer."""
    above, below, then = label.above, label.below, label.then
    return (
        above is not None
        and label.told.issubset(LONE_KINDS)
        and len(label.line.text.split()) == 1
        and (is_sentence(below.text) or (then is not None and _is_answered(below.text, then.text)))
        and len(above.text) + len(below.text) >= AROUND_CHARS
    )


def _names_contact(label: _Label) -> bool:
    """Tell whether a label below a sentence stands above somebody's mail or telephone."""
    return (
        label.above is not None
        and (_announces(label) or _is_no_pointer(label))
        and any(is_contact(near.text) for near in (label.below, label.then) if near is not None)
    )


def _heads_list(doc: Doc, label: _Label, in_parts: bool) -> bool:
    """Tell whether a label stands above a list that begins with 1, or above brief facts."""
    first = label.below.number
    glued = first == label.line.number + 1 and _is_no_pointer(label)
    facts = doc.line_texts[first : first + FACTS]
    heads = glued or _announces(label) or (in_parts and _is_no_pointer(label))
    return (heads and _NUMBERED.match(label.below.text) is not None) or (
        glued and len(facts) == FACTS and all(map(is_brief_fact, facts))
    )


def _announces(label: _Label) -> bool:
    return label.line.text.rstrip().endswith((":", "："))


def _is_no_pointer(label: _Label) -> bool:
    return label.told.isdisjoint((*PLACED_KINDS, LINKS))


def _is_answered(question: str, answer: str) -> bool:
    return question.rstrip().endswith(QUESTION_MARKS) and is_sentence(answer)


def _has_gone(doc: Doc, start: int, end: int) -> bool:
    """Tell whether something went from between two offsets in an earlier round."""
    next_gone = bisect_right(doc.gone, start, key=lambda gone: gone.at)
    return next_gone < len(doc.gone) and doc.gone[next_gone].at <= end


def _may_head(text: str) -> bool:
    words = text.strip(" \t•*-").split()
    return bool(words) and not (
        words[0][0].islower()
        or closes_sentence(text)
        or any(sign.isdigit() or sign in SIGNS for sign in text)
        or not BUTTONS.isdisjoint(map(str.lower, words))
    )

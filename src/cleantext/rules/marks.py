"""Spaces before punctuation marks.

French sets a space before ; : ! ? and », and Arabic and Urdu text often sets one before its marks:
both stay. So do the mark behind a gap, where a word was deleted (`said Khedery, .`), and the mark that
is spoken of (`Press ? to see the keys`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..base.lazy import lazy_pattern
from ..kernel.doc import Doc
from ..kernel.patch import Edit
from ..kernel.patterns import Matches
from ..kernel.rule import Rule

__all__ = ["ARABIC", "RULES", "lead_of_french"]

_LETTER = "[0-9A-Za-z\u00c0-\u052f\u1e00-\u1fff]"
_COMMA = lazy_pattern(rf",(?<= ,)(?:(?<={_LETTER} ,)|(?<=[A-Z]\. ,)|(?<=[”’\"»)] ,))(?=[\s”’\"]|$)")
_STOP = lazy_pattern(rf"\.(?<= \.)(?:(?<={_LETTER} \.)|(?<=[”’\"»)] \.))(?=\s|$)")
_GOES_ON = lazy_pattern(r"\s+[a-z]")  # may stand in the next line, which `_STOP` must not look at
_END_MARKS = tuple(lazy_pattern(rf"\{mark}(?<={_LETTER} {re.escape(mark)})(?=[\s”’\"]|$)") for mark in "?!;")
ARABIC = lazy_pattern("[\u0600-\u06ff]")
_NEAR = 30  # characters before a mark that tell its script, numbers and quotes aside
_CLOSE_MARK = lazy_pattern(rf"[?!;](?<={_LETTER}[?!;])(?=[\s”’\")]|$)")
# Words behind which a mark is spoken of: `Press ? to see`, `the separator is , in English`. No sentence ends
# with the first; some end with the others, where it does not go on in small letters.
_POINTERS = frozenset(
    """
    a an the and or each press type hit enter use uses using either
    ein eine der die das und oder drücke drücken un une et ou appuyez tapez una y o um uma
    """.split()
)
_LINKS = frozenset(
    "is are was by with as like than between called key keys ist mit est avec es con é com".split()
)
_CALLED = lazy_pattern(
    r"\s+(?:keys?|commands?|characters?|signs?|marks?|operators?|buttons?|symbols?|means?|matches)\b"
)
_WORD_BEFORE = lazy_pattern(r"([^\s(\"“‘'’]{1,30})\s\Z")
_CODE_CHAR = lazy_pattern(r"(?![@#])\S*[_\\=<>{}|~^*+]")
_TERNARY = lazy_pattern(r"\s+\S{1,40}\s+:\s")
# What goes on in small letters behind a mark that ends a sentence.
_SPEECH = lazy_pattern(
    r"\s+(?:i|he|she|it|we|you|they|please|says?|said|ask(?:s|ed)|cried|wrote|replied|pic)\b"
)


def _is_subject(text: str, at: int) -> bool:
    """Tell whether the sentence speaks of the mark at `at`, which is not set behind its word by mistake."""
    before = _WORD_BEFORE.search(text, max(0, at - _NEAR), at)
    word = before.group(1) if before else ""
    if word.lower() in _POINTERS or _CODE_CHAR.match(word) or _CALLED.match(text, at + 1):
        return True
    if not _GOES_ON.match(text, at + 1):
        return False
    if text[at] in ",;":
        return word.lower() in _LINKS
    return not _SPEECH.match(text, at + 1) or _TERNARY.match(text, at + 1) is not None


def find_space_before_comma(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close the space before a comma."""
    text = doc.text
    spots = [
        match.start()
        for match in _COMMA.finditer(text)
        if not ARABIC.search(text, match.start() - _NEAR, match.start())
    ]
    subjects = {at for at in spots if _is_subject(text, at)}
    if 2 * len(subjects) < len(spots):
        subjects.clear()  # the text sets its commas so
    for at in spots:
        if at not in subjects:
            yield Edit(at - 1, at, "", ("spacing.before-comma",))


def find_space_before_stop(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close the one space between a word and a full stop."""
    text = doc.text
    for match in _STOP.finditer(text):
        # A stop among dots is an ellipsis, and one behind an address is kept apart on purpose.
        at = match.start()
        if (
            not _GOES_ON.match(text, at + 1)
            and text[at + 1 : at + 3] != " ."
            and "/" not in text[max(0, at - 9) : at]
            and not ARABIC.search(text, at - _NEAR, at)
        ):
            yield Edit(at - 1, at, "", ("spacing.before-stop",))


# Languages by their commonest words, letters and elisions. Only French sets a space before ; ! ?, and what
# shows no other language may be French: `Bon appétit !`.
_FRENCH = lazy_pattern(
    r"(?i:\b(?:les?|des|du|est|une|dans|pour|qui|sur|pas|nous|vous|avec|et|à|aux?|ce|cet|cette|ces|ils?|elles?"
    r"|on|ne|sont|plus|mais|ou|où|par|je|tu|mon|ma|mes|ta|tes|votre|vos|notre|nos|leurs?|tout|tous|bons?"
    r"|bonnes?|merci|bonjour|joyeux|joyeuse|quel|quelle|quoi|comment|pourquoi|quand|encore|voilà|chez|sans"
    r"|sous|fait|ont|faut|vive|la|de|un|que|se)\b"
    r"|\b(?:[cdjlmnst]|qu|jusqu|lorsqu)[’'](?=[a-zàâçéèêëîïôœùû]))|[àâçéèêëîïôœùûÀÂÇÉÈÊËÎÏÔŒÙÛ]| : |€"
)
_OTHER = lazy_pattern(
    r"(?i:\b(?:the|and|of|to|is|was|are|were|been?|in|its?|that|this|these|with|for|from|at|by|he|she|they|we"
    r"|you|i|his|her|their|our|your|my|have|has|had|do|does|did|not|no|but|so|what|who|why|how|when|where|which"
    r"|will|would|can|could|should|just|there|than|then|as|an|if|all|about|out|up|good|great|new|happy|thanks?"
    r"|please|let’s|der|die|das|und|ist|nicht|ein|eine|mit|auf|von|zu|wir|ich|sie|es|wie|wer|was|den|dem|het|een"
    r"|van|niet|voor|el|los|y|con|por|para|una|como|lo|más|muy|o|os|um|uma|não|em|com|na|do|da|dos|das"
    r"|di|che|è|per|del|della|sono|gli|nel|non|och|att|det|som|är|og|er|til|ve|bir|bu|nie|się|jest|że|z|w)\b)"
    r"|[¿¡ñãõßäöåøæąęłżźśćńěščřžůőűğışțșđăơưíóúÑÃÕÄÖÅØŁŻŚĆĚŠČŘŽŐŰĞİŞÍÓÚ\u0370-\u052f\u1ea0-\u1ef9]"
)


def lead_of_french(text: str) -> int:
    """Return by how many of its words and letters French leads the other languages in `text`."""
    return len(_FRENCH.findall(text)) - len(_OTHER.findall(text))


def find_space_before_mark(doc: Doc) -> Iterator[Edit]:
    """Yield edits that close the space before ? ! and ; where the text sets most of them close."""
    text = doc.text
    spots = [match.start() for mark in _END_MARKS for match in mark.finditer(text)]
    spots = [at for at in spots if not _is_subject(text, at)]
    if not spots or "fr" in doc.lang or "« " in text or "«\u00a0" in text:
        return
    if len(_CLOSE_MARK.findall(text)) < len(spots) and len(spots) > 1:
        return
    if lead_of_french(text) >= 0 and "¿" not in text:
        return
    end, french = -1, False
    for at in sorted(spots):
        if at > end:  # a line of French may stand in a text of another language
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            end = len(text) if end < 0 else end
            french = lead_of_french(text[start:end]) > 1
        if not french:
            yield Edit(at - 1, at, "", ("spacing.before-mark",))


_SPACED_END_MARK = Matches(tuple(lazy_pattern(rf"\{mark}(?<=\S \{mark})") for mark in "?!;"))

RULES = (
    Rule(
        "spacing.before-comma",
        find_space_before_comma,
        (",",),
        "space before a comma",
        "spacing",
        drops=("The Aircraft , which had landed, burned.",),
        keeps=("said Khedery, . It ended",),
        may_find=Matches((_COMMA,)),
    ),
    Rule(
        "spacing.before-stop",
        find_space_before_stop,
        (".",),
        "space before a full stop",
        "spacing",
        drops=("It ended the lockdown . In two weeks it was over.",),
        keeps=("He paused . . . and used .NET, said Khedery, . It ended.",),
        may_find=Matches((_STOP,)),
    ),
    Rule(
        "spacing.before-mark",
        find_space_before_mark,
        ("?", "!", ";"),
        "space before ? ! or ;",
        "spacing",
        drops=("Why is honest news so important ? Read on. Is it?",),
        keeps=("Pourquoi est-ce que les nouvelles sont si importantes pour vous ?",),
        may_find=_SPACED_END_MARK,
    ),
)

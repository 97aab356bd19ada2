"""Polls: a question, what one may answer, and the button below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..finders.lines import drop_line
from ..kernel.doc import Doc, Line, is_prose, line_key
from ..kernel.patch import Edit
from ..kernel.sentences import begins_small

__all__ = ["find_polls", "may_be_poll"]

RULE = "content.polls"
OPTIONS = 8
OPTION_CHARS = 120
QUESTION_CHARS = 200
BUTTON_CHARS = 40

# By languages: en, de, fr, es, pt, it, nl, pl, cs, sv, da, no, fi, ru, uk, el, tr, ro, zh, ja, vi, id.
_BUTTONS = frozenset(
    "show result|show results|view result|view results|see results|view resultspolldaddy.com"
    "|view poll results|see poll results|vote|vote now|submit vote|cast your vote|ergebnis anzeigen"
    "|ergebnisse anzeigen|zum ergebnis|zwischenstand anzeigen|abstimmen|jetzt abstimmen"
    "|voir les résultats|voir le résultat|résultats du sondage|voter|ver resultados|ver resultado"
    "|ver los resultados|votar|ver os resultados|resultado parcial|vota|vedi i risultati"
    "|guarda i risultati|mostra risultati|bekijk resultaten|bekijk de resultaten|toon resultaten|stem"
    "|stemmen|zobacz wyniki|pokaż wyniki|głosuj|oddaj głos|zobrazit výsledky|výsledky ankety|hlasovat"
    "|hlasuj|visa resultat|se resultat|rösta|vis resultat|vis resultater|se resultater|stem nu|stem nå"
    "|näytä tulokset|katso tulokset|äänestä|результаты опроса|показать результаты|посмотреть результаты"
    "|голосовать|проголосовать|результати опитування|показати результати|переглянути результати"
    "|голосувати|проголосувати|αποτελέσματα|δείτε τα αποτελέσματα|ψήφισε|ψηφίστε|sonuçları gör|sonuçlar"
    "|oy ver|oyla|vezi rezultate|vezi rezultatele|votează|查看结果|投票|結果を見る|投票する|xem kết quả"
    "|bình chọn|biểu quyết|lihat hasil|pilih".split("|")
)


def may_be_poll(doc: Doc) -> bool:
    """Tell whether a line is a button of a poll."""
    return any(0 < len(text) <= BUTTON_CHARS and line_key(text) in _BUTTONS for text in doc.line_texts)


def find_polls(doc: Doc) -> Iterator[Edit]:
    """Find polls, from the question down to the last button."""
    lines = doc.filled
    start = 0
    for at, line in enumerate(lines):
        cut_out = (
            at + 1 < len(lines)
            and lines[at + 1].number == line.number + 1
            and begins_small(lines[at + 1].text)
        )
        if len(line.text) <= BUTTON_CHARS and line_key(line.text) in _BUTTONS and not cut_out:
            question = _question(lines, at, start)
            if question is not None:
                yield from (drop_line(other, RULE) for other in lines[question : at + 1])
                start = at + 1


def _question(lines: Sequence[Line], button: int, start: int) -> int | None:
    """Return where the question above a button stands, with nothing but answers between."""
    for at in range(button - 1, max(start, button - OPTIONS - 2) - 1, -1):
        text = lines[at].text.strip()
        if text.endswith(("?", "？", "؟", ";")) and len(text) <= QUESTION_CHARS:
            return at if at and _is_one(text) else None
        if len(text) > OPTION_CHARS or is_prose(text):
            return None
    return None


def _is_one(text: str) -> bool:
    """Tell whether a question is one sentence, and nobody's word."""
    return text[0] not in "\"'“‘„«" and not any(mark in text[:-1] for mark in (". ", "? ", "! "))

"""Write the marked text of a cleaning as HTML.

Every character of content passes `_escaped`; attributes hold numbers only. So no text, rule or file
name can open an element or an attribute.
"""

from __future__ import annotations

from html import escape

from ..cleaning.cleaned import Cleaned, LedgerRow
from ..kernel.rule import KINDS
from .pieces import parts, pieces, spelled

__all__ = ["RuleBook", "leading_rule", "marked_html", "text_html"]

#: Kinds that only space a text or strip its markup: drawn quietly, or they would drown the others.
QUIET = ("spacing", "whitespace", "markup")
_KIND_NUMBER = {kind: number for number, kind in enumerate(KINDS)}


def kind_number(kind: str) -> int:
    """Return the number by which the style sheet knows a kind; unknown kinds come after all others."""
    return _KIND_NUMBER.get(kind, len(KINDS))


def leading_rule(done: Cleaned, row: LedgerRow) -> str:
    """Return which of an edit's rules its row of the ledger speaks of."""
    known = done.pipeline.rules
    for rule in reversed(row.rules):
        if rule in known and known[rule].kind == row.kind:
            return rule
    return row.rules[-1] if row.rules else ""


class RuleBook:
    """Number the rules that a report mentions, and hold what is said of each."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.rules: list[dict[str, str]] = []

    def number(self, done: Cleaned, rule_id: str) -> int:
        """Return the number of a rule, entering it into the book when it is new."""
        number = self._numbers.get(rule_id)
        if number is None:
            number = self._numbers[rule_id] = len(self.rules)
            rule = done.pipeline.rules.get(rule_id)
            kind, why = (rule.kind, rule.why) if rule else ("", "")
            self.rules.append({"id": spelled(rule_id), "kind": spelled(kind), "why": spelled(why)})
        return number


def text_html(text: str, changed: bool = False) -> str:
    """Return text escaped for HTML; signs for invisible characters stand in `<i>`."""
    out = []
    blank = changed and not text.strip()  # a change of blanks alone: plain spaces need a sign as well
    for part, sign in parts(text, changed):
        shown = escape(part, quote=True)
        if blank and not sign:
            shown = shown.replace(" ", "<i>·</i> ")
        out.append(f"<i>{shown}</i>" if sign else shown)
    return "".join(out)


def marked_html(done: Cleaned, book: RuleBook) -> str:
    """Return the raw text with every edit marked, as one run of HTML.

    An edit is `<span class="e kN" data-r="rules" data-s="spans">` around `<del>` and `<ins>`: `kN` is its
    kind (`q`: one that only spaces text), `data-r` the numbers of its rules, the one that decided
    first, and `data-s` where it stands: raw start and end, clean start and end.
    """
    out = []
    clean_at = 0
    for piece in pieces(done):
        row = piece.row
        if row is None:
            text = text_html(piece.before)
            if piece.damage is not None:
                why = escape(spelled(piece.damage.why), quote=True)
                text = f'<mark title="{why}">{text}</mark>'
            out.append(text)
            clean_at += len(piece.after)
            continue
        first = leading_rule(done, row)
        ids = [first, *(rule for rule in row.rules if rule != first)]
        numbers = " ".join(str(book.number(done, rule)) for rule in ids)
        clean_end = clean_at + len(piece.after)
        spans = f"{piece.start} {piece.end} {clean_at} {clean_end}"
        before = _deleted(piece.before)
        after = f"<ins>{text_html(piece.after, True)}</ins>" if piece.after else ""
        classes = f"e k{kind_number(row.kind)}{' q' if row.kind in QUIET else ''}"
        out.append(f'<span class="{classes}" data-r="{numbers}" data-s="{spans}">{before}{after}</span>')
        clean_at = clean_end
    return "".join(out)


def _deleted(text: str) -> str:
    """Return removed text; its last line feed stands in a `<del>` of its own, behind labels."""
    if not text:
        return ""
    if text.endswith("\n"):
        return f"<del>{text_html(text[:-1], True)}<i>⏎</i></del><del>\n</del>"
    return f"<del>{text_html(text, True)}</del>"

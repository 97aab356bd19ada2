"""The engine: many rules over one text at the price of few.

All that makes rules fast lives here. Exact lines of all rules share one table, so a line costs one
look-up however many rules there are; the beginnings that pattern rules ask for share another. Every
other rule waits behind its gate. What the rules find
is the same as if each were called alone; the engine only settles who wins where two overlap.
"""

from __future__ import annotations

from collections.abc import Iterable

from .doc import SHORT_LINE_CHARS, Doc, line_head, line_key
from .finders import AnyOf, ExactLines, LinePattern, drop_line
from .foot import Between
from .gate import Gate, GatePlan, plan_gate
from .inserts import Trail
from .patch import Edit
from .patterns import compiled
from .rounds import Look, News
from .rule import Rule
from .scan import Scan

__all__ = ["Engine"]

HEAD_SIZES = (8, 4, 2, 1)  # eight letters tell nearly all labels apart; labels in Chinese have two


class Engine:
    """Compile `rules` for calls of `find`. `gates` are what `plan_gates` returned for the same rules."""

    def __init__(self, rules: tuple[Rule, ...], gates: tuple[GatePlan, GatePlan] | None = None) -> None:
        self._budgets = {rule.id: rule.budget for rule in rules if rule.budget < 1.0}
        self._kinds = {rule.id: rule.kind for rule in rules}
        self._rank = {rule.id: rank for rank, rule in enumerate(rules)}
        self._table: dict[str, list[ExactLines]] = {}
        # Under the first characters of `starts`: the rule, and which of its `starts` begin with them.
        self._heads: dict[str, list[tuple[LinePattern, tuple[str, ...]]]] = {}
        self._ends: dict[str, list[Trail]] = {}  # by the last character of a line
        self._short: list[Rule] = []  # look only at short lines: gated on those
        self._whole: list[Rule] = []
        self._signs: list[tuple[frozenset[str], Rule]] = []  # wait for one of these unusual characters
        self._between: list[Between] = []
        for rule in rules:
            find = rule.find
            if isinstance(find, ExactLines):
                for key in find.keys:
                    self._table.setdefault(key, []).append(find)
            elif isinstance(find, Between):
                self._between.append(find)
            elif isinstance(find, LinePattern) and find.starts and not find.timed:
                by_head: dict[str, list[str]] = {}
                for start in find.starts:
                    by_head.setdefault(start[: head_size(len(start))], []).append(start)
                for head, starts in by_head.items():
                    self._heads.setdefault(head, []).append((find, tuple(starts)))
            elif isinstance(find, Trail) and find.ends and not find.timed:
                for end in find.ends:
                    self._ends.setdefault(end, []).append(find)
            elif isinstance(find, LinePattern) and find.max_chars <= SHORT_LINE_CHARS:
                self._short.append(rule)
            elif isinstance(find, AnyOf):
                self._signs.append((find.chars, rule))
            else:
                self._whole.append(rule)
        self._all_signs = frozenset[str]().union(*(chars for chars, _ in self._signs))
        if gates is None:
            gates = self.plan_gates()
        self._short_gate, self._whole_gate = map(Gate, gates)
        self._gated = any(rule.needs for rule in self._whole)  # if none is, the text need not be folded

    def plan_gates(self, sample: str = "") -> tuple[GatePlan, GatePlan]:
        """Return the plans of the gates for short lines and for the whole text.

        `sample` is prose of the languages that are to be cleaned, for finding what is rare in it.
        """
        return (
            plan_gate([rule.needs for rule in self._short], sample.lower()),
            plan_gate([rule.needs for rule in self._whole], sample.lower()),
        )

    def find(
        self, doc: Doc, look: Look | None = None, news: News | None = None
    ) -> tuple[list[Edit], list[str]]:
        """Return the edits of all rules, sorted and disjoint, and the warnings.

        `look` keeps what was seen for a later round, and then comes back with the `news` since.
        """
        found: list[Edit] = []
        warnings: list[str] = []
        look = Look() if look is None else look
        if self._table or self._heads or self._ends:
            self._look_up(doc, look, news, found)
        if self._short and doc.short_folded:
            # A line that was cut may be a short line now, and was not one before.
            scan = doc.short_scan if news is None else Scan("\n".join(news.touched).lower())
            look.short.update(self._short_gate.open(scan))
            self._call(self._short, sorted(look.short), doc, found, warnings)
        if self._whole:
            if self._gated:
                scan = doc.scan if news is None else Scan(news.fresh)
                look.whole.update(self._whole_gate.open(scan), self._whole_gate.across if news else ())
            else:
                look.whole.update(range(len(self._whole)))
            self._call(self._whole, sorted(look.whole), doc, found, warnings)
        if self._signs and not doc.unusual.isdisjoint(self._all_signs):
            rules = [rule for chars, rule in self._signs if not doc.unusual.isdisjoint(chars)]
            self._call(rules, range(len(rules)), doc, found, warnings)
        if not found:
            return found, warnings
        if self._between:
            self._fill(doc, found)
        if self._budgets:
            found = self._within_budget(doc, found, warnings)
        return self._settle(found), warnings

    def _look_up(self, doc: Doc, look: Look, news: News | None, found: list[Edit]) -> None:
        table, heads, ends = self._table, self._heads, self._ends
        known = look.lines
        for number, text in enumerate(doc.line_texts):
            if not text or (news is not None and text not in known and text not in news.touched):
                continue
            for trail in ends.get(text[-1], ()):
                known.add(text)
                found += trail.cut(doc, doc.lines[number], compiled(trail.at_end))
            key = line_key(text) if len(text) <= SHORT_LINE_CHARS else line_head(text)
            for size in HEAD_SIZES if heads else ():
                for find, starts in heads.get(key[:size], ()):
                    if key.startswith(starts):
                        known.add(text)
                        if find.takes(doc, doc.lines[number]):
                            found.append(drop_line(doc.lines[number], find.rule))
            if len(text) <= SHORT_LINE_CHARS and key in table:
                known.add(text)
                for exact in table[key]:
                    edits = list(exact.edits(doc, doc.lines[number]))
                    if edits:  # the same label stands in the packs of several languages
                        found += edits
                        break

    def _call(
        self, rules: list[Rule], opened: Iterable[int], doc: Doc, found: list[Edit], warnings: list[str]
    ) -> None:
        for index in opened:
            rule = rules[index]
            try:
                found += list(rule.find(doc))  # all of it or, past the time limit, none of it
            except TimeoutError:
                warnings.append(f"time limit: rule {rule.id} took too long on this text; it was left out")

    def _fill(self, doc: Doc, found: list[Edit]) -> None:
        """Add what lies between the lines that other rules delete."""
        starts = {edit.start: edit.rules[0] for edit in found if not edit.text and edit.end > edit.start}
        kinds = {
            line.number: self._kinds[starts[line.start]]
            for line in doc.lines
            if line.start in starts and line.text.strip()
        }
        for find in self._between:
            found.extend(find.among(doc, kinds))

    def _within_budget(self, doc: Doc, found: list[Edit], warnings: list[str]) -> list[Edit]:
        removed: dict[str, int] = {}
        for edit in found:
            rule = edit.rules[0]
            if rule in self._budgets:
                cut = visible(doc.text[edit.start : edit.end]) - visible(edit.text)
                removed[rule] = removed.get(rule, 0) + cut
        if not removed:
            return found
        size = visible(doc.text)
        over = {rule for rule, cut in removed.items() if cut > self._budgets[rule] * size}
        for rule in sorted(over):
            warnings.append(
                f"budget: rule {rule} would remove {removed[rule] / size:.0%} of the text, more than its "
                f"{self._budgets[rule]:.0%}; the text stays"
            )
        return [edit for edit in found if edit.rules[0] not in over] if over else found

    def _settle(self, found: list[Edit]) -> list[Edit]:
        """Sort the edits and settle overlaps.

        Deletions that overlap become one with the rules of both. Where a replacement overlaps
        another edit, the rule that stands earlier in the cleaner wins; the loser looks again in
        the next round.
        """
        found.sort(key=lambda edit: (edit.start, edit.end))
        at = 0
        for edit in found:
            if edit.start < at:
                break
            at = edit.end
        else:
            return found
        kept: list[Edit] = []
        for edit in found:
            last = kept[-1] if kept else None
            if last is None or edit.start >= last.end:
                kept.append(edit)
            elif not edit.text and not last.text:
                rules = tuple(dict.fromkeys(last.rules + edit.rules))
                kept[-1] = Edit(last.start, max(last.end, edit.end), "", rules)
            elif self._rank.get(edit.rules[0], 0) < self._rank.get(last.rules[0], 0):
                kept[-1] = edit
        return kept


def head_size(size: int) -> int:
    """Return how many first characters of a beginning of `size` characters are looked up."""
    return max(known for known in HEAD_SIZES if known <= size)


def visible(text: str) -> int:
    """Count the characters that are not white space."""
    return sum(map(len, text.split()))

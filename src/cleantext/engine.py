"""The engine: many rules over one text at the price of few.

All that makes rules fast lives here. Exact lines of all rules share one table, so a line costs one
look-up however many rules there are; the beginnings that pattern rules ask for share another. Every
other rule waits behind its gate. What the rules find is the same as if each were called alone; the
engine only settles who wins where two overlap.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .doc import SHORT_LINE_CHARS, Doc, line_head, line_key, visible
from .finders import QUOTES, AnyOf, ExactLines, LinePattern
from .foot import Between
from .gate import Gate, GatePlan, is_dear, plan_gate
from .inserts import Trail
from .patch import Edit
from .places import in_place, lines_in
from .rounds import Look, News
from .rule import Rule

__all__ = ["Engine"]

HEAD_SIZES = (8, 4, 2, 1)  # eight letters tell nearly all labels apart; labels in Chinese have two
_Heads = dict[str, tuple[LinePattern, ...]]


class Engine:
    """Compile `rules` for calls of `find`. `gates` are what `plan_gates` returned for the same rules."""

    def __init__(self, rules: tuple[Rule, ...], gates: tuple[GatePlan, GatePlan] | None = None) -> None:
        self._budgets = {rule.id: rule.budget for rule in rules if rule.budget < 1.0}
        self._kinds = {rule.id: rule.kind for rule in rules}
        self._rank = {rule.id: rank for rank, rule in enumerate(rules)}
        self._table: dict[str, tuple[ExactLines, ...]] = {}
        self._heads: _Heads = {}  # by the first characters of what the rule's lines begin with
        self._long_heads: _Heads = {}  # of the rules that act on paragraphs too
        self._ends: dict[str, list[Trail]] = {}  # by the last character of a line
        self._short: list[Rule] = []  # look only at short lines: gated on those
        self._whole: list[Rule] = []
        self._signs: list[tuple[frozenset[str], Rule]] = []  # wait for one of these unusual characters
        self._between: list[Between] = []
        for rule in rules:
            find = rule.find
            if isinstance(find, ExactLines):
                add_to(self._table, find.keys, find)
            elif isinstance(find, Between):
                self._between.append(find)
            elif isinstance(find, LinePattern) and find.starts and not find.timed:
                heads = [start[: head_size(len(start))] for start in find.starts]
                add_to(self._heads, heads, find)
                if find.max_chars > SHORT_LINE_CHARS:
                    add_to(self._long_heads, heads, find)
            elif isinstance(find, Trail) and find.ends and not rule.needs and not find.timed:
                for end in find.ends:
                    self._ends.setdefault(end, []).append(find)
            elif isinstance(find, LinePattern) and find.max_chars <= SHORT_LINE_CHARS and not find.timed:
                self._short.append(rule)
            elif isinstance(find, AnyOf):
                self._signs.append((find.chars, rule._replace(find=find.find)))
            else:
                self._whole.append(rule)
        self._all_signs = frozenset[str]().union(*(chars for chars, _ in self._signs))
        # These look at lines one by one as well, though their strings are looked for in the whole text.
        self._by_line = {i for i, rule in enumerate(self._whole) if reads_lines(rule.find)}
        self._lined = (*self._short, *self._whole)
        self._reads_lines = bool(self._table or self._heads or self._ends or self._short or self._by_line)
        if gates is None:
            gates = self.plan_gates()
        self._short_gate, self._whole_gate = map(Gate, gates)
        self._gated = any(rule.needs for rule in self._whole)  # if none is, the text need not be folded
        # The end of a line can open a second gate though no string is new: all touched lines count.
        self._edged = any(rule.may_find for rule in self._whole)

    def plan_gates(self, sample: str = "") -> tuple[GatePlan, GatePlan]:
        """Return the plans of the gates for short lines and for the whole text.

        `sample` is prose of the languages that are to be cleaned, for finding what is rare in it.
        """
        return (
            plan_gate([rule.needs for rule in self._short], sample.lower()),
            plan_gate([gated_needs(rule) for rule in self._whole], sample.lower()),
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
        opened = self._open_whole(doc, look, news) if self._whole else ()
        if self._reads_lines:
            new = doc if news is None else news.doc
            self._look_up(new, look.candidates)
            if self._short and new.short_folded:
                # A line that was cut may be a short line now, and was not one before.
                look.lined.update(self._short_gate.open(new.short_scan))
            look.lined.update(len(self._short) + i for i in opened if i in self._by_line)
            for i in sorted(look.lined):
                self._read(self._lined[i], doc, new, look.candidates)
            self._act(doc, look.candidates, found)
        self._call(self._whole, sorted(look.whole), doc, found, warnings)
        if self._signs:
            signs = (doc if news is None else news.doc).unusual & self._all_signs
            look.signs = signs = signs | {sign for sign in look.signs if sign in doc.text}
            if signs:
                rules = [rule for chars, rule in self._signs if not chars.isdisjoint(signs)]
                self._call(rules, range(len(rules)), doc, found, warnings)
        if not found:
            return found, warnings
        if self._between:
            self._fill(doc, found)
        if self._budgets:
            found = self._within_budget(doc, found, warnings)
        return self._settle(found), warnings

    def _open_whole(self, doc: Doc, look: Look, news: News | None) -> Iterable[int]:
        """Return the rules whose gates have opened, and note which may find something in the text."""
        rules = self._whole
        opened: Iterable[int]
        if not self._gated:
            opened = range(len(rules))
        elif news is None:
            opened = self._whole_gate.open(doc.scan)
        else:
            opened = self._whole_gate.open(news.doc.scan if self._edged else news.scan)
        if news is not None:
            # What was found has gone, or the rule has another place to look at.
            look.whole = {i for i in look.whole if (may_find := rules[i].may_find) is None or may_find(doc)}
            look.whole.update(self._whole_gate.across)
        new = doc if news is None else news.doc
        look.whole.update(
            i
            for i in opened
            if i not in self._by_line
            and i not in look.whole
            and ((may_find := rules[i].may_find) is None or may_find(new))
        )
        return opened

    def _look_up(self, doc: Doc, candidates: dict[str, list[Any]]) -> None:
        """Note the finders that may act on a line, of those in the tables."""
        table, ends = self._table, self._ends
        for text in doc.line_texts:
            if not text:
                continue
            found: list[Any] = list(ends.get(text[-1], ()))
            if len(text) <= SHORT_LINE_CHARS:
                key = line_key(text)
                heads = self._heads
            else:
                key = line_head(text)
                heads = self._long_heads
            for size in HEAD_SIZES:
                if key[:size] in heads:
                    found += [find for find in heads[key[:size]] if key.startswith(find.starts)]
            if key in table and len(text) <= SHORT_LINE_CHARS and text.lstrip()[:1] not in QUOTES:
                found += table[key]
            if found:
                candidates[text] = found

    def _read(self, rule: Rule, doc: Doc, new: Doc, candidates: dict[str, list[Any]]) -> None:
        """Note the new lines, or those in the rule's place, that hold one of the strings it needs."""
        find: Any = rule.find
        if find.where != "anywhere":
            new = doc  # a line that nobody touched may stand in another place now
        texts, folds = new.line_texts, new.line_folds
        limit = find.max_chars if isinstance(find, LinePattern) else len(doc.text)
        for number in lines_in(new, find.where):
            text, folded = texts[number], folds[number]
            if not text or (len(text) > limit and len(text.strip()) > limit):
                continue
            for need in rule.needs or ("",):
                if need in folded:
                    if find not in candidates.setdefault(text, []):
                        candidates[text].append(find)
                    break

    def _act(self, doc: Doc, candidates: dict[str, list[Any]], found: list[Edit]) -> None:
        """Add the edits of the candidates for the lines that stand where they act and that they fit."""
        if not candidates:
            return
        for number, text in enumerate(doc.line_texts):
            exact = False
            for find in tuple(candidates.get(text, ())):
                line = doc.lines[number]
                if isinstance(find, ExactLines):
                    # The same label stands in the packs of several languages: the first takes it.
                    edits = () if exact else tuple(find.edits(doc, line))
                    exact = exact or bool(edits)
                    found += edits
                elif in_place(doc, line, find.where):
                    if find.fits(text):
                        found += find.edits(doc, line)
                    else:
                        candidates[text].remove(find)

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
        size = doc.visible
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


def reads_lines(find: Any) -> bool:
    """Tell whether a finder tells of a line alone whether it fits; a user's keeps to its time limit."""
    return isinstance(find, LinePattern | Trail) and not find.timed


def gated_needs(rule: Rule) -> tuple[str, ...]:
    """Return what the gate over the whole text asks for a rule.

    One that looks at a few lines has no gate if its strings are short: reading those lines costs less
    than looking for them everywhere.
    """
    if reads_lines(rule.find) and rule.find.where != "anywhere" and any(map(is_dear, rule.needs)):  # type: ignore[attr-defined]
        return ()
    return rule.needs


def add_to(table: dict[str, tuple[Any, ...]], keys: Iterable[str], find: Any) -> None:
    """Add a finder under its keys. Those that it alone has share one tuple, and cost next to nothing."""
    one = (find,)
    fresh = dict.fromkeys(keys, one)
    for key in fresh.keys() & table.keys():
        fresh[key] = table[key] + one
    table.update(fresh)


def head_size(size: int) -> int:
    """Return how many first characters of a beginning of `size` characters are looked up."""
    return 8 if size >= 8 else 4 if size >= 4 else 2 if size >= 2 else 1

"""The engine: many rules over one text at the price of few.

All that makes rules fast lives here. Exact lines of all rules share one table, so a line costs one
look-up however many rules there are; the beginnings that pattern rules ask for share another. Every
other rule waits for a string that it needs, or a sign. A rule of the built-in packs is made when one of
these first prompts it; rules are known by their rank until then. What the rules find is the same as if
each were called alone; the engine only settles who wins where two overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..base.frozen import view
from ..finders.among import Among, lines_among
from ..finders.inserts import Trail, is_glued, starters_of
from ..finders.lines import QUOTES, AllBut, AnyOf, ExactLines, LinePattern
from ..kernel.doc import Doc, is_short, line_head, line_key
from ..kernel.fences import outside_fences
from ..kernel.patch import Edit
from ..kernel.patterns import Company, waits_for_company
from ..kernel.places import places_of
from ..kernel.rule import REPAIRS, Rule, Rules
from ..strings.gate import Gate
from ..strings.known import FIRST_CHARS, HEAD_SIZES
from ..structure.guesses import is_open, without_guesses
from ..structure.matter import without_matter
from ..structure.own import without_own
from ..structure.reflow import fitted, reflowed, rims_of
from ..structure.wholes import without_parts
from .labels import LabelRow, labels_of
from .rounds import Look, News
from .settle import IS_WORD_LIST, settle, within_budget
from .signs import Signs
from .tables import (
    HeadTable,
    LineTable,
    StringTable,
    add_to,
    reads_lines,
    reads_paragraphs,
    reads_texts,
    waits_for_starts,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
__all__ = ["Engine"]


class Engine:
    """Compile `rules` for calls of `find`."""

    def __init__(self, rules: Rules | tuple[Rule, ...]) -> None:
        self._rules = rules = rules if isinstance(rules, Rules) else Rules(rules)
        self._table = LineTable(rules)
        self._heads = HeadTable(rules)
        self._ends: dict[str, list[Trail]] = {}  # by the last character of a line
        self._by_string = StringTable(rules, reads_lines)  # rules that wait for strings in a line
        self._by_string_long = StringTable(rules, reads_paragraphs)  # of those, the ones for paragraphs too
        self._free: list[Any] = []  # may act on any line that is no paragraph, in their place
        self._free_long: list[Any] = []  # of those, what may act on paragraphs too
        self._waiting = StringTable(rules, reads_texts)  # rules for the text as a whole, by what they need
        self._company: dict[Company, dict[str, tuple[int, ...]]] = {}  # or by the signs that they need
        self._always: list[int] = []  # or for nothing
        self._signs = Signs()  # rules that wait for unusual characters
        self.among: list[Among] = []
        self._row: LabelRow | None = None
        has_lines = bool(rules.ranks)
        for rank, rule in rules.unprompted():
            find = rule.find
            if isinstance(find, ExactLines) and isinstance(find.keys, tuple):
                self._table.add(find, find.keys)
                has_lines = True
            elif isinstance(find, LinePattern) and isinstance(find.starts, tuple) and waits_for_starts(rule):
                self._heads.add(find, find.starts)
                has_lines = True
            elif isinstance(find, Among):
                self.among.append(find)
            elif isinstance(find, LabelRow):
                self._row = find
            elif isinstance(find, Trail) and find.ends and not rule.needs and not find.timed:
                for end in find.ends:
                    self._ends.setdefault(end, []).append(find)
            elif reads_lines(rule):
                if rule.needs:
                    self._by_string.add(rule.needs, rank)
                    if reads_paragraphs(rule):
                        self._by_string_long.add(rule.needs, rank)
                else:
                    self._free.append(find)
                    self._free_long += [find] * reads_paragraphs(rule)
            elif isinstance(find, AnyOf | AllBut):
                self._signs.add(rule)
            elif waits_for_company(rule):
                add_to(self._company.setdefault(rule.may_find.company, {}), rule.may_find.signs, rank)
            elif rule.needs:
                self._waiting.add(rule.needs, rank)
            else:
                self._always.append(rank)
        own = self._waiting.own
        self._reads_strings = bool(rules.ranks or self._by_string.own)
        self._reads_lines = bool(has_lines or self._ends or self._reads_strings or self._free)
        kinds = {kind for _, kind in rules.kinds()}
        self._drops = not kinds <= REPAIRS
        self._reflows = self._drops or "content" in kinds
        self._reads_texts = bool(rules.ranks or self._company or own or self._always)
        # A string of two lines can come about wherever a line went; one with a line end at one side cannot.
        self._across = {i for string, held in own.items() if "\n" in string[1:-1] for i in held}
        self._needs_signs = not (self.among or self._reads_lines or self._reads_texts)
        self._waits = not (
            self.among
            or self._reads_lines
            or self._across
            or any(rules[i].may_find is None for i in self._always)
        )
        self.gate = Gate((*self._by_string.own, *own), rules.ranks.keys())
        self._folds = bool(rules.ranks) or any(s != s.upper() for s in own)  # signs have no other case

    @view
    def kinds(self) -> dict[str, str]:
        """Return the kinds of the rules by their ids."""
        return dict(self._rules.kinds())

    @view
    def _rank(self) -> dict[str, int]:
        return {rule: rank for rank, (rule, _) in enumerate(self._rules.kinds())}

    def find(
        self, doc: Doc, look: Look | None = None, news: News | None = None
    ) -> tuple[list[Edit], list[str]]:
        """Return the edits of all rules, sorted and disjoint, and the warnings.

        `look` keeps what was seen for a later round, and comes back with the `news` since. Rules that delete
        read a text as its author broke it, and sentences as lines only where they find nothing else."""
        if self._drops and doc.is_word_list:
            return [], [IS_WORD_LIST]
        read, look = doc.once(reflowed) if self._reflows else doc, look or Look()
        look.is_empty |= read is not doc
        edits, warnings = self._find(read, look, news) if read is doc else self._find(read, Look(), None)
        if not edits and self._drops and self._reads_lines:
            rims = rims_of(read, self._table.knows, self._starters, look.rims)
            if rims is not None:
                look.rims = rims.key
                edits, noted = self._find(rims.doc, Look(), None)
                return fitted(rims.placed(edits), doc.text), warnings + noted
        return edits if read is doc else fitted(edits, doc.text), warnings

    def _find(self, doc: Doc, look: Look, news: News | None) -> tuple[list[Edit], list[str]]:
        found, warnings = list[Edit](), list[str]()
        look.is_empty = False
        if news is not None and not news.lines and not look.whole and not look.signs and self._waits:
            return found, warnings  # lines have gone, and these rules wait for what a line holds
        new = doc if news is None else news.doc
        if self._reads_lines:
            self._look_up(new, look.candidates)
        if self._reads_strings:
            self._read(new, look)
        elif self._waiting.own:
            look.strings |= self.gate.open(new.folded if self._folds else new.text)
        if self._reads_lines:
            self._act(doc, look.candidates, found)
        if self._reads_texts and not doc.guessed:
            self._open(look, news, new)
            self._call(self._rules.by_rank, sorted(look.whole), doc, found, warnings)
        if self._signs:
            rules = self._signs.open(doc, new, look)
            self._call(rules, range(len(rules)), doc, found, warnings)
        if found and self._drops:
            found = without_parts(doc, without_guesses(doc, found), self.kinds)
            found = without_matter(doc, found, self.kinds)
        if found and self._reads_lines:
            found = without_own(doc, found, self.kinds)
        if found and self.among:
            found += lines_among(doc, found, self.among, self.kinds, self._rank)
        if found:
            found = self._settle(doc, found, warnings)
        if not found and self.among and doc.gone:
            # Only now: what is found without memory is what a second call would find.
            found = [edit for find in self.among for edit in find.again(doc)]
            found = self._settle(doc, found, warnings)
        return found, warnings

    @view
    def _starters(self) -> list[frozenset[str]]:
        return starters_of(self._rules[rank].find for rule, rank in self._rank.items() if is_glued(rule))

    def may_find(self, doc: Doc) -> bool:
        """Tell at a glance, where all rules wait for signs, whether they may find something in a text."""
        return not self._needs_signs or self._signs.may_find(doc)

    def _settle(self, doc: Doc, found: list[Edit], warnings: list[str]) -> list[Edit]:
        found = outside_fences(doc, found, self.kinds)
        return settle(within_budget(doc, found, self._budgets(found), warnings), self._rank)

    def _budgets(self, found: list[Edit]) -> dict[str, float]:
        ranks = self._rank.keys() & {edit.rules[0] for edit in found}
        rules = [self._rules[self._rank[rule]] for rule in ranks]
        return {rule.id: rule.budget for rule in rules if rule.budget < 1.0}

    def _open(self, look: Look, news: News | None, new: Doc) -> None:
        """Note which rules for the text as a whole may find something in it."""
        rules = self._rules.by_rank
        opened = {*self._always}
        if news is None or news.lines:
            # A string that was there before counts too: the end of its line may open a second gate now.
            opened.update(self._waiting.ready(look.strings))
        if news is not None:
            opened.update(self._across)
        for company, by_sign in self._company.items():
            opened.update(i for sign in new.once(company) for i in by_sign.get(sign, ()))
        for i in opened - look.whole:
            may_find = rules[i].may_find
            if may_find is None or may_find(new):
                look.whole.add(i)

    def _look_up(self, doc: Doc, candidates: dict[str, list[Any]]) -> None:
        """Note the finders that may act on a line: those in the tables, and those that wait for nothing."""
        table, heads, ends = self._table, self._heads, self._ends
        for text in doc.line_texts:
            if not text or text in candidates:
                continue
            short = is_short(text)
            found: list[Any] = [*(self._free if short else self._free_long), *ends.get(text[-1], ())]
            if short:
                key = line_key(text)
                if text.lstrip()[:1] not in QUOTES:
                    found += table[key] or self._row_of(key, text)
            else:
                key = line_head(text)
            if key[:FIRST_CHARS] not in heads.firsts:
                heads.read(key[:FIRST_CHARS])
            for size in HEAD_SIZES:
                head = key[:size]
                if head in heads:
                    found += heads.begun(head, key)
            if found:
                candidates[text] = found

    def _row_of(self, key: str, text: str) -> Sequence[LabelRow]:
        """Return the finder of rows of labels, if a line that no rule knows is one."""
        row = self._row
        if row is None or not row.matches(text):
            return ()
        labels = labels_of(key, self._table)
        return (row._replace(labels=labels),) if labels else ()

    def _read(self, doc: Doc, look: Look) -> None:
        """Note which strings occur, and for the lines that hold some the finders that wait for them."""
        texts, candidates = doc.line_texts, look.candidates
        rules: Mapping[int, Any] = self._rules.by_rank
        for number, strings in self.gate.by_line(doc.folded):
            look.strings |= strings
            text = texts[number]
            table = self._by_string if is_short(text) else self._by_string_long
            if opened := table.ready(strings):
                noted = candidates.setdefault(text, [])
                finds = [rules[i].find for i in opened]
                noted += [find for find in finds if find.may_act(text) and find not in noted]

    def _act(self, doc: Doc, candidates: dict[str, list[Any]], found: list[Edit]) -> None:
        """Add the edits of the candidates for the lines that stand where they act and that they fit."""
        if not candidates:
            return
        places, guessed = doc.once(places_of), doc.guessed
        for number, text in enumerate(doc.line_texts):
            noted = candidates.get(text)
            if not noted:
                continue
            line = doc.lines[number]
            exact = False
            for find in tuple(noted):
                stop, start = places[find.where]
                if start > number >= stop:
                    continue
                if isinstance(find, ExactLines):
                    # The same label stands in the packs of several languages: the first takes it.
                    edits = () if exact else tuple(find.edits(doc, line))
                    exact = exact or bool(edits)
                    found += edits
                elif not find.matches(text):
                    noted.remove(find)
                elif not (number in guessed and isinstance(find, LinePattern) and is_open(text, find.fits)):
                    found += find.edits(doc, line)

    def _call(
        self,
        rules: Sequence[Rule] | Mapping[int, Rule],
        opened: Iterable[int],
        doc: Doc,
        found: list[Edit],
        warnings: list[str],
    ) -> None:
        for index in opened:
            rule = rules[index]
            try:
                found += list(rule.find(doc))  # all of it or, past the time limit, none of it
            except TimeoutError:
                warnings.append(f"time limit: rule {rule.id} took too long on this text; it was left out")

"""Cleaners and pipelines: rules side by side, cleaners in order, round after round.

A cleaner is a plain callable from `str` to `str`. Underneath it makes patches; the composed patch
from raw to clean text is the explanation, the offset map and the undo.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..base.frozen import Frozen, NamedTuple, view
from ..errors import require_text
from ..finders.among import remember
from ..kernel.doc import Doc, visible
from ..kernel.patch import Edit, Patch
from ..kernel.rule import REPAIRS, Rule, Rules
from ..structure.copies import REACH
from .engine import Engine
from .rounds import Changes, Look

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..damage import Damage
    from ..paragraph import Paragraph

__all__ = ["MAX_ROUNDS", "Cleaned", "Cleaner", "LedgerRow", "Pipeline"]

#: A pipeline stops after this many rounds. Articles settle in two or three; only text built to
#: nest damage within damage needs more, and must not buy unlimited work.
MAX_ROUNDS = 6


class _CleanerFields(NamedTuple):
    name: str
    rules: tuple[Rule, ...] | Rules


class Cleaner(Frozen, _CleanerFields):
    """Apply `rules` side by side, round after round until they find nothing.

    >>> from cleantext.kernel.patch import Edit
    >>> def find_tabs(doc):
    ...     yield from (Edit(i, i + 1, " ", ("demo.tab",)) for i, c in enumerate(doc.text) if c == "\\t")
    >>> untab = Cleaner("untab", (Rule("demo.tab", find_tabs, kind="whitespace"),))
    >>> untab("a\\tb")
    'a b'
    """

    def __repr__(self) -> str:
        return f"<Cleaner {self.name}: {len(self.rules):,} rules>"

    def __call__(self, text: str) -> str:
        doc = Doc(require_text(text))
        return Pipeline((self,))._run(doc, None)[0] if self.engine.may_find(doc) else text

    def __or__(self, other: Cleaner | Pipeline) -> Pipeline:
        return Pipeline((self,)) | other

    def __reduce__(self) -> tuple[type[Cleaner], tuple[Any, ...]]:
        return Cleaner, (self.name, self.rules)

    def trace(self, text: str) -> Cleaned:
        """Return what `self(text)` does, edit by edit."""
        return Pipeline((self,)).trace(text)

    @view
    def memorable(self) -> dict[str, str]:
        """Return the kinds of the rules whose deletions tell what the lines around them are, by id.

        What was itself told by the lines around it is gone too, but is no evidence of its kind.
        """
        told = {find.rule: "content" for find in self.engine.among}
        return {rule: told.get(rule, kind) for rule, kind in self.engine.kinds.items() if kind not in REPAIRS}

    @view
    def is_about_copies(self) -> bool:
        """Tell whether the rules look for what stands twice, to which blank lines make no difference."""
        return all(kind == "duplicate" for _, kind in Rules.of(self.rules).kinds())

    @view
    def engine(self) -> Engine:
        """Return the compiled form of the rules."""
        return Engine(Rules.of(self.rules))


class _PipelineFields(NamedTuple):
    steps: tuple[Cleaner, ...]
    lang: tuple[str, ...] = ()
    site: str | None = None


class Pipeline(Frozen, _PipelineFields):
    """Apply cleaners in order, round after round until a round finds nothing.

    `lang` holds language codes and `site` a host name, for the rules that read them. That the last
    round finds nothing is what makes a second call change nothing.
    """

    def __repr__(self) -> str:
        return f"<Pipeline: {' | '.join(step.name for step in self.steps)}>"

    def __call__(self, text: str) -> str:
        return self._run(Doc(require_text(text), self.lang, self.site), None)[0]

    def __or__(self, other: Cleaner | Pipeline) -> Pipeline:
        if isinstance(other, Cleaner):
            return Pipeline((*self.steps, other), self.lang, self.site)
        if isinstance(other, Pipeline):
            lang = tuple(dict.fromkeys(self.lang + other.lang))
            return Pipeline(self.steps + other.steps, lang, self.site or other.site)
        return NotImplemented

    def __reduce__(self) -> tuple[type[Pipeline], tuple[Any, ...]]:
        return Pipeline, tuple(self)

    def trace(self, text: str) -> Cleaned:
        """Return what `self(text)` does, edit by edit."""
        patches: list[Patch] = []
        raw = require_text(text)
        clean, settled, warnings = self._run(Doc(raw, self.lang, self.site), patches.append)
        if raw.strip() and not clean.strip():
            warnings.append("empty: nothing of the text is left, all of it was boilerplate or damage")
        return Cleaned(raw, clean, tuple(patches), settled, tuple(dict.fromkeys(warnings)), self)

    def _run(self, doc: Doc, note: Callable[[Patch], None] | None) -> tuple[str, bool, list[str]]:
        warnings: list[str] = []
        quiet: dict[int, Doc] = {}  # the doc on which a step last found nothing
        changes = Changes()
        looks: dict[int, Look] = {}
        for _ in range(MAX_ROUNDS):
            changed = False
            for index, step in enumerate(self.steps):
                seen = quiet.get(index)
                if seen is doc or (
                    seen is not None and step.is_about_copies and _differ_in_blanks(seen, doc)
                ):
                    quiet[index] = doc
                    continue
                look = looks.get(index)
                if look is None:
                    look = looks[index] = Look()
                    edits, noted = step.engine.find(doc, look)
                else:
                    edits, noted = step.engine.find(doc, look, changes.since(look.version))
                look.version = changes.version
                warnings += noted
                if edits:
                    patch = Patch(edits)
                    new = patch.apply(doc.text)
                    if new != doc.text:
                        if note is not None:
                            note(patch)
                        changes.add(doc.text, edits, new)
                        doc = _after(doc, patch, new, step.memorable)
                        changed = True
                        continue
                quiet[index] = doc
            if not changed:
                return doc.text, True, warnings
        warnings.append(f"unsettled: rules still found something after {MAX_ROUNDS} rounds")
        return doc.text, False, warnings

    @view
    def rules(self) -> dict[str, Rule]:
        """Return all rules by id."""
        return {rule.id: rule for step in self.steps for rule in step.rules}


def _differ_in_blanks(one: Doc, other: Doc) -> bool:
    """Tell whether two texts differ in nothing but blank lines. A long one may differ in what is near."""
    return len(one.text) <= REACH and [n.text for n in one.filled] == [n.text for n in other.filled]


def _after(doc: Doc, patch: Patch, text: str, memorable: Mapping[str, str]) -> Doc:
    """Return the text that a patch has made of `doc`, with what is still known of it."""
    after = Doc(text, doc.lang, doc.site, remember(doc, patch, memorable))
    if "unusual" in doc.__dict__ and not any(edit.text for edit in patch.edits):
        after.__dict__["unusual"] = doc.unusual  # nothing came in; what has gone does no harm to gates
    return after


class LedgerRow(NamedTuple):
    """One edit as people read it: rules, kind, raw span, what stood there, what stands there now."""

    rules: tuple[str, ...]
    kind: str
    raw_start: int
    raw_end: int
    before: str
    after: str
    why: str


class _CleanedFields(NamedTuple):
    raw: str
    text: str
    patches: tuple[Patch, ...] = ()
    settled: bool = True
    warnings: tuple[str, ...] = ()
    pipeline: Pipeline = Pipeline(())


class Cleaned(Frozen, _CleanedFields):
    """Hold a cleaned text and the whole account of how it came about.

    `raw` and `text` are the text before and after; `settled` is false if the rounds were cut off;
    `warnings` say what was left undone, and why.

    >>> import cleantext
    >>> done = cleantext.trace("One thing.\\n\\nAdvertisement\\n\\nAnother thing.")
    >>> done.text
    'One thing.\\n\\nAnother thing.'
    >>> done.patch.inverse(done.raw).apply(done.text) == done.raw
    True
    """

    def __repr__(self) -> str:
        return f"<Cleaned: {len(self.raw)} → {len(self.text)} characters, {len(self.edits)} edits>"

    def __reduce__(self) -> tuple[type[Cleaned], tuple[Any, ...]]:
        return Cleaned, tuple(self)

    @view
    def patch(self) -> Patch:
        """Return the one patch from `raw` to `text`."""
        whole = Patch()
        for patch in self.patches:
            whole = whole.then(patch)
        return whole.effective(self.raw)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Return the edits from `raw` to `text`."""
        return self.patch.edits

    @view
    def kept_share(self) -> float:
        """Return the share (0…1) of the raw text's visible characters that is left."""
        size = visible(self.raw)
        return min(1.0, visible(self.text) / size) if size else 1.0

    def ledger(self) -> Iterator[LedgerRow]:
        """Yield one row for each edit, in the order of the raw text."""
        known = self.pipeline.rules
        for edit in self.edits:
            rule = _leading(edit.rules, known)
            before = self.raw[edit.start : edit.end]
            kind, why = (rule.kind, rule.why) if rule else ("", "")
            yield LedgerRow(edit.rules, kind, edit.start, edit.end, before, edit.text, why)

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs of `text` with their spans in `text` and in `raw`."""
        from ..paragraph import paragraphs_of

        return paragraphs_of(self)

    def to_html(self, title: str = "text") -> str:
        """Return a self-contained page that shows raw and clean text side by side, edit by edit."""
        from ..report.page import report_html

        return report_html(self, title)

    def _repr_html_(self) -> str:
        from ..report.page import snippet_html

        return snippet_html(self)

    @view
    def damage(self) -> tuple[Damage, ...]:
        """Return what is broken in `raw` and cannot be repaired, with raw spans."""
        from ..damage import find_damage

        return find_damage(self)

    @view
    def damage_score(self) -> float:
        """Return how much of `raw` is beyond repair, from 0 (nothing) towards 1."""
        from ..damage import damage_score

        return damage_score(self)


#: Kinds that tidy up after others: an edit that did more is of the other kind.
_TIDYING = ("spacing", "whitespace")


def _leading(ids: tuple[str, ...], known: dict[str, Rule]) -> Rule | None:
    """Return the rule that says best what an edit of several rules did: the last that did not tidy."""
    rules = [known[rule] for rule in ids if rule in known]
    told = [rule for rule in rules if rule.kind not in _TIDYING] or rules
    return told[-1] if told else None

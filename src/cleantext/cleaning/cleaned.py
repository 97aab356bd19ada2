"""The result of a cleaning: the texts before and after, and the whole account of how one became the other."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.frozen import Held, NamedTuple, view
from ..kernel.doc import visible
from ..kernel.patch import Edit, Patch
from ..kernel.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..damage import Damage
    from ..paragraph import Paragraph
    from .cleaner import Pipeline

__all__ = ["Cleaned", "LedgerRow"]


class LedgerRow(NamedTuple):
    """One edit as people read it: rules, kind, raw span, what stood there, what stands there now."""

    rules: tuple[str, ...]
    kind: str
    raw_start: int
    raw_end: int
    before: str
    after: str
    why: str


class Cleaned(Held):
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

    _fields = ("raw", "text", "patches", "settled", "warnings", "pipeline")
    raw: str
    text: str
    patches: tuple[Patch, ...]
    settled: bool
    warnings: tuple[str, ...]
    pipeline: Pipeline

    def __init__(
        self,
        raw: str,
        text: str,
        patches: tuple[Patch, ...] = (),
        settled: bool = True,
        warnings: tuple[str, ...] = (),
        pipeline: Pipeline | None = None,
    ) -> None:
        if pipeline is None:
            from .cleaner import Pipeline

            pipeline = Pipeline(())
        self.__dict__.update(
            raw=raw,
            text=text,
            patches=patches,
            settled=settled,
            warnings=warnings,
            pipeline=pipeline,
        )

    def __repr__(self) -> str:
        return f"<Cleaned: {len(self.raw)} → {len(self.text)} characters, {len(self.edits)} edits>"

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

"""Cleaners and pipelines: rules side by side, cleaners in order, round after round.

A cleaner is a plain callable from `str` to `str`. Underneath it makes patches; the composed patch
from raw to clean text is the explanation, the offset map and the undo.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..base.frozen import Held, view
from ..errors import OptionError, require_text
from ..finders.among import remember
from ..kernel.doc import Doc
from ..kernel.patch import Patch
from ..kernel.rule import REPAIRS, Rule, Rules
from ..structure.copies import REACH
from .cleaned import Cleaned
from .engine import Engine
from .rounds import Changes, Look

__all__ = ["MAX_ROUNDS", "Cleaner", "Pipeline"]

#: A pipeline stops after this many rounds. Articles settle in two or three; only text built to
#: nest damage within damage needs more, and must not buy unlimited work.
MAX_ROUNDS = 6


class Cleaner(Held):
    """Apply `rules` side by side, round after round until they find nothing.

    >>> from cleantext.kernel.patch import Edit
    >>> def find_tabs(doc):
    ...     yield from (Edit(i, i + 1, " ", ("demo.tab",)) for i, c in enumerate(doc.text) if c == "\\t")
    >>> untab = Cleaner("untab", (Rule("demo.tab", find_tabs, kind="whitespace"),))
    >>> untab("a\\tb")
    'a b'
    """

    _fields = ("name", "rules")
    name: str
    rules: tuple[Rule, ...] | Rules

    def __init__(self, name: str, rules: tuple[Rule, ...] | Rules) -> None:
        self.__dict__.update(name=name, rules=rules)

    def __repr__(self) -> str:
        return f"<Cleaner {self.name}: {len(self.rules):,} rules>"

    def __call__(self, text: str) -> str:
        doc = Doc(require_text(text))
        return Pipeline((self,))._run(doc, None)[0] if self.engine.may_find(doc) else text

    def __or__(self, other: Cleaner | Pipeline) -> Pipeline:
        return Pipeline((self,)) | other

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


class Pipeline(Held):
    """Apply cleaners in order, round after round until a round finds nothing.

    `lang` holds language codes and `site` a host name, for the rules that read them. That the last
    round finds nothing is what makes a second call change nothing.
    """

    _fields = ("steps", "lang", "site")
    steps: tuple[Cleaner, ...]
    lang: tuple[str, ...]
    site: str | None

    def __init__(
        self, steps: tuple[Cleaner, ...], lang: tuple[str, ...] = (), site: str | None = None
    ) -> None:
        if not isinstance(steps, tuple | list) or not all(isinstance(step, Cleaner) for step in steps):
            raise OptionError(
                f"a pipeline takes a tuple of cleaners, such as (fix_encoding, fix_spacing), got {steps!r}"
            )
        self.__dict__.update(steps=tuple(steps), lang=lang, site=site)

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
                look = looks.setdefault(index, Look())
                news = None if look.is_empty else changes.since(look.version)
                edits, noted = step.engine.find(doc, look, news)
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

"""Options of cleaners: another token for a mask, and text that no rule may touch."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeVar, cast

from .cleaning.cleaner import Cleaner, Pipeline
from .errors import OptionError
from .kernel.doc import Doc
from .kernel.patch import Edit
from .kernel.patterns import TIME_LIMIT_S
from .kernel.rule import Finder, Rule

__all__ = ["protect", "with_token"]

AnyCleaner = TypeVar("AnyCleaner", Cleaner, Pipeline)


def with_token(cleaner: Cleaner, token: str) -> Cleaner:
    """Return a cleaner that leaves `token` in the place of what it finds.

    Raises `OptionError` if the cleaner has no token, or would find the token itself.

    >>> import cleantext
    >>> with_token(cleantext.mask_urls, "[link]")("See https://example.org.")
    'See [link].'
    """
    rules = []
    if not isinstance(cleaner, Cleaner):
        raise OptionError(f"with_token takes one cleaner, such as cleantext.mask_urls, got {_named(cleaner)}")
    if not isinstance(token, str):
        raise OptionError(f"a token is a text, such as '[link]', got {token!r}")
    for rule in cleaner.rules:
        if not hasattr(rule.find, "leaves"):
            raise OptionError(
                f"{cleaner.name} has no token: its rule {rule.id} puts different texts in different places"
            )
        find = cast(Any, rule.find)._replace(leaves=token)
        rules.append(rule._replace(find=find))
    changed = Cleaner(cleaner.name, tuple(rules))
    if changed(token) != token:
        raise OptionError(f"{cleaner.name} would find its own token {token!r} again: take another one")
    return changed


def protect(cleaner: AnyCleaner, *patterns: str) -> AnyCleaner:
    """Return a cleaner or pipeline that leaves all matches of the regular expressions as they are.

    No edit touches a protected span. The patterns are those of the `regex` module, and stop at its
    time limit. Raises `OptionError` if a pattern cannot be compiled.

    >>> import cleantext
    >>> protect(cleantext.strip_accents, "[Éé]clair")("a café éclair")
    'a cafe éclair'
    """
    import regex

    if not isinstance(cleaner, Cleaner | Pipeline):
        raise OptionError(
            f"protect takes a cleaner or a pipeline, such as cleantext.pipeline(), got {_named(cleaner)}"
        )
    for pattern in patterns:
        if not isinstance(pattern, str):
            raise OptionError(f"a pattern is a text, a regular expression, got {pattern!r}")
        try:
            regex.compile(pattern)
        except regex.error as error:
            raise OptionError(f"the pattern {pattern!r} cannot be compiled: {error}") from None
    if isinstance(cleaner, Cleaner):
        rules = tuple(_protected(rule, patterns) for rule in cleaner.rules)
        return Cleaner(cleaner.name, rules)
    steps = tuple(protect(step, *patterns) for step in cleaner.steps)
    return Pipeline(steps, cleaner.lang, cleaner.site)


def _named(cleaner: object) -> str:
    return getattr(cleaner, "__name__", None) or type(cleaner).__name__


def _protected(rule: Rule, patterns: tuple[str, ...]) -> Rule:
    # What lies in the packs is looked up for the finders of the packs only: this one is none of them.
    return rule._replace(find=Protected(rule.find, patterns), needs=tuple(rule.needs))


class Protected(NamedTuple):
    """Find what `find` finds, but for edits that touch a match of `patterns`."""

    find: Finder
    patterns: tuple[str, ...]

    def __call__(self, doc: Doc) -> Iterable[Edit]:
        edits = sorted(self.find(doc))
        if not edits:
            return edits
        import regex

        spans = sorted(
            match.span()
            for pattern in self.patterns
            for match in regex.finditer(pattern, doc.text, timeout=TIME_LIMIT_S)
            if match.end() > match.start()
        )
        kept = []
        at = 0
        for edit in edits:
            while at < len(spans) and spans[at][1] <= edit.start:
                at += 1
            if at == len(spans) or spans[at][0] >= max(edit.end, edit.start + 1):
                kept.append(edit)
        return kept

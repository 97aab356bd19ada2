"""The laws of a cleaner, as functions that hold any `str -> str` function to them.

Each takes a cleaner and, if you like, texts: one `str`, or a hypothesis strategy. Without texts it
tries every shard of debris by itself, then generates articles, noisy articles and debris. The same
call tries the same texts each time, so a verdict changes only with the cleaner; `examples` says how
many are generated. A law that is broken raises `LawBroken`, an `AssertionError` that shows the
smallest input.

>>> assert_idempotent(str.strip, examples=20)
>>> assert_idempotent(lambda text: text.removesuffix("!"), "Rain!!!")
Traceback (most recent call last):
cleantext.testing.failures.LawBroken: <lambda> is not idempotent: a second call changes it again, '!' to ''
  smallest input: '!!'
  keep it as a test: assert_idempotent(<lambda>, '!!')
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from hypothesis import strategies as st

from ..errors import InputError
from ..kernel.patch import Patch
from .failures import LawBroken, name_of, raised
from .letters import made_up
from .noise import BOILERPLATE, NoisyArticle
from .order import assert_deterministic
from .prose import SENTENCES
from .search import FICKLE, hold, patch_of, search
from .strategies import KINDS_OF_NOISE, articles, debris, named, noisy_articles
from .work import assert_linear

__all__ = [
    "assert_accounted_for",
    "assert_conservative",
    "assert_deterministic",
    "assert_idempotent",
    "assert_laws",
    "assert_linear",
    "assert_removes",
    "assert_total",
]

Clean = Callable[[str], str]
Texts = str | st.SearchStrategy[str] | None


def assert_total(cleaner: Clean, texts: Texts = None, *, examples: int = 200) -> None:
    """Raise `LawBroken` unless every `str` gives a `str` that can be written as UTF-8.

    Texts include lone surrogates, NULs, controls and the empty text. A lone surrogate may stay only
    where it stood: what a cleaner makes up must be text.
    """
    __tracebackhide__ = True

    def check(text: str) -> str | None:
        clean = cleaner(text)
        if not isinstance(clean, str):
            return f"it gives {type(clean).__name__}, not str"
        new = set(re.findall("[\ud800-\udfff]", clean)) - set(text)
        return f"it makes up the lone surrogate {min(new)!a}" if new else None

    hold(cleaner, "total", texts, check, examples)


def assert_idempotent(cleaner: Clean, texts: Texts = None, *, examples: int = 200) -> None:
    """Raise `LawBroken` unless a second call changes nothing."""
    __tracebackhide__ = True

    def check(text: str) -> str | None:
        once = cleaner(text)
        twice = cleaner(once)
        if once == twice or not _settled(cleaner, text):
            return None
        return f"a second call changes it again, {once!a} to {twice!a}"

    hold(cleaner, "idempotent", texts, check, examples, after=cleaner)


def assert_conservative(
    cleaner: Clean, texts: Texts = None, *, examples: int = 200, key: Callable[[str], str] | None = None
) -> None:
    """Raise `LawBroken` unless all letters and digits of the output stand in the input, in order.

    Entities of the input count as the letters that they stand for. Where the cleaner keeps a
    ledger, repairs of encoding, which change letters by their nature, are left out of the account.
    Without texts, it also has to give back clean articles unchanged. `key` maps both sides before
    they are compared: `str.casefold` for a cleaner that changes case, `cleantext.fix_encoding` for a
    plain function that repairs encodings.
    """
    __tracebackhide__ = True
    mapped = key or (lambda text: text)

    def check(text: str) -> str | None:
        trace = getattr(cleaner, "trace", None)
        pairs = [(text, cleaner(text))] if trace is None else _accounts(text, trace(text))
        for before, after in pairs:
            new = made_up(mapped(before), mapped(after))
            if new:
                return f"it makes up {new!a} in {after[:200]!a}{_cure(before, after, key)}"
        return None

    def check_article(text: str) -> str | None:
        clean = cleaner(text)
        return None if mapped(text) == mapped(clean) else f"it changes a clean article to {clean!a}"

    if texts is None:
        hold(cleaner, "conservative", articles(), check_article, examples, test=_unchanged(cleaner, key))
        kinds = ("advertisement", "spaced_initials", "quote_gap", "no_break_space", "glued", "donation")
        texts = st.one_of(noisy_articles(kinds).map(lambda noisy: noisy.text), debris())
    given = "" if key is None else f", key={name_of(key)}"
    hold(cleaner, "conservative", texts, check, examples, options=given)


def _unchanged(cleaner: Any, key: Callable[[str], str] | None) -> Callable[[str], str]:
    """Return what makes the line to keep as a test, where an article has to stay as it is."""

    def test(text: str) -> str:
        if key is None:
            return f"assert {name_of(cleaner)}({text!a}) == {text!a}"
        return f"assert {name_of(key)}({name_of(cleaner)}({text!a})) == {name_of(key)}({text!a})"

    return test


def _cure(before: str, after: str, key: Callable[[str], str] | None) -> str:
    """Return a hint if letters that seem made up come from a repair of encoding."""
    from .. import fix_encoding

    repairs = key is None and not made_up(fix_encoding(before), fix_encoding(after))
    return "; if that is its repair of the encoding, pass key=cleantext.fix_encoding" if repairs else ""


def assert_accounted_for(
    cleaner: Any, texts: Texts = None, *, examples: int = 200, trace: Callable[[str], Any] | None = None
) -> None:
    """Raise `LawBroken` unless every difference is an edit that can be replayed and undone.

    `trace` gives the account of a text: a `Patch`, or an object with one as `patch`. By default it
    is the cleaner's own `trace`, as the cleaners and pipelines of this library have it. A plain
    function keeps no account: that raises `InputError`.
    """
    __tracebackhide__ = True
    account = trace or getattr(cleaner, "trace", None)
    if account is None:
        raise InputError(
            f"{name_of(cleaner)} keeps no account of its edits: pass trace=..., a function from text to Patch"
        )

    def check(text: str) -> str | None:
        patch = patch_of(account(text))
        clean = cleaner(text)
        if patch.apply(text) != clean:
            return "replaying its edits does not give its output"
        if patch.inverse(text).apply(clean) != text:
            return "undoing its edits does not give the text back"
        nameless = [edit for edit in patch if not edit.rules]
        if nameless:
            return f"{nameless[0]} names no rule"
        idle = [edit for edit in patch if text[edit.start : edit.end] == edit.text]
        if idle:
            return f"{idle[0]} changes nothing"
        return _misplaced(patch, text, clean)

    given = "" if trace is None else f", trace={name_of(trace)}"
    hold(cleaner, "accounted for", texts, check, examples, options=given)


def assert_removes(
    cleaner: Clean, noise: str | Iterable[str], *, examples: int = 200, langs: str | Iterable[str] = "en"
) -> None:
    """Raise `LawBroken` unless injected `noise` goes and the article around it keeps its words.

    `noise` names kinds of `KINDS_OF_NOISE`, `langs` the languages of the articles, each of which is
    tried. Boilerplate must be gone; damage must be as it was in the clean article. White space at the
    seams is free. Raises `InputError` on a kind or a language that there is none of.
    """
    __tracebackhide__ = True
    kinds = named(noise, KINDS_OF_NOISE, "kind of noise")
    langs = named(langs, SENTENCES, "sentences in the language")

    def check(noisy: NoisyArticle) -> str | None:
        try:
            clean = cleaner(noisy.text).split()
        except Exception as error:  # whatever it is, a cleaner must not raise it
            return raised(error)
        if clean == noisy.article.split():
            return None
        for piece in noisy.injected:
            label = noisy.text[piece.start : piece.end]
            if piece.kind in BOILERPLATE and label in " ".join(clean):
                return f"the {piece.kind} {label!a} is still there"
        lost = [word for word in noisy.article.split() if word not in clean]
        return f"of the article it changes {lost[:8]!a}, and gives {' '.join(clean)!a}"

    def fails(noisy: NoisyArticle) -> bool:
        return bool(noisy.injected) and check(noisy) is not None

    for lang in langs:
        noisy = search(noisy_articles(kinds, lang), fails, max(1, examples // len(langs)))
        if noisy is not None:
            law = f"free of {', '.join(sorted(noisy.kinds))}"
            test = f"assert {noisy.article!a}.split() == {name_of(cleaner)}({noisy.text!a}).split()"
            raise LawBroken(cleaner, law, noisy.text, check(noisy) or FICKLE, test=test)


def assert_laws(
    cleaner: Clean, texts: Texts = None, *, examples: int = 200, key: Callable[[str], str] | None = None
) -> None:
    """Raise `LawBroken` unless all laws hold: total, deterministic, idempotent, conservative, linear.

    A cleaner with a `trace` is held to its account as well. `key` is that of `assert_conservative`.
    """
    __tracebackhide__ = True
    assert_total(cleaner, texts, examples=examples)
    assert_deterministic(cleaner, texts, examples=examples)
    assert_idempotent(cleaner, texts, examples=examples)
    assert_conservative(cleaner, texts, examples=examples, key=key)
    if hasattr(cleaner, "trace"):
        assert_accounted_for(cleaner, texts, examples=examples)
    if texts is None:
        assert_linear(cleaner)


def _settled(cleaner: Any, text: str) -> bool:
    """Tell whether a cleaner that counts its rounds came to an end; one that does not, has."""
    trace = getattr(cleaner, "trace", None)
    return trace is None or getattr(trace(text), "settled", True)


def _accounts(text: str, told: Any) -> Iterable[tuple[str, str]]:
    """Yield the edits of a cleaning as text before and after, whose letters must agree."""
    rules = getattr(getattr(told, "pipeline", None), "rules", {})
    for edit in patch_of(told):
        if not {"encoding", "mask"} & {rules[rule].kind for rule in edit.rules if rule in rules}:
            yield text[edit.start : edit.end], edit.text


def _misplaced(patch: Patch, text: str, clean: str) -> str | None:
    """Return what is wrong with the offsets of the characters that the edits leave alone."""
    inside = [False] * len(clean)
    for edit in patch.inverse(text):
        inside[edit.start : edit.end] = [True] * (edit.end - edit.start)
    last = -1
    for offset, char in enumerate(clean):
        origin = patch.origin(offset)
        if not inside[offset]:
            if origin >= len(text) or text[origin] != char:
                return f"character {offset} of its output does not stand at raw offset {origin}"
            if origin <= last:
                return f"character {offset} of its output points before the one ahead of it"
            if patch.image(origin) != offset:
                return f"raw offset {origin} does not point back to character {offset}"
            last = origin
    return None

"""The functions that most people call: `clean`, `trace`, `paragraphs`."""

from __future__ import annotations

from collections.abc import Iterable

from .cleaning.cleaned import Cleaned
from .kernel.rule import Pack
from .profiles import pipeline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from .paragraph import Paragraph

__all__ = ["clean", "paragraphs", "trace"]


def clean(
    text: str,
    *,
    profile: str = "article",
    lang: str | Iterable[str] | None = None,
    site: str | None = None,
    packs: Pack | str | Path | Iterable[Pack | str | Path] | None = (),
    off: str | Iterable[str] | None = (),
) -> str:
    """Return what the author wrote: repaired, and without the boilerplate around it.

    Text without damage or boilerplate comes back unchanged. For the options see `pipeline`.
    Raises `InputError` if `text` is not a `str`.

    >>> clean("Rain fell all day.\\nAdvertisement\\nThen it stopped.")
    'Rain fell all day.\\nThen it stopped.'
    """
    return pipeline(profile, lang=lang, site=site, packs=packs, off=off)(text)


def trace(
    text: str,
    *,
    profile: str = "article",
    lang: str | Iterable[str] | None = None,
    site: str | None = None,
    packs: Pack | str | Path | Iterable[Pack | str | Path] | None = (),
    off: str | Iterable[str] | None = (),
) -> Cleaned:
    """Return what `clean` returns, with the account of every edit.

    >>> done = trace("Rain fell all day.\\nAdvertisement\\nThen it stopped.")
    >>> [(edit.rules, done.raw[edit.start : edit.end]) for edit in done.edits]
    [(('en.ads',), 'Advertisement\\n')]
    """
    return pipeline(profile, lang=lang, site=site, packs=packs, off=off).trace(text)


def paragraphs(
    text: str,
    *,
    profile: str = "article",
    lang: str | Iterable[str] | None = None,
    site: str | None = None,
    packs: Pack | str | Path | Iterable[Pack | str | Path] | None = (),
    off: str | Iterable[str] | None = (),
) -> list[Paragraph]:
    """Return the paragraphs of the cleaned text, with their spans in the clean and the raw text.

    >>> [(p.text, p.raw_start) for p in paragraphs("One.\\n\\nAdvertisement\\n\\nTwo.")]
    [('One.', 0), ('Two.', 21)]
    """
    done = trace(text, profile=profile, lang=lang, site=site, packs=packs, off=off)
    return list(done.paragraphs())

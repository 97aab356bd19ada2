"""cleantext: give back what the author wrote.

Repairs scraped text and removes its boilerplate, with every edit accounted for.

>>> import cleantext
>>> cleantext.clean("It wasnâ€™t raining.\\n\\nAdvertisement\\n\\nIt was snowing.")
'It wasn’t raining.\\n\\nIt was snowing.'
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .cleaner import Cleaned, Cleaner, LedgerRow, Pipeline
from .cleaners import CODE, KINDS_OF, get_cleaner
from .damage import Damage
from .doc import Doc, Line
from .errors import (
    CleantextError,
    ForeignPackageError,
    InputError,
    MissingExtraError,
    OptionError,
    PackError,
    PatchError,
)
from .pack import Pack, load_pack
from .paragraphs import Paragraph
from .patch import Edit, Patch
from .profiles import PROFILES, pipeline
from .rule import KINDS, Rule

__version__ = "0.1.0"


def clean(
    text: str,
    *,
    profile: str = "article",
    lang: str | Iterable[str] | None = None,
    site: str | None = None,
    packs: Iterable[Pack | str | Path] = (),
    off: str | Iterable[str] = (),
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
    packs: Iterable[Pack | str | Path] = (),
    off: str | Iterable[str] = (),
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
    packs: Iterable[Pack | str | Path] = (),
    off: str | Iterable[str] = (),
) -> list[Paragraph]:
    """Return the paragraphs of the cleaned text, with their spans in the clean and the raw text.

    >>> [(p.text, p.raw_start) for p in paragraphs("One.\\n\\nAdvertisement\\n\\nTwo.")]
    [('One.', 0), ('Two.', 21)]
    """
    done = trace(text, profile=profile, lang=lang, site=site, packs=packs, off=off)
    return list(done.paragraphs())


def __getattr__(name: str) -> Any:
    if name in CODE or name in KINDS_OF:
        return get_cleaner(name)
    raise AttributeError(f"module 'cleantext' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)


__all__ = [  # noqa: PLE0604 - the names of the cleaners stand in one place, cleaners.py
    "KINDS",
    "PROFILES",
    "Cleaned",
    "Cleaner",
    "CleantextError",
    "Damage",
    "Doc",
    "Edit",
    "ForeignPackageError",
    "InputError",
    "LedgerRow",
    "Line",
    "MissingExtraError",
    "OptionError",
    "Pack",
    "PackError",
    "Paragraph",
    "Patch",
    "PatchError",
    "Pipeline",
    "Rule",
    "clean",
    "load_pack",
    "paragraphs",
    "pipeline",
    "trace",
    *CODE,
    *KINDS_OF,
]

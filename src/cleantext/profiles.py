"""Profiles: named lists of cleaners, in the order that the library knows to be right.

Repairs come before removals, because a label is found only once its line is whole; encoding comes
before everything, white space last. Of a page only the article is worth repairing: it is found first.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from .cleaners import make_cleaner
from .cleaning.cleaner import Pipeline
from .errors import OptionError
from .kernel.rule import Pack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["PROFILES", "pipeline"]

PROFILES: dict[str, tuple[str, ...]] = {
    "article": (
        "fix_encoding",
        "normalize_unicode",
        "strip_residue",
        "strip_stray_quotes",
        "fix_spacing",
        "drop_boilerplate",
        "drop_repeats",
        "normalize_whitespace",
    ),
    "page": (
        "keep_main_content",
        "fix_encoding",
        "normalize_unicode",
        "strip_residue",
        "strip_stray_quotes",
        "fix_spacing",
        "drop_boilerplate",
        "drop_repeats",
        "normalize_whitespace",
    ),
    "lossless": (
        "fix_encoding",
        "normalize_unicode",
        "strip_residue",
        "strip_stray_quotes",
        "fix_spacing",
        "normalize_whitespace",
    ),
}


def pipeline(
    profile: str = "article",
    *,
    lang: str | Iterable[str] | None = None,
    site: str | None = None,
    packs: Iterable[Pack | str | Path] = (),
    off: str | Iterable[str] = (),
) -> Pipeline:
    """Return the pipeline of a profile. Raises `OptionError` and `PackError`.

    `lang` narrows the packs to the named languages and adds the rules that are safe only there.
    `site` is a host name or URL, whose own pack is added. `packs` are further packs, or paths of
    TOML files. `off` switches off cleaners, packs, kinds (see `KINDS`) or single rules by id.

    >>> [step.name for step in pipeline("lossless", off="fix_spacing").steps][-2:]
    ['strip_stray_quotes', 'normalize_whitespace']
    """
    if profile not in PROFILES:
        raise OptionError(f"unknown profile {profile!r}: there are {', '.join(PROFILES)}")
    codes = (lang,) if isinstance(lang, str) else tuple(lang or ())
    extra = tuple(pack if isinstance(pack, Pack) else _load(pack) for pack in packs)
    banned = (off,) if isinstance(off, str) else tuple(off)
    return _build(profile, codes, site, extra, banned)


def _load(path: str | Path) -> Pack:
    from .packs.pack import load_pack

    return load_pack(path)


@lru_cache(maxsize=64)
def _build(
    profile: str, lang: tuple[str, ...], site: str | None, packs: tuple[Pack, ...], off: tuple[str, ...]
) -> Pipeline:
    steps = tuple(make_cleaner(name, lang, site, packs, off) for name in PROFILES[profile] if name not in off)
    if off:
        whole = [make_cleaner(name, lang, site, packs) for name in PROFILES[profile]]
        known = {name for step in whole for rule in step.rules for name in (rule.id, rule.pack, rule.kind)}
        known.update(PROFILES[profile])
        for name in off:
            if name not in known:
                raise OptionError(f"off={name!r} names no cleaner, pack, kind or rule of profile {profile!r}")
    return Pipeline(tuple(step for step in steps if step.rules), lang, site)

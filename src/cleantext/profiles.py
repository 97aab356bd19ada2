"""Profiles: named lists of cleaners, in the order that the library knows to be right.

Repairs come before removals, because a label is found only once its line is whole; encoding comes
before everything, white space last. Of a page only the article is worth repairing: it is found first.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from os import PathLike

from .cleaners import make_cleaner
from .cleaning.cleaner import Pipeline
from .errors import OptionError
from .kernel.rule import Pack
from .packs import language_code

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

__all__ = ["PROFILES", "language_code", "pipeline"]

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
    packs: Pack | str | Path | Iterable[Pack | str | Path] | None = (),
    off: str | Iterable[str] | None = (),
) -> Pipeline:
    """Return the pipeline of a profile. Raises `OptionError` and `PackError`.

    `lang` narrows the packs to the named languages (codes such as `en`, tags such as `en-US`) and adds the
    rules that are safe only there. `site` is a host name or URL, whose own pack is added. `packs` are
    further packs, or paths of TOML files. `off` switches off cleaners, packs, kinds (see `KINDS`) or single
    rules by id; one that only another profile, language or site has is off already.

    >>> [step.name for step in pipeline("lossless", off="fix_spacing").steps][-2:]
    ['strip_stray_quotes', 'normalize_whitespace']
    """
    if not isinstance(profile, str) or profile not in PROFILES:
        raise OptionError(f"unknown profile {profile!r}: there are {', '.join(PROFILES)}")
    if not (site is None or isinstance(site, str)):
        raise OptionError(f"site must be a host name or an address, got {type(site).__name__}")
    codes = tuple(map(language_code, _each("lang", lang, (str,))))
    extra = tuple(
        pack if isinstance(pack, Pack) else _load(pack)
        for pack in _each("packs", packs, (Pack, str, PathLike))
    )
    return _build(profile, codes, site, extra, _each("off", off, (str,)))


def _each(name: str, value: Any, types: tuple[type, ...]) -> tuple[Any, ...]:
    """Return what an option holds: nothing, one thing, or several. Raises `OptionError`."""
    if value is None or isinstance(value, types):
        return () if value is None else (value,)
    try:
        held = tuple(value)
    except TypeError:
        held = (value,)
    for one in held:
        if not isinstance(one, types):
            wanted = " or ".join(kind.__name__ for kind in types)
            raise OptionError(f"{name} must hold {wanted}, got {type(one).__name__}: {one!r:.60}")
    return held


def _load(path: str | Path) -> Pack:
    from .packs.pack import load_pack

    return load_pack(path)


def _is_elsewhere(name: str) -> bool:
    """Tell whether a profile, language or site that was not asked for has what is to be off."""
    from .packs import builtin_packs, site_pack

    if any(name in cleaners for cleaners in PROFILES.values()):
        return True
    owner = name.rpartition(".")[0]
    packs = [*builtin_packs(), *(own for host in (name, owner) if (own := site_pack(host)))]
    held = (pack for pack in packs if pack.name in (name, owner))
    return any(pack.name == name or any(rule.id == name for rule in pack.rules) for pack in held)


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
            if name not in known and not _is_elsewhere(name):
                raise OptionError(
                    f"off={name!r} names no cleaner of a profile, and no pack, kind or rule: profile "
                    f"{profile!r} has {', '.join(PROFILES[profile])}; `cleantext rules` lists the rest"
                )
    return Pipeline(tuple(step for step in steps if step.rules), lang, site)

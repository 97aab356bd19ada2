"""The built-in packs, and which rules of which packs apply to a text."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from os import listdir
from os.path import dirname, exists, getsize, join

from .. import appeals, blocks, finders, inserts
from ..errors import OptionError
from ..known import KnownLines, KnownStarts, KnownStrings
from ..rule import Pack, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = [
    "builtin_packs",
    "pack_signature",
    "select_packs",
    "site_host",
    "site_pack",
    "source_packs",
]

_FOLDER = dirname(__file__)
_SCOPES: dict[str, Any] = {
    name: getattr(module, name) for module in (finders, blocks, inserts, appeals) for name in module.__all__
}


@lru_cache(maxsize=1)
def builtin_packs() -> tuple[Pack, ...]:
    """Return the packs that ship with the library, `common` and `en` first, then by name.

    They come from the module that `tools/compile_packs.py` made of the TOML files, without their
    examples; while that is out of date, from the files themselves.
    """
    compiled = _load()
    if compiled is None:
        return source_packs()
    patterns = [
        pattern
        for name in ("compiled_patterns", "compiled_patterns_more")
        for pattern in import_module(f"cleantext.packs.{name}").PATTERNS
    ]

    def make(
        pack: str, slug: str, scope: str, options: tuple[Any, ...], quorum: int, needed: Any, *fields: Any
    ) -> Rule:
        rule = f"{pack}.{slug}"
        if scope == "ExactLines":
            options = (KnownLines(options[0]), *options[1:])
        elif scope == "LinePattern":
            begins = () if options[-1] == () else KnownStarts(options[-1])
            options = (patterns[options[0]], *options[1:-1], begins)
        find = _SCOPES[scope](rule, *options)
        waits_for = () if needed == () else KnownStrings(needed)
        made = Rule(rule, find, waits_for, *fields)
        return made if quorum == 1 else made._replace(quorum=quorum)

    return tuple(
        Pack(name, title, tuple(make(name, *row) for row in rows), lang, hosts)
        for name, title, lang, hosts, rows in compiled.PACKS
    )


@lru_cache(maxsize=1)
def _load() -> Any:
    """Return the module of compiled packs, or None if it is absent or out of date."""
    try:
        module = import_module("cleantext.packs.compiled")
    except ImportError:
        return None
    return module if pack_signature() == module.SIGNATURE else None


def source_packs() -> tuple[Pack, ...]:
    """Return the packs that ship with the library, read from their TOML files."""
    packs = [_builtin(name) for name, _ in pack_signature()]
    first = ("common", "en")  # English labels stand on pages in every language
    return tuple(sorted(packs, key=lambda pack: (pack.name not in first, pack.name)))


def pack_signature() -> tuple[tuple[str, int], ...]:
    """Return the names and sizes of the TOML files: cheap to compare, and enough to see an edit."""
    names = sorted(name for name in listdir(_FOLDER) if name.endswith(".toml"))
    return tuple((name, getsize(join(_FOLDER, name))) for name in names)


@lru_cache(maxsize=256)
def _builtin(name: str) -> Pack:
    from ..pack import parse_pack

    with open(join(_FOLDER, name), encoding="utf-8") as file:
        return parse_pack(file.read(), f"packs/{name}")


def site_pack(site: str) -> Pack | None:
    """Return the built-in pack of a host, of `www.` or of a parent domain of it, if there is one."""
    host = site_host(site)
    while "." in host:
        if exists(join(_FOLDER, "sites", f"{host}.toml")):
            return _builtin(f"sites/{host}.toml")
        host = host.partition(".")[2]
    return None


def site_host(site: str) -> str:
    """Return the host name of a URL or host, in lower case and without port.

    >>> site_host("https://www.Example.com:8080/a"), site_host("example.com")
    ('www.example.com', 'example.com')
    """
    rest = site.partition("//")[2] or site
    host = rest.lower().replace("\\", "/").partition("/")[0].partition(":")[0]
    return host if all(char.isalnum() or char in ".-_" for char in host) else ""


def select_packs(lang: tuple[str, ...], site: str | None, extra: tuple[Pack, ...]) -> tuple[Rule, ...]:
    """Return the rules that apply: all languages' safe rules, or all rules of the named ones.

    Raises `OptionError` for a language that no pack knows.
    """
    packs = builtin_packs()
    known = {pack.lang for pack in packs if pack.lang}
    for code in lang:
        if code not in known:
            raise OptionError(f"unknown language {code!r}: there are packs for {', '.join(sorted(known))}")
    rules: list[Rule] = []
    for pack in packs:
        if pack.lang is None or pack.lang in lang:
            rules += pack.rules
        elif not lang:
            rules += (rule for rule in pack.rules if not rule.scoped)
    own = site_pack(site) if site else None
    for pack in (*((own,) if own else ()), *extra):
        if not pack.hosts or (site and any(_is_host(site, host) for host in pack.hosts)):
            rules += pack.rules
    return tuple(rules)


def _is_host(site: str, host: str) -> bool:
    name = site_host(site)
    return name == host or name.endswith("." + host)

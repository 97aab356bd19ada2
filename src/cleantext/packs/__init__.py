"""The built-in packs, and which rules of which packs apply to a text."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from os import listdir
from os.path import dirname, exists, getsize, join

from ..base.lazy import lazy_pattern
from ..errors import OptionError, PackError
from ..kernel.rule import Pack, Rules
from .shelf import CompiledRules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

__all__ = [
    "builtin_packs",
    "check_ids",
    "language_code",
    "pack_signature",
    "rule_shelf",
    "select_packs",
    "site_host",
    "site_pack",
    "source_packs",
]

#: Packs of languages that are written alike, and older codes.
CODES = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "bs": "hr", "cmn": "zh"}

_FOLDER = dirname(__file__)
_HOST = lazy_pattern(
    r"(?:(?:[a-z][a-z0-9+.-]*:)?//)?"  # not the // of an address within another
    r"(?:[^/?#]*@)?"
    r"(\[[0-9a-f:.]+\]|[^/?#:\[]*)"
)


@lru_cache(maxsize=1)
def builtin_packs() -> tuple[Pack, ...]:
    """Return the packs that ship with the library, `common` and `en` first, then by name.

    They come from the modules that `tools/compile_packs.py` made of the TOML files, without their
    examples; while those are out of date, from the files themselves.
    """
    compiled = _load()
    if compiled is None:
        return source_packs()
    packs, end = [], 0
    for name, title, lang, hosts, slugs, _ in compiled.PACKS:
        start, end = end, end + len(slugs.split())
        packs.append(Pack(name, title, Rules(range(start, end), rule_shelf()), lang, hosts))
    return tuple(packs)


@lru_cache(maxsize=1)
def rule_shelf() -> CompiledRules:
    """Return the rules of the compiled packs by number, made when they are first asked for."""
    return CompiledRules(import_module("cleantext.packs.compiled"))


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
    from .pack import parse_pack

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
    """Return the host name of a URL or host, in lower case and without port; nothing if there is none.

    >>> site_host("https://www.Example.com:8080/a"), site_host("example.com")
    ('www.example.com', 'example.com')
    >>> site_host("//me@example.com.?to=https://other.com"), site_host("http://[::1]:80/"), site_host("A B")
    ('example.com', '[::1]', '')
    """
    found = _HOST.match(site.strip().lower().replace("\\", "/"))
    host = found[1].rstrip(".") if found else ""
    # Letters, digits and marks of any script may stand in words, as they may in identifiers.
    word = "_" + host.replace(".", "").replace("-", "")
    return host if word.isidentifier() or host.startswith("[") else ""


def language_code(lang: str) -> str:
    """Return the code that packs have for a language, of a tag.

    >>> language_code("en-US"), language_code("nb")
    ('en', 'no')
    """
    code = lang.strip().lower().replace("_", "-").partition("-")[0]
    return CODES.get(code, code)


def select_packs(lang: tuple[str, ...], site: str | None, extra: tuple[Pack, ...]) -> Rules:
    """Return the rules that apply: all languages' safe rules, or all rules of the named ones.

    Raises `OptionError` for a language that no pack knows, and `PackError` for a rule id that two have.
    """
    extra = tuple(dict.fromkeys(extra))
    check_ids(extra)
    packs = builtin_packs()
    known = {pack.lang for pack in (*packs, *extra) if pack.lang}
    for code in lang:
        if code not in known:
            raise OptionError(f"unknown language {code!r}: there are packs for {', '.join(sorted(known))}")
    rules = Rules()
    for pack in packs:
        if pack.lang is None or pack.lang in lang:
            rules += pack.rules
        elif not lang:
            rules += Rules.of(pack.rules).unscoped()
    own = site_pack(site) if site else None
    for pack in (*((own,) if own else ()), *extra):
        if not pack.hosts or (site and any(_is_host(site, host) for host in pack.hosts)):
            named = pack.lang is None or pack.lang in lang
            rules += pack.rules if named else Rules.of(pack.rules).unscoped()
    return rules


def check_ids(extra: tuple[Pack, ...], names: Iterable[str] = ()) -> None:
    """Raise `PackError` if a rule of these packs has the id of another, of theirs or a built-in one.

    A ledger would explain the one with the reason of the other, and both would be switched off together.
    `names` are what the error calls the packs; without them, it tells their titles and places.
    """
    owners: dict[str, str] = {}
    titles = [f"packs[{number}] ({pack.title!r})" for number, pack in enumerate(extra)]
    for pack, name in zip(extra, names or titles, strict=True):
        for other in (*builtin_packs(), site_pack(pack.name)):
            if other and other.name == pack.name:
                owners.update(dict.fromkeys(_ids(other), f"the built-in pack {other.name!r}"))
        for rule_id in _ids(pack):
            if rule_id in owners:
                raise PackError(
                    f"{name}: rule id {rule_id} stands already in {owners[rule_id]}: ids are unique: "
                    'give the pack another name (pack = "..."), or the rule another id'
                )
            owners[rule_id] = name


def _ids(pack: Pack) -> list[str]:
    return [rule_id for rule_id, _ in Rules.of(pack.rules).kinds()]


def _is_host(site: str, host: str) -> bool:
    name, host = site_host(site), site_host(host.removeprefix("*."))
    return bool(host) and (name == host or name.endswith("." + host))

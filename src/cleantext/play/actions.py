"""What the playground can do: clean a text, propose a rule, try it, save a pack.

Every action takes and gives plain data. Nothing is kept between calls but what `save` has written.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..cleaning.cleaned import Cleaned
from ..errors import CleantextError, PackError
from ..kernel.doc import is_prose
from ..packs import builtin_packs, check_ids
from ..packs.pack import Pack, check_examples, parse_pack
from ..profiles import PROFILES, pipeline
from ..report.marked import RuleBook, kind_number, marked_html
from ..report.page import facts_html, kind_names, notes_html
from ..report.tally import Tally
from .propose import pack_text, propose_rule

__all__ = ["Playground"]

EXCERPTS = 20  # removals shown for a rule on trial, in each document


class Playground:
    """Hold what the command line said: packs to use, and the file to save to."""

    def __init__(self, packs: tuple[str, ...] = (), save_to: Path | None = None) -> None:
        self.packs = packs
        self.save_to = save_to or Path("my-pack.toml")
        self._saved: bytes | None = None
        self.actions: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "options": self.options,
            "clean": self.clean,
            "propose": self.propose,
            "try": self.attempt,
            "check": self.check,
            "pack": self.pack,
            "save": self.save,
        }

    def options(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Return what can be chosen."""
        langs = {pack.lang: pack.title for pack in builtin_packs() if pack.lang}
        return {
            "profiles": list(PROFILES),
            "langs": dict(sorted(langs.items())),
            "kinds": kind_names(),
            "save_to": str(self.save_to),
            "packs": [{"name": Path(pack).name, "path": pack} for pack in self.packs],
        }

    def clean(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the marked text of one document, its figures, and the Python that does the same."""
        text = _text(asked, "text")
        choice = self._choice(asked)
        done = _trace(text, asked.get("html"), choice)
        book, tally = RuleBook(), Tally()
        tally.add(done)
        return {
            "marked": marked_html(done, book),
            "facts": facts_html(done, tally),
            "notes": notes_html(done),
            "clean": done.text,
            "rules": book.rules,
            "kinds": kind_names(),
            "idle": self._idle(choice),
            "code": self._code(asked, choice),
        }

    def propose(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Return a rule for the selection `start, end` of `text`, in TOML."""
        others = [_text(item, "text") for item in asked.get("others", [])]
        taken = [str(name) for name in asked.get("taken", [])]
        rule = propose_rule(_text(asked, "text"), int(asked["start"]), int(asked["end"]), others, taken)
        return {"rule": rule}

    def attempt(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Return what a rule on trial removes from each open document, or why it cannot be used."""
        pack = parse_pack(pack_text("trial", [_text(asked, "rule")]), "the rule", timed=True)
        if not pack.rules:
            raise PackError("the rule: there is no rule in it: begin with [[rule]]")
        for rule in pack.rules:
            check_examples(rule, "the rule")
        ids = {rule.id for rule in pack.rules}
        choice = self._choice(asked, pack)
        return {
            "ids": sorted(rule.id.partition(".")[2] for rule in pack.rules),
            "documents": [
                {
                    "name": str(item.get("name", "")),
                    **_hits(_trace(_text(item, "text"), item.get("html"), choice), ids),
                }
                for item in asked.get("documents", [])
            ],
        }

    def pack(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the pack of the rules made here, in TOML."""
        text = _pack_of(asked)
        _checked(text, "the pack")
        return {"pack": text}

    def check(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Return how many rules a pack has that the user opened, or why it cannot be used."""
        pack = _checked(_text(asked, "text"), str(asked.get("name") or "the pack"))
        return {"title": pack.title, "rules": len(pack.rules)}

    def save(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Write the pack to the one file that the command line named."""
        text = self.pack(asked)["pack"]
        made = text.encode("utf-8")
        try:
            if self.save_to.exists() and self.save_to.read_bytes() != self._saved:
                raise PackError(
                    f"{self.save_to} exists and was not written by this playground: "
                    "start it with --save and another name, or download the pack"
                )
            self.save_to.write_bytes(made)
        except OSError as error:
            raise PackError(f"{self.save_to}: cannot be written: {error.strerror}") from error
        self._saved = made
        return {"path": str(self.save_to.resolve()), "pack": text}

    def _choice(self, asked: dict[str, Any], trial: Pack | None = None) -> dict[str, Any]:
        """Return the options for `cleantext.pipeline` that were asked for, packs included."""
        packs: list[Pack | str] = []
        for item in asked.get("packs", []):
            if item.get("path") in self.packs:
                packs.append(item["path"])
            else:
                packs.append(_checked(_text(item, "text"), str(item.get("name") or "the pack")))
        if asked.get("rules"):
            packs.append(_checked(_pack_of(asked), "the pack"))
        if trial:
            packs.append(trial)
        choice = {**_options(asked), "packs": tuple(packs)}
        base = pipeline(**{**choice, "off": ()})
        # A switch of another profile or language may name what this one does not hold.
        known = {name for rule in base.rules.values() for name in (rule.id, rule.pack, rule.kind)}
        return {**choice, "off": tuple(name for name in choice["off"] if name in known)}

    def _idle(self, choice: dict[str, Any]) -> dict[str, Any]:
        """Return the switched-off rules by kind: the page must offer to switch them on again."""
        off = choice["off"]
        out: dict[str, Any] = {}
        for rule in pipeline(**{**choice, "off": ()}).rules.values() if off else ():
            if rule.id in off or rule.kind in off:
                entry = out.setdefault(rule.kind, {"number": kind_number(rule.kind), "rules": []})
                if rule.id in off:
                    entry["rules"].append(rule.id)
        return out

    def _code(self, asked: dict[str, Any], choice: dict[str, Any]) -> str:
        parts = [f"{name}={choice[name]!r}" for name in ("lang", "site") if choice[name]]
        packs = tuple(str(item.get("path") or item.get("name")) for item in asked.get("packs", []))
        packs += (str(self.save_to),) if asked.get("rules") else ()
        parts += [f"packs={packs!r}"] if packs else []
        parts += [f"off={choice['off']!r}"] if choice["off"] else []
        if asked.get("html"):
            profile = [f"profile={choice['profile']!r}"] if choice["profile"] != "article" else []
            call = _call("clean_html", ["raw", *profile, *parts])
            return f"from cleantext.html import clean_html\n\ntext = {call}.text\n"
        call = _call("cleantext.pipeline", [repr(choice["profile"]), *parts])
        return f"import cleantext\n\nclean = {call}\ntext = clean(raw)\n"


def _call(name: str, parts: list[str]) -> str:
    call = f"{name}({', '.join(parts)})"
    return call if len(call) < 90 else f"{name}(\n    " + ",\n    ".join(parts) + ",\n)"


def _trace(text: str, html: object, choice: dict[str, Any]) -> Cleaned:
    if not html:
        return pipeline(**choice).trace(text)
    from ..html import clean_html

    return clean_html(text, **choice).cleaned


def _options(asked: dict[str, Any]) -> dict[str, Any]:
    return {
        "profile": str(asked.get("profile") or "article"),
        "lang": tuple(map(str, asked.get("lang") or ())),
        "site": str(asked["site"]).strip() or None if asked.get("site") else None,
        "off": tuple(sorted(map(str, asked.get("off") or ()))),
    }


def _pack_of(asked: dict[str, Any]) -> str:
    return pack_text(str(asked.get("pack") or "mine"), [str(rule) for rule in asked.get("rules", [])])


def _checked(text: str, name: str) -> Pack:
    pack = parse_pack(text, name, timed=True)
    for rule in pack.rules:
        check_examples(rule, name)
    check_ids((pack,), (name,))
    return pack


def _hits(done: Cleaned, ids: set[str]) -> dict[str, Any]:
    rows = [row for row in done.ledger() if ids.intersection(row.rules)]
    removed = [row.before.strip()[:300] for row in rows[:EXCERPTS]]
    prose = sum(is_prose(line) for row in rows for line in row.before.split("\n"))
    warnings = [warning for warning in done.warnings if any(rule in warning for rule in ids)]
    return {"count": len(rows), "removed": removed, "prose": prose, "warnings": warnings}


def _text(asked: dict[str, Any], key: str) -> str:
    value = asked.get(key)
    if not isinstance(value, str):
        raise CleantextError(f"the request has no text under {key!r}")
    return value

"""What the playground can do: clean a text, propose a rule, try it, save a pack.

Every action takes and gives plain data. Nothing is kept between calls but what `save` has written.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..cleaner import Cleaned, Pipeline
from ..doc import is_prose
from ..errors import CleantextError, OptionError, PackError
from ..pack import Pack, check_examples, parse_pack
from ..packs import builtin_packs
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
        self._saved: str | None = None
        self.actions: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "options": self.options,
            "clean": self.clean,
            "propose": self.propose,
            "try": self.attempt,
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
            "packs": list(self.packs),
        }

    def clean(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the marked text of one document, its figures, and the Python that does the same."""
        text = _text(asked, "text")
        cleaner, own = self._pipeline(asked)
        done = cleaner.trace(text)
        book, tally = RuleBook(), Tally()
        tally.add(done)
        return {
            "marked": marked_html(done, book),
            "facts": facts_html(done, tally),
            "notes": notes_html(done),
            "clean": done.text,
            "rules": book.rules,
            "kinds": kind_names(),
            "idle": self._idle(asked),
            "code": self._code(asked, own),
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
        cleaner, _ = self._pipeline(asked, pack)
        return {
            "ids": sorted(rule.id.partition(".")[2] for rule in pack.rules),
            "documents": [
                {"name": str(item.get("name", "")), **_hits(cleaner.trace(_text(item, "text")), ids)}
                for item in asked.get("documents", [])
            ],
        }

    def pack(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the pack of the rules made here, in TOML."""
        text = _pack_of(asked)
        _checked(text)
        return {"pack": text}

    def save(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Write the pack to the one file that the command line named."""
        text = self.pack(asked)["pack"]
        if self.save_to.exists() and self.save_to.read_text(encoding="utf-8") != self._saved:
            raise PackError(
                f"{self.save_to} exists and was not written by this playground: "
                "start it with --save and another name, or download the pack"
            )
        try:
            self.save_to.write_text(text, encoding="utf-8")
        except OSError as error:
            raise PackError(f"{self.save_to}: cannot be written: {error.strerror}") from error
        self._saved = text
        return {"path": str(self.save_to.resolve()), "pack": text}

    def _pipeline(self, asked: dict[str, Any], trial: Pack | None = None) -> tuple[Pipeline, bool]:
        """Return the pipeline that was asked for, and whether it uses rules made here."""
        packs: list[Pack | str] = list(self.packs)
        if asked.get("rules"):
            packs.append(_checked(_pack_of(asked)))
        own = len(packs) > len(self.packs)
        if trial:
            packs.append(trial)
        options = _options(asked)
        try:
            return pipeline(**options, packs=packs), own
        except OptionError:
            # A switch of another profile or language may name what this one does not hold.
            base = pipeline(**{**options, "off": ()}, packs=packs)
            known = {n for rule in base.rules.values() for n in (rule.id, rule.pack, rule.kind)}
            off = tuple(name for name in options["off"] if name in known)
            return pipeline(**{**options, "off": off}, packs=packs), own

    def _idle(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the switched-off rules by kind: the page must offer to switch them on again."""
        off = _options(asked)["off"]
        if not off:
            return {}
        everything, _ = self._pipeline({**asked, "off": []})
        out: dict[str, Any] = {}
        for rule in everything.rules.values():
            if rule.id in off or rule.kind in off:
                entry = out.setdefault(rule.kind, {"number": kind_number(rule.kind), "rules": []})
                if rule.id in off:
                    entry["rules"].append(rule.id)
        return out

    def _code(self, asked: dict[str, Any], own: bool) -> str:
        options = _options(asked)
        parts = [repr(options["profile"])]
        if options["lang"]:
            parts.append(f"lang={options['lang']!r}")
        if options["site"]:
            parts.append(f"site={options['site']!r}")
        packs = (*self.packs, *((str(self.save_to),) if own else ()))
        if packs:
            parts.append(f"packs={packs!r}")
        if options["off"]:
            parts.append(f"off={options['off']!r}")
        call = ", ".join(parts)
        if len(call) > 70:
            call = "\n    " + ",\n    ".join(parts) + ",\n"
        return f"import cleantext\n\nclean = cleantext.pipeline({call})\ntext = clean(raw)\n"


def _options(asked: dict[str, Any]) -> dict[str, Any]:
    return {
        "profile": str(asked.get("profile") or "article"),
        "lang": tuple(map(str, asked.get("lang") or ())),
        "site": str(asked["site"]).strip() or None if asked.get("site") else None,
        "off": tuple(sorted(map(str, asked.get("off") or ()))),
    }


def _pack_of(asked: dict[str, Any]) -> str:
    return pack_text(str(asked.get("pack") or "mine"), [str(rule) for rule in asked.get("rules", [])])


def _checked(text: str) -> Pack:
    pack = parse_pack(text, "the pack", timed=True)
    for rule in pack.rules:
        check_examples(rule, "the pack")
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

"""Write reference pages from the code, so that both always agree: `--help`, keys of packs, kinds."""

from __future__ import annotations

import ast
import contextlib
import io
import os
from importlib import import_module
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive

import cleantext
from cleantext import KINDS, PROFILES, Cleaner
from cleantext.cleaners import CODE
from cleantext.cli import main, subcommands
from cleantext.packs.keys import SCOPES
from cleantext.schema import pack_schema


class CommandHelp(Directive):
    """`{cli-help}` prints what the command and each of its subcommands print for `--help`."""

    def run(self) -> list[nodes.Node]:
        """Return a section for each subcommand."""
        os.environ["COLUMNS"] = "88"
        out: list[nodes.Node] = [_help()]
        for name in subcommands():
            title = f"cleantext {name}"
            section = nodes.section(ids=[title.replace(" ", "-")], names=[title])
            section += nodes.title(title, title)
            section += _help(name)
            out.append(section)
        return out


def _help(*words: str) -> nodes.Node:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        main([*words, "--help"])
    return nodes.literal_block(out.getvalue(), out.getvalue(), language="text")


class Table(Directive):
    """Make a table of two columns of text."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        table = nodes.table()
        group = nodes.tgroup(cols=2)
        table += group
        for width in (20, 80):
            group += nodes.colspec(colwidth=width)
        body = nodes.tbody()
        group += body
        for name, what in self.rows():
            row = nodes.row()
            entry = nodes.entry()
            entry += nodes.paragraph("", "", nodes.literal(name, name))
            row += entry
            entry = nodes.entry()
            entry += nodes.paragraph(what, what)
            row += entry
            body += row
        return [table]

    def rows(self) -> list[tuple[str, str]]:
        """Return the rows."""
        raise NotImplementedError


class PackKeys(Table):
    """`{pack-keys}` lists every key of a rule."""

    def rows(self) -> list[tuple[str, str]]:
        """Return each key with its meaning and the scopes that take it."""
        out: dict[str, tuple[str, list[str]]] = {}
        for rule in pack_schema()["properties"]["rule"]["items"]["oneOf"]:
            scope = rule["title"].split("'")[1]
            for key, what in rule["properties"].items():
                out.setdefault(key, (what["description"], []))[1].append(scope)
        return [
            (key, what if len(scopes) == len(SCOPES) or scopes == [key] else f"{what} ({', '.join(scopes)})")
            for key, (what, scopes) in out.items()
        ]


class PackKinds(Table):
    """`{pack-kinds}` lists the kinds of rules."""

    def rows(self) -> list[tuple[str, str]]:
        """Return each kind with what it is about."""
        return list(KINDS.items())


class Cleaners(Table):
    """`{cleaners}` lists the named cleaners, or with the argument `optional` those in no profile."""

    optional_arguments = 1

    def rows(self) -> list[tuple[str, str]]:
        """Return each cleaner with what its rules are about."""
        in_profiles = {name for names in PROFILES.values() for name in names}
        out = []
        for name in sorted(cleantext.__all__):
            cleaner = getattr(cleantext, name)
            if isinstance(cleaner, Cleaner):
                optional = name not in in_profiles and any(rule.kind == "mask" for rule in cleaner.rules)
                if optional == bool(self.arguments):
                    out.append((name, _about(name, cleaner)))
        return out


def _about(name: str, cleaner: Cleaner) -> str:
    if len(cleaner.rules) <= 3 and all(rule.why for rule in cleaner.rules):
        return "; ".join(dict.fromkeys(rule.why for rule in cleaner.rules))
    if name in CODE:
        doc = import_module(f"cleantext.rules.{CODE[name]}").__doc__ or ""
        return doc.partition("\n")[0]
    return "; ".join(KINDS[kind] for kind in KINDS if any(rule.kind == kind for rule in cleaner.rules))


class Benchmarks(Directive):
    """`{benchmarks}` lists the scripts of `benchmarks/` with what their docstrings say."""

    def run(self) -> list[nodes.Node]:
        """Return a definition list."""
        listed = nodes.definition_list()
        folder = Path(__file__).parents[1] / "benchmarks"
        for path in sorted(folder.glob("*.py")):
            doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
            name = f"benchmarks/{path.name}"
            body = [nodes.literal_block(doc, doc, language="text")] if doc else []
            listed += nodes.definition_list_item(
                "", nodes.term("", "", nodes.literal(name, name)), nodes.definition("", *body)
            )
        return [listed]


def _keep_blocks(app: Any, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    """Show the indented blocks of a docstring as they stand: they are code or drawings."""
    out: list[str] = []
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        opened = line.startswith("    ") and not before.strip()
        if opened and not _indented_before(lines, number):
            out += ["::", ""]
        out.append(line)
    lines[:] = out


def _indented_before(lines: list[str], number: int) -> bool:
    """Tell whether the nearest line above that is not blank is indented as well."""
    for line in reversed(lines[:number]):
        if line.strip():
            return line.startswith("    ")
    return False


def setup(app: Any) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("cli-help", CommandHelp)
    app.add_directive("pack-keys", PackKeys)
    app.add_directive("pack-kinds", PackKinds)
    app.add_directive("benchmarks", Benchmarks)
    app.add_directive("cleaners", Cleaners)
    app.connect("autodoc-process-docstring", _keep_blocks)
    return {"parallel_read_safe": False}

"""Write a report: one self-contained page about one cleaning or many.

The page asks for nothing from outside. Its Content-Security-Policy admits the one style sheet and the
one script that stand in it, by their hashes, and nothing else. Without scripts it still shows the
marked texts; with them it shows raw and clean side by side, and switches rules.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from importlib import resources
from string import Template
from typing import NamedTuple

from ..cleaning.cleaned import Cleaned
from ..kernel.rule import KINDS
from .index import index_html
from .marked import RuleBook, kind_number, marked_html
from .palette import hue
from .pieces import spelled
from .tally import Tally, count_words

__all__ = ["Entry", "report_html", "report_page"]


class Entry(NamedTuple):
    """One document of a report: its name, its cleaning, and the host that it came from, if known."""

    name: str
    done: Cleaned
    site: str | None = None


def report_html(done: Cleaned, title: str = "text") -> str:
    """Return the report of one cleaning as a page of HTML."""
    return report_page([Entry(title, done)], title)


def report_page(entries: Iterable[Entry], title: str = "cleantext report") -> str:
    """Return the report of many cleanings: an index, and the marked text of each document.

    Time and size grow linearly with the texts: about their size plus 90 bytes an edit.
    """
    book, total, sites = RuleBook(), Tally(), dict[str, Tally]()
    articles: list[str] = []
    rows: list[tuple[Entry, Tally]] = []
    for number, entry in enumerate(entries):
        tally = Tally()
        tally.add(entry.done)
        total.merge(tally)
        if entry.site:
            sites.setdefault(entry.site, Tally()).merge(tally)
        rows.append((entry, tally))
        articles.append(article_html(number, entry, tally, book))
    single = len(rows) == 1
    style, script = style_sheet(), _script()
    return Template(template("page.html")).substitute(
        policy=escape(
            f"default-src 'none'; style-src 'sha256-{_hash(style)}'; script-src 'sha256-{_hash(script)}'; "
            "base-uri 'none'; form-action 'none'"
        ),
        title=plain(title),
        shape="single" if single else "many",
        index="" if single else index_html(rows_of(rows), total, sites, title),
        articles="\n".join(articles),
        rules=_json({"rules": book.rules, "kinds": kind_names()}),
        style=style,
        script=script,
    )


def article_html(number: int, entry: Entry, tally: Tally, book: RuleBook) -> str:
    """Return one document of a report."""
    done = entry.done
    site = f" · {plain(entry.site)}" if entry.site else ""
    return (
        f'<article class="doc" id="d{number}" aria-labelledby="h{number}">'
        f'<header><h1 id="h{number}" dir="auto">{plain(entry.name)}</h1>'
        f'<p class="facts">{facts_html(done, tally)}{site}</p>{notes_html(done)}</header>'
        f'<div class="text" dir="auto">{marked_html(done, book)}</div></article>'
    )


def facts_html(done: Cleaned, tally: Tally) -> str:
    """Return the figures of one cleaning as a line of HTML."""
    removed = tally.words_removed
    return (
        f"<b>{tally.removals}</b> {_many('removal', tally.removals)} · "
        f"<b>{tally.repairs}</b> {_many('repair', tally.repairs)} · "
        f"<b>{removed}</b> of {tally.words} {_many('word', tally.words)} removed · "
        f"<b>{done.kept_share:.1%}</b> of the text kept"
    )


def notes_html(done: Cleaned) -> str:
    """Return the damage and the warnings of a cleaning as a list, or nothing."""
    notes = [
        f'<li class="note">Damage at {place.raw_start}–{place.raw_end}: {plain(place.why)}</li>'
        for place in done.damage
    ]
    notes += [f'<li class="note">{plain(warning.capitalize())}</li>' for warning in done.warnings]
    return f'<ul class="notes">{"".join(notes)}</ul>' if notes else ""


def rows_of(rows: list[tuple[Entry, Tally]]) -> list[tuple[str, str, Tally, float]]:
    """Return name, site, counts and kept share of each document, for the index."""
    return [(entry.name, entry.site or "", tally, entry.done.kept_share) for entry, tally in rows]


def plain(text: str) -> str:
    """Return a short text, such as a name, escaped and on one line."""
    return escape(" ".join(spelled(text).split()), quote=True)


def kind_names() -> list[dict[str, str]]:
    """Return the kinds in the order of their numbers, with what each is about."""
    return [{"name": kind, "what": what} for kind, what in KINDS.items()] + [{"name": "other", "what": ""}]


def snippet_html(done: Cleaned) -> str:
    """Return a cleaning as a fragment for notebooks: no script, and style only for itself."""
    book, tally = RuleBook(), Tally()
    tally.add(done)
    text = marked_html(done, book)
    rules = "".join(
        f"<tr><td><code>{plain(row.rules[-1])}</code></td><td>{plain(row.kind)}</td>"
        f"<td>{row.raw_start}–{row.raw_end}</td><td>{plain(row.why)}</td></tr>"
        for row in done.ledger()
    )
    warnings = "".join(f"<li>{plain(warning)}</li>" for warning in done.warnings)
    return Template(template("snippet.html")).substitute(
        style=template("snippet.css") + kind_colors(".cleantext-view "),
        text=text,
        rules=rules,
        warnings=f"<ul>{warnings}</ul>" if warnings else "",
        edits=len(done.edits),
        many=_many("edit", len(done.edits)),
        kept=f"{done.kept_share:.1%}",
        words=f"{tally.words_removed} of {count_words(done.raw)}",
    )


def kind_colors(scope: str = "") -> str:
    """Return the style rules that give each kind its hue."""
    rules = [f"{scope}.k{kind_number(kind)}{{--h:{hue(kind)}}}" for kind in KINDS]
    return "".join(rules) + f"{scope}.k{len(KINDS)}{{--h:240}}"


@lru_cache(maxsize=1)
def style_sheet() -> str:
    """Return the style sheet of reports and of the playground."""
    return template("report.css") + kind_colors()


@lru_cache(maxsize=1)
def _script() -> str:
    return template("view.js") + template("report.js")


@lru_cache(maxsize=16)
def template(name: str) -> str:
    """Return a file of `templates/`."""
    return (resources.files("cleantext.report") / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _json(data: object) -> str:
    """Return JSON that may stand in a `<script>`: no `<`, so that it cannot close it."""
    return json.dumps(data, ensure_ascii=True).replace("<", "\\u003c").replace(">", "\\u003e")


def _many(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"

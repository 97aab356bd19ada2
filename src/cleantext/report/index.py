"""Write the index of a report on many documents: figures, charts and a table to sort and search."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from .marked import kind_number
from .pieces import spelled
from .tally import Tally

__all__ = ["index_html"]

TOP_SITES = 12
_COLUMNS = (
    ("Document", "text"),
    ("Site", "text"),
    ("Words", "number"),
    ("Removed", "number"),
    ("Kept", "number"),
    ("Removals", "number"),
    ("Repairs", "number"),
    ("Warnings", "number"),
)


def index_html(
    rows: list[tuple[str, str, Tally, float]], total: Tally, sites: Mapping[str, Tally], title: str
) -> str:
    """Return the index: `rows` hold name, site, counts and kept share of each document."""
    kinds = sorted(total.words_by_kind.items(), key=lambda item: (-item[1], item[0]))
    hosts = sorted(sites.items(), key=lambda item: (-item[1].words_removed, item[0]))[:TOP_SITES]
    charts = _chart("Words removed by kind", [(kind, count, kind_number(kind)) for kind, count in kinds])
    if hosts:
        charts += _chart(
            "Words removed by site", [(host, tally.words_removed, None) for host, tally in hosts]
        )
    return (
        f'<section id="index" aria-labelledby="title"><h1 id="title">{_plain(title)}</h1>'
        f"{_figures(total)}"
        f'<div class="charts">{charts}</div>'
        f"{_rules(total)}"
        '<div class="find" hidden><label for="find">Search</label>'
        '<input id="find" type="search" autocomplete="off" spellcheck="false" '
        'placeholder="name, site, rule or words of the text"><output id="found"></output></div>'
        f"{_table(rows)}</section>"
    )


def _figures(total: Tally) -> str:
    share = 1.0 - total.words_kept_share
    figures = (
        (f"{total.documents:,}", f"documents, {total.changed:,} changed"),
        (f"{total.words_removed:,}", f"of {total.words:,} words removed, {share:.1%}"),
        (f"{total.removals:,}", "removals"),
        (f"{total.repairs:,}", "repairs"),
        (f"{total.damage + total.warnings:,}", "damaged places and warnings"),
    )
    items = "".join(f"<div><dt>{what}</dt><dd>{number}</dd></div>" for number, what in figures)
    return f'<dl class="figures">{items}</dl>'


def _chart(title: str, bars: list[tuple[str, int, int | None]]) -> str:
    """Return a bar chart that is a table: what the bars show stands beside them as a number."""
    bars = [bar for bar in bars if bar[1]]
    if not bars:
        return ""
    most = max(count for _, count, _ in bars)
    body = "".join(
        f'<tr><th scope="row" dir="auto">{_plain(name)}</th><td class="bar">'
        f'<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" class="{_hue(number)}">'
        f'<rect width="{100 * count / most:.2f}" height="10"/></svg></td><td class="n">{count:,}</td></tr>'
        for name, count, number in bars
    )
    return f'<table class="chart"><caption>{escape(title)}</caption><tbody>{body}</tbody></table>'


def _hue(number: int | None) -> str:
    return "site" if number is None else f"k{number}"


def _rules(total: Tally) -> str:
    ids = sorted(total.rules, key=lambda rule: (-total.words_by_rule[rule], -total.rules[rule], rule))
    body = "".join(
        f"<tr><th scope='row'><code>{_plain(rule)}</code></th><td class='n'>{total.rules[rule]:,}</td>"
        f"<td class='n'>{total.words_by_rule[rule]:,}</td>"
        f"<td class='n'>{total.documents_by_rule[rule]:,}</td></tr>"
        for rule in ids
    )
    return (
        f'<details class="rules"><summary>{len(ids)} rules acted</summary><table class="data"><thead><tr>'
        "<th scope='col'>Rule</th><th scope='col' class='n'>Edits</th><th scope='col' class='n'>Words removed"
        f"</th><th scope='col' class='n'>Documents</th></tr></thead><tbody>{body}</tbody></table></details>"
    )


def _table(rows: list[tuple[str, str, Tally, float]]) -> str:
    named = any(site for _, site, _, _ in rows)  # without sites, no column for them
    head = "".join(
        f'<th scope="col" data-type="{kind}"{" class=n" if kind == "number" else ""}>{name}</th>'
        for name, kind in _COLUMNS
        if named or name != "Site"
    )
    body = "".join(_row(number, named, *row) for number, row in enumerate(rows))
    return (
        '<div class="scroll" tabindex="0" role="region" aria-label="Documents"><table class="data docs">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(number: int, named: bool, name: str, site: str, tally: Tally, kept: float) -> str:
    counts = (tally.words, tally.words_removed)
    after = (tally.removals, tally.repairs, tally.warnings + tally.damage)
    cells = "".join(f'<td class="n" data-v="{count}">{count:,}</td>' for count in counts)
    cells += f'<td class="n" data-v="{kept:.6f}">{kept:.1%}</td>'
    cells += "".join(f'<td class="n" data-v="{count}">{count:,}</td>' for count in after)
    host = f'<td dir="auto" class="host">{_plain(site)}</td>' if named else ""
    link = f'<a href="#d{number}">{_plain(name)}</a>'
    return f'<tr><th scope="row" dir="auto">{link}</th>{host}{cells}</tr>'


def _plain(text: str) -> str:
    return escape(" ".join(spelled(text).split()), quote=True)

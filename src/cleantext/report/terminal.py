"""Draw a cleaning in a terminal with rich.

Text only ever enters as `rich.text.Text`, never as markup, and only through `spelled`: no text can
send an escape, open a link or turn the writing direction.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..cleaning.cleaned import Cleaned, LedgerRow
from ..errors import MissingExtraError
from ..kernel.rule import KINDS
from .palette import terminal_color
from .pieces import Piece, pieces, spelled
from .tally import Tally, is_removal

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

__all__ = ["diff_lines", "explain_table", "make_console", "print_safely", "stats_tables"]

MARGIN = 26  # width of the column with the rule ids


def make_console(color: str = "auto", width: int | None = None) -> Console:
    """Return a console for standard output. Raises `MissingExtraError` without rich.

    `color` is auto, always or never; auto means a terminal, and `NO_COLOR` not set.
    """
    try:
        from rich.console import Console
    except ImportError as error:
        raise MissingExtraError(
            "drawing in the terminal needs rich: pip install 'cleantext-articles[cli]'; "
            "cleantext --explain FILE needs nothing"
        ) from error
    plain = color == "never" or (
        color == "auto" and (bool(os.environ.get("NO_COLOR")) or not sys.stdout.isatty())
    )
    return Console(
        width=width,
        force_terminal=not plain,
        no_color=plain,
        color_system=None if plain else "auto" if sys.stdout.isatty() else "standard",
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )


def print_safely(console: Console, renderable: RenderableType) -> None:
    """Print through `cleantext.cli.write`: UTF-8 whatever the locale."""
    from ..cli import write

    with console.capture() as capture:
        console.print(renderable)
    lines = capture.get().split("\n")
    # Tables pad to the width of the screen; pagers and files have no use for the blanks.
    write("\n".join(line.rstrip(" ") for line in lines))


def plural(count: int, word: str) -> str:
    """Return a count with its word.

    >>> plural(1, "repair"), plural(2000, "repair")
    ('1 repair', '2,000 repairs')
    """
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def heading(name: str, done: Cleaned) -> Text:
    """Return one line: the name, how many edits, how much is left."""
    from rich.text import Text

    rows = list(done.ledger())
    removals = sum(map(is_removal, rows))
    out = Text(spelled(name).replace("\n", " "), style="bold")
    repairs = len(rows) - removals
    told = f"{plural(removals, 'removal')}, {plural(repairs, 'repair')}, {done.kept_share:.1%} kept"
    out.append(f"  {told}", "dim")
    return out


def diff_lines(done: Cleaned, console: Console, context: int | None = None) -> Iterator[RenderableType]:
    """Yield the raw text line by line, wrapped, changes marked, with rule ids in the margin.

    Without colours a removal reads `[-so-]` and new text `{+so+}`, as in wdiff. `context` is how many
    unchanged lines stay around a changed one; `None` keeps all.
    """
    lines = list(_lines(done, console.no_color))
    if context is not None:
        yield from _folded(lines, context, console)
        return
    for line in lines:
        yield _row(line, console)


class _Line(NamedTuple):
    """One raw line: its text, the rules of the edits that begin in it, and whether an edit touches it."""

    text: Text
    rules: dict[str, str]
    changed: bool


def _lines(done: Cleaned, plain: bool) -> Iterator[_Line]:
    from rich.text import Text

    text, rules, changed = Text(), dict[str, str](), False
    for piece in pieces(done):
        if piece.row is not None:
            rules.update((rule, piece.row.kind) for rule in piece.row.rules)
        for part, style in _marked(piece, plain):
            if part == "\n":
                yield _Line(text, rules, changed)
                text, rules, changed = Text(), {}, False
            else:
                text.append(part, style)
                changed = changed or bool(part and piece.row)
    if text or rules:
        yield _Line(text, rules, changed)


def _marked(piece: Piece, plain: bool) -> Iterator[tuple[str, str]]:
    """Yield the parts of a piece, each with its style; a line feed is a part of its own.

    A mark ends with its line and begins anew on the next, so that a pager shows each line right.
    """
    if piece.row is None:
        style = "black on yellow" if piece.damage and not plain else ""
        for part in re.split("(\n)", spelled(piece.before)):
            yield part, style
        return
    color = terminal_color(piece.row.kind)
    for part in re.split("(\n)", spelled(piece.before, changed=True)):
        if part == "\n" or not part:
            yield part, ""
        else:
            yield (f"[-{part}-]", "") if plain else (part, f"strike {color}")
    if piece.after:
        shown = spelled(piece.after, changed=True).replace("\n", "")
        yield (f"{{+{shown}+}}", "") if plain else (shown, f"underline {color}")


def _row(line: _Line, console: Console) -> RenderableType:
    from rich.table import Table
    from rich.text import Text as RichText

    text, rules, _ = line
    margin = RichText(overflow="fold")
    for index, (rule, kind) in enumerate(rules.items()):
        margin.append("\n" * bool(index) + spelled(rule), "" if console.no_color else terminal_color(kind))
    text.overflow = "fold"
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=MARGIN)
    grid.add_column(width=1)
    grid.add_column(width=max(20, console.width - MARGIN - 4))
    height = max(len(text.wrap(console, max(20, console.width - MARGIN - 4))), len(rules), 1)
    grid.add_row(margin, RichText("\n".join("│" * height), "dim"), text)
    return grid


def _folded(lines: list[_Line], context: int, console: Console) -> Iterator[RenderableType]:
    from rich.text import Text

    changed = [index for index, line in enumerate(lines) if line.changed]
    near = {at for index in changed for at in range(index - context, index + context + 1)}
    skipped = 0
    for index, line in enumerate(lines):
        if index in near:
            if skipped:
                yield Text(f"{'':{MARGIN}} ⋯ {plural(skipped, 'unchanged line')}", "dim")
            skipped = 0
            yield _row(line, console)
        else:
            skipped += 1
    if skipped:
        yield Text(f"{'':{MARGIN}} ⋯ {plural(skipped, 'unchanged line')}", "dim")


def explain_table(done: Cleaned, console: Console) -> RenderableType:
    """Return the ledger as a table, and what is damaged or was left undone below it."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("rule", ratio=3, overflow="fold")
    table.add_column("raw span", justify="right", no_wrap=True)
    table.add_column("what stood there → what stands there now", ratio=6, overflow="fold")
    table.add_column("why", ratio=5, overflow="fold")
    for row in done.ledger():
        color = "" if console.no_color else terminal_color(row.kind)
        table.add_row(
            Text("\n".join(map(spelled, row.rules)), color),
            Text(f"{row.raw_start}–{row.raw_end}"),
            Text(_change(row)),
            Text(spelled(row.why)),
        )
    notes = [Text(f"damage {d.raw_start}–{d.raw_end}: {spelled(d.why)}", "yellow") for d in done.damage]
    notes += [Text(f"warning: {spelled(warning)}", "yellow") for warning in done.warnings]
    return Group(table, *notes) if table.row_count else Group(Text("nothing to change"), *notes)


def _change(row: LedgerRow, limit: int = 160) -> str:
    def short(text: str) -> str:
        half = limit // 2
        cut = text if len(text) <= limit else f"{text[:half]} … {text[-half:]}"
        return spelled(cut, changed=True).replace("\n", "")

    return f"[{short(row.before)}] → [{short(row.after)}]" if row.after else f"[{short(row.before)}]"


def stats_tables(tally: Tally, sites: Iterable[tuple[str, Tally]]) -> RenderableType:
    """Return totals, and tables by kind, by rule and by site, most words removed first."""
    from rich.console import Group
    from rich.text import Text

    head = Text(
        f"{plural(tally.documents, 'document')}, {tally.changed} changed; "
        f"{tally.words_removed:,} of {plural(tally.words, 'word')} removed "
        f"({1 - tally.words_kept_share:.1%}); "
        f"{plural(tally.removals, 'removal')}, {plural(tally.repairs, 'repair')}, "
        f"{plural(tally.damage, 'damaged place')}, {plural(tally.warnings, 'warning')}",
        "bold",
    )
    kinds = [
        (kind, tally.kinds[kind], tally.words_by_kind[kind], KINDS.get(kind, ""))
        for kind in sorted(tally.kinds, key=lambda k: (-tally.words_by_kind[k], -tally.kinds[k], k))
    ]
    rules = [
        (rule, tally.rules[rule], tally.words_by_rule[rule], f"{tally.documents_by_rule[rule]}")
        for rule in sorted(tally.rules, key=lambda r: (-tally.words_by_rule[r], -tally.rules[r], r))
    ]
    tables = [
        _counts(("kind", "edits", "words removed", "what it is"), kinds),
        _counts(("rule", "edits", "words removed", "documents"), rules),
    ]
    hosts = [(site, t.documents, t.words_removed, f"{t.words_kept_share:.1%}") for site, t in sites]
    if hosts:
        hosts.sort(key=lambda row: (-row[2], row[0]))
        tables.append(_counts(("site", "documents", "words removed", "words kept"), hosts))
    return Group(head, *(part for table in tables for part in (Text(""), table)))


def _counts(names: tuple[str, str, str, str], rows: Iterable[tuple[str, int, int, str]]) -> RenderableType:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for index, name in enumerate(names):
        table.add_column(name, justify="right" if index in (1, 2) else "left", overflow="fold")
    for name, first, second, last in rows:
        table.add_row(Text(spelled(name)), Text(f"{first:,}"), Text(f"{second:,}"), Text(spelled(last)))
    return table

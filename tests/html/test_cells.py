"""Tables of data: a row is a line, cells stand between bars; tables of layout stay paragraphs."""

import pytest

import cleantext
from cleantext.html import clean_html
from cleantext.html.markup import markup_patch
from cleantext.html.scan import Scan
from cleantext.testing import assert_linear

PROSE = "The table shows what the ferry charged in each year, and what the council thought of that. "
HEAD = "<tr><th>Year</th><th>Price</th><th>Passengers</th></tr>"
ROWS = "<tr><td>2019</td><td>12.50</td><td>104,000</td></tr><tr><td>2020</td><td></td><td>31,000</td></tr>"


def page(table, after=PROSE * 3):
    return f"<article><h1>The ferry</h1><p>{PROSE * 3}</p>{table}<p>{after}</p></article>"


def lines(table, **options):
    return clean_html(page(table), **options).text.split("\n\n")[2].split("\n")


def test_a_row_is_a_line_and_an_empty_cell_keeps_its_place():
    assert ["| Year | Price | Passengers |", "| 2019 | 12.50 | 104,000 |", "| 2020 | | 31,000 |"] == lines(
        f"<table><thead>{HEAD}</thead><tbody>{ROWS}</tbody></table>"
    )


def test_in_markdown_dashes_stand_below_the_first_row():
    found = lines(f"<table>{HEAD}{ROWS}</table>", tables="markdown")
    assert ["| Year | Price | Passengers |", "| --- | --- | --- |"] == found[:2]
    assert 4 == len(found)


def test_cells_may_hold_a_paragraph_or_a_link():
    rows = ROWS.replace("<td>2019</td>", "<td><p><a href='/2019'>2019</a></p></td>")
    assert "| 2019 | 12.50 | 104,000 |" in lines(f"<table>{HEAD}{rows}</table>")


def test_a_row_without_some_cells_of_its_own_stays_in_the_table():
    found = lines(f"<table><tr><td colspan=3>All prices in pounds</td></tr>{HEAD}{ROWS}</table>")
    assert ["| All prices in pounds |", "| Year | Price | Passengers |"] == found[:2]


def test_a_cell_of_several_rows_leaves_its_place_in_the_rows_below():
    rows = "<tr><td rowspan=2>Monday<td>08:00<tr><td>09:00<tr><td>Tuesday<td>10:00"
    assert ["| Day | Time |", "| Monday | 08:00 |", "| | 09:00 |", "| Tuesday | 10:00 |"] == lines(
        f"<table><tr><th>Day<th>Time{rows}</table>"
    )


TABLE = f"<table>{HEAD}{ROWS}</table>"


@pytest.mark.parametrize(
    "around",
    [
        TABLE.replace("<table>", "<table><caption>Prices</caption>"),
        f"<figure>{TABLE}<figcaption>Prices</figcaption></figure>",
        TABLE + TABLE.replace("2019", "2021"),
        f"{TABLE}<h3>Later</h3>{TABLE.replace('2019', '2021')}",
        f"<h2>Prices</h2>{TABLE}",
    ],
)
def test_what_belongs_to_a_table_does_not_part_it_from_the_text(around):
    text = clean_html(page(around)).text
    assert text.count("| Year | Price | Passengers |") == around.count("Passengers")


@pytest.mark.parametrize(
    "table",
    [
        f"<table>{2 * f'<tr><td>{PROSE * 3}</td><td>{PROSE * 3}</td></tr>'}</table>",
        f"<table>{2 * f'<tr><td><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></td><td>A</td></tr>'}</table>",
        "<table><tr><td>One</td></tr><tr><td>Two</td></tr></table>",
        "<table><tr><td>One</td><td>Two</td></tr></table>",
    ],
)
def test_other_tables_stay_blocks(table):
    assert "| " not in markup_patch(Scan(page(table))).apply(page(table))


ODD = (
    "<table><tr><th colspan=2>Ferry | boat</th></tr><tr><th>Name</th><th>Load</th><th>Price</th></tr>"
    "<tr><td>Anna</td><td>A grand piano,<br>two cows</td></tr><tr><td></td><td>alone</td></tr>"
    "<tr><td>C&#124;D</td><td><ul><li>a</li><li>b</li></ul></td><td>3</td></tr></table>"
)


def test_line_ends_lists_bars_and_columns_of_cells():
    rows = [
        "Ferry | boat",
        "Name | Load | Price",
        "Anna | A grand piano, two cows",
        "| alone",
        "C|D | a b | 3",
    ]
    assert [f"| {row} |" for row in rows] == markup_patch(Scan(page(ODD))).apply(page(ODD)).split("\n\n")[
        2
    ].split("\n")


def test_in_markdown_bars_are_escaped_and_rows_are_filled_up():
    done = clean_html(page(ODD), tables="markdown", profile="lossless")
    assert [
        "| Ferry \\| boat | | |",
        "| --- | --- | --- |",
        "| Name | Load | Price |",
        "| Anna | A grand piano, two cows | |",
        "| | alone | |",
        "| C\\|D | a b | 3 |",
    ] == done.text.split("\n\n")[2].split("\n")
    assert done.patch.inverse(done.raw).apply(done.text) == done.raw


def test_cells_that_say_they_take_a_hundred_rows_and_columns_cost_their_length():
    unit = "<tr><td rowspan=99 colspan=99>a<td>b"
    assert_linear(lambda page: markup_patch(Scan(page), tables="markdown"), [unit], size=60_000)


def test_rows_are_not_filled_up_to_thousands_of_columns():
    raw = f"<table><tr>{'<td>a' * 2000}{'<tr><td>a<td>b' * 2000}</table>"
    assert len(markup_patch(Scan(raw), tables="markdown").apply(raw)) < 20 * len(raw)


def test_a_table_stays_or_goes_as_a_whole():
    kept = [block.kept for block in clean_html(page(f"<table>{HEAD}{ROWS}</table>")).blocks[2:-1]]
    assert 8 == len(kept)
    assert all(kept)


def test_every_edit_is_accounted_for():
    for options in ({}, {"tables": "markdown"}, {"links": "drop"}, {"tables": False}):
        raw = page(f"<table>{HEAD}{ROWS}</table>", after="")
        done = clean_html(raw, **options)
        assert done.patch.apply(raw) == done.text
        assert done.patch.inverse(raw).apply(done.text) == raw


def test_a_table_at_the_end_of_a_page_closes_its_last_row():
    raw = f"<p>{PROSE}</p><table>{HEAD}{ROWS}</table>"
    assert markup_patch(Scan(raw)).apply(raw).endswith("| 2020 | | 31,000 |")


def test_the_last_row_ends_where_its_last_cell_does():
    raw = page(f"{TABLE}<figure><figcaption>{PROSE * 3}</figcaption></figure>")
    row = next(part for part in clean_html(raw).paragraphs() if "31,000" in part.text)
    assert raw[row.raw_start : row.raw_end].endswith("31,000")


def test_cleaning_leaves_rows_alone():
    text = clean_html(
        page(f"<table>{HEAD}{ROWS}<tr><td>Contact</td><td>Share</td><td>Home</td></tr></table>")
    ).text
    assert "| Contact | Share | Home |" in text
    assert cleantext.clean(text) == text


def test_an_unknown_way_to_show_tables_is_named():
    with pytest.raises(cleantext.OptionError, match="unknown tables='csv': there are text, markdown, drop"):
        clean_html("<p>a</p>", tables="csv")

"""The counting query, for DuckDB and for Spark SQL.

It reads a view `documents(doc, site, text)`. DuckDB works out of core: what does not fit into memory is
spilled to disk. `repeat_counts("spark", 5)` gives the same table from `spark.sql`.
"""

from __future__ import annotations

from ..errors import OptionError

__all__ = ["DATE", "DIALECTS", "NAME", "repeat_counts"]

#: What stands in a shape for a month or day, and for a name: characters that no text has.
DATE, NAME = "\ue000", "\ue001"

#: Months and days in the languages of the packs, as dates write them; case does not count.
CALENDAR = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|"
    "januar|februar|märz|mai|juni|juli|oktober|dezember|"
    "janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"
    "janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"
)

#: What the two dialects call differently. RE2 (DuckDB) replaces once unless told `g`.
DIALECTS = {
    "duckdb": {"each": "unnest(string_split({0}, chr(10)))", "all": ", 'g'", "b": "\\", "group": "\\"},
    "spark": {"each": "explode(split({0}, '\\n'))", "all": "", "b": "\\\\", "group": "$"},
}

#: Where a sentence ends within a line: a mark after a word of three letters or more (not after `Dr.` or
#: an initial), a bracket or a quote, before white space; or a full stop of Chinese and Japanese.
SENTENCE_END = '([{b}p{{Ll}}{b}p{{Lo}}{b}d]{{3}}[.!?…]+[”’")]*|[|»]) +|([。！？][”」』）]*)'

_COUNTS = """
WITH pieces AS (SELECT site, doc, {lines} AS line FROM documents),
units AS (
    SELECT site, doc, 'line' AS unit, trim(line) AS words FROM pieces
    WHERE length(trim(line)) BETWEEN 3 AND 600
    UNION ALL
    SELECT site, doc, 'sentence' AS unit, trim(sentence) AS words FROM (
        SELECT site, doc, line, {sentences} AS sentence FROM pieces WHERE length(line) > 60
    ) AS cut
    WHERE length(trim(sentence)) BETWEEN 25 AND 600 AND trim(sentence) <> trim(line)
),
dated AS (
    SELECT site, doc, unit, words, regexp_replace(
        regexp_replace(words, '(?i){b}b({calendar}){b}b', '{date}'{all}), '[0-9]+', '0'{all}) AS shape
    FROM units
),
shaped AS (
    SELECT site, doc, unit, words, 'dated' AS level, shape FROM dated
    UNION ALL
    SELECT site, doc, unit, words, 'named' AS level,
        regexp_replace(shape, '( [{b}p{{Lu}}][{b}p{{L}}.’-]+){{1,4}}', ' {name}'{all}) AS shape
    FROM dated
)
SELECT site, unit, level, shape, count(DISTINCT doc) AS docs, count(DISTINCT words) AS variants,
    min(words) AS example, max(words) AS other
FROM shaped
GROUP BY site, unit, level, shape
HAVING count(DISTINCT doc) >= {least}
"""


def repeat_counts(dialect: str, least: int) -> str:
    """Return the query that counts lines, and sentences within lines, that stand in many documents.

    Columns: `site, unit, level, shape, docs, variants, example, other`. The unit is `line` (3 to 600
    characters) or `sentence` (25 to 600, a part of a line). At the level `dated` a shape is the words
    with `0` for a number and `DATE` for a month or day; at the level `named` also `NAME` for up to four
    capitalized words. All stand in at least `least` documents. Raises `OptionError` for an unknown dialect.
    """
    if dialect not in DIALECTS:
        raise OptionError(f"unknown dialect {dialect!r}: there are {', '.join(DIALECTS)}")
    names = DIALECTS[dialect]
    end = SENTENCE_END.format(b=names["b"])
    kept = "{0}1{0}2".format(names["group"])
    cut = f"regexp_replace(line, '{end}', concat('{kept}', chr(10)){names['all']})"
    return _COUNTS.format(
        lines=names["each"].format("text"),
        sentences=names["each"].format(cut),
        all=names["all"],
        b=names["b"],
        calendar=CALENDAR,
        date=DATE,
        name=NAME,
        least=int(least),
    )

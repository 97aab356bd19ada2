"""The counting queries, for DuckDB and for Spark SQL.

Both read a view `documents(doc, site, text)`. DuckDB works out of core: what does not fit into memory
is spilled to disk. `line_counts("spark")` gives the same table from `spark.sql`.
"""

from __future__ import annotations

from ..errors import OptionError

__all__ = ["DIALECTS", "line_counts", "piece_positions"]

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
    "duckdb": {
        "lines": "unnest(string_split(text, chr(10)))",
        "all": ", 'g'",
        "any": "any_value",
        "distinct": "count(DISTINCT {0})",
        "backslash": "\\",
    },
    "spark": {
        "lines": "explode(split(text, '\\n'))",
        "all": "",
        "any": "any_value",
        "distinct": "count(DISTINCT {0})",
        "backslash": "\\\\",
    },
}

_LINES = """
WITH pieces AS (SELECT site, doc, {lines} AS line FROM documents),
lines AS (SELECT site, doc, trim(line) AS line FROM pieces WHERE length(trim(line)) BETWEEN 3 AND 200),
dated AS (
    SELECT site, doc, line, regexp_replace(
        regexp_replace(line, '(?i){b}b({calendar}){b}b', '@'{all}), '[0-9]+', '0'{all}) AS shape
    FROM lines
),
shaped AS (
    SELECT site, doc, line, 'dated' AS level, shape FROM dated
    UNION ALL
    SELECT site, doc, line, 'named' AS level,
        regexp_replace(shape, '( [{b}p{{Lu}}][{b}p{{L}}.’-]+){{1,4}}', ' %'{all}) AS shape
    FROM dated
)
SELECT site, level, shape, count(DISTINCT doc) AS docs, count(DISTINCT line) AS variants,
    min(line) AS example, max(line) AS other
FROM shaped
GROUP BY site, level, shape
HAVING count(DISTINCT doc) >= {least}
"""


def line_counts(dialect: str, least: int) -> str:
    """Return the query that counts lines: exact but for dates and numbers, and but for names as well.

    Columns: `site, level, shape, docs, variants, example, other`. In a shape `0` stands for a number,
    `@` for a month or day, `%` for up to four capitalized words. Lines have 3 to 200 characters and
    stand in at least `least` documents. Raises `OptionError` for an unknown dialect.
    """
    if dialect not in DIALECTS:
        raise OptionError(f"unknown dialect {dialect!r}: there are {', '.join(DIALECTS)}")
    names = DIALECTS[dialect]
    return _LINES.format(
        lines=names["lines"], all=names["all"], b=names["backslash"], calendar=CALENDAR, least=int(least)
    )


GRAM_WORDS = 6

_PIECES = """
CREATE TABLE words AS
WITH pieces AS (SELECT site, doc, unnest(string_split(text, chr(10))) AS line FROM documents)
SELECT site, doc, row_number() OVER () AS line, string_split(trim(line), ' ') AS words
FROM pieces WHERE length(line) > 60;

CREATE TABLE grams AS
SELECT site, doc, line, unnest(range(1, len(words) - {size} + 2)) AS place,
    unnest([
        hash(array_to_string(words[i:i + {size} - 1], ' ')) for i in range(1, len(words) - {size} + 2)
    ]) AS gram
FROM words;

CREATE TABLE frequent AS
SELECT site, gram FROM grams GROUP BY site, gram HAVING count(DISTINCT doc) >= {least};

SELECT g.site, g.doc, g.line, g.place, array_to_string(w.words[g.place:g.place + {size} - 1], ' ') AS gram
FROM grams g
SEMI JOIN frequent f ON g.site = f.site AND g.gram = f.gram
JOIN words w ON w.line = g.line
ORDER BY g.site, g.doc, g.line, g.place
"""


def piece_positions(least: int) -> str:
    """Return DuckDB's query for runs of six words within lines that stand in `least` documents.

    Columns: `site, doc, line, place, gram`, in the order of the text.
    """
    return _PIECES.format(size=GRAM_WORDS, least=int(least))

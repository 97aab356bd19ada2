"""From documents to site packs: `learn`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from ..errors import CorpusError, MissingExtraError, OptionError, PackError
from ..packs import site_host, site_pack
from ..profiles import pipeline
from .evidence import Candidate, Sighting, candidates, is_whole, sightings
from .queries import repeat_counts
from .toml import distinct_name, make_rule, pack_text

__all__ = ["LearnedPack", "learn"]

#: So many documents of a site are looked at for excerpts and places, and so many of a candidate's.
SITE_DOCS = 2000
SAMPLE_DOCS = 60

#: A wording of so many characters repeats by chance less often than a short one: a third of the share
#: is enough. On the corpora of `benchmarks/learn.py` no sentence of an author does so.
LONG_CHARS = 40

#: The beginning of a URL or host name, without what comes behind the host: few are told apart in Python.
_HEAD = r"^(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?(?:[/\\]{2})?[^/\\?#]*"


class LearnedPack(NamedTuple):
    """What was learned of one site: its host, the number of documents, the rules and the pack's text."""

    site: str
    docs: int
    rules: int
    text: str


def learn(
    inputs: Iterable[str],
    by: str,
    *,
    column: str = "text",
    min_docs: int = 20,
    min_repeats: int = 5,
    min_share: float = 0.03,
    memory: str = "2GB",
    profile: str = "article",
    warn: Callable[[str], object] = str,
) -> list[LearnedPack]:
    """Return a site pack for every site of Parquet or JSON Lines files that has boilerplate of its own.

    `by` is the column of the site: a host name, a URL (its host counts, without `www.`), or any name.
    Sites with fewer than `min_docs` different documents are left out. A line or sentence counts if it
    stands in at least `min_repeats` documents and in the share `min_share` (0…1) of the site's, and if the
    general packs leave it; a third of the share is enough for a long one. `profile` is what cleans the
    texts already: with `lossless` nothing is known, and all boilerplate is learned. Copies of one
    document, with the same longest lines, count once. `memory` bounds DuckDB's memory; what does not fit
    is spilled to disk. Lines of JSON Lines that are no objects are left out, and `warn` is told how many.
    Raises `CorpusError`, `OptionError` and `MissingExtraError`.
    """
    if not 0 < min_share <= 1 or min_repeats < 2 or min_docs < 2:
        raise OptionError("min_share must be above 0 and at most 1; min_repeats and min_docs at least 2")
    duckdb = _duckdb()
    with TemporaryDirectory(prefix="cleantext-") as folder:
        database = duckdb.connect(f"{folder}/counts.duckdb")
        try:
            database.execute("SET memory_limit = ?", [memory])
        except duckdb.Error as error:
            raise OptionError(f"memory {memory!r}: write a number with its unit, such as 500MB") from error
        try:
            database.execute("SET preserve_insertion_order = false")
            files = list(inputs)
            bad = _load(database, files, by, column)
            if bad:
                warn(f"{', '.join(files)}: left out, being no JSON objects: {bad} lines")
            return _learn(database, min_docs, min_repeats, min_share, profile)
        except duckdb.Error as error:
            reason = str(error).partition("\n")[0]
            raise CorpusError(f"{', '.join(inputs)}: cannot be counted: {reason}") from error
        finally:
            database.close()


def _learn(
    database: Any, min_docs: int, min_repeats: int, min_share: float, profile: str
) -> list[LearnedPack]:
    sites = dict(database.execute("SELECT site, count(*) FROM documents GROUP BY site").fetchall())
    large = {site: n for site, n in sites.items() if n >= min_docs}
    if not large:
        return []
    database.execute("CREATE TABLE large AS SELECT unnest(?) AS site", [list(large)])
    database.execute("DELETE FROM documents WHERE site NOT IN (SELECT site FROM large)")

    def least(site: str, shape: str) -> int:
        share = min_share / 3 if len(shape) >= LONG_CHARS else min_share
        wanted: int = max(min_repeats, round(share * large[site]))
        return wanted

    found: dict[str, list[Candidate]] = {site: [] for site in sorted(large)}
    for candidate in candidates(database.execute(repeat_counts("duckdb", min_repeats)).fetchall(), least):
        found[candidate.site].append(candidate)
    return [pack for site in found if (pack := _pack(database, site, large[site], found[site], profile))]


def _duckdb() -> Any:
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtraError(
            "learning needs duckdb: run `pip install 'cleantext-articles[learn]'`"
        ) from error
    return duckdb


def _load(database: Any, inputs: list[str], by: str, column: str) -> int:
    """Make the table `documents(doc, site, text)`; return how many lines of JSON Lines are no objects."""
    if inputs[0].endswith((".parquet", ".pq")):
        reader, bad = "read_parquet(?)", 0
        names = [row[0] for row in database.execute(f"DESCRIBE SELECT * FROM {reader}", [inputs]).fetchall()]
        text, site = _quoted(column), _quoted(by)
    else:
        # Not `read_json_auto`: one line that is no object would make it give up, or see no columns.
        reader = "read_ndjson_objects(?, ignore_errors=true)"
        kinds = f"SELECT coalesce(json_type(json), 'none') AS kind, json FROM {reader}"
        (bad,) = database.execute(
            f"SELECT count(*) FROM ({kinds}) WHERE kind <> 'OBJECT'", [inputs]
        ).fetchone()
        keys = f"SELECT unnest(json_keys(json)) AS key FROM ({kinds}) WHERE kind = 'OBJECT'"
        names = [
            row[0] for row in database.execute(f"SELECT DISTINCT key FROM ({keys})", [inputs]).fetchall()
        ]
        text, site = (f"json_extract_string(json, {_path(name)})" for name in (column, by))
    for name in (by, column):
        if name not in names:
            raise OptionError(f"{inputs[0]}: no column {name!r}: the columns are {', '.join(sorted(names))}")
    head = f"regexp_extract(trim({site}), '{_HEAD}')"
    heads = database.execute(f"SELECT DISTINCT {head} FROM {reader} WHERE {site} IS NOT NULL", [inputs])
    hosts = [(head, host) for (head,) in heads.fetchall() if (host := _host(head))]
    database.execute("CREATE TABLE hosts (head VARCHAR, host VARCHAR)")
    if hosts:
        database.execute("INSERT INTO hosts SELECT unnest(?), unnest(?)", list(zip(*hosts, strict=True)))
    # Copies of one article repeat all of it: documents with the same longest lines, up to three, count
    # once. The longest alone may be boilerplate, and lines below 80 characters may be dates.
    database.execute(
        f"""CREATE TABLE documents AS
        WITH rows AS (SELECT {text} AS text, {site} AS site, {head} AS head FROM {reader}),
        found AS (
            SELECT row_number() OVER () AS doc, replace(text, chr(13), '') AS text,
                regexp_replace(coalesce(host, lower(trim(site))), '^www[.]', '') AS site
            FROM rows LEFT JOIN hosts USING (head) WHERE text IS NOT NULL AND site IS NOT NULL
        ), signed AS (
            SELECT *, list_reverse_sort(list_transform(string_split(text, chr(10)),
                lambda line: lpad(length(line)::VARCHAR, 9, '0') || md5(line)))[1:3] AS longest
            FROM found
        )
        SELECT min(doc) AS doc, site, arg_min(text, doc) AS text
        FROM signed
        GROUP BY site, list_filter(longest, lambda sign: sign >= '000000080' OR sign = longest[1])""",
        [inputs],
    )
    return int(bad)


def _host(head: str) -> str:
    """Return the host of the beginning of an address; nothing for a name such as that of a paper."""
    host = site_host(head)
    return host if "." in host or "//" in head else ""


def _path(name: str) -> str:
    """Return the literal of the JSON path of a member."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"').replace("'", "''")
    return f"""'$."{escaped}"'"""


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _pack(
    database: Any, site: str, docs: int, candidates: list[Candidate], profile: str
) -> LearnedPack | None:
    if not candidates:
        return None
    query = "SELECT text FROM documents WHERE site = ? ORDER BY hash(doc) LIMIT ?"
    texts = [row[0] for row in database.execute(query, [site, SITE_DOCS]).fetchall()]
    host = site_host(site) if "." in site else ""
    general = pipeline(profile, site=host or None)
    rules: list[tuple[int, str]] = []
    own = site_pack(host)
    seen = {rule.id.removeprefix(f"{own.name}.") for rule in own.rules} if own else set()
    whole: list[Candidate] = []
    for candidate in candidates:
        if candidate.scope == "inline" and any(
            candidate.example in other.example and candidate.docs < 1.2 * other.docs for other in whole
        ):
            continue  # a sentence of a line, or of a longer piece, that goes as a whole
        some = islice((text for text in texts if candidate.fixed in text), SAMPLE_DOCS)
        candidate.seen = list(sightings(candidate, some))
        if len(candidate.seen) < 2 or not _left_by(general, candidate.seen):
            continue
        if candidate.scope == "inline" and sum(map(is_whole, candidate.seen)) < 0.9 * len(candidate.seen):
            continue  # part of a sentence that goes on differently: cutting it would leave a torso
        if candidate.scope == "lines" and candidate.place == "anywhere" and _is_heading(candidate):
            continue
        try:
            rule = make_rule(candidate, docs, seen)
        except PackError:
            continue  # its own examples do not hold: nothing that a person should be asked about
        rules.append((candidate.docs, rule))
        whole.append(candidate)
    if not rules:
        return None
    rules.sort(key=lambda item: -item[0])
    return LearnedPack(site, docs, len(rules), pack_text(site, host, docs, [text for _, text in rules]))


def _left_by(general: Any, seen: list[Sighting]) -> bool:
    """Tell whether the general packs leave the candidate in most of its documents."""
    some = seen[:5]
    left = 0
    for text, start, end, _ in some:
        edits = general.trace(text).edits
        cut = sum(max(0, min(end, edit.end) - max(start, edit.start)) for edit in edits if not edit.text)
        left += cut < 0.5 * (end - start)
    return 2 * left > len(some)


def _is_heading(candidate: Candidate) -> bool:
    """Tell whether a literal line looks like a heading that the site's authors write within articles."""
    example = candidate.example
    return len(example) <= 30 and len(example.split()) <= 3 and not example.isupper()


def write_packs(packs: Iterable[LearnedPack], folder: Path, overwrite: bool = False) -> list[Path]:
    """Write each pack to a file of its own, such as `folder/SITE.toml`, and return the paths.

    Raises `CorpusError` if a file cannot be written, or is there already and says something else: it may
    hold what a person has made of it. Nothing is written then, unless `overwrite`.
    """
    texts: dict[Path, str] = {}
    for pack in packs:
        name = distinct_name(pack.site, r"[^\w.-]+")
        texts[folder / f"{name}.toml"] = pack.text
    for path, text in texts.items():
        if not overwrite and path.is_file() and path.read_bytes() != text.encode("utf-8"):
            raise CorpusError(
                f"{path}: exists, and may have been reviewed: name another folder for the packs, or replace "
                "it with --overwrite"
            )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in texts.items():
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CorpusError(f"{folder}: cannot be written: {error.strerror}") from error
    return list(texts)

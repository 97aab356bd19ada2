"""One row of a table in, one row of results out: what every engine calls for every document.

A `RowCleaner` never raises for a document. Whatever goes wrong with one text is written beside it,
and the text is handed back as it came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, field, fields
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple, cast

from .cleaning.cleaned import Cleaned
from .cleaning.cleaner import Pipeline
from .errors import OptionError, require_text
from .kernel.patch import Edit
from .packs import site_host, site_pack
from .packs.pack import Pack, load_pack
from .paragraph import Paragraph
from .profiles import pipeline

__all__ = ["MAX_CHARS", "STATUSES", "Row", "RowCleaner", "failed"]

#: What can become of a document, in the words of the `status` column.
STATUSES = {
    "ok": "cleaned",
    "unchanged": "nothing to clean",
    "error": "not cleaned: `error` says why; the text is as it came",
    "timeout": "not cleaned: it took longer than the time limit",
    "too_large": "not cleaned: it has more characters than `max_chars`",
}

#: Longer texts are handed back as they came: the longest articles have some 200,000 characters,
#: and a text of this size takes about two seconds.
MAX_CHARS = 10_000_000


class Row(NamedTuple):
    """The result for one document.

    `clean` is null only if there was no text. `kept_share` is the share (0…1) of visible characters
    that is left. `title` is the headline of a page. `removed` counts the words taken out, by kind of rule.
    """

    clean: str | None
    status: str
    error: str | None = None
    kept_share: float | None = None
    warnings: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    title: str | None = None
    removed: Mapping[str, int] = {}  # never changed in place


def failed(text: str | None, status: str, error: str) -> Row:
    """Return the row of a document that was not cleaned: its text as it came, and the reason."""
    return Row(text, status, error)


@dataclass(frozen=True)
class RowCleaner:
    """Clean one document at a time and never raise for it.

    The options are those of `cleantext.pipeline`; pack files are read when the object is made, so
    that a pickle of it works where the files are not. `html` takes pages instead of text.
    `edits` and `paragraphs` ask for these parts of the result. Raises `OptionError` and `PackError`
    when it is made.

    >>> RowCleaner()("Rain fell.\\nAdvertisement\\nIt stopped.").clean
    'Rain fell.\\nIt stopped.'
    >>> RowCleaner()(None).error
    'InputError: expected str, got NoneType: there is no text: skip the document, or pass an empty string'
    """

    profile: str = "article"
    _: KW_ONLY
    lang: str | Iterable[str] = ()
    site: str | None = None
    packs: Pack | str | Path | Iterable[Pack | str | Path] = ()
    off: str | Iterable[str] = ()
    html: bool = False
    edits: bool = False
    paragraphs: bool = False
    max_chars: int = MAX_CHARS
    _pipelines: dict[str | None, Pipeline] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        as_tuple = {name: _tuple(getattr(self, name)) for name in ("lang", "packs", "off")}
        as_tuple["packs"] = tuple(p if isinstance(p, Pack) else load_pack(p) for p in as_tuple["packs"])
        for name, value in as_tuple.items():
            object.__setattr__(self, name, value)
        if self.max_chars < 1:
            raise OptionError(f"max_chars={self.max_chars}: must be at least 1")
        self.pipeline(self.site)

    def __getstate__(self) -> dict[str, Any]:
        return {item.name: getattr(self, item.name) for item in fields(self) if item.init}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_pipelines", {})

    def __call__(self, text: object, site: str | None = None) -> Row:
        """Return the row of a document. `site` is its host name or URL, if known."""
        try:
            host = (site_host(site) if site else "") or self.site
            if self.html:
                return self._page(text, host)
            raw = require_text(text)
            if len(raw) > self.max_chars:
                return failed(raw, "too_large", f"{len(raw)} characters: the limit is {self.max_chars}")
            return self._row(self.pipeline(host).trace(raw))
        except (KeyboardInterrupt, GeneratorExit):
            raise
        # The one isolation point: a library below may raise anything, some beside `Exception`.
        except BaseException as error:
            kept = text if isinstance(text, str) else None
            return failed(kept, "error", f"{type(error).__name__}: {error}")

    def _page(self, page: Any, host: str | None) -> Row:
        if isinstance(page, str | bytes) and len(page) > self.max_chars:
            kept = page if isinstance(page, str) else None
            return failed(kept, "too_large", f"{len(page)} characters: the limit is {self.max_chars}")
        from .html import clean_html

        site = host if self._matters(host) else None
        done = clean_html(
            page, profile=self.profile, lang=self.lang, site=site, packs=self.packs, off=self.off
        )
        return self._row(done.cleaned)._replace(title=done.title)

    def _row(self, done: Cleaned) -> Row:
        if not done.patches:
            paragraphs = done.paragraphs() if self.paragraphs else ()
            return Row(done.text, "unchanged", None, 1.0, done.warnings, (), paragraphs)
        edits = done.edits
        removed: dict[str, int] = {}
        rules = done.pipeline.rules
        raw = done.raw
        for start, end, text, names in edits:
            rule = rules.get(names[-1])  # markup of a page has none, and no words either
            words = len(raw[start:end].split()) - len(text.split()) if rule else 0
            if rule and words > 0:
                removed[rule.kind] = removed.get(rule.kind, 0) + words
        return Row(
            done.text,
            "ok",
            None,
            done.kept_share,
            done.warnings,
            edits if self.edits else (),
            done.paragraphs() if self.paragraphs else (),
            None,
            removed,
        )

    def pipeline(self, site: str | None) -> Pipeline:
        """Return the pipeline for a site. Sites without a pack of their own share their cleaners."""
        known = self._pipelines.get(site)
        if known is None:
            if len(self._pipelines) > 4096:
                self._pipelines.clear()
            known = self._pipelines[site] = self._make(site)
        return known

    def _make(self, site: str | None) -> Pipeline:
        options: dict[str, Any] = {"lang": self.lang, "packs": self.packs, "off": self.off}
        if site is None or self._matters(site):
            return pipeline(self.profile, site=site, **options)
        whole = self.pipeline(None)
        return Pipeline(whole.steps, whole.lang, site)

    def _matters(self, site: str | None) -> bool:
        """Tell whether there are rules of this site."""
        if site is None:
            return False
        return site_pack(site) is not None or any(pack.hosts for pack in self.read_packs)

    @property
    def read_packs(self) -> tuple[Pack, ...]:
        """Return the packs, which were read when this object was made."""
        return cast(tuple[Pack, ...], self.packs)

    @property
    def extras(self) -> tuple[str, ...]:
        """Return the names of the results that were asked for beside the usual ones."""
        asked = {"title": self.html, "edits": self.edits, "paragraphs": self.paragraphs}
        return tuple(name for name, wanted in asked.items() if wanted)

    def fingerprint(self) -> str:
        """Return a digest of everything that shapes the result: library, rules and options.

        Two cleaners with the same fingerprint give the same bytes.
        """
        digest = sha256(library_digest().encode())
        for item in fields(self):
            if item.init and item.name != "packs":
                digest.update(f"{item.name}={getattr(self, item.name)!r}\n".encode())
        for pack in self.read_packs:
            digest.update(f"{pack.name} {pack.hosts} {pack.lang}\n".encode())
            for rule in pack.rules:
                digest.update(f"{rule.id} {rule.budget} {rule.needs} {rule.find!r}\n".encode())
        return digest.hexdigest()[:16]


@lru_cache(maxsize=1)
def library_digest() -> str:
    """Return a digest of this library's own files: its version, exactly."""
    digest = sha256()
    for name, data in sorted(_files(resources.files("cleantext"), "")):
        digest.update(f"{name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()[:16]


def _files(folder: Any, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        elif Path(entry.name).suffix in (".py", ".toml", ".txt", ".json"):
            yield prefix + entry.name, entry.read_bytes()


def _tuple(value: Any) -> tuple[Any, ...]:
    return (value,) if isinstance(value, str | Path | Pack) else tuple(value or ())

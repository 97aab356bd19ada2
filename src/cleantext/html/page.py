"""From a page to its article: `clean_html`."""

from __future__ import annotations

from collections.abc import Iterable

from ..base.frozen import Held, view
from ..cleaning.cleaned import Cleaned
from ..cleaning.cleaner import Cleaner, Pipeline
from ..errors import InputError, OptionError
from ..kernel.doc import Doc
from ..kernel.patch import Patch
from ..kernel.rule import Pack, Rule
from ..paragraph import Paragraph
from ..profiles import pipeline
from .choose import MAX_BLOCKS, REASONS, Choice, PageBlock, choose, is_crowded
from .decode import decode
from .markdown import unfenced
from .marking import markdown_patch
from .markup import markup_patch
from .places import CleanedArticle, spans_of
from .scan import MAX_TAGS, Scan
from .title import title_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

_MARKED = ("text", "markdown")
#: How parts of a page may be written.
WAYS = {"headings": _MARKED, "lists": _MARKED, "tables": (*_MARKED, "drop"), "links": (*_MARKED, "drop")}


def _find_nothing(doc: Doc) -> tuple[()]:
    return ()


#: What ledgers and reports say of the edits that `clean_html` makes itself. As rules they find nothing.
_MARKUP = {
    "markup": "tag, comment, script or style of the page",
    "entity": "character written as an entity",
    "space": "white space that a browser does not show",
}
_KINDS = {"caption": "credit", "comment": "comments"}
PAGE_RULES = Cleaner(
    "read_page",
    (
        *(Rule(f"html.{name}", _find_nothing, why=why, kind="markup") for name, why in _MARKUP.items()),
        *(
            Rule(f"html.{name}", _find_nothing, why=why, kind=_KINDS.get(name, "content"))
            for name, why in REASONS.items()
        ),
    ),
)


class CleanedPage(Held):
    """Hold the article of a page and the whole account of how it was found.

    `raw` is the page as it was decoded, in `encoding` (None if it came as text); `title` is its
    headline, or else its `<title>`, repaired; `cleaned` is the trace from the page to the clean text:
    edits, ledger and paragraphs in the page's offsets. `doubtful` says that little looked like an article,
    so that more of the page was kept.
    """

    _fields = ("raw", "title", "cleaned", "choice", "encoding", "warnings")
    raw: str
    title: str
    cleaned: Cleaned
    choice: Choice
    encoding: str | None
    warnings: tuple[str, ...]

    def __init__(
        self,
        raw: str,
        title: str,
        cleaned: Cleaned,
        choice: Choice,
        encoding: str | None = None,
        warnings: tuple[str, ...] = (),
    ) -> None:
        self.__dict__.update(
            raw=raw, title=title, cleaned=cleaned, choice=choice, encoding=encoding, warnings=warnings
        )

    def __repr__(self) -> str:
        kept = self.choice.kept()
        blocks = f"{sum(kept)} of {len(kept)} blocks"
        return f"<CleanedPage: {len(self.raw)} → {len(self.text)} characters, {blocks} kept>"

    @property
    def text(self) -> str:
        """Return the clean text of the article."""
        return self.cleaned.text

    @property
    def patch(self) -> Patch:
        """Return the patch from the page to the clean text."""
        return self.cleaned.patch

    @property
    def doubtful(self) -> bool:
        """Tell whether more was kept because little looked like an article."""
        return self.choice.doubtful

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs of the article, with their spans in the text and in the page."""
        return self.cleaned.paragraphs()

    @view
    def blocks(self) -> tuple[PageBlock, ...]:
        """Return every block of the page with its verdict, in page order."""
        return tuple(self.choice.blocks())


def clean_html(
    page: str | bytes | Any,
    *,
    encoding: str | None = None,
    comments: bool = False,
    captions: bool = False,
    markdown: bool = False,
    tables: bool | str | None = None,
    links: str | None = None,
    headings: str | None = None,
    lists: str | None = None,
    profile: str = "article",
    lang: str | Iterable[str] | None = None,
    site: str | None = None,
    packs: Pack | str | Path | Iterable[Pack | str | Path] | None = (),
    off: str | Iterable[str] | None = (),
) -> CleanedPage:
    """Return the article of an HTML page: its main content, cleaned as `trace` cleans.

    `page` is text, bytes (decoded by byte order mark, declared charset and content, or by `encoding`),
    or a BeautifulSoup object or tag. `comments` keeps readers' comments, `captions` keeps captions,
    `markdown` writes headings, lists with quotes and code, tables and links as Markdown; `headings`,
    `lists`, `tables` and `links` may each be `"text"` or `"markdown"` by itself, and the last two `"drop"`
    (or `tables=False`). The other options are those of `cleantext.trace`.

    Raises `InputError` for what is no page and `OptionError` for an unknown option. Never raises for
    bad markup.

    >>> page = clean_html("<title>Rain</title><nav><a href=/>Home</a></nav><p>" + "Rain fell all day. " * 9)
    >>> page.title, page.text[:18]
    ('Rain', 'Rain fell all day.')
    >>> page.blocks[0].kept, page.blocks[1].kept
    (False, True)
    """
    for option, flag in (("comments", comments), ("captions", captions), ("markdown", markdown)):
        if not isinstance(flag, bool):
            raise OptionError(f"{option}={flag!r} must be True or False")
    if isinstance(tables, bool):
        tables = None if tables else "drop"
    asked = {"headings": headings, "lists": lists, "tables": tables, "links": links}
    ways = {name: way or ("markdown" if markdown else "text") for name, way in asked.items()}
    for name, way in ways.items():
        if way not in WAYS[name]:
            raise OptionError(f"unknown {name}={way!r}: there are {', '.join(WAYS[name])}")
    html, encoding, warnings = read_page(page, encoding)
    steps = pipeline(profile, lang=lang, site=site, packs=packs, off=off)
    scan = Scan(html)
    if not scan.blocks:
        scan = Scan(html, hidden=True)
    choice = choose(scan, comments=comments, captions=captions, tables=ways["tables"] != "drop")
    kept = choice.kept()
    stripped = markup_patch(scan, choice.reasons, kept, **ways, fenced=True)
    done = steps.trace(stripped.apply(html))
    if "markdown" in ways.values():
        made = Cleaned(html, done.text, (stripped, *done.patches)).patch
        last = markdown_patch(scan, kept, made, done.text, **ways)
    else:
        last = unfenced(done.text)
    text, patches = last.apply(done.text), (stripped, *done.patches, *((last,) if last else ()))
    if is_crowded(scan):
        many = (
            f"crowded: more than {MAX_BLOCKS:,} blocks of text, or {MAX_TAGS:,} tags, so all of it was kept"
        )
        warnings = (*warnings, many)
    elif choice.doubtful:
        warnings = (*warnings, "doubtful: little of the page looks like an article, so more of it was kept")
    if not text and not done.raw:
        warnings = (*warnings, "empty: the page holds no text outside scripts, styles and markup")
    warnings = (*warnings, *done.warnings)
    whole = Pipeline((PAGE_RULES, *steps.steps), steps.lang, steps.site)
    spans = () if is_crowded(scan) else spans_of(scan, kept)
    cleaned = CleanedArticle(html, text, patches, done.settled, warnings, whole, spans)
    title = pipeline("lossless").trace(title_of(scan, choice.headline)).text
    return CleanedPage(html, title, cleaned, choice, encoding, warnings)


def read_page(page: object, encoding: str | None = None) -> tuple[str, str | None, tuple[str, ...]]:
    """Return a page as text, the encoding that it was read in, and the warnings."""
    if isinstance(page, str):
        return page, None, ()
    if isinstance(page, bytes | bytearray | memoryview):
        return decode(bytes(page), encoding)
    if type(page).__module__.partition(".")[0] == "bs4":
        parts = page if isinstance(page, list) else [page]  # what a search found
        return "\n".join(map(str, parts)), None, ()
    cure = (
        "read the file first, for example path.read_bytes()"
        if hasattr(page, "read_bytes")
        else "pass the page itself"
    )
    raise InputError(
        f"expected a page as str, bytes or BeautifulSoup object, got {type(page).__name__}: {cure}"
    )

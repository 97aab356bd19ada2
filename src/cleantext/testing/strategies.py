"""Strategies that make articles, noise, debris, pages, patches and packs.

They are built of whole sentences and whole pieces of noise, so what hypothesis shrinks to is a text
that can be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from hypothesis import strategies as st

from ..errors import InputError
from ..kernel.patch import Edit, Patch
from ..packs.pack import Pack, parse_pack
from .noise import BOILERPLATE, DAMAGE, TAILS, NoisyArticle, Piece, assemble, damage
from .pages import Page, make_page
from .prose import HEADLINES, SENTENCES

__all__ = ["KINDS_OF_NOISE", "articles", "debris", "html_pages", "noisy_articles", "packs", "patches"]

#: What `noisy_articles` can inject. `glued` sentences, an article that went through `repr` as a
#: list, and Windows line ends are damage to whole paragraphs.
KINDS_OF_NOISE = (*BOILERPLATE, *DAMAGE, "glued", "glued_recommendation", "list_repr", "line_ends")


def named(names: Iterable[str] | str | None, known: Iterable[str], what: str) -> tuple[str, ...]:
    """Return the names that are asked for, one or several, or all; raise `InputError` on others."""
    known = tuple(known)
    if names is None:
        return known
    asked = (names,) if isinstance(names, str) else tuple(names)
    strange = [name for name in asked if name not in known]
    if strange or not asked:
        found = f"no {what} {strange[0]!r}" if strange else f"no {what} at all"
        raise InputError(f"{found}: name one or more of {', '.join(known)}")
    return asked


@st.composite
def _paragraphs(draw: st.DrawFn, langs: tuple[str, ...], at_least: int, at_most: int) -> list[list[str]]:
    lang = draw(st.sampled_from(langs))
    pool = SENTENCES[lang]
    if len(pool) < 2 * at_least:
        pool += SENTENCES["en"]
    many = draw(st.integers(min(at_least, len(pool)), min(len(pool), 3 * at_most)))
    sentences = draw(st.lists(st.sampled_from(pool), min_size=many, max_size=many, unique=True))
    out: list[list[str]] = []
    while sentences and len(out) < at_most:
        size = draw(st.integers(1, 4))
        out.append(sentences[:size])
        sentences = sentences[size:]
    if draw(st.booleans()):
        out.insert(0, [draw(st.sampled_from(HEADLINES.get(lang, HEADLINES["en"])))])
    return out


def articles(langs: Iterable[str] | str | None = None, max_paragraphs: int = 6) -> st.SearchStrategy[str]:
    """Make clean articles: paragraphs of whole sentences, with or without a headline.

    `langs` are language codes, such as "de"; without it, all that there are sentences of. Nothing in
    them is damaged and nothing is repeated, so a conservative cleaner gives them back unchanged.
    Raises `InputError` if there are no sentences of a language, and names those there are.
    """
    whole = _paragraphs(_langs(langs), 1, max_paragraphs)
    return whole.map(lambda paragraphs: "\n\n".join(" ".join(sentences) for sentences in paragraphs))


def _langs(langs: Iterable[str] | str | None) -> tuple[str, ...]:
    return named(langs, SENTENCES, "sentences in the language")


def noisy_articles(
    kinds: Iterable[str] | str | None = None, langs: Iterable[str] | str = "en", many: int = 4
) -> st.SearchStrategy[NoisyArticle]:
    """Make articles with 1 to `many` pieces of injected noise, and the truth about them.

    `kinds` are names of `KINDS_OF_NOISE`; without it, all of them. The result tells the clean
    article and the span of every injected piece. Raises `InputError` on a name that is none.
    """
    return _noisy(named(kinds, KINDS_OF_NOISE, "kind of noise"), _langs(langs), many)


@st.composite
def _noisy(draw: st.DrawFn, chosen: tuple[str, ...], langs: tuple[str, ...], many: int) -> NoisyArticle:
    paragraphs = draw(_paragraphs(langs, 4, 8))
    wanted = draw(st.lists(st.sampled_from(chosen), min_size=1, max_size=many))
    if "list_repr" in wanted:
        return assemble(_as_list_repr([" ".join(sentences) for sentences in paragraphs]))
    rows = [_row(draw, sentences, wanted) for sentences in paragraphs]
    seam = Piece("\r\n\r\n", "\n\n", "line_ends") if "line_ends" in wanted else Piece("\n\n", "\n\n")
    pieces = [piece for row in rows for piece in (seam, *row)][1:]
    seams = [index for index, piece in enumerate(pieces) if piece is seam]
    for kind in wanted:
        if kind in BOILERPLATE:
            line = draw(st.sampled_from(BOILERPLATE[kind]))
            if kind in TAILS or not seams:
                pieces += [Piece("\n\n", ""), Piece(line, "", kind)]
            else:
                at = draw(st.sampled_from(seams))
                pieces[at:at] = [Piece("\n\n", ""), Piece(line, "", kind)]
                seams = [index + 2 if index >= at else index for index in seams]
    return assemble(pieces)


def _row(draw: st.DrawFn, sentences: list[str], wanted: list[str]) -> list[Piece]:
    """Return one paragraph in pieces, with the wanted damage where it finds a place."""
    row: list[Piece] = []
    for index, sentence in enumerate(sentences):
        if index:
            previous = sentences[index - 1]
            seam = Piece(" ", " ")
            if previous[-2:-1].islower() and previous.endswith(".") and sentence[0].isalpha():
                if "glued" in wanted and draw(st.booleans()):
                    seam = Piece("", " ", "glued")
                elif "glued_recommendation" in wanted and draw(st.booleans()):
                    label = "Recommended:Why nine harbours froze over in one night"
                    seam = Piece(label, "\n\n", "glued_recommendation")
            row.append(seam)
        damaged = None
        kinds = [kind for kind in wanted if kind in DAMAGE]
        struck = draw(st.booleans())
        if kinds and struck:
            everywhere = draw(st.booleans())
            damaged = damage(draw(st.sampled_from(kinds)), sentence, everywhere)
        row += damaged or [Piece(sentence, sentence)]
    return row


def _as_list_repr(paragraphs: list[str]) -> list[Piece]:
    """Return the paragraphs as `str(list)` shows them, with all straight quotes curled to ’."""
    pieces = [Piece("’", "", "list_repr")]
    for index, text in enumerate(paragraphs):
        if index:
            pieces.append(Piece("’ ’", "\n\n", "list_repr"))
        pieces.append(Piece(text, text))
    return [*pieces, Piece("’", "", "list_repr")]


#: What hostile text is made of, in families: the seeds of every trap that has broken a text library.
SHARDS: tuple[tuple[str, ...], ...] = (
    ("’", "”", "“", "‘", "'", '"', "’’", "''", "’t", "’s", " ’ ’ ", "’’ ", "«", "»", "„", "`", "´"),
    ("’, ’", "['", "']", "\\'", "\\n", "\\xa0", "’ ’", "”, ”", "', '", '", "', "[’", "’]"),
    (" ", "  ", "\t", "\u00a0", "\u2009", "\u3000", " " * 70),
    ("\n", "\n\n", "\n\n\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c"),
    ("\x00", "\x1b[2J", "\x81", "\x92", "\x9f", "\x1a", "\x7f", "\ufffd", "\ufffe", "\ue000"),
    ("\ud800", "\udfff", "\udc92", "\ud83d", "\ude00"),
    ("\ufeff", "\u200b", "\u00ad", "\u202e", "\u2066", "\u200d", "\u200c", "\u200e", "\ufe0f", "\u2060"),
    (
        "\u0301",
        "\u0323",
        "\u0301\u0323",
        "e\u0301",
        "\ufdfa",
        "ａ",
        "ﬁ",
        "Ⅳ",
        "ß",
        "İ",
        "ı",
        "Å",
        "q\u0307\u0323",
    ),
    (
        "&amp;",
        "&amp;amp;",
        "&",
        "&#",
        "&#x27;",
        "&nbsp;",
        "&#xD800;",
        "&#99999999999;",
        "&lt;p&gt;",
        "&#8220;",
    ),
    (
        "<",
        "<a ",
        "<p>",
        "</p>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<br/>",
        "<script>",
        ">",
        "{{",
        "}}",
        "{{ a }}",
    ),
    ("â€™", "â€œ", "â€", "Ã©", "Ã", "Â\u00a0", "Ð¿Ñ€", "ï»¿", "\u00e2\u0080\u0099", "ÃƒÂ©", "â€\u009d"),
    (
        "U. S.",
        "U.S.",
        "3. 5",
        "1, 000",
        "self - made",
        "a - b",
        "end.The",
        "end . ",
        "word ,",
        "( a )",
        "a.b",
    ),
    ("Advertisement", "Recommended:", "Read more: ", "Source: ", "Photo: ", "Share this", "[ad_1]", "Donate"),
    ("http://a.b/c", "a@b.c", "www.", "1-", "(1", "$", "%", "€", "😀", "👩‍👩‍👧", "🇩🇪", "#tag", "@name"),
    ("中文", "ไทย", "عربي", "हिन्दी", "אב", "한국", "русский", "Ελλάδα", "می‌شود", "𝒳", "𐍈"),
    ("…", "...", "!", "?", ".", ",", ":", ";", "-", "–", "—", "*", "|", "_", "=", "[", "]", "(", ")", "/"),
    ("a", "The", "the", "it", "A", "I", "s", "t", "7", "word", "Word", "USA"),
)


def shards() -> Iterator[str]:
    """Yield every shard of debris alone, three times in a row, and between two words."""
    for shard in chain.from_iterable(SHARDS):
        yield shard
        yield shard * 3
        yield f"One {shard} two."


@st.composite
def debris(draw: st.DrawFn, seeds: Iterable[str] = (), max_size: int = 16) -> str:
    """Make hostile text of up to `max_size` shards: broken quotes, controls, markup, marks, labels.

    `seeds` are shards of your own, such as every input that has ever failed.
    """
    shards: list[st.SearchStrategy[str]] = [st.sampled_from(family) for family in SHARDS]
    shards.append(st.sampled_from([sentence for pool in SENTENCES.values() for sentence in pool]))
    shards.append(st.text(st.characters(codec=None, exclude_categories=()), max_size=4))
    own = tuple(seeds)
    if own:
        shards += [st.sampled_from(own)] * 4
    # A size drawn evenly: `lists` alone would make five shards on average.
    size = draw(st.integers(0, max_size))
    glue = st.sampled_from(("", "", " ", "\n", "\n\n"))
    parts = st.lists(st.tuples(st.one_of(shards), glue, st.integers(1, 3)), min_size=size, max_size=size)
    return "".join((text + end) * many for text, end, many in draw(parts))


def patches(source: str, rules: Sequence[str] = ("demo.one", "demo.two")) -> st.SearchStrategy[Patch]:
    """Make patches for `source`: insertions, deletions and replacements, touching ones too."""
    cuts = st.lists(st.integers(0, len(source)), max_size=8).map(sorted)
    news = st.lists(st.tuples(st.text("xyz ", max_size=3), st.sampled_from(rules)), min_size=4, max_size=4)

    def make(drawn: tuple[list[int], list[tuple[str, str]]]) -> Patch:
        ends, made = drawn
        pairs = zip(ends[::2], ends[1::2], strict=False)
        return Patch(Edit(a, b, text, (rule,)) for (a, b), (text, rule) in zip(pairs, made, strict=False))

    return st.tuples(cuts, news).map(make)


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """Make small valid packs of every scope, with literal patterns of two or three words."""
    words = st.lists(st.sampled_from(("Zebra", "shelf", "today", "Quagga", "corner")), min_size=2, max_size=3)
    rules = []
    for number in range(draw(st.integers(1, 4))):
        label = " ".join(draw(words))
        scope = draw(st.sampled_from((f'lines = ["{label}"]', f"line = '{label}'", f"inline = '{label}'")))
        rules.append(
            f'[[rule]]\nid = "r{number}"\nkind = "promotion"\nwhy = "made for a test"\n{scope}\n'
            f'drops = ["It rained.\\n{label}\\nIt stopped."]\nkeeps = ["It rained."]\n'
        )
    return parse_pack('pack = "made"\n' + "".join(rules), "made.toml")


def html_pages(langs: Iterable[str] | str | None = None, broken: bool = True) -> st.SearchStrategy[Page]:
    """Make web pages around an article, and tell the article's paragraphs.

    With `broken`, some pages lack end tags, nest deeply, or hold comments that never close.
    """
    blocks = _paragraphs(_langs(langs), 2, 6).map(lambda rows: [" ".join(row) for row in rows])
    flaws = st.sampled_from(("unclosed", "deep", "comment", "entities", "case"))
    return st.builds(make_page, blocks, st.sets(flaws, max_size=2 if broken else 0))

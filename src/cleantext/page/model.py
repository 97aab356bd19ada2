"""Choose the lines of a page's text that are its article.

Threads of readers' comments, told by their buttons and times, go first: they are prose too, and longer than
many an article. Every other line gets log-odds from boosted trees; the article is the run of lines with the
largest sum of them, and of that run the lines that are not hopeless. In a language that the weights were not
trained on, other trees are asked that know no words, and the run is wider. A text that has no more labels
than articles have comes back whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, compress

from ..base.frozen import NamedTuple
from ..base.trees import Trees, read_weights
from ..kernel.doc import Doc
from ..kernel.sentences import begins_small
from ..structure.threads import find_threads, may_be_thread
from .lines import Lines, best_run
from .marked import is_link
from .words import Words

__all__ = [
    "REASONS",
    "Choice",
    "choose_lines",
    "choose_main_lines",
    "choose_page_lines",
    "load",
]

#: Added to the log-odds before the best run is looked for: recall is worth more than precision. F1 of
#: five-fold cross-validation by site is flat from 1.0 to 1.3, and within KEEP_ABOVE from -3 to -1.2
#: (`benchmarks/train_page.py --cv`).
LENIENCE = 1.2
LIMIT = 4.0
KEEP_ABOVE = -2.0
#: The same in other languages, where recall is worth more still.
WORDLESS_LENIENCE, WORDLESS_KEEP_ABOVE = 2.5, -3.2
#: There a text of which this share of the lines is prose, or has prose near it, has hardly a page around it
#: either, and loses only the others.
NEAR_SHARE = 0.9
#: A shorter line that ends no sentence is no beginning and no end of an article, but a date, a name or a
#: button beside it (+.0004 F1 on both sets, without loss).
EDGE_CHARS = 25
#: Where fewer of the lines are no prose, there is no page around the article: so it is with 1 % of the
#: training pages, and with more than half of their gold texts.
LABEL_SHARE = 0.34
#: So is there where fewer of the lines of Markdown are nothing but links.
LINK_SHARE = 0.2
#: Where less than this share of the page's characters would be left, and no more than so many, the strict
#: mode decides: a page of nothing but names or figures has no run of prose. A longer run is an article,
#: however much stands around it.
LEAST_SHARE, ENOUGH_CHARS = 0.08, 1_500
#: The commonest words make up this share of the first long lines of 99 % of English pages, and of none
#: of 600 articles in eleven other languages.
KNOWN_SHARE = 0.2
LONG_LINE_CHARS, LONG_LINES = 80, 12
#: Where little is left, a line goes only if it is no prose and no prose is within this many lines.
STRICT_REACH = 2
#: Characters that make prose of any line, with and without spaces between words.
STRICT_CHARS, STRICT_WIDE_CHARS = 80, 30


class Choice(NamedTuple):
    """The verdict on each line: kept or not, its log-odds, and what decided: a key of `REASONS`.

    `comments` tells the lines of threads; of these nothing else was asked. `links` tells those of Markdown
    that are nothing but links.
    """

    kept: list[bool]
    scores: list[float]
    reason: str
    comments: Sequence[bool] = ()
    links: Sequence[bool] = ()


REASONS = {
    "weights": "the weights decided",
    "comments": "a thread of readers' comments",
    "links": "nothing but links, and no sentence",
    "article": "the text has few labels, so nothing goes",
    "language": "the language is none that the weights know, so no words were asked, and more is kept",
    "little": "little looks like an article, so only labels far from prose go",
}


@lru_cache(maxsize=1)
def load_all() -> tuple[tuple[Words, Trees], tuple[Words, Trees]]:
    """Load words and trees of the package, once, and those for languages that they do not know."""
    data = read_weights(__file__)
    known = Trees(data["features"], data["trees"], **data["stops"])
    wordless = data["wordless"]
    other = Trees(data["features"], wordless["trees"], **wordless["stops"])
    return (Words(data["words"], data["base"], data["common"]), known), (Words({}, data["base"], ()), other)


def load() -> tuple[Words, Trees]:
    """Load the word weights and the trees of the package."""
    return load_all()[0]


def choose_main_lines(texts: Sequence[str]) -> Choice:
    """Choose by the weights of the package. No text may be blank.

    >>> page = ["Home", "News", "Sport", "Log in", "Subscribe", "About us"]
    >>> page += ["It rained all day in the harbour, and the ferry stayed where it was until the evening."]
    >>> page += ["Then the wind dropped, and the ferry left with eleven passengers and a piano on its deck."]
    >>> [text for text, kept in zip(page, choose_main_lines(page).kept) if not kept]
    ['Home', 'News', 'Sport', 'Log in', 'Subscribe', 'About us']
    """
    return choose_lines(texts, *load())


def choose_page_lines(lines: Sequence[str], texts: Sequence[str]) -> Choice:
    """Choose among the lines of a page that say something: `texts` is what each line says, "" for nothing.

    Of a page in Markdown, lines go that are nothing but links, unless there are few and no page around.
    """
    choice = choose_main_lines([text for text in texts if text])
    links = [is_link(line) for line, text in zip(lines, texts, strict=True) if text]
    if choice.reason == "article" and sum(links) < LINK_SHARE * len(links):
        return choice
    kept = [kept and not link for kept, link in zip(choice.kept, links, strict=True)]
    return choice._replace(kept=kept, links=links)


def choose_lines(texts: Sequence[str], words: Words, trees: Trees) -> Choice:
    """Choose the lines of the article among `texts`, none of them blank."""
    comments = in_threads(texts)
    if True not in comments:
        return weigh_lines(texts, words, trees)
    asked = weigh_lines([text for text, out in zip(texts, comments, strict=True) if not out], words, trees)
    verdicts = iter(zip(asked.kept, asked.scores, strict=True))
    kept, scores = zip(*[(False, -LIMIT) if out else next(verdicts) for out in comments], strict=True)
    return Choice(list(kept), list(scores), asked.reason, comments)


def in_threads(texts: Sequence[str]) -> list[bool]:
    """Tell for each line whether it is of a thread of comments; of a page of nothing else, none is."""
    doc = Doc("\n".join(texts))
    found = {edit.start for edit in find_threads(doc)} if may_be_thread(doc) else set()
    inside = [line.start in found for line in doc.lines]
    return inside if False in inside else [False] * len(texts)


def weigh_lines(texts: Sequence[str], words: Words, trees: Trees) -> Choice:
    """Choose the lines of the article among those outside threads."""
    lines = Lines(texts)
    if lines.prose.count(0) < LABEL_SHARE * len(texts):
        return Choice([True] * len(texts), [-LIMIT] * len(texts), "article")
    if not knows_language(lines, words):
        return choose_in_other_language(lines)
    scores = scores_of(lines, words, trees)
    begin, end = run_of(lines, scores, LENIENCE)
    label = [n < EDGE_CHARS and not ending for n, ending in zip(lines.sizes, lines.endings, strict=True)]
    while begin < end and label[begin]:
        begin += 1
    while begin < end and label[end - 1]:
        end -= 1
    kept = [begin <= n < end and score > KEEP_ABOVE for n, score in enumerate(scores)]
    keep_sentence(lines, kept, end)
    if is_little(lines, kept):
        return Choice(near_prose(lines), scores, "little")
    return Choice(kept, scores, "weights")


def choose_in_other_language(lines: Lines) -> Choice:
    """Choose the lines of the article by trees that know no words."""
    near = near_prose(lines)
    if sum(near) >= NEAR_SHARE * len(near):
        return Choice(near, [-LIMIT] * len(near), "language")
    scores = scores_of(lines, *load_all()[1])
    begin, end = run_of(lines, scores, WORDLESS_LENIENCE)
    kept = [
        begin <= n < end and score > WORDLESS_KEEP_ABOVE and is_near
        for n, (score, is_near) in enumerate(zip(scores, near, strict=True))
    ]
    keep_sentence(lines, kept, end)
    return Choice(near if is_little(lines, kept) else kept, scores, "language")


def scores_of(lines: Lines, words: Words, trees: Trees) -> list[float]:
    """Return the log-odds of each line to be of the article."""
    scores = [-LIMIT] * len(lines.texts)
    for i, score in zip(lines.wanted, map(trees.scorer(len(lines.wanted)), lines.rows(words)), strict=True):
        scores[i] = score
    return scores


def run_of(lines: Lines, scores: Sequence[float], lenience: float) -> tuple[int, int]:
    """Return the half-open range of lines with the largest sum of log-odds, each weighed by its length."""
    low, high = -LIMIT - lenience, LIMIT - lenience
    return best_run(
        [
            ((low if score < low else high if score > high else score) + lenience) * root
            for score, root in zip(scores, lines.roots, strict=True)
        ]
    )


def keep_sentence(lines: Lines, kept: list[bool], end: int) -> None:
    """Keep the line behind the run that closes the sentence of the line before it: it begins small."""
    if end < len(kept) and lines.endings[end] and begins_small(lines.texts[end]):
        kept[end] = True


def is_little(lines: Lines, kept: Sequence[bool]) -> bool:
    """Tell whether next to nothing of a page would be left."""
    return sum(compress(lines.sizes, kept)) < min(ENOUGH_CHARS, LEAST_SHARE * sum(lines.sizes))


def knows_language(lines: Lines, words: Words) -> bool:
    """Tell whether the weights know the words of the page's long lines, or of all if none is long."""
    long = [text for text, size in zip(lines.texts, lines.sizes, strict=True) if size >= LONG_LINE_CHARS]
    return words.known_share((long or lines.texts)[:LONG_LINES]) >= KNOWN_SHARE


def near_prose(lines: Lines) -> list[bool]:
    """Tell for each line whether it is prose or has prose near it; where there is none, all is near."""
    prose = [
        (end and size >= STRICT_WIDE_CHARS)
        or size >= STRICT_CHARS
        or (size >= STRICT_WIDE_CHARS and is_wide(text))
        for text, size, end in zip(lines.texts, lines.sizes, lines.endings, strict=True)
    ]
    running = [0, *accumulate(prose)]
    count = len(prose)
    if not running[-1]:
        return [True] * count
    return [
        running[min(count, i + STRICT_REACH + 1)] > running[max(0, i - STRICT_REACH)] for i in range(count)
    ]


def is_wide(text: str) -> bool:
    """Tell whether a text is in a script that writes without spaces."""
    return text.count(" ") * 12 < len(text)

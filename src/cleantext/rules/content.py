"""What a page puts around the article, told by its place, its look and what the article speaks of."""

from ..cleaning.labels import LabelRow
from ..finders.among import Among
from ..kernel.rule import Rule
from ..structure.announced import find_announced
from ..structure.below import find_below
from ..structure.cards import find_cards
from ..structure.consent import COOKIES, find_consent
from ..structure.foot import find_between
from ..structure.headlines import find_headlines
from ..structure.islands import find_islands
from ..structure.last import find_last
from ..structure.menus import find_bars, find_menu, find_shares, may_be_shares
from ..structure.others import find_others
from ..structure.polls import find_polls, may_be_poll
from ..structure.specks import find_specks
from ..structure.strangers import find_index, find_strangers
from ..structure.teasers import find_kicked, find_teasers, may_be_teasers
from ..structure.threads import find_threads, may_be_thread
from ..structure.timed import find_dates, find_timed, may_be_timed

RULES: tuple[Rule, ...] = (
    Rule(
        "content.between",
        Among("content.between", find_between),
        why="what lies between other boilerplate below the article: the rest of the page's foot",
        kind="navigation",
        budget=0.6,
    ),
    Rule(
        "content.announced",
        Among("content.announced", find_announced),
        why="headlines below a label that names other stories, at the end of the text",
        kind="recommendation",
        budget=0.4,
    ),
    Rule(
        "content.headlines",
        find_headlines,
        why="headlines of other stories below the article, in a row",
        kind="recommendation",
        budget=0.3,
    ),
    Rule(
        "content.teasers",
        find_teasers,
        why="teasers of other stories that break off, in a row, of which the article does not speak",
        kind="recommendation",
        budget=0.6,
        may_find=may_be_teasers,
    ),
    Rule(
        "content.kicked",
        find_kicked,
        why="teaser within the article: a headline, the name of its section and the headline again",
        kind="recommendation",
        budget=0.4,
    ),
    Rule(
        "content.others",
        find_others,
        why="headlines of other stories in a row, of which the article does not speak",
        kind="recommendation",
        budget=0.8,
    ),
    Rule(
        "content.timed",
        find_timed,
        why="other stories with their dates or times, newest first, of which the article does not speak",
        kind="recommendation",
        budget=0.9,
        may_find=may_be_timed,
    ),
    Rule(
        "content.threads",
        find_threads,
        why="readers' comments below the article, told by the buttons and times that recur around them",
        kind="comments",
        may_find=may_be_thread,
    ),
    Rule(
        "content.dates",
        find_dates,
        why="date and time of publication alone on a line, above or below the article",
        kind="navigation",
    ),
    Rule(
        "content.menu",
        Among("content.menu", find_menu),
        why="the rest of a menu above the article, between items that other rules know",
        kind="navigation",
        budget=0.4,
    ),
    Rule(
        "content.bars",
        find_bars,
        why="menu of a page, told by the bars between its items or by the blanks that it lost",
        kind="navigation",
        budget=0.6,
    ),
    Rule(
        "content.shares",
        find_shares,
        why="share bar, one network a line",
        kind="social",
        may_find=may_be_shares,
    ),
    Rule(
        "content.labels",
        LabelRow("content.labels"),
        why="line of nothing but labels that other rules know: buttons in a row, a menu without its bars",
        kind="label",
    ),
    Rule(
        "content.polls",
        find_polls,
        why="poll: a question, what one may answer, and a button to vote or to see the result",
        kind="promotion",
        budget=0.6,
        may_find=may_be_poll,
    ),
    Rule(
        "content.consent",
        find_consent,
        why="box that asks for consent to cookies, with its buttons, above or below the article",
        kind="legal",
        budget=0.6,
        needs=COOKIES,
    ),
    Rule(
        "content.below",
        Among("content.below", find_below),
        why="what stands below a line of the page's foot and of which the article does not speak",
        kind="recommendation",
        budget=0.5,
    ),
    Rule(
        "content.strangers",
        Among("content.strangers", find_strangers),
        why="teasers of other stories above the article, set apart by the page's chrome",
        kind="recommendation",
        budget=0.4,
    ),
    Rule(
        "content.islands",
        Among("content.islands", find_islands),
        why="what is left between other boilerplate, apart from the article, which does not speak of it",
        kind="navigation",
        budget=0.5,
    ),
    Rule(
        "content.cards",
        Among("content.cards", find_cards),
        why="headlines of other stories, each with its sentence, below a label at the end",
        kind="recommendation",
        budget=0.3,
    ),
    Rule(
        "content.last",
        Among("content.last", find_last),
        why="last lines of the page's foot, of which the article does not speak",
        kind="navigation",
        budget=0.25,
    ),
    Rule(
        "content.index",
        Among("content.index", find_index),
        why="the headlines of a page that holds no article",
        kind="recommendation",
    ),
    Rule(
        "content.specks",
        find_specks,
        why="full stop alone on a line, or a rule below the last sentence: what is left of a page's blocks",
        kind="placeholder",
    ),
)

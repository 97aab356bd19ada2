"""Hostile texts through the whole pipeline: they come back, hold the laws, and cost no more than twice for
twice the text. Work is counted, never timed: see `cleantext.testing.counted_work`."""

import random

import pytest

import cleantext
from cleantext import Doc
from cleantext.finders.blocks import Block, Head, Tail
from cleantext.kernel.doc import WORD_LIST_LINES
from cleantext.packs import source_packs
from cleantext.testing import HOSTILE, LawBroken, assert_linear, counted_work

RULES = [rule for pack in source_packs() for rule in pack.rules]
SIZE = 3_000  # characters; the test doubles it twice

STRANGE = {
    "one line of 10 MB": "x" * 10_000_000,
    "one line of 5 MB of prose": "It rained on the harbour, and nobody went out. " * 110_000,
    "only spaces": " \u00a0\t" * 50_000,
    "only combining marks": "\u0301\u0323\u0300" * 50_000,
    "only quotes": "’”“'\"" * 20_000,
    "unmatched brackets": "[({<" * 25_000,
    "100,000 opening tags": "<a " * 100_000,
    "100,000 spaces": " " * 100_000 + "x",
    "100,000 line feeds": "x" + "\n" * 100_000 + "x",
    "1,000,000 combining marks": "e" + "\u0301\u0323" * 500_000,
    "alternating scripts": "аbвd中e" * 30_000,
    "deep brackets": "(" * 50_000 + ")" * 50_000,
    "deep quotes": "“" * 50_000 + "”" * 50_000,
    "unterminated template": "{{ " * 50_000,
    "unterminated list": "['" + "a’, ’" * 30_000,
    "nested entities": "&" + "amp;" * 50_000 + "lt;",
    "mojibake": "â€™Ã©" * 30_000,
    "apostrophes": "’t" * 50_000,
    "hyphens": "a - b-c " * 20_000,
    "the same line": "The same line of text again.\n" * 10_000,
    "labels": "Advertisement\n" * 20_000,
    "glued labels": "It rained.Recommended:Why it rainedThen it stopped. " * 3_000,
}


@pytest.mark.parametrize("name", STRANGE)
def test_strange_text_comes_back(name):
    text = STRANGE[name]
    done = cleantext.trace(text)
    done.text.encode("utf-8")
    assert done.patch.apply(text) == done.text
    if done.settled and len(text) < 1_000_000:
        assert done.text == cleantext.clean(done.text)


@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
@pytest.mark.parametrize("profile", sorted(cleantext.PROFILES))
def test_twice_the_text_is_at_most_twice_the_work(piece, profile):
    cleaner = cleantext.pipeline(profile)
    cleaner(piece)
    assert_linear(cleaner, [piece], size=SIZE, growth=2.3, floor=60_000, measure=counted_work)


# Texts that are no repetition of one piece.
GROWING = {
    "& nested": lambda n: "&" + "amp;" * (n // 4) + "lt;",
    "marks, then other marks": lambda n: "e" + "\u0301" * (n // 2) + "\u0323" * (n // 2),
    "blanks, then a letter": lambda n: " " * n + "x",
    "lines that differ in a character": lambda n: "\n".join(
        f"The same line of text, number {i} of many." for i in range(n // 40)
    ),
    "a line, then its copies": lambda n: "It rained all day long in the harbour town.\n" * (n // 44),
    "quotes that never close": lambda n: "“It rained. ‘It stopped. (He left. [She stayed. " * (n // 48),
    "one long word": lambda n: "x" * n,
    "list that never ends": lambda n: "['" + "It rained.’, ’" * (n // 14),
}


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_size_is_at_most_twice_the_work(name):
    cleaner = cleantext.pipeline()
    cleaner(GROWING[name](100))
    works = [counted_work(cleaner, GROWING[name](size)) for size in (4_000, 8_000, 16_000)]
    assert works[2] < 60_000 or works[2] <= 2.3 * works[1] or works[1] <= 2.3 * works[0], works


# Below prose, lines are part of an article that is over, and other finders look at them than at a text that
# is nothing but them.
ABOVE = (
    "The harbour master said on Tuesday that the ferry would leave at noon, with eleven passengers on it.\n"
    * 3
)
BELOW = {
    "labels of links": "Related stories:\n",
    "labels that read on": "Read more:\n",
    "letters": "a\n",
    "letters with a blank of no width": "a\u200b\n",
    "tags": "Tags:\n",
    "topics": "Topics:\nriver\n\n",
    "counters": "3 comments\n",
    "comments": "Reply\n2 hours ago\nJohn\nI like the bridge.\n",
    "heads of comments": "2 comments on “The title of a story”\n",
    "rights": "© 2020 Example News. All rights reserved.\n",
    "dates and headlines": "12 May 2020 10:30\nMayor faces questions over bridge\n",
    "credits": "Photo: Jo Doe/Reuters\n",
    "networks": "Facebook\nTwitter\nLinkedIn\n",
    "labels of East Asia": "昨日新桥开放市民纷纷前往\n相关阅读：\n新桥三号开放\n",
}


@pytest.mark.parametrize("name", BELOW)
def test_twice_the_lines_below_an_article_are_at_most_twice_the_work(name):
    cleaner = cleantext.pipeline()
    works = []
    for size in (8_000, 16_000, 32_000):
        text = ABOVE + BELOW[name] * (size // len(BELOW[name]))
        cleaner(text[:600])
        works.append(counted_work(cleaner, text))
    assert works[2] <= 2.3 * works[1] or works[1] <= 2.3 * works[0], works


@pytest.mark.parametrize("mark", ["{}. ", "- ", ""])
def test_a_list_that_is_printed_twice_costs_what_it_weighs(mark):
    cleaner = cleantext.pipeline()
    works = []
    for size in (8_000, 16_000, 32_000):
        items = (
            f"{mark.format(number)}Item number {number} of the long list that is printed\n"
            for number in range(size // 100)
        )
        text = "".join(items)
        works.append(counted_work(cleaner, ABOVE + text + text))
    assert works[2] <= 2.3 * works[1] or works[1] <= 2.3 * works[0], works


@pytest.mark.parametrize("part", range(8))
def test_near_matches_of_every_rule_are_no_more_than_twice_the_work(part):
    """The first half of an example, its end cut off, many times over: matches that never come.

    Of sentences that each are a call, the last goes round after round: the smallest text is so long that
    the rounds are used up, for what they add is no growth. A budget that a short text exceeds and paragraphs
    that are in reach of each other up to some size are none either, so what seems to grow is asked again of
    texts four times as long.
    """
    cleaner = cleantext.pipeline()
    for rule in RULES[part::8]:
        example = max(rule.drops[0].split("\n"), key=len)
        for piece in (example[: max(4, len(example) // 2)], rule.drops[0] + "\n", example + " "):
            cleaner(piece)  # what compiles once is no growth, and would hide some
            try:
                assert_linear(cleaner, [piece], size=3_000, growth=2.3, floor=60_000, measure=counted_work)
            except LawBroken:
                assert_linear(cleaner, [piece], size=12_000, growth=2.3, floor=60_000, measure=counted_work)


@pytest.mark.parametrize(
    "find",
    [
        Tail("a.b", "Open", share=0.9, evidence_words=("never",)),
        Block("a.b", "Open", "Close", evidence_words=("never",)),
        Block("a.b", "Open", "Close"),
        Head("a.b", "Open", share=0.9, evidence_words=("never",)),
    ],
    ids=lambda find: type(find).__name__,
)
def test_many_lines_that_open_a_block_cost_what_they_weigh(find):
    """Each opening line must not read, copy or fold the rest of the text again."""

    def work(text):
        return list(find(Doc(text)))

    assert_linear(work, ["Open\n"], size=4_000, growth=2.3, floor=3_000, measure=counted_work)
    assert_linear(work, ["Open\n\n\n"], size=4_000, growth=2.3, floor=3_000, measure=counted_work)


PROSE = "It rained all day in the harbour, and the ferry stayed where it was until the evening of the storm."


@pytest.mark.parametrize(
    "words", [["Reply", "12 comments", "Ad", "3 May 2012", "相关阅读"], ["7", "88", "999"]]
)
def test_a_list_of_thousands_of_words_costs_what_its_repairs_do_and_says_so(words):
    text = "\n".join([*(words * WORD_LIST_LINES)[:WORD_LIST_LINES], PROSE])
    done = cleantext.trace(text.replace("storm", "stÃ¶rm"))
    assert done.text == text.replace("storm", "störm")
    assert [warning[:5] for warning in done.warnings] == ["list:"]
    assert counted_work(cleantext.clean, text) < 60 * WORD_LIST_LINES


@pytest.mark.parametrize("count", [100, WORD_LIST_LINES])
def test_an_article_is_no_list_however_long(count):
    text = "\n".join([*[f"{number}. {PROSE}" for number in range(count)], "Advertisement"])
    done = cleantext.trace(text)
    assert not done.warnings
    assert done.text.rstrip().endswith(PROSE)


def test_of_labels_that_stand_one_below_the_other_each_takes_its_own_list():
    text = "\n".join([PROSE, *["相关阅读"] * 400])
    assert cleantext.clean(text).rstrip() == PROSE


def test_the_measure_sees_quadratic_work():
    def quadratic(text):
        for line in text.split("\n"):
            text.count(line)

    with pytest.raises(LawBroken, match="each doubling"):
        assert_linear(quadratic, ["ab\n"], size=1_000, growth=2.3, floor=10_000, measure=counted_work)


def test_a_thousand_rules_and_their_examples_in_one_text():
    draw = random.Random(1)
    pieces = [text for rule in RULES for text in (*rule.drops, *rule.keeps)]
    draw.shuffle(pieces)
    text = "\n".join(pieces)
    done = cleantext.trace(text)
    assert done.patch.apply(text) == done.text
    assert 0.05 < done.kept_share <= 1

"""The page profile: the article's lines of a page's text without markup."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleantext
from cleantext.page import explain_lines
from cleantext.page.lines import FEATURES, Lines, best_run
from cleantext.page.model import REASONS, choose_main_lines, keep_sentence, load
from cleantext.page.words import head_bytes, is_ending, keys_of, size_class, split_heads
from cleantext.testing import assert_linear

STORY = [
    "The ferry to the islands left at six, an hour late, with eleven passengers and a piano on the car deck.",
    "Nobody had asked for the piano. It stood under a green tarpaulin, and the harbour master said that it "
    "belonged to a school on the northern island that had closed in spring.",
    "“We thought about leaving it,” said the mate, “but somebody had paid for the crossing.” The wind "
    "dropped after the second buoy, and the children began to play.",
    "By the time the lights of the town came up, they had found three songs that everyone knew, and the "
    "captain stopped the engine for the last of them.",
]
HEAD = ["The Coast Paper", "Home", "News", "Sport", "Weather", "Subscribe", "Log in", "Home > News > Islands"]
FOOT = [
    "Related articles",
    "Ten harbours worth a detour",
    "Where to eat in the north",
    "More from News",
    "Sign up for our newsletter",
    "Contact us",
    "Privacy policy",
    "Terms of use",
    "© The Coast Paper. All rights reserved.",
]
PAGE = [*HEAD, "A piano for the islands", "By Ada Holm", "3 May", *STORY, *FOOT]
RUSSIAN = [
    "Главная",
    "Новости",
    "Спорт",
    "Погода",
    "Паром к островам ушёл в шесть часов, на час позже, с одиннадцатью пассажирами и роялем на палубе.",
    "Никто не заказывал рояль. Он стоял под зелёным брезентом, и начальник порта сказал, что он из школы.",
    "Переправа",
    "Когда показались огни города, дети уже знали три песни, и капитан остановил двигатель ради последней.",
    "Контакты",
    "Реклама",
    "О нас",
    "Вакансии",
]
CHINESE = [
    "首页",
    "新闻",
    "体育",
    "渡轮六点钟才开往群岛，晚了一个小时，船上有十一名乘客和一架钢琴，没有人知道是谁的。",
    "港务长说，钢琴是北岛一所学校的，那所学校春天就关门了，孩子们却一直想把它带回家。",
    "联系我们",
    "版权声明",
    "招聘",
    "广告",
]


def kept(lines):
    return [line for line, keep in zip(lines, choose_main_lines(lines).kept, strict=True) if keep]


def test_the_story_is_kept_and_the_page_around_it_goes():
    assert cleantext.clean("\n".join(PAGE), profile="page").strip().split("\n") == STORY


def test_every_dropped_line_names_its_rule():
    done = cleantext.trace("\n".join(PAGE), profile="page")
    assert "page.boilerplate" in {rule for edit in done.edits for rule in edit.rules}
    assert done.patch.apply(done.raw) == done.text
    assert done.patch.inverse(done.raw).apply(done.text) == done.raw


def test_a_second_call_changes_nothing():
    once = cleantext.clean("\n".join(PAGE * 3), profile="page")
    assert once == cleantext.clean(once, profile="page")


def test_an_article_alone_comes_back_unchanged():
    text = "\n\n".join([*STORY, *reversed(STORY[:3]), *STORY[1:3]])
    assert text == cleantext.keep_main_content(text)


@pytest.mark.parametrize(("page", "prose"), [(RUSSIAN, RUSSIAN[4:8]), (CHINESE, CHINESE[3:5])])
def test_a_language_without_training_text_loses_only_labels_far_from_prose(page, prose):
    assert choose_main_lines(page).reason == "language"
    left = kept(page)
    assert [line for line in left if line in prose] == prose
    assert page[0] not in left
    assert page[-1] not in left


def test_a_page_of_names_is_not_emptied():
    names = [
        f"{first} {last}" for first in "Ada Bo Cy Di Ed Flo".split() for last in "Holm Berg Lund Dahl".split()
    ]
    assert kept(names) == names


def test_the_best_run_is_the_maximum_sub_array():
    assert best_run([-1.0, -2.0]) == (0, 0)
    assert best_run([1.0, -0.5, 1.0, -3.0, 2.0, 2.0]) == (4, 6)


def test_a_row_has_a_number_for_every_feature():
    words, trees = load()
    assert trees.features == tuple(FEATURES)
    lines = Lines(PAGE)
    rows = list(lines.rows(words))
    assert len(rows) == len(lines.wanted)
    assert {len(row) for row in rows} == {len(FEATURES)}


def test_an_article_ends_with_its_last_sentence_however_short():
    page = [*HEAD, "3 May", *STORY, "“Bravo!”", "Share", *FOOT]
    assert kept(page) == [*STORY, "“Bravo!”"]


def test_no_line_near_prose_gives_no_rows():
    assert list(Lines(["Home", "News"]).rows(load()[0])) == []


def test_a_text_with_few_labels_is_no_page_and_comes_back_whole():
    choice = choose_main_lines([*STORY, "A piano for the islands", *STORY])
    assert choice.reason == "article"
    assert all(choice.kept)


def test_lines_that_go_together_are_one_edit():
    text = "\n\n".join(PAGE)
    edits = cleantext.keep_main_content.trace(text).edits
    gone = [text[edit.start : edit.end].count("\n\n") for edit in edits]
    assert gone == [len(PAGE) - len(STORY) - len(FOOT) - 1, len(FOOT) - 1]


def test_every_line_says_why_in_words():
    page = explain_lines("\n".join(PAGE))
    assert [line.text for line in page if line.kept] == STORY
    reasons = [line.why() for line in page]
    assert all(reason.startswith(("kept: ", "dropped: ")) for reason in reasons)
    story, contact = reasons[PAGE.index(STORY[1])], reasons[PAGE.index("Contact us")]
    assert "for it: " in story
    assert "against it: " in contact
    named = [name for name in FEATURES.values() if name in contact]
    assert len(named) >= 2


def test_what_the_weights_did_not_decide_says_what_did():
    assert {line.why() for line in explain_lines("\n".join(STORY))} == {f"kept: {REASONS['article']}"}
    assert explain_lines("\n".join(RUSSIAN))[0].why() == f"dropped: {REASONS['language']}"


def test_words_are_named_by_where_they_stand():
    heads = split_heads(head_bytes(["Read more: “Ferries, 2024”", "12 May", "—"]))
    assert heads == [[b"read", b"more", b"ferries", b"0000"], [b"00", b"may"], ["—".encode()]]
    assert keys_of(heads[1], 6) == [b"^00", b"^00 may", b"may$", b"=00 may"]
    assert keys_of(heads[0], 200) == [b"^read", b"^read more"]
    assert keys_of([], 1) == []


@pytest.mark.parametrize("text", ["It rained.", "“It rained.”", "雨が降った。", "बारिश हुई।", "Did it?)"])
def test_a_line_ends_a_sentence_in_any_script(text):
    assert is_ending(text)
    assert size_class(len(text), True) == size_class(len(text), False) + 1


def test_the_weights_give_the_frozen_scores():
    """After training, read the difference and write the new numbers here."""
    scores = choose_main_lines(PAGE).scores
    assert [round(scores[i], 2) for i in FROZEN] == list(FROZEN.values())


FROZEN = {
    0: -4.0,
    8: -1.38,
    9: -1.52,
    11: 2.79,
    12: 2.86,
    13: 2.64,
    14: 2.34,
    15: -1.62,
    16: -1.69,
    23: -2.56,
}


@given(
    st.lists(st.text(alphabet="aB .!?,©|:1中ا\u0e01", min_size=1).filter(str.strip), min_size=8, max_size=30)
)
@settings(max_examples=100, deadline=None)
def test_any_lines_give_a_text_that_stays(lines):
    once = cleantext.clean("\n".join(lines), profile="page")
    assert once == cleantext.clean(once, profile="page")


def test_twice_the_lines_cost_about_twice_the_work():
    """Quadratic work grows by four; a clock that errs once is asked again."""
    page = "\n".join(PAGE) + "\n"
    assert_linear(lambda text: choose_main_lines(text.splitlines()), [page], size=40 * len(page))


def test_an_article_is_taken_however_much_stands_around_it():
    """A page with a thousand lines of labels around an article has that article, not all of its labels."""
    labels = [f"Harbour number {n} and what the papers said" for n in range(2_000)]
    story = [f"{text} That was on day {n} of the crossing." for n in range(4) for text in STORY]
    choice = choose_main_lines([*labels[:1_000], *story, *labels[1_000:]])
    assert choice.reason == "weights"
    assert sum(choice.kept) < 100
    assert all(choice.kept[1_001:1_015])


def test_an_article_that_is_shorter_than_its_comments_is_found():
    first = "I have been on that ferry myself, and nobody sang there at all, not even the captain."
    second = "What they do not tell you is that the piano was mine, and that nobody had asked me for it."
    said = [
        line
        for n in range(9)
        for line in (f"walker{n}", f"{n + 3} hours ago", f"{first} {n}", f"{second} {n}", "Reply", "Report")
    ]
    page = ["Home", "News", "Sport", *STORY[:2], "9 Comments", *said]
    lines = explain_lines("\n".join(page))
    assert [line.text for line in lines if line.kept] == STORY[:2]
    assert {line.reason for line in lines if line.text in said} == {"comments"}
    assert "comments" in next(line for line in lines if line.text == "Reply").why()


def test_a_sentence_far_below_an_article_in_another_language_goes():
    seasons = ("Так было весной.", "Так было летом.", "Так было осенью.")
    story = [f"{line} {season}" for season in seasons for line in (*RUSSIAN[4:6], RUSSIAN[7])]
    towns = [f"{town}: новый мост" for town in ("Псков", "Тверь", "Омск", "Пермь", "Орёл", "Тула", "Уфа")]
    notice = "Перепечатка материалов без разрешения редакции, в том числе частичная, не разрешается никому."
    left = kept([*RUSSIAN[:4], *story, *towns, *RUSSIAN[8:], *towns[::-1], notice])
    assert [line for line in left if line in story] == story
    assert notice not in left


def test_an_article_in_another_language_with_hardly_a_page_around_it_keeps_its_ends():
    text = ["Псков", "Порт", RUSSIAN[4], "Порт", RUSSIAN[5], "Порт", RUSSIAN[7], "«Браво»", "Псков"]
    assert kept(text) == text


@pytest.mark.parametrize(
    ("behind", "stays"),
    [("now keeper of the light, it says.", True), ("The light.", False), ("about us", False)],
)
def test_the_line_behind_the_run_stays_if_it_closes_a_sentence(behind, stays):
    left = [True, False, False]
    keep_sentence(Lines([STORY[0], behind, "Contact"]), left, 1)
    assert left == [True, stays, False]

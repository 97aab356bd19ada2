"""Labels that no list holds go by the words they are made of; headings, verse and lists stay."""

import re
import tomllib
from pathlib import Path

import pytest

import cleantext
from cleantext.strings.lexicon import CLASSES, classes_of
from cleantext.structure.furniture import furniture_in
from cleantext.testing import assert_linear, counted_work

WORDS = Path(cleantext.__file__).parent / "packs" / "words"
LISTS = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(WORDS.glob("*.toml"))}
STORY = [
    "Bridge to open two years late",
    "The minister said on Monday that the bridge would open in the spring, two years later than planned.",
    "Nobody in the town hall wanted to say on Tuesday how much it would cost, and the builders said nothing.",
    "The old wooden piers have rotted, and lorries have had to take the long way round since last winter.",
]
LABELS = [
    "Browse the show calendar",
    "See all recent comments on our stories",
    "Themenseiten zu diesem Artikel:",
    "Das Thema könnte dich auch interessieren:",
    "Einen neuen Kommentar hinzufügen",
    "Zur mobilen Version der Seite wechseln »",
    "Voir tous les commentaires de nos lecteurs",
    "Ver todos los comentarios del artículo",
    "Todas as notícias do nosso site",
    "Leggi tutti i commenti dei lettori",
    "Bekijk alle artikelen en reacties",
    "Zobacz wszystkie komentarze czytelników",
    "Читать все комментарии к статье",
    "Διαβάστε όλα τα σχόλια των αναγνωστών",
    "Okuyucu yorumlarının tümünü görüntüle",
    "اقرأ جميع تعليقات القراء",
    "查看全部评论",
    "すべてのコメントを見る",
    "댓글 모두 보기",
]
#: Below an article, or above it, as its own.
OWN = [
    "The town by the river",
    "Photographs of a lost summer",
    "Ann Marsh, Northport",
    "Two cups of flour and a pinch of salt",
    "And the piano went down with the ferry",
    "Northport 3, Southport 1",
    "Der Preis der Freiheit",
    "Un été au bord de la mer",
    "Zwei Tassen Mehl",
    "Последний паром",
    "春眠不觉晓",
]


def cleaned(*lines):
    return [line for line in cleantext.drop_boilerplate("\n\n".join(lines)).split("\n") if line]


@pytest.mark.parametrize("label", LABELS)
def test_a_label_of_such_words_goes_below_the_article_and_above_it(label):
    assert furniture_in(label)
    assert cleaned(*STORY, label) == STORY
    assert cleaned(STORY[0], label, *STORY[1:]) == STORY


@pytest.mark.parametrize("line", OWN)
def test_other_lines_stay(line):
    assert not furniture_in(line)
    assert cleaned(*STORY, line) == [*STORY, line]


def test_a_language_narrows_the_words_but_english_labels_stand_everywhere():
    assert furniture_in("Einen neuen Kommentar hinzufügen", ("de",))
    assert not furniture_in("Einen neuen Kommentar hinzufügen", ("fr",))
    assert furniture_in("Add a new comment", ("fr",))


def test_the_first_line_may_be_the_headline():
    assert (
        cleaned("How to delete all comments on a post", *STORY[1:])[0]
        == "How to delete all comments on a post"
    )


def test_within_the_article_a_heading_on_what_it_tells_stays():
    manual = [
        "The program asks for an account when it starts, and whoever has none must register with a password.",
        "Confirm your new password",
        "Choose a password that nobody guesses, and confirm the message in your mail before the week ends.",
    ]
    assert cleaned(STORY[0], *manual) == [STORY[0], *manual]


def test_within_the_article_two_things_of_which_it_does_not_speak_go():
    assert cleaned(*STORY[:3], "Read all 718 comments in our forum", STORY[3]) == STORY


@pytest.mark.parametrize(
    "line", ["Choose the file and click Download.", 'Print "all comments"', "3.1. Add a new comment"]
)
def test_sentences_code_and_numbered_headings_stay(line):
    assert cleaned(*STORY, line) == [*STORY, line]


def test_a_category_among_its_like_stays():
    awards = ["SONG OF THE YEAR", "A – B", "GROUP OF THE YEAR", "C – D", "VIDEO OF THE YEAR", "E – F"]
    assert cleaned(*STORY, *awards) == [*STORY, *awards]


@pytest.mark.parametrize("lang", LISTS)
def test_each_word_stands_in_one_list_in_small_letters(lang):
    lists = LISTS[lang]
    assert lists.keys() == CLASSES.keys()
    words = [word for text in lists.values() for word in text.split()]
    assert len(words) == len(set(words))
    assert [] == [word for word in words if word != word.lower() or re.search(r"[\s’\t]", word)]
    for name, text in lists.items():
        for word in text.split()[::40]:
            assert classes_of(word)[lang] == CLASSES[name]


@pytest.mark.parametrize(
    ("headline", "below"),
    [
        ("The end of the cookie banner", "Nothing changes until autumn, and then all of it."),
        ("The best newsletters of the year", "What forty of them taught one family"),
        ("Die besten Newsletter des Jahres", "Was vierzig davon eine Familie lehrten"),
    ],
)
def test_a_headline_of_such_words_above_a_standfirst_stays(headline, below):
    assert cleaned(headline, below, *STORY) == [headline, below, *STORY]


def test_a_label_above_the_headline_goes():
    assert cleaned("Back to Mobile View", *STORY) == STORY


@pytest.mark.parametrize(
    "piece",
    [
        f"{STORY[1]}\nSee all recent posts on our blog\n",
        "Add a new comment\nRead the latest news\nSign up for our newsletter\n",
        f"{STORY[1]}\n3 comments on “The bridge of the town”\n",
        f"{STORY[1]} more\n{STORY[2]} mehr\n",
        f"{STORY[1]}\nPosted by: Ann, 3 May 2012 | 15:22\n",
    ],
    ids=["labels in prose", "labels", "counters", "buttons", "signatures"],
)
def test_twice_the_labels_are_twice_the_work(piece):
    clean = cleantext.drop_boilerplate
    clean(piece)
    assert_linear(clean, [piece], size=6_000, growth=2.3, floor=60_000, measure=counted_work)


def test_questions_of_an_interview_stay():
    story = "The mayor of Eastport has run the town for nine years, and in June she will leave it for good."
    asked = ["Any regrets?", "Lisez-vous encore les commentaires ?", "And the price?", "Will you miss it?"]
    text = "\n\n".join(part for question in asked for part in (story, question, story))
    assert all(question in cleantext.drop_boilerplate(text) for question in asked)

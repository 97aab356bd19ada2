"""Boxes of facts, tables and the heads of minutes are of the article, whatever stands around them."""

import pytest

import cleantext
from cleantext.structure.facts import are_facts, name_of_fact

STORY = [
    "Am Montag hat der Rat der kleinen Stadt beschlossen, den alten Fährhafen im März für immer zu räumen.",
    "Seit jenem Tag hat niemand mehr auf dem Steg gestanden, sagen die Leute am Ufer, die dort angeln gehen.",
    "Ein neuer Hafen soll auf der anderen Seite gebaut werden, das Geld dafür ist aber noch nicht gefunden.",
]
WIDE_STORY = [
    "瀬戸内の小さな島で、塩田が閉じられてから四十年。主人公の多恵は、誰も上らなくなった石段を毎朝掃いている。理由は最後まで説明されない。",
    "著者はこれまで都市の若者を軽妙に描いてきた作家だ。本作では句読点さえ惜しむような文体で、老いと労働の手触りに迫っていく。",
    "帰省した孫との会話は、わずか六行しかない。これだけで、二人の十年が伝わる。書かれていない行のほうが多い。",
]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Serves: four", "Serves"),
        ("Longueur du trait de côte concerné : 14 km", "Longueur du trait de côte concerné "),
        ("定価:1,870円", "定価"),
        ("所在地　東京都墨田区", "所在地"),
        ("作家叶开痛陈教材编写之弊：太多框架", ""),
        ("The council met on Monday", ""),
    ],
)
def test_name_of_fact(text, name):
    assert name == name_of_fact(text)


def test_headlines_with_their_authors_are_no_facts():
    heads = [
        "Ann Sample: The ferry that would not sail when everybody wanted it to",
        "Bob Sample: What the council forgot to say about the other bank of the river",
        "Cy Sample: Why nobody has been seen on the pier since the day it was closed",
        "Dee Sample: Ten years of nets, and what the people of the shore make of them",
        "Eve Sample: The last of the lamps, and the keeper who would not put it out",
    ]
    assert not are_facts(heads)


def test_a_box_of_facts_above_the_article_stays():
    facts = [
        "Länge des Stegs im alten Hafen: 140 Meter",
        "Gebaut von Fischern der Stadt: 1898",
        "Zuletzt erneuert und gestrichen: 1974",
        "Fähren in jedem Jahr seit dem Krieg: rund 900",
    ]
    text = "\n\n".join([*facts, "Der letzte Tag am alten Fährhafen", *STORY])
    assert text == cleantext.clean(text)


@pytest.mark.parametrize(
    "facts",
    [
        [
            "評価:★★★★☆",
            "書名:塩の階段",
            "著者:三崎遼",
            "出版社:汐留書房",
            "判型・頁数:四六判・208頁",
            "定価:1,870円(税込)",
        ],
        [
            "所在地　東京都墨田区押上",
            "浴槽　白湯、薬湯、水風呂",
            "料金　大人470円、中人180円",
            "営業時間　午後3時から11時",
        ],
    ],
)
def test_a_box_of_facts_below_the_article_stays(facts):
    page = ["この記事をシェアする", "値上げの秋、家計はどう守る？", "記事の無断転載を禁じます"]
    done = cleantext.clean("\n\n".join([*WIDE_STORY, *facts, *page]))
    assert done.startswith("\n\n".join([*WIDE_STORY, *facts]).replace("\u3000", " "))

"""Menus go: told by bars, by lost blanks, or by the items around them; tables and lists stay."""

import pytest

import cleantext

HEAD = "Bridge to open two years late"
BODY = [
    "The minister said on Monday that the bridge would open in the spring, two years later than planned.",
    "Nobody in the town hall wanted to say on Tuesday how much more it would cost than the first estimate.",
]


def cleaned(*lines):
    return [line for line in cleantext.drop_boilerplate("\n".join(lines)).split("\n") if line]


@pytest.mark.parametrize(
    "menu",
    [
        ["Northport |", "WESTLAND |", "Sampletown |", "Example Island"],
        ["| Bridges", "|", "Ferries", "|", "Harbours"],
        ["Bridges | Ferries | Harbours | Towers | Lanes"],
        ["NorthportWestlandSampletownExamplevilleRivertonHarbourviewLakesideMillbrook"],
        ["СевергорскЗападнореченскОзёрскМостовойРечнойЛуговойЗаводскойПриморье"],
    ],
    ids=["behind", "before", "line", "glued", "cyrillic"],
)
def test_menus_above_the_article_go(menu):
    assert [HEAD, *BODY] == cleaned(HEAD, *menu, *BODY)


def test_the_rest_of_a_menu_goes_with_the_items_that_are_known():
    menu = ["Home", "News", "Bridges", "Sport", "Weather", "Towers", "Contact", "Ferries"]
    assert [HEAD, *BODY] == cleaned(HEAD, *menu, "", *BODY)


@pytest.mark.parametrize(
    "lines",
    [
        ["Team | Won | Lost | Drawn", "United | Six | Two | One", "Rovers | Five | Three | One"],
        ["| Team | Won |", "| United | 6 |", "| Rovers | 5 |"],
        ["By Ann Roe |", "Westland |"],
        ["#SaveTheBridge #SaveTheFerry #SaveTheOldTowerOfNorthport #BridgesForTheTown"],
        ["Ann Roe", "Jo Doe", "News", "Max Poe"],
    ],
    ids=["table", "framed table", "byline", "hashtags", "names"],
)
def test_what_only_looks_like_a_menu_stays(lines):
    kept = [line for line in lines if line not in ("News", "By Ann Roe |")]
    assert set(kept) <= set(cleaned(HEAD, *lines, *BODY))


def test_a_table_with_long_cells_keeps_its_head():
    rows = [
        "| Week | Monday | Tuesday | Wednesday | Thursday |",
        "| 1 | Rest | Walk for half an hour along the river, then run a mile | Rest | Run for an hour |",
        "| 2 | Rest | Walk for a whole hour along the river, then run two miles | Rest | Run for an hour |",
    ]
    assert [*BODY, *rows] == cleaned(*BODY, *rows)

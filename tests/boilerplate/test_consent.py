"""Boxes that ask for consent to cookies."""

import pytest

from cleantext import clean

ARTICLE = (
    "The council met for five hours on Monday and agreed to raise the price of water by a tenth.\n\n"
    "The mayor, who had spoken against it in spring, voted for it, and so did nine of the others.\n\n"
    "It takes effect in May, when the new pumps beside the mill are to be paid for, the town wrote.\n\n"
    "Of the listeners few stayed to the end, and the last of them carried the chairs back to school."
)
BOXES = [
    "Our site sets cookies\nWith them we count visits and show advertisements that fit what you read"
    " here, if you accept cookies.\nOK, accept all\nDeny all cookies\nPersonalize",
    "Diese Seite setzt Cookies\nManche Cookies braucht die Website, andere zählen Besuche, sofern"
    " Sie dem zustimmen möchten.\nAlle akzeptieren\nAlle ablehnen",
    "Bu site çerez kullanıyor\nÇerezler bu sitenin çalışması için gereklidir, diğerlerini siz kabul ederseniz"
    " ziyaretleri sayarız.\nHepsini kabul et\nHepsini reddet",
    "Soubory cookie\nTato stránka používá cookie, aby mohla počítat návštěvy, pokud s tím budete souhlasit"
    ".\nPovolit vše\nOdmítnout vše",
]
PIECE = (
    "Browsers let their users refuse cookies since 1997, and next to nobody knew of it until the law came."
)


@pytest.mark.parametrize("box", BOXES)
def test_a_box_above_or_below_an_article_goes(box):
    assert clean(f"{ARTICLE}\n\n{box}") == ARTICLE
    assert clean(f"{box}\n\n{ARTICLE}") == ARTICLE


def test_an_article_that_begins_with_cookies_stays():
    text = f"Accept or refuse\n\n{PIECE}\n\n{ARTICLE}"
    assert clean(text) == text


def test_what_an_article_on_cookies_calls_the_buttons_stays():
    parts = [
        PIECE,
        PIECE.replace("1997", "1998"),
        ARTICLE,
        "Accept those",
        "Refuse these",
        PIECE.replace("7", "9"),
    ]
    text = "\n\n".join(parts)
    assert clean(text) == text


def test_a_recipe_stays():
    text = (
        f"{ARTICLE}\n\nCookies\nAllow to cool\nAccept no other sugar\nBake the cookies for ten minutes at"
        " most, and leave them on the tray until they are as cold as the kitchen is."
    )
    assert clean(text) == text

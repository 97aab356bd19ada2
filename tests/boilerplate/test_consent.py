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


NOTICES = [
    "Our site sets cookies for visits and advertisements; if you go on, you accept all of these cookies.",
    "Bitte beachten Sie, dass unsere Webseite Cookies verwendet.\n\nWenn Sie auf der Seite weitersurfen, "
    "stimmen Sie der Cookie-Nutzung zu.",
    "Nos services ont besoin de cookies. En continuant la navigation, vous autorisez ces cookies.",
]
LAST = (
    "Nobody asked the mill, whose owner has pumped water from the brook since the war, and pays none of it."
)
LONGER = f"{ARTICLE}\n\n{LAST}"


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_without_buttons_goes_from_either_end(notice):
    assert clean(f"{LONGER}\n\n{notice}") == LONGER
    assert clean(f"{notice}\n\n{LONGER}") == LONGER


@pytest.mark.parametrize(
    "line",
    [
        "The site of the town sets cookies, and whoever reads it must accept them, but for how long is open.",
        "We bake the cookies for ten minutes, and you accept no other sugar.",
    ],
)
def test_a_last_sentence_on_cookies_stays(line):
    assert clean(f"{LONGER}\n\n{line}") == f"{LONGER}\n\n{line}"


def test_within_the_text_a_notice_stays():
    halves = LONGER.split("\n\n")
    within = "\n\n".join([*halves[:3], NOTICES[0], *halves[3:]])
    assert NOTICES[0] in clean(within)

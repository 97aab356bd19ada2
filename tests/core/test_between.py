"""The rest of the page's foot goes; what is above the first label stays."""

import pytest

import cleantext

BODY = "The minister said on Monday that the bridge would open in the spring, two years later than planned."


def test_lines_between_boilerplate_below_the_article_go():
    raw = f"{BODY}\nShare this article\nTen best bridges of the world\nWho paid for it?\n{{{{ x.y }}}}"
    assert BODY == cleantext.clean(raw).strip()


@pytest.mark.parametrize(
    ("above", "lines", "below"),
    [
        ("Advertisement", ["2 eggs", "1 cup of flour", "salt and pepper"], "Share this recipe"),
        ("Advertisement", ["Method", "Fry the onions", "Add the eggs"], "Share on Facebook"),
        ("Share this article", ["Results", "Harbour 3, Ferry 1", "Island 0, Pier 0"], "Read more"),
        ("Share this article", ["Monday to Friday, 9 to 5", "Saturday, 10 to 2"], "Log in"),
    ],
)
def test_lists_of_the_article_stay_between_its_ads_and_buttons(above, lines, below):
    kept = "\n".join([BODY, *lines])
    assert kept == cleantext.clean("\n".join([BODY, above, *lines, below])).strip()


def test_sentences_and_lists_above_the_first_label_stay():
    kept = f"{BODY}\nFilms of the week\nThe Bridge\nAdvertisement\nShe lives in Rome.\nAdvertisement"
    expected = [BODY, "Films of the week", "The Bridge", "She lives in Rome."]
    assert expected == cleantext.clean(kept).strip().split("\n")


def test_a_text_without_prose_is_a_list_and_stays():
    raw = "Salt\nAdvertisement\nPepper\nAdvertisement\nVinegar"
    assert "Salt\nPepper\nVinegar" == cleantext.clean(raw)

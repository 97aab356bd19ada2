"""The rest of the page's foot goes; what is above the first label stays."""

import cleantext

BODY = "The minister said on Monday that the bridge would open in the spring, two years later than planned."


def test_lines_between_boilerplate_below_the_article_go():
    raw = f"{BODY}\nAdvertisement\nTen best bridges of the world\nWho paid for it?\n{{{{ x.y }}}}"
    assert BODY == cleantext.clean(raw).strip()


def test_sentences_and_lists_above_the_first_label_stay():
    kept = f"{BODY}\nFilms of the week\nThe Bridge\nAdvertisement\nShe lives in Rome.\nAdvertisement"
    expected = [BODY, "Films of the week", "The Bridge", "She lives in Rome."]
    assert expected == cleantext.clean(kept).strip().split("\n")


def test_a_text_without_prose_is_a_list_and_stays():
    raw = "Salt\nAdvertisement\nPepper\nAdvertisement\nVinegar"
    assert "Salt\nPepper\nVinegar" == cleantext.clean(raw)

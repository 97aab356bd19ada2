"""Texts of tokens, as corpora of treebanks, translation and language models have them."""

import pytest

import cleantext

PENN = (
    "`` I did n't see it , '' he said . The mayor -LRB- who 's 52 -RRB- left at noon , and the boys ' room "
    "was shut . `` Why ? '' she asked : it 's over ; ca n't you see ?"
)
MOSES = 'It ’ s a two @-@ day trip , she said , of the $ 5 / day ( or 5 % ) . " Too much " , he said .'
WIKI = "He had a guest @-@ starring role in Bill in 2000 . It had 1 @,@ 000 viewers , 5 @.@ 5 % of it new ."
UNCASED = (
    "the ferry , which had left , came back . the mayor -lrb- lower saxony -rrb- said he 'd wait , and left ."
)
FRENCH = "L' article dit qu' il est venu , et qu' elle est partie . C' est la vie , non ? Il a dit : oui ."
GERMAN = (
    "Es endete 5 : 1 , hieß es . Der Minister , der morgen kommt , ist 52 . Er rief : Ja ; dann ging er ."
)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        (
            PENN,
            "\"I didn't see it,\" he said. The mayor (who's 52) left at noon, and the boys' room was shut. "
            "\"Why?\" she asked: it's over; can't you see?",
        ),
        (MOSES, 'It’s a two-day trip, she said, of the $5/day (or 5%). "Too much", he said.'),
        (WIKI, "He had a guest-starring role in Bill in 2000. It had 1,000 viewers, 5.5% of it new."),
        (
            UNCASED,
            "the ferry, which had left, came back. the mayor (lower saxony) said he'd wait, and left.",
        ),
        (FRENCH, "L'article dit qu'il est venu, et qu'elle est partie. C'est la vie, non ? Il a dit : oui."),
        (
            GERMAN,
            "Es endete 5:1, hieß es. Der Minister, der morgen kommt, ist 52. Er rief: Ja; dann ging er.",
        ),
        ("We 're gon na go , it 's US $ 5 , or R $ 9 # ad .", "We're gonna go, it's US$ 5, or R$ 9 #ad."),
    ],
    ids=["penn", "moses", "wikitext", "uncased", "french", "german", "money"],
)
def test_tokens_are_put_together(raw, clean):
    assert clean == cleantext.clean(raw) == cleantext.fix_spacing(cleantext.strip_stray_quotes(raw))


@pytest.mark.parametrize(
    "text",
    [
        "He said, ( as they do ) that it 's over, and left . Nobody, he said, had seen it.",
        "Call `f ( a , b )` of the library, then `g ( a , b )` of the other one, and return x [ 0 ] .",
        "In the Penn Treebank, brackets are written -LRB- and -RRB-, and don't becomes do n't.",
        "x = ( 1 , 2 , 3 ) ; y = ( 4 , 5 , 6 )",
    ],
)
def test_of_other_texts_no_bracket_or_quote_is_moved(text):
    assert text.count(" )") == cleantext.clean(text).count(" )")
    assert text.count("-LRB-") == cleantext.clean(text).count("-LRB-")

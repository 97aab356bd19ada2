"""Clean paragraphs, damaged by a generator: the repairs give back what was there."""

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

import cleantext

PIPELINE = cleantext.pipeline("lossless")
PARAGRAPHS = [
    "The council of the old harbour town met on Monday to hear what its people had to say about the bridge.",
    "“Nobody in this town wants a toll,” said Ann Lee, who has run the mill for thirty years. “Not one.”",
    "It wasn’t the first time that the plan had failed, and it won’t be the last, the mayor’s office said.",
    "The builders’ offer of $213.4 million came in June, and 1,200 people signed a letter against it.",
    "“We’ll go to court,” said the union’s lawyer. “That isn’t a threat, it’s a promise to our members.”",
    "In the U.S. and in Europe such tolls have paid for half of all new bridges since 1990, a study says.",
    "Der Rat der alten Hafenstadt hörte am Montag an, was die Leute über die neue Brücke zu sagen hatten.",
    "La ville n’a pas voulu répondre, mais le port dit que le pont sera payé par ceux qui le traversent.",
    "Совет старого портового города в понедельник выслушал всё, что жители хотели сказать о новом мосте.",
    "A second hearing is set for the spring – if there is one, that is – and the vote will follow in May.",
]
STRAIGHT = str.maketrans("“”‘’", "\"\"''")
BLANKS = re.compile(r"\s+")

several = st.lists(st.sampled_from(PARAGRAPHS), min_size=4, max_size=9, unique=True)


def straight(paragraphs):
    return [paragraph.translate(STRAIGHT) for paragraph in paragraphs]


def curl_one_way(text):
    return text.replace("\\", "’").replace("'", "’").replace('"', "”")


def lines(text):
    return [line for line in text.split("\n") if line]


@given(several)
@settings(max_examples=60, deadline=None)
def test_the_repr_of_a_list_is_read_back(paragraphs):
    assert paragraphs == lines(PIPELINE(str(paragraphs)))
    assert straight(paragraphs) == lines(PIPELINE(str(straight(paragraphs))))


@given(several)
@settings(max_examples=60, deadline=None)
def test_a_json_list_is_read_back(paragraphs):
    assert paragraphs == lines(PIPELINE(json.dumps(paragraphs)))
    assert paragraphs == lines(PIPELINE(json.dumps(paragraphs, ensure_ascii=False)))


@given(several)
@settings(max_examples=60, deadline=None)
def test_a_numpy_array_is_read_back(paragraphs):
    assert straight(paragraphs) == lines(PIPELINE("[" + "\n ".join(map(repr, straight(paragraphs))) + "]"))


@given(several, st.lists(st.integers(0, 3), min_size=9, max_size=9))
@settings(max_examples=60, deadline=None)
def test_a_list_curled_one_way_with_empty_items_is_read_back(paragraphs, empties):
    items = []
    for paragraph, count in zip(straight(paragraphs), empties, strict=False):
        items += [paragraph] + [""] * count
    items += ["", ""]
    text = PIPELINE(curl_one_way(" ".join(map(repr, items))))
    assert straight(paragraphs) == lines(text.translate(STRAIGHT))
    assert "’’" not in text
    assert not re.search(r"(?<!\S)[”’](?!\S)", text)


@given(several, st.integers(1, 40), st.integers(1, 40))
@settings(max_examples=60, deadline=None)
def test_a_list_whose_ends_are_cut_off_keeps_its_paragraphs(paragraphs, begin, end):
    text = lines(PIPELINE(str(paragraphs)[1 + begin : -1 - end]))
    assert paragraphs[1:-1] == text[1:-1]


@given(st.sampled_from(PARAGRAPHS[1:6]), st.data())
@settings(max_examples=150, deadline=None)
def test_spaces_beside_quotes_and_marks_close_up(paragraph, data):
    spots = [m.start() for m in re.finditer(r"(?<=[.,])”|(?<=\w),(?= )", paragraph)]
    damaged = paragraph
    for at in sorted(data.draw(st.sets(st.sampled_from(spots))) if spots else (), reverse=True):
        damaged = damaged[:at] + " " + damaged[at:]
    assert paragraph == PIPELINE(damaged)


@given(several)
@settings(max_examples=60, deadline=None)
def test_glued_sentences_part(paragraphs):
    latin = [p for p in paragraphs if p.isascii() or "’" in p]
    sentences = [s for p in latin for s in re.split(r"(?<=[a-z]\.) (?=[A-Z][a-z])", p) if "“" not in s]
    if len(sentences) > 1 and all(s[0].isupper() and s.endswith(".") for s in sentences):
        assert " ".join(sentences) == PIPELINE("".join(sentences)) or not all(
            re.search(r"[a-z]{2}\.$", s) for s in sentences
        )


@given(several, st.sampled_from(["  ", "\u00a0", " \u2009 ", "\t", "   "]))
@settings(max_examples=60, deadline=None)
def test_blanks_become_spaces(paragraphs, blank):
    text = "\n\n".join(paragraphs)
    damaged = " \n \n\n".join(paragraph.replace(" ", blank) for paragraph in paragraphs)
    assert text == PIPELINE(damaged)


@given(several)
@settings(max_examples=60, deadline=None)
def test_clean_paragraphs_come_back_unchanged(paragraphs):
    for joint in ("\n", "\n\n", " "):
        text = joint.join(paragraphs)
        assert text == PIPELINE(text)

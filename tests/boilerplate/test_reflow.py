"""Texts whose line ends are lost, or those of a wrap: what is deleted, and what must stay all the same."""

import textwrap

import pytest

import cleantext
from cleantext.finders.inserts import Glued, is_glued

BODY = [
    "The minister said on Monday that the bridge would open in the spring, two years later than planned.",
    "Nobody in the town hall wanted to say on Tuesday how much more it would cost than the first estimate.",
    "Engineers had found cracks in three of the pillars that carry the western half of the new crossing. "
    "They were as thin as a hair, and nobody had looked for them since the storm of the winter before last.",
    "The builder expects to have them mended before Easter, and promises to pay for the work.",
    "Until then the ferry runs every twenty minutes, and commuters travel free before seven. The harbour "
    "master has asked for a second boat, which the council wants to rent from a neighbour in the north.",
    "Opponents of the project, who had warned of the soft ground for a decade, demand an inquiry.",
]
NOTICES = [
    "Sign up for our daily newsletter and get the latest news straight to your inbox every morning.",
    "This article originally appeared on the website of a partner and was republished with permission.",
    "Follow us on Twitter and like us on Facebook for the latest updates from our newsroom every day.",
]


def told(text):
    return " ".join(text.split())


def wrapped(paragraphs, width=64, between="\n\n"):
    return between.join(textwrap.fill(text, width) for text in paragraphs)


@pytest.mark.parametrize("width", [50, 64, 78, 100])
def test_notices_of_a_wrapped_text_go_as_if_it_were_not(width):
    text = wrapped([*BODY, *NOTICES], width)
    assert told(wrapped(BODY, width)) == told(cleantext.clean(text))


def test_a_wrapped_text_keeps_its_line_ends():
    assert wrapped(BODY) == cleantext.clean(wrapped(BODY))
    assert wrapped(BODY) == cleantext.clean(wrapped([*BODY, *NOTICES]))


def test_without_blank_lines_between_the_paragraphs_too():
    text = wrapped([*BODY, *NOTICES], between="\n")
    assert told(wrapped(BODY)) == told(cleantext.clean(text))


@pytest.mark.parametrize("mark", ["> ", ">", "> > "])
def test_of_a_quoted_mail_the_marks_do_not_count(mark):
    def quoted(text):
        return "\n".join((mark + line).rstrip() for line in text.split("\n"))

    text = quoted(wrapped([*BODY, *NOTICES]))
    assert told(quoted(wrapped(BODY))) == told(cleantext.drop_boilerplate(text)).rstrip("> ")


def test_a_paragraph_that_is_wrapped_twice_in_a_text_goes_once():
    text = wrapped([*BODY, BODY[2]])
    assert wrapped(BODY) == cleantext.clean(text)


def test_headlines_of_one_length_are_no_wrapped_text():
    stories = [
        "Mayor of Sampletown resigns after dispute over harbour",
        "Rain in Westland floods cellars and closes two schools",
        "Rovers beat United in the last minute of a wild final",
        "Painter from Northport wins prize for a blue landscape",
        "Police look for a lorry that lost forty tons of gravel",
        "Oldest tree of Example Island falls in an autumn storm",
    ]
    text = "\n".join([*stories, "", *BODY])
    assert text == cleantext.clean(text)


def test_verse_and_code_keep_their_lines():
    verse = "Tell me, harbour, where the ferries go\nwhen the lanterns of the quay burn low,\n" * 6
    code = (
        "def wait(ferry):\n    follow = ferry.follow\n    while follow:\n        follow = ferry.leave()\n" * 4
    )
    for text in (verse, code):
        assert text.strip() == cleantext.clean(text).strip()


@pytest.mark.parametrize("gap", ["\t", "  ", " \t ", "    "])
def test_where_line_ends_became_gaps_each_gap_ends_a_line(gap):
    labels = ["Advertisement", "Share on Facebook", "Read more"]
    lines = [BODY[0], labels[0], BODY[1], BODY[2], labels[1], *BODY[3:], labels[2], *NOTICES]
    assert told(" ".join(BODY)) == told(cleantext.clean(gap.join(lines)))


@pytest.mark.parametrize("shape", ["wrapped", "gaps"])
def test_the_article_of_a_page_is_found_in_other_lines_too(shape):
    menu = ["Home", "News", "Sport", "Culture", "Weather", "Log in", "Subscribe", "About us", "Contact us"]
    lines = [*menu, *BODY, "Contact us", "Privacy policy", "Terms of use"]
    text = {"wrapped": wrapped(lines), "gaps": "\t".join(lines)}[shape]
    assert told(" ".join(BODY)) == told(cleantext.clean(text, profile="page"))


def test_on_one_line_notices_at_the_ends_go():
    text = " ".join([NOTICES[2], *BODY, *NOTICES[:2]])
    result = cleantext.trace(text)
    assert " ".join(BODY) == result.text
    assert result.settled
    assert text == result.patch.inverse(text).apply(result.text)


def test_a_label_before_a_sentence_goes_without_it():
    text = " ".join(
        [*BODY, *BODY[:2], "Story continues below advertisement The ferry was late on Sunday, too."]
    )
    assert " ".join([*BODY, *BODY[:2], "The ferry was late on Sunday, too."]) == cleantext.clean(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Join us.",  # two words and a full stop
        "Europe.",
        "More below.",
        "Read more: Ferry late again Captain Marsh was not amused by the mayor's words.",  # a headline ends
        "“Subscribe to our newsletter. Share this article. Follow us on Twitter,” he said.",  # in quotes
        '"It is simple. Sign up for our daily newsletter. That is all," said the editor of the local paper.',
        'Read more about "The Ferry", the film that was made of it, in the paper that the museum sells.',
        "Kabul – Nach einem Unfall im Norden des Landes sind zwei Menschen verletzt worden.",
        "Wenn Sie sich dann plötzlich wieder ins Geschehen einschalten müssen, ist es meist zu spät.",
        "He read more The Guardian than anybody else in the town, and never paid for a single copy.",
    ],
)
def test_on_one_line_sentences_stay_that_a_line_end_would_have_told_apart(sentence):
    text = " ".join([*BODY[:4], sentence, *BODY[4:]])
    assert text == cleantext.clean(text)
    tail = " ".join([*BODY, sentence, "It was the last ferry of the day, and it left without a single car."])
    assert tail == cleantext.clean(tail)


def test_the_last_sentence_of_one_line_may_be_the_first_one_again():
    text = " ".join([*BODY, BODY[0]])
    assert text == cleantext.clean(text)


def test_sentences_in_the_middle_of_a_long_line_are_not_looked_at():
    middle = "Subscribe to our newsletter and get the latest news straight to your inbox."
    text = " ".join([*BODY, *BODY, middle, *BODY, *BODY])
    assert middle in cleantext.clean(text)


def test_a_paragraph_behind_a_notice_keeps_its_line():
    text = " ".join([*BODY, *BODY, NOTICES[0]]) + "\nSecond paragraph, which says that it rained all night."
    clean = cleantext.clean(text)
    assert clean.splitlines()[-1] == "Second paragraph, which says that it rained all night."
    assert len(clean.splitlines()) == 2


@pytest.mark.parametrize("shape", ["wrapped", "gaps", "one line"])
def test_cleaning_again_changes_nothing(shape):
    lines = [NOTICES[1], BODY[0], "Advertisement", *BODY[1:], *NOTICES]
    text = {"wrapped": wrapped(lines), "gaps": "\t".join(lines), "one line": " ".join(lines)}[shape]
    clean = cleantext.clean(text)
    assert clean == cleantext.clean(clean)
    assert clean != text


def test_the_words_that_begin_sentences_are_those_of_all_rules_that_say_some():
    rules = cleantext.pipeline().rules.values()
    said = {rule.id for rule in rules if isinstance(rule.find, Glued)}
    assert said
    assert all(map(is_glued, said))
    assert not [rule.id for rule in rules if is_glued(rule.id) and not isinstance(rule.find, Glued)]


@pytest.mark.parametrize("bar", [" | ", "|", " || ", " ¶ "])
def test_bars_between_words_are_read_as_line_ends(bar):
    text = bar.join([*BODY, *NOTICES])
    assert told(bar.join(BODY)) == told(cleantext.clean(text)).rstrip("|¶ ")


def test_bars_within_a_paragraph_are_none():
    text = " ".join(BODY).replace("Monday", "Monday | Tuesday") + " " + NOTICES[0]
    assert "Monday | Tuesday" in cleantext.clean(text)


def test_notices_in_small_letters_go_as_if_they_had_capitals():
    text = "\n".join([*BODY, *NOTICES]).lower()
    assert "\n".join(BODY).lower() == cleantext.clean(text).rstrip()


def test_a_sentence_in_small_letters_keeps_its_last_word():
    body = [text.lower() for text in BODY]
    body[3] = (
        "the builder expects to have them mended before easter, and his crew would like a few\ncomments."
    )
    text = textwrap.fill(" ".join(body[:3]), 70) + "\n" + body[3]
    assert "comments." in cleantext.clean(text)


def test_a_script_without_capitals_is_read_as_it_is():
    text = "昨日新桥开放，市民纷纷前往参观。市长表示，这座桥将改变城市的面貌。\n" * 12 + "iphone 相关阅读"
    assert cleantext.clean(text) == cleantext.clean(text.replace("iphone", "iPhone")).replace(
        "iPhone", "iphone"
    )


def test_a_label_behind_a_blank_is_no_exception():
    from cleantext.structure.guesses import is_open

    assert not is_open(" Read more", lambda line: line.strip().startswith("Read"))
    assert is_open(
        " Read more Ferry late again for the second day.", lambda line: line.strip() == "Read more"
    )

"""Readers' comments go, from their heading to the last one; dialogues, forums and live reports stay."""

import pytest

import cleantext

HEAD = "Bridge to open two years late"
BODY = [
    "The minister said on Monday that the bridge would open in the spring, two years later than planned.",
    "Nobody in the town hall wanted to say on Tuesday how much more it would cost than the first estimate.",
    "The old wooden piers have rotted, and lorries have had to take the long way round since last winter.",
    "Residents on the south bank doubt that the new date will hold, and the builders have said nothing yet.",
    "A third inquiry is to report in June, after which the council will vote once more on the whole budget.",
]
SAID = [
    "My father helped to build the old one, and it stood for eighty years without anybody asking for money.",
    "Not in my name!",
    "They should ask the people who cross it every day, and then they would know what the town really wants.",
    "lol",
]


def cleaned(*lines):
    return [line for line in cleantext.drop_boilerplate("\n\n".join(lines)).split("\n") if line]


def below(button):
    return [line for said in SAID for line in (said, button)]


def above(*marks):
    return [
        line for number, said in enumerate(SAID) for line in (*(mark.format(number) for mark in marks), said)
    ]


@pytest.mark.parametrize(
    ("heading", "button"),
    [
        ("4 comments", "Reply"),
        ("Kommentare (4)", "Antworten"),
        ("Twoja opinia", "odpowiedz"),
        ("Комментарии", "Ответить"),
        ("评论", "回复(0)"),
        ("Комментарии (4)", "Пожаловаться"),
        ("Commentaires", "Signaler un abus"),
        ("التعليقات: تعليق واحد", "إبلاغ عن إساءة"),
        ("24 comments:", "ReplyDelete"),
        ("3 Kommentare:", "AntwortenLöschen"),
    ],
)
def test_comments_with_a_button_below_each_go(heading, button):
    assert [HEAD, *BODY] == cleaned(HEAD, *BODY, heading, *below(button))


@pytest.mark.parametrize(
    "marks",
    [
        ["Ann{}", "3 May 2012 at 7:0{} pm"],
        ["Ann{} says:", "May 3, 2012 at 7:0{} pm"],
        ["Ann{}, Northport, 3/5/2012 12:0{}"],
        ["Ann{}", "{} hours ago", "Reply", "Report"],
    ],
)
def test_comments_with_marks_above_each_go(marks):
    thread = ["Comments", *above(*(mark.replace("{}", "{0}") for mark in marks))]
    assert [HEAD, *BODY] == cleaned(HEAD, *BODY, *thread)


def test_without_a_heading_it_takes_an_article_above_and_a_time_for_each_comment():
    thread = above("Ann{0}", "3 May 2012 at 7:0{0} pm", "Report abuse")
    assert [HEAD, *BODY] == cleaned(HEAD, *BODY, *thread)


def test_a_text_that_is_all_comments_below_its_form_keeps_its_headline():
    assert [HEAD] == cleaned(HEAD, "Add a comment", "Your comment:", *below("Reply"))


def test_what_follows_the_comments_is_not_theirs():
    end = "Residents on the south bank have read of their council and its inquiries in this paper since 1897."
    assert [HEAD, *BODY, end] == cleaned(HEAD, *BODY, "Comments", *below("Reply"), end)


@pytest.mark.parametrize(
    "lines",
    [
        [line for said in SAID for line in ("The mayor says:", said)],
        [line for said in BODY for line in ("Question", said, "Reply", said)],
        [line for number, said in enumerate(BODY) for line in (f"{9 - number}:30 p.m.", said)],
        [line for number, said in enumerate(BODY) for line in (f"3 May 2012, 1{number}:30", said)],
        ["Asked for a comment, she said:", *SAID, "Reply", SAID[0]],
        below("Reply"),  # a button, but neither a heading nor times: it may be anything
    ],
    ids=["interview", "questions", "live report", "chronicle", "one reply", "no heading"],
)
def test_what_only_looks_like_a_thread_stays(lines):
    kept = [line for line in lines if line != "Reply"]
    assert [HEAD, *BODY, *kept] == [line for line in cleaned(HEAD, *BODY, *lines) if line != "Reply"]


def test_the_posts_of_a_forum_stay():
    posts = [
        line
        for number, said in enumerate(BODY)
        for line in (f"Ann{number}", f"3 May 2012, 1{number}:30", said, "Reply", "Report")
    ]
    assert set(BODY) <= set(cleaned("How old is the bridge?", *posts))


def test_an_article_below_a_count_of_its_comments_stays():
    thread = ["Comments", *below("Reply")]
    assert [HEAD, *BODY] == [
        line
        for line in cleaned(HEAD, "4 comments", "3 May 2012, 12:30", *BODY, *thread)
        if line[0] not in "43"
    ]


STORY = [
    "The council met for five hours on Monday and agreed to raise the price of water by a tenth.",
    "Jo Doe, who has run the waterworks since 2009, said at 9 that the pumps were older than she was.",
    "A second vote is to be held in June, two years ago one failed, and some recommend a third.",
    "The farmers of the valley use a third of the water and pay for a tenth of it, as they long have.",
]
THREADS = {
    "stamped": "Ann|July 1, 2016 at 9:14 pm|Nice.|Reply|Bob|July 2, 2016 at 8:10 am|No.|Reply",
    "said": "Ann says:|July 1, 2016 at 9:14 pm|Nice.|Reply|Bob says:|Yes.|Reply",
    "buttons": "Nice, I liked it a lot.|Reply|I do not, nor do my neighbours.|Reply|No.|Reply",
    "signed": "Nice.|- Ann, Leeds, 12/1/2016 11:48|Report abuse|No.|- Bob, 12/1/2016 11:50|Report abuse",
}


@pytest.mark.parametrize("thread", THREADS)
@pytest.mark.parametrize("heading", [[], ["2 Comments"], ["Comments"]])
@pytest.mark.parametrize("counter", ["2 Comments", "Comments (2)", "Leave a comment", "Kommentare (2)"])
def test_a_counter_of_comments_within_the_article_takes_no_article_along(counter, heading, thread):
    """Only below it, at the end of the page, stands what readers wrote."""
    for at in range(len(STORY) - 1):
        raw = [*STORY[:at], counter, *STORY[at:], *heading, *THREADS[thread].split("|")]
        clean = cleantext.clean("\n\n".join(raw))
        assert [paragraph for paragraph in STORY if paragraph not in clean] == []


def voted(count, vote="Valoración:{}menosmas"):
    comments = [
        (
            f"nick{n}",
            f"Hace {n + 2} minutos",
            f"Me parece que el puerto {n} no se va a abrir nunca.",
            vote.format(n - 1),
        )
        for n in range(count)
    ]
    return "\n".join(line for comment in comments for line in comment)


ARTICLE = (
    "El concejo cerró el viejo puerto del transbordador en marzo, y nadie ha estado en el muelle desde mayo. "
    * 5
)


def test_comments_with_votes_go_without_a_heading():
    assert cleantext.clean(f"{ARTICLE}\n\n{voted(5)}") == ARTICLE.strip()


@pytest.mark.parametrize(
    "text", [voted(3), voted(6, "Sigue leyendo"), voted(6).replace("nick", ARTICLE + "nick")]
)
def test_a_few_posts_or_those_without_votes_or_names_are_no_thread(text):
    edits = cleantext.trace(f"{ARTICLE}\n\n{text}").edits
    assert not any("content.threads" in edit.rules for edit in edits)


def test_comments_between_times_go_below_their_heading():
    comments = "\n".join(f"Hace {n + 2} minutos\nMe parece que {n} no se va a abrir nunca." for n in range(4))
    assert "nunca" not in cleantext.clean(f"{ARTICLE}\n\nComentar\n{comments}")


@pytest.mark.parametrize(
    "signature",
    [
        "Posted by: Ann{0}, 0{0} Oct 2011 | 15:22",
        "Soumis par Ann{0}, le lundi {0} octobre 2012 à 15h46",
        "Geschrieben von Ann{0} am {0}. Mai 2012 um 14:30 Uhr",
    ],
)
def test_comments_signed_below_go_without_a_heading_but_for_the_first(signature):
    thread = [line for number, said in enumerate(SAID, 1) for line in (said, signature.format(number))]
    assert [HEAD, *BODY, SAID[0]] == cleaned(HEAD, *BODY, *thread)


def test_the_posts_of_one_author_stay_with_their_signatures_between_them():
    blog = [
        line
        for number, said in enumerate(SAID, 1)
        for line in (said, f"Posted by Ann Marsh, {number} October 2011 at 15:22")
    ]
    assert set(SAID[:3]) <= set(cleaned(HEAD, *BODY, *blog))


@pytest.mark.parametrize("mark", ["{}. Ann{} 28.oct.2012 | 11:4{}", "Ann{} ({} days ago)"])
def test_a_name_and_its_time_on_one_line_mark_a_comment(mark):
    thread = [
        line for number, said in enumerate(SAID, 1) for line in (mark.format(number, number, number), said)
    ]
    assert [HEAD, *BODY] == cleaned(HEAD, *BODY, "4 comments", *thread)


@pytest.mark.parametrize(
    "heading", ["3 comments to {}", "4 Kommentare zu „{}“", "3 Responses to {}", "5 réactions à « {} »"]
)
def test_comments_on_the_headline_go_with_all_below(heading):
    thread = [line for number, said in enumerate(SAID) for line in (f"Ann{number}", said)]
    assert [HEAD, *BODY] == cleaned(HEAD, *BODY, heading.format(HEAD), *thread)
    other = cleaned(HEAD, *BODY, heading.format("The other story of the harbour"), *thread)
    assert other[-1] == SAID[-1]


@pytest.mark.parametrize("end", ["Posted by:ann{}|2011|x|10:2{}", "Posted by: Ann{}|5.2011 | 15:2{}"])
def test_signatures_without_a_blank_before_their_time_break_nothing(end):
    thread = [line for n, said in enumerate(SAID) for line in (said, end.format(n, n))]
    assert cleaned(HEAD, *BODY, *thread)[: len(BODY) + 1] == [HEAD, *BODY]


def test_a_counter_on_the_headline_may_be_a_link():
    heading = f"[3 comments on “{HEAD}”](https://example.com/a#comments)"
    assert [HEAD, *BODY] == cleaned(HEAD, *BODY, heading, "Ann", SAID[0])


@pytest.mark.parametrize("below", ["LikeLiked by {} people", "Gefällt mirGefällt {} Personen"])
def test_counts_of_those_who_liked_a_comment_tell_a_thread(below):
    thread = [line for n, said in enumerate(SAID, 2) for line in (said, below.format(n))]
    assert [HEAD, *BODY, SAID[0]] == cleaned(HEAD, *BODY, *thread)


@pytest.mark.parametrize(("names", "goes"), [("ABCABCAB", True), ("AAAAAAAA", False)])
def test_those_who_discuss_something_write_more_than_once(names, goes):
    thread = [
        line
        for n, name in enumerate(names)
        for line in (f"{n}. {SAID[0]}", f"Comment by {name}nn — 17.07, 2011 @ 13:{n:02}")
    ]
    left = cleaned(HEAD, *BODY, *thread)
    assert left == ([HEAD, *BODY, thread[0]] if goes else [HEAD, *BODY, *thread])

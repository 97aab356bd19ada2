"""What the author wrote and menus word alike: headings of sections, steps, contacts, sources, terms."""

import pytest

import cleantext

GUIDE = """\
How to comment on a shared document

In our course everybody works on the same minutes. So that nobody overwrites what another wrote, we use \
comments.

{}

Mark the passage that you mean. At the right edge a bubble appears. {}

Before you hand it in

Read all of it aloud. Close the bar at the side and save a clean copy.

When nothing helps

Come to the computer room on Tuesdays. The door is open from three o'clock on.
"""


def kept(text):
    return cleantext.clean(text).strip() == text.strip()


@pytest.mark.parametrize("label", ["Add a comment", "Post a comment", "Leave a comment"])
def test_a_label_between_paragraphs_is_a_heading_where_others_are_and_its_section_speaks_of_it(label):
    text = GUIDE.format(label, "Click on it, write your comment and press Enter.")
    assert kept(text)


def test_it_goes_where_nothing_speaks_of_it():
    text = GUIDE.format("Follow us on Twitter", "Click on it, write, and press Enter.")
    assert "Twitter" not in cleantext.clean(text)


def test_an_advertisement_is_none_whatever_the_section_speaks_of():
    text = GUIDE.format("Advertisement", "An advertisement is no comment.")
    assert cleantext.clean(text).count("dvertisement") == 1


def test_a_heading_that_stays_tells_of_another():
    text = (
        "Рецензия: спектакль без отопления\n\nВ Кинешме играют в пальто, и сначала думаешь, что это "
        "режиссёр, "
        "а потом видишь пар изо рта и понимаешь, что это котельная.\n\n"
        "Три часа двадцать минут, один антракт, чай из самовара.\n\n"
        "Оценка\n8 из 10. Балл снят за лампу.\nЕщё один снят за кресла.\n\n"
        "Ближайшие показы\n15, 16 и 29 ноября, начало в 18.00. Билеты только в кассе.\nОденьтесь теплее."
    )
    assert kept(text)


PRESS = """\
Company opens a laboratory

The laboratory on the north side of town will employ forty people by the end of the year, the company says, \
and tours for students will begin in April.

The company was founded in a rented garage and designs sensors for dairies and breweries.

{}
{}"""


@pytest.mark.parametrize("label", ["For further information contact", "Press contact:", "Contact"])
@pytest.mark.parametrize(
    "whom",
    [
        "Paul Reyes, Communications\n555-0119",
        "Press office, press@example.org",
        "Lukas Wiesner, +49 \
8031 9012-33",
    ],
)
def test_whom_to_ask_stays_with_its_label(label, whom):
    assert kept(PRESS.format(label, whom))


def test_a_list_that_begins_below_a_word_of_menus_keeps_it():
    text = (
        "Notice is hereby given that the annual meeting of the hall will take place on Tuesday, and be "
        "followed "
        "by a quiz.\n\nThe accounts may be inspected at the post office.\n\n"
        "Agenda\n1. Apologies\n2. Minutes of the last meeting\n3. Any other business\n\nBring your own "
        "drinks."
    )
    assert kept(text)


def test_a_sentence_among_the_steps_of_a_block_stays():
    text = (
        "Follow a blog in your reader\n\nA reader fetches what is new, without an account and without a "
        "server "
        "that knows what you read, and it shows all of it.\n\nIt takes a minute.\n\n"
        "Open the reader and press the plus sign.\nPaste the address.\nClick Subscribe.\nWait for a "
        "moment.\n\n"
        "If the list stays empty, look for a slip in the address."
    )
    assert kept(text)


ESSAY = """\
The wall of the old gaol

The gaol was built for forty and held a hundred and ten, and the committee that was to look into it met \
twice \
a year in the inn across the road.

The wall was listed in 1974. My car was not.

Further reading

{}"""


def test_what_the_author_has_read_is_no_list_of_other_stories():
    assert kept(
        ESSAY.format(
            "J. Innes, Inferior Politics (Oxford, 2009), chapter 6\nM. Tull's petition, County Record Office"
        )
    )


def test_other_stories_below_the_same_words_go():
    assert "Mayor" not in cleantext.clean(
        ESSAY.format("Mayor of Sampletown faces questions over bridge\nFerry stays in port for another week")
    )


def test_terms_of_a_visit_are_no_headlines():
    text = (
        "The town choir looks for new voices\n\nWe have sung in the old church for thirty years, and this "
        "autumn "
        "four of us have moved away, so that we look for tenors above all, and for a bit of sight "
        "reading.\n\n"
        "August 26 and 28, 6 to 9 p.m., by appointment\nDues are $60 a semester, students $20\n"
        "Text Marjorie at 555-0163 with your name and a time that works\n"
        "The concert is December 7; please be sure you're free"
    )
    assert kept(text)


def test_the_last_fact_of_a_box_stays():
    text = (
        "The best board game of the year\n\nIt takes ten minutes to learn and about an hour to play, and the "
        "pieces are wooden, the board folds flat, and the rules have jokes in them.\n\n"
        "Players: 2 to 4, best with 3\nAge: 10 and up\nTime: 60 minutes\nPrice: £34.99\n\n"
        "If you liked the last one, you will like this more."
    )
    assert kept(text)


def test_who_writes_on_appeals_may_close_with_one():
    text = (
        "Comment les médias locaux appellent aux dons\n\nIls sont une quarantaine en France, petits sites "
        "sans "
        "actionnaire. Chaque fin d'année, la même page appelle aux dons, et les donateurs répondent. Un don "
        "de "
        "trente euros n'en coûte que dix, et la campagne se poursuit jusqu'à la fin du mois de décembre, "
        "disent "
        "ceux qui la mènent depuis la rue, le café du port et le marché, où ils vendent aussi des affiches. "
        "Ils "
        "ont publié l'état de leur compte en banque, jour après jour, et le découvert est comblé depuis "
        "hier.\n\n"
        "Abonnez-vous au journal de votre ville, quel qu'il soit."
    )
    assert kept(text)


def test_an_item_of_a_list_without_bullets_stays():
    text = (
        "How a practice is found\n\nA website should say what you do, whom you help, and how to book a "
        "visit, all "
        "while it is easy to read. Make sure that your site has:\n\n"
        "Titles and headers with relevant keywords\nFast pages on telephones\n"
        "Contact and location information on every page\nLinks between posts and pages\nDescriptions of "
        "pictures\n\n"
        "None of that takes more than a week, and most of it an afternoon."
    )
    assert kept(text)


def test_addresses_below_references_stay_and_one_at_the_end_goes():
    body = (
        "Eight ways to more vegetables\n\nIn this article we have told of eight practices from theory and "
        "from life "
        "that help coaches to support their clients.\n\n"
    )
    assert kept(
        body + "References\n\nhttps://example.org/science/article/1\n\nhttps://example.org/pmc/3662288/"
    )
    assert "http" not in cleantext.clean(body + "https://example.org/science/article/1")


def test_a_network_that_a_line_speaks_of_is_no_credit():
    text = (
        "Where to broadcast\n\nThe best time to post differs from network to network, and from one week to "
        "the "
        "next, as everybody learns who tries it.\n\nFacebook Live: Best for businesses\n\n"
        "Twitter Short updates (news, insights, questions) many times a day\n\nNothing else is known about "
        "it."
    )
    assert kept(text)

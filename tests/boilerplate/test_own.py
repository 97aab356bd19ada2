"""What stands as a heading of the article stays, even if menus and boxes say the same."""

import pytest

import cleantext

ONE = "The council closed the old ferry port in March, and nobody has been seen on the pier since that day."
TWO = "A new one is to open on the other bank, though the money for it has not been found by anybody yet."


@pytest.mark.parametrize("label", ["About", "Contact", "Privacy", "FAQ", "Science"])
def test_a_label_of_menus_alone_between_sentences_is_a_heading(label):
    text = f"{ONE}\n\n{label}\n\n{TWO}"
    assert text == cleantext.clean(text)


@pytest.mark.parametrize("label", ["Back to top", "Advertisement", "Read more", "Skip to content"])
def test_what_pages_put_among_paragraphs_goes(label):
    assert f"{ONE}\n\n{TWO}" == cleantext.clean(f"{ONE}\n\n{label}\n\n{TWO}")


def test_items_of_a_menu_go_together():
    assert f"{ONE}\n\n{TWO}" == cleantext.clean(f"{ONE}\n\nSitemap\nAdvanced search\nTerms of use\n\n{TWO}")


def test_a_label_beside_what_went_before_is_no_heading():
    """The share bar goes in the first round, so in the second the label stands between sentences."""
    assert f"{ONE}\n\n{TWO}" == cleantext.clean(f"{ONE}\n\nShare on Facebook\n\nFAQ\n\n{TWO}")


@pytest.mark.parametrize("label", ["Advertisement", "Comments", "Photos", "Bình luận", "保存"])
def test_in_a_text_of_headed_blocks_a_label_above_a_sentence_is_a_heading(label):
    blocks = [
        "Glossary of the newsroom",
        "Dummy\nA paper without text, to see how a page will look.",
        "Filler\nA short piece that waits for a hole in the page.",
        f"{label}\nNobody in the room knew what to do with it at first.",
        "Deadline\nThe hour at which the page goes, whatever is on it.",
    ]
    text = "\n\n".join(blocks)
    assert text == cleantext.clean(text)


def test_in_a_text_of_headed_blocks_what_heads_nothing_goes():
    text = f"Monday\n{ONE}\n\nTuesday\n{TWO}\n\nWednesday\nIt rained."
    assert text == cleantext.clean(f"{text}\n\nAdvertisement")


@pytest.mark.parametrize(
    "line",
    [
        "Fotógrafo: Buenos días, ya llego.",
        "Editor: Good morning, I am reading it.",
        "Editör: Günaydın, metni okudum.",
        "Μετάφραση: δύσκολη δουλειά.",
        "Foto: es war ein Bild von gestern.",
        "Źródło: tak nazwał swój wiersz.",
    ],
)
def test_what_somebody_says_behind_a_role_is_no_credit(line):
    text = f"{ONE}\n\n{line}\n\n{TWO}"
    assert text == cleantext.clean(text)


@pytest.mark.parametrize("line", ["Foto: Jan van der Berg", "Photo: Ann Roe.", "Photo: Ann Roe and Jo Doe."])
def test_names_behind_a_role_are_a_credit(line):
    assert f"{ONE}\n\n{TWO}" == cleantext.clean(f"{ONE}\n\n{line}\n\n{TWO}")


@pytest.mark.parametrize(
    "kicker", ["VIDEO:", "WATCH:", "Photos:", "OPINION:", "Gallery:", "READ |", "VIDEO |"]
)
def test_a_headline_behind_a_kicker_stays(kicker):
    text = f"{kicker} Nobody seen on the pier since the ferry port was closed\n\n{ONE}\n\n{TWO}"
    assert text == cleantext.clean(text)
    assert text == cleantext.clean(f"Advertisement\n\n{text}\n\nShare on Facebook")


def test_a_pointer_above_the_headline_of_another_story_goes():
    text = f"Old ferry port closed in March\n\n{ONE}\n\n{TWO}"
    assert text == cleantext.clean(f"WATCH: Ten dogs that cannot wait for Christmas morning\n\n{text}")


def test_an_ad_above_an_article_without_a_headline_goes():
    text = f"{ONE}\n\n{TWO}"
    assert text == cleantext.clean(f"Anzeige: Zehn gute Stege für wenig Geld im Test\n\n{text}")


def test_topics_behind_a_label_are_no_headline():
    text = f"{ONE}\n\n{TWO}"
    assert text == cleantext.clean(f"Topics: ferry port, council of the town, pier, other bank\n\n{text}")


@pytest.mark.parametrize(
    "line",
    [
        "Photo: The last ferry under tow by a tug on the evening when the port was closed",
        "Foto: Ana Sample trece pârâul pe puntea făcută de fratele unui pacient din sat",
    ],
)
def test_what_a_picture_shows_is_no_credit(line):
    text = f"{ONE}\n\n{line}\n\n{TWO}"
    assert text == cleantext.clean(text)


def test_who_took_a_picture_is_a_credit():
    line = "Photo: Ann Sample for the Sampletown Gazette and the Archive of the Port"
    assert f"{ONE}\n\n{TWO}" == cleantext.clean(f"{ONE}\n\n{line}\n\n{TWO}")


def test_a_headline_behind_a_wide_bar_stays_above_its_author():
    text = (
        "对话｜“我给四千只鸟戴过脚环”\n\n采写：李若川\n\n"
        "在渤海边的这座环志站，老高干了二十六年。见面时他正给一只北红尾鸲量翅长，头也不抬，只说等一会儿就好，别出声。"
    )
    assert text == cleantext.clean(text)


@pytest.mark.parametrize("label", ["FAQ", "FAQs"])
def test_a_heading_above_questions_and_answers_stays(label):
    lines = [
        ONE,
        TWO,
        label,
        "Does this replace my old ferry?",
        "It does, and all of the old ferries can be sold.",
    ]
    assert label in cleantext.clean("\n\n".join(lines)).split("\n")


@pytest.mark.parametrize(
    "lines",
    [
        ["References:", "1. https://www.example.org/pmc/articles/123", "2. https://www.example.org/pmc/124"],
        ["Sources:", "[1] https://www.example.org/rust", "[2] A. Writer, The Ferries of Sampletown"],
    ],
)
def test_what_heads_a_numbered_list_stays(lines):
    clean = cleantext.clean("\n\n".join([ONE, TWO, *lines]))
    assert all(line in clean for line in lines)


def test_works_below_a_heading_that_goes_stay():
    works = [
        "The Ferries of the North and Their Captains",
        "A Short History of Rain",
        "Pianos at Sea and on Land",
    ]
    clean = cleantext.clean(
        "\n\n".join([ONE, TWO, "References:", *works, "The storm was the last of the year, he said."])
    )
    assert all(work in clean for work in works)


@pytest.mark.parametrize("number", ["Step {}", "STEP {}:", "Schritt {}", "步骤{}", "Шаг {}."])
def test_what_a_step_tells_to_do_stays(number):
    told = ["Click Subscribe.", "Enter your e-mail address.", "Log out."]
    steps = [line for n, text in enumerate(told, 1) for line in (number.format(n), text)]
    text = "\n\n".join([ONE, "\n".join(steps), TWO])
    assert text == cleantext.clean(text)


def test_an_address_that_a_colon_announces_stays():
    text = "\n\n".join(
        [
            ONE,
            TWO,
            "The whole story of the ferry is told here:\nhttps://www.example.org/ferry/1",
            "It is a long one.",
        ]
    )
    assert "https://www.example.org/ferry/1" in cleantext.clean(text)
    assert "https://www.example.org/ferry/1" in cleantext.clean(text.removesuffix("\n\nIt is a long one."))

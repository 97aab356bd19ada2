"""A line that is part of something larger stays with it, whatever label of a page it may look like."""

from textwrap import fill

import pytest

import cleantext

ONE = "The council closed the old ferry port in March, and nobody has been seen on the pier since that day."
TWO = "A new one is to open on the other bank, though the money for it has not been found by anybody yet."
LABELS = ["advertisement", "share on facebook", "sign up for our newsletter"]


def page(*blocks):
    return "\n\n".join([ONE, *blocks, TWO])


@pytest.mark.parametrize("word", ["style", "quality", "comments", "resources", "more"])
@pytest.mark.parametrize("width", [40, 56, 72])
def test_the_last_word_of_a_paragraph_whose_lines_are_broken_stays(word, width):
    start = "the ferry and all that was ever said of it in the papers of the town had neither money nor "
    for size in range(len(start)):
        text = fill(f"Nobody knew in the harbour of the town that {start[size:].strip()} {word}.", width)
        if text.endswith(f"\n{word}."):
            assert cleantext.clean(page(text)) == page(text)
            return
    raise AssertionError("no text of such a width ends with that word alone on its line")


@pytest.mark.parametrize("label", LABELS)
def test_below_a_headline_the_same_label_goes(label):
    text = page(f"Ferry that nobody wanted will leave the harbour\n{label}")
    assert cleantext.clean(text) == page("Ferry that nobody wanted will leave the harbour")


@pytest.mark.parametrize("name", ["The Guardian", "Twitter", "Facebook", "more", "World", "tweet"])
def test_what_a_link_marked_within_a_sentence_stays(name):
    text = page(f"The mayor of the town told\n{name}\nthat the ferry would never leave the harbour again.")
    assert cleantext.clean(text) == text


def test_a_sentence_that_was_cut_does_not_make_a_poll():
    lines = [
        "Who wants the ferry?",
        "Nobody on the pier, he says, and asks the town to",
        "vote",
        "on it soon.",
    ]
    assert "\n".join(lines) in cleantext.clean(page("\n".join(lines)))


def test_scripts_without_blanks_are_broken_at_a_width_too():
    lines = [
        "选择要安装哪些软件包取决于用户自己。为此提供了各种",
        "工具。现在可以使用的软件包的清单和说明可以在任何一",
        "声明：镜像站点上找到，也可以在发行版的目录里找到所",
        "有的文件，只要有足够的磁盘空间就可以把它们复制下来",
        "并且再分发给别人。",
    ]
    text = "\n".join(lines)
    assert cleantext.clean(text) == text


@pytest.mark.parametrize(
    "items",
    [
        ["- German", "- Hindi", "- Italian", "- Dutch"],
        ["- Open", "- Save", "- Copy the curve to the other border", "- Contact", "- Paste the curve"],
        ["1. Name of the ferry", "2. Date", "3. Number of pianos on its deck", "4. Harbour of the ferry"],
    ],
)
def test_an_item_of_a_list_stays_with_it(items):
    text = page("\n".join(items))
    assert cleantext.clean(text) == text


def test_a_list_of_buttons_goes():
    assert cleantext.clean(page("- Share on Facebook\n- Tweet\n- Share on Twitter")) == page()


def test_a_fact_stays_with_its_box():
    text = page("Recipe: Onion cake\nCategory: Cakes\nServes: four people\nFlour: half a pound")
    assert cleantext.clean(text) == text


def test_facts_of_the_page_go_together():
    assert "Tags" not in cleantext.clean(f"{ONE}\n\n{TWO}\n\nCategory: News\nTags: ferry, harbour, piano")


@pytest.mark.parametrize("name", ["top (1)", "Шоу", "mauro@dyna.example", "Ann Sample, “Ferries”"])
def test_who_said_it_stays_below_a_saying(name):
    text = f"He who waits for a ferry waits for a town.\n\t\t-- {name}\n\n{ONE}"
    assert name in cleantext.clean(text)


def test_who_said_it_stays_below_each_saying():
    saying = "-- Ann Sample, John Test (“The Deeper Meaning of Ferries and Pianos”)"
    sayings = [f"{one}\n{saying}" for one in ("Wait.", "The ferry is a town.", "A piano never floats.")]
    text = "\n\n".join(sayings)
    assert cleantext.clean(text) == text


def test_an_agency_below_a_text_goes():
    assert cleantext.clean(f"{ONE}\n{TWO}\n-- Reuters").rstrip() == f"{ONE}\n{TWO}"


def test_an_answer_in_a_dialogue_stays():
    text = page("- Is she on the ferry?\n- Rozumiem.\n- You understand nothing.")
    assert cleantext.clean(text) == text


@pytest.mark.parametrize("row", ["| Nota |", "| 目次 |", "| |"])
def test_a_row_of_a_table_stays(row):
    text = page(f"| Name | Age |\n{row}\n|---|---|")
    assert cleantext.clean(text) == text


@pytest.mark.parametrize(
    "lead", ["Read the whole report of the council carefully at:", "It is all described at length in"]
)
def test_an_address_that_a_line_leads_to_stays(lead):
    text = f"{ONE}\n\n{lead}\nhttps://ferry.example/report.htm"
    assert cleantext.clean(text) == text


def test_an_address_behind_the_last_sentence_goes():
    assert cleantext.clean(f"{ONE}\n{TWO}\nhttps://ferry.example/report.htm").rstrip() == f"{ONE}\n{TWO}"


def test_the_authors_of_several_poems_stay():
    poem = ["红豆生南国，春来发几枝。", "愿君多采撷，此物最相思。", "空山不见人，但闻人语响。"]
    text = "\n\n".join("\n".join([f"《题{n}》", f"作者：王维{n}", *poem]) for n in "一二三四")
    assert text.count("作者：") == cleantext.clean(text).count("作者：")


def test_posts_of_a_chat_are_no_list_of_stories():
    posts = [
        f"{9 + n // 60:02}:{(59 - 7 * n) % 60:02} <ann{n % 2}> it was said that the ferry is late {n}"
        for n in range(7)
    ]
    text = "\n".join([ONE, "", *posts])
    assert cleantext.clean(text) == text


def test_sections_of_a_book_are_no_headlines():
    sections = [f"- 12.{n}. 静的コード分析ツールのリストと説明{n}" for n in range(3, 12)]
    text = "\n".join([ONE, "", *sections])
    assert cleantext.clean(text) == text


def test_lines_of_a_program_stay():
    lines = [
        "iRun = 1",
        "While iRun < Len(sText)",
        'If Mid(sText, iRun, 1) <> " " Then Mid(sText, iRun, 1) = Chr(1 + Asc(Mid(sText, iRun, 1)))',
        "iRun = iRun + 1",
        "print(share)",
        "print(share)",
    ]
    text = page("\n".join(lines))
    assert cleantext.clean(text) == text


@pytest.mark.parametrize("letter", ["A", "X", "T"])
def test_the_first_letter_of_a_paragraph_stays(letter):
    text = page(f"{letter}\nnew ferry is to leave the harbour in the spring, if anybody pays for the engine.")
    assert cleantext.clean(text) == text


@pytest.mark.parametrize("word", ["in", "de", "por"])
def test_a_small_word_within_a_block_of_lines_stays(word):
    text = page(f"Sierra Leona\n{word}\nLiberia, where the ferry has not been seen for a year.")
    assert cleantext.clean(text) == text


def test_what_two_links_marked_within_a_sentence_stays():
    text = page("The fares will rise again according to a new\nWashington Post\nreport.")
    assert cleantext.clean(text) == text


def test_numbers_that_were_cut_out_of_sentences_are_no_counts_of_comments():
    lines = [
        "The poll was taken from January",
        "14",
        "to January",
        "18",
        "among people of whom",
        "92",
        "percent",
    ]
    lines += [
        "said he was not, and",
        "70",
        "percent of those said that it does",
        "0",
        "harm to the harbour",
        "5",
    ]
    text = "\n".join([ONE, "", *lines, "years after it was closed by the council."])
    assert cleantext.clean(text) == text


def test_facts_on_two_lines_stay_in_their_box():
    box = "Region:\nNapa Valley\nGrape:\nZinfandel\nDrink at:\n8 °C\nCategory:\nRosé"
    assert cleantext.clean(page(box)) == page(box)


def test_a_footer_on_two_lines_each_goes():
    footer = "Filed under:\nNews\nTags:\nwater, council\nShare this:\nFacebook"
    assert cleantext.clean(page() + "\n\n" + footer) == page()


def test_the_address_of_a_mail_that_a_sentence_leads_to_stays():
    text = page(
        "Those who saw it may write to the harbour office before May, at this address:\npier@example.org"
    )
    assert cleantext.clean(text) == text


def test_a_tree_of_folders_stays():
    tree = "|-- bin/\n|   |-- python\n|   |-- pip\n|-- lib/\n|   |-- python3.7/\n|-- README.rst\n`-- setup.py"
    assert cleantext.clean(page(tree)) == page(tree.replace("   ", " "))

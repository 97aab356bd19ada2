"""Text printed twice goes once; what authors repeat on purpose stays."""

import random
import textwrap

import pytest

import cleantext
from cleantext.structure.copies import letters

BODY = "The minister said on Monday that the bridge would open in the spring, two years later than planned."
MORE = "Nobody in the town hall wanted to say on Tuesday how much more it would cost than the first estimate."
LONE = (
    "Residents on the south bank doubt that the new date will hold, and the builders have said nothing yet."
)
LAST = (
    "A third inquiry is to report in June, after which the council will vote once more on the whole budget."
)
TITLE = "Bridge to open two years late, says the minister"
WARM_UP = "Warm up with ten minutes of easy jogging and five short strides at the end of it."
SEEN = "The old bridge of the town, seen from the road to the north"
CLAUSE = "The landlord may end the contract with three months of notice."
DAYS = "Week Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
ROW = "Example 75 keyboard kit 75% USB-C aluminium $199.99 VIA/QMK support 2 mounts"
CODE = "func copy_file(destination, source string) (written int, failed error) {"
PARTS = [BODY.replace("The minister", "Ann Roe, minister of works,"), MORE]
WIDE = "本报告周期（12月7日至13日），东部地区桥梁材料的平均价格报收830元/吨，比前一报告周期下降了10元/吨。"
HEAD = "Bridge to open two years late"


def repeats(text):
    return (cleantext.drop_repeats | cleantext.normalize_whitespace)(text).strip().split("\n")


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        ([HEAD, BODY], [HEAD, HEAD, BODY]),
        ([HEAD, "", BODY], [HEAD, "", f"“{HEAD}”", "", BODY]),
        ([HEAD, "By A. Writer", BODY], [HEAD, "By A. Writer", f"{HEAD} - The Example Times", BODY]),
        ([BODY, MORE], [BODY, MORE, BODY]),
        ([HEAD, BODY, MORE], [HEAD, BODY.removesuffix("."), BODY, MORE]),
        (
            [BODY, MORE, "Yes.", f"{MORE} {BODY}"],
            [BODY, MORE, "Yes.", f"{MORE} {BODY}", BODY, MORE, "Yes.", f"{MORE} {BODY}"],
        ),
        ([BODY, MORE], [BODY, MORE, BODY[:60] + "…"]),
        ([BODY, MORE], ["The minister said on Monday that the bridge...", BODY, MORE]),
        ([HEAD, BODY], [f"{HEAD} {HEAD}", BODY]),
        ([f"{HEAD}.", BODY], [f"{HEAD}. {HEAD}", BODY]),
        (["معرض الجسر القديم يفتح أبوابه", BODY], ["معرض الجسر القديم يفتح أبوابه " * 2, BODY]),
        ([BODY, MORE], [f"{BODY} {BODY}", MORE]),
        ([HEAD, BODY, MORE], [HEAD, BODY, f"{HEAD} - Photo 1", MORE, f"{HEAD} - Photo 2."]),
        ([BODY, MORE], [BODY, f"{HEAD} - Ảnh 1.", MORE, f"{HEAD} - Ảnh 2."]),
        ([f"{BODY} {MORE}"], [MORE.removesuffix("."), f"{BODY} {MORE}"][::-1]),
        ([LONE, f"{BODY} {MORE}", LAST], [LONE, MORE, f"{BODY} {MORE}", LAST]),
        (
            [LONE, f"{BODY} {MORE}", LAST],
            [LONE, f"{MORE.removesuffix('.')} (stock image)", f"{BODY} {MORE}", LAST],
        ),
        ([LONE, MORE, LAST], [LONE, MORE, LAST, f"{MORE.removesuffix('.')} (A. Sample/AP)"]),
        ([LONE, f"{BODY} {MORE}", LAST], [LONE, f"‘{MORE}’\tMayor Ann Roe", f"{BODY} {MORE}", LAST]),
        (
            [LONE, f"{BODY} “{MORE}”", LAST],
            [LONE, f"{MORE[:-1]} Ann Roe", f"{BODY} “{MORE}”", LAST],
        ),
        ([LONE, f"{BODY} {MORE}", LAST], [LONE, f"{BODY} {MORE}", MORE[0].lower() + MORE[1:], LAST]),
        (["桥梁价格：", WIDE, LAST], [f"核心提示：{WIDE}", "桥梁价格：", WIDE, LAST]),
        ([HEAD, LONE, BODY, MORE], [HEAD, LONE, BODY, MORE, HEAD]),
        ([HEAD, "Example Press > Arts", BODY], [HEAD, "Example Press > Arts", f"> Health > {HEAD}", BODY]),
        ([HEAD, BODY], [f"Example.com / Videos / / / {HEAD}", HEAD, BODY]),
        (
            [LONE, "The old bridge seen from the north", BODY],
            [LONE, *["The old bridge seen from the north"] * 2, BODY],
        ),
        ([LONE, f"{SEEN} in a picture of 1951", BODY], [LONE, SEEN, f"{SEEN} in a picture of 1951", BODY]),
        ([LONE, f"{BODY} {MORE}", LAST], [LONE, f"{BODY} {MORE}", f"{MORE[12:]} {LAST}"]),
        ([LONE, f"{LAST} {MORE} {BODY}"], [LONE, f"{LAST} {MORE} {BODY} {MORE}"]),
        (
            [LONE, f"{MORE} {BODY}", LAST],
            [LONE, MORE.replace(" of", "").replace("much ", ""), f"{MORE} {BODY}", LAST],
        ),
        ([TITLE, *PARTS], [f"{TITLE} {PARTS[0]} {PARTS[1][:40]}", TITLE, *PARTS]),
    ],
)
def test_copies_go(expected, raw):
    assert expected == repeats("\n".join(raw))


@pytest.mark.parametrize(
    "text",
    [
        "I remained silent;\n\nI was no criminal\n\nI remained silent;\n\nI was no soldier\n\n" + BODY,
        "“No,” he said.\n“Why?”\n“No,” he said.\n" + BODY,
        "6-4\n7-5\n6-4\n" + BODY,
        "Salt\nPepper\nSalt\n" + BODY,
        "What do you make of the plan to close the old bridge for the whole of next summer?\nNothing.\n"
        "What do you make of the plan to close the old bridge for the whole of next summer?\nStill nothing.",
        "And so we went on …\n" + BODY,
        BODY + "\nThe minister said nothing more…",
        f"{HEAD}\n{HEAD}, and that is not the worst of it, said the minister in the town hall on Monday.",
        "Row, row, row your boat gently down\nMerrily on the stream it goes\n" * 4,
        f"{HEAD}\n{HEAD}\n{HEAD}",
        "Oh how the water is wide tonight, oh how the water is wide tonight\n" + BODY,
        "We want a bridge for the town! We want a bridge for the town!\n" + BODY,
        "“We want a bridge for the town. We want a bridge for the town.”\n" + BODY,
        "Ann Roe, Bridge at Night - Photo 1\n" + BODY + "\nJo Doe, River at Noon - Photo 2",
        f"{LONE}\n{BODY}\n{BODY[:-1]}, and a third inquiry has begun. {LAST}",
        f"{LONE}\n“{MORE}”\n{BODY} “{MORE}”",
        f"{LONE}\nWhat the mayor said\n{MORE}\n{BODY} {MORE}",
        f"{LONE}\n{MORE}\n— Ann Roe (@annroe) March 17, 2016\n{BODY} “{MORE}”",
        f"{LONE}\n{MORE} Counting The Cost\n{BODY} {MORE}",
        f"{LONE}\nKicker: {MORE}\n{MORE}\n{LAST}",
        f"{MORE} {BODY} {MORE}",
        f"{HEAD}\nMinister: {HEAD}\n{BODY}",
        "\n".join(
            [
                BODY,
                *[
                    f"Day {n}\n    Warm up: ten minutes of easy jogging along the river, then stretch for two"
                    for n in (1, 2)
                ],
            ]
        ),
        f"{BODY}\n- {MORE}\nTwo.\n- {MORE}",
        f"{BODY}\n{DAYS}\n1 2 3\n{DAYS}\n4 5 6\n{MORE}",
        f"{BODY}\n{ROW}\nTwo.\n{ROW}\n{MORE}",
        f"{BODY}\n{CODE}\n{MORE}\n{CODE}",
        BODY + "\ncall();" * 5 + f"\n{MORE}\nTwo.\n{MORE}",
        f"{BODY}\n{'-' * 70}\nTwo.\n{'-' * 70}\n{MORE}",
        f"{BODY}\n{LONE}\nLet us say that again, and slowly:\n{LONE}\n{MORE}",
        f"{TITLE}\nYes.\nWhy the bridge is late\nWho pays for the bridge\nWhat comes next, and when\n1\n2\n"
        f"Why the bridge is late\n{BODY}\nWho pays for the bridge\n{MORE}",
        f"{BODY}\n{MORE} Read\nthe bridge and its builders\nfor more.",
        "\n".join([f"{BODY} {MORE}", *(f"{number}." for number in range(12)), MORE]),
        f"{LONE}\n- {MORE}\n{BODY} {MORE}",
        f"{LONE}\n{LAST}\nYes.\n{MORE} {LAST}\n{MORE}",
        f"{HEAD}... {BODY} {MORE}...\n{LONE}\n{MORE}",
        f"{HEAD}\n" + "1\n" * 8 + 2 * "How wide the river is tonight,\n" + BODY,
        f"{LONE}\n{BODY}\n\n{MORE} {BODY[:40]}",
        f"— Ann Roe (@annroe) March 17, 2016\nNo.\n— Ann Roe (@annroe) March 17, 2016\n{BODY}",
        "\n".join([BODY, *[f"Day {n}\n{WARM_UP}\nRun {n} miles." for n in (2, 3, 4)]]),
        "\n".join([BODY, *[f"Article {n}\nThe rent is due on day {n}.\n{CLAUSE}" for n in (1, 2, 3)]]),
        f"{TITLE}\nThe river runs below the town,\nIt runs\nThe river runs below the town,\nIt ran\n{BODY}",
    ],
    ids=[
        "refrain",
        "dialogue",
        "scores",
        "list",
        "question",
        "ellipsis",
        "own words",
        "lead",
        "song",
        "poem",
        "verse",
        "chant",
        "quoted",
        "pictures",
        "goes on",
        "interview",
        "under a heading",
        "post",
        "heading behind it",
        "caption under a kicker",
        "one line",
        "said by",
        "steps",
        "items",
        "head of a table",
        "row of a table",
        "code",
        "manual",
        "rules",
        "announced",
        "contents",
        "wrapped",
        "far away",
        "item",
        "summary",
        "cut-off standfirst",
        "sung twice",
        "begins alike",
        "signatures",
        "the first step of each day",
        "clauses",
        "verses above prose",
    ],
)
def test_what_is_repeated_on_purpose_stays(text):
    assert text == cleantext.drop_repeats(text)


def test_many_equal_lines_take_linear_work():
    text = (BODY + "\n") * 20_000
    assert BODY == cleantext.drop_repeats(text).strip()
    different = "".join(f"{BODY} {number}\n" for number in range(20_000))
    assert different == cleantext.drop_repeats(different)


PARAGRAPHS = [
    f"{BODY} {MORE}",
    "Residents on the south bank doubt that the new date will hold, and the builders have said nothing yet.",
    "A third inquiry is to report in June, after which the council will vote once more on the whole budget.",
]


@pytest.mark.parametrize("wrapped_first", [False, True])
def test_of_an_article_in_paragraphs_and_wrapped_the_paragraphs_stay(wrapped_first):
    wrapped = [line for paragraph in PARAGRAPHS for line in textwrap.wrap(paragraph, 60)]
    raw = [*wrapped, "", *PARAGRAPHS] if wrapped_first else [*PARAGRAPHS, "", *wrapped]
    assert PARAGRAPHS == [line for line in repeats("\n".join(raw)) if line]


def test_of_paragraphs_and_the_same_in_a_caption_the_paragraphs_stay():
    raw = [*PARAGRAPHS, "And then the rain came down.", " ".join(PARAGRAPHS)]
    assert [*PARAGRAPHS, "And then the rain came down."] == repeats("\n".join(raw))


@pytest.mark.parametrize("role", ["Common Harbour CEO", "director of the harbour of Sampletown"])
def test_a_pull_quote_goes_with_who_said_it_and_what_they_are(role):
    said = "The harbours are conducting a massive experiment on all of our ferries"
    lines = [
        "It rained all day in the harbour of Sampletown, and the ferry stayed where it was.",
        f"“{said},” James Marsh, who is the {role}, said on Monday in the town hall of Sampletown.",
        "Then the wind dropped, and the ferry left the harbour with eleven passengers and a piano.",
    ]
    quote = f"{said} James Marsh, {role}"
    assert quote not in cleantext.clean("\n\n".join([*lines[:2], quote, lines[2]]))
    other = f"The mayor has met the head of the band James Marsh, {role}"
    assert other in cleantext.clean("\n\n".join([*lines[:2], other, lines[2]]))


def test_of_a_pull_quote_and_the_speech_in_its_place_the_speech_stays():
    raw = [BODY, LAST, MORE, f"'{LONE}", f"'{LAST}", "'Nobody knows.'"]
    assert [BODY, MORE, f"'{LONE}", f"'{LAST}", "'Nobody knows.'"] == repeats("\n".join(raw))


def test_a_headline_on_both_sides_of_the_sites_name_stands_once():
    text = "Mısır'da cenaze gerginliği CNN TÜRK Mısır'da cenaze gerginliği\n\nCenaze dün kaldırıldı."
    assert "Mısır'da cenaze gerginliği\n\nCenaze dün kaldırıldı." == cleantext.drop_repeats(text)
    for same in (
        "We shall overcome some day oh deep in my heart We shall overcome some day",
        "Cenaze dün kaldırıldı.\nMısır'da cenaze gerginliği CNN TÜRK Mısır'da cenaze gerginliği",
    ):
        assert same == cleantext.drop_repeats(same)


def test_a_line_that_is_half_blank_is_not_doubled():
    text = " " * 30 + HEAD + "\n" + BODY
    assert text == cleantext.drop_repeats(text)


def test_of_two_rows_of_captions_and_sentences_one_stays():
    captions = [
        "The council has moved some four hundred children from the island to the mainland since the fire",
        "About six hundred people have so far found a place in the tents that the army put up by the sea",
        "Nobody in the village could say on Monday when the old camp on the hill will be opened once more",
        "The minister spoke for an hour and named neither a sum nor a day on which the work is to begin",
    ]
    between = "It rained all night, and the road was closed. In the morning trucks came up the hill."
    raw = "\n\n".join([*captions, between, *(f"{caption}." for caption in captions)])
    clean = cleantext.clean(raw)
    assert [1] * 4 == [clean.count(caption) for caption in captions]


def test_a_paragraph_that_ends_in_blanks_has_no_last_sentence_to_lose():
    text = "It rained all day in the hills, and nobody went out.\nThe ferry stayed where it was. " + " " * 70
    assert cleantext.drop_repeats(text) == text


SAID = [BODY, MORE, LONE, LAST, WIDE, HEAD, TITLE, "The bridge seen from the north", "By A. Writer", "Yes."]


def copied(chance, said):
    """Return a line that holds what is said, as pages print it again."""
    bare = said.removesuffix(".")
    return chance.choice(
        [
            said,
            bare,
            f"{bare} (A. Sample/AP)",
            f"{bare} (pictured)",
            f"> {said}",
            f"Example > News > {said}",
            f"{said} - The Example Times",
            f"{said[:40]}…",
            f"{said} {said}",
            f"“{said}”",
            f"Kicker: {said}",
            f"核心提示：{said}",
            f"{said} {chance.choice(SAID)}",
            f"{chance.choice(SAID)} {said} {chance.choice(SAID)}",
            f"{said[chance.randrange(30) :]} {chance.choice(SAID)}",
        ]
    )


def test_of_all_copies_one_stays():
    for seed in range(600):
        chance = random.Random(seed)
        pool = chance.sample(SAID, chance.randrange(3, 8))
        lines = [copied(chance, chance.choice(pool)) for _ in range(chance.randrange(4, 18))]
        clean = letters(cleantext.drop_repeats("\n\n".join(lines)))
        lost = [said for said in SAID if letters(said) not in clean and any(said in line for line in lines)]
        assert [] == lost, seed


CONTENTS = [
    f"What the {word} of the systems of the town is, and what else is known of it"
    for word in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
]


def test_headings_that_a_table_of_contents_has_too_stay():
    parts = [
        f"{heading}\n\nOf that the people of the town tell {len(heading)} stories, number {at} among them."
        for at, heading in enumerate(CONTENTS)
    ]
    text = "\n\n".join(["Systems of a town", "It is told here what they are.", "\n".join(CONTENTS), *parts])
    assert cleantext.clean(text) == text


def test_an_article_may_begin_as_its_standfirst_does():
    said = (
        "Obrador dijo que se auditarán, con apego a la ley, todos los contratos públicos a fin de revisarlos."
    )
    text = (
        f"Si llego a la presidencia no confiscaré nada\n\nAndrés Manuel {said} No confiscará, dijo.\n\n"
        f"{said}\n\n“En el caso de esos contratos que estén manchados, el procedimiento va a ser legal”, "
        "dijo el candidato en un acto de campaña en Tabasco."
    )
    assert cleantext.clean(text) == text


def test_a_repeated_run_is_explained_by_a_rule_of_the_pipeline() -> None:
    lines = [
        f"On day {n} the ferry left at six with eleven passengers, a dog and a piano on its deck."
        for n in "abcd"
    ]
    done = cleantext.trace("\n\n".join([*lines, "Nobody had asked for it.", *lines]))
    assert {rule for edit in done.patch.edits for rule in edit.rules} <= cleantext.pipeline().rules.keys()
    assert all(row.why for row in done.ledger())
    assert done.text.count("On day a") == 1


CHORUS = [
    "Oh take me back to the harbour where the ferries wait for me, my dear, all winter long",
    "For you are waiting",
]


@pytest.mark.parametrize("chorus", [["Chorus", *CHORUS], [f"Refrain: {CHORUS[0]}"], ["Chorus:", *CHORUS]])
def test_a_chorus_stays_wherever_it_is_sung(chorus: list[str]) -> None:
    verses = [
        ["The rain came down on Sunday"],
        ["The wind was up on Monday"],
        ["The tide went out on Friday"],
    ]
    song = "\n\n".join(
        "\n".join([*verse, "And I was far away", "And nobody knew", *chorus]) for verse in verses[:2]
    )
    assert song == cleantext.clean(song)


def test_a_caption_that_stands_again_below_its_title_goes() -> None:
    caption = [
        "Ferry at sea",
        "The ferry of Sampletown left at six with a piano and eleven passengers on deck.",
    ]
    text = "\n\n".join(
        ["It rained all day, and nobody in the town of Sampletown went out at all before six.", *caption * 2]
    )
    assert cleantext.clean(text).count(caption[1]) == 1


@pytest.mark.parametrize("name", ["Jo Doe", "2023 Ferry X8", "Ferry on deck (left)"])
def test_a_short_title_beside_the_text_of_its_picture_stands_once(name: str) -> None:
    above = (
        "The ferry of Sampletown left at six, an hour late, with eleven passengers and a piano on its deck."
    )
    below = "Nobody had asked for it, and nobody in town could say to whom it belonged, or how it is played."
    for lines in ([above, name, name, below], [above, "Ann Marsh", name, name, below]):
        assert cleantext.clean("\n\n".join(lines)).count(name) == 1


@pytest.mark.parametrize("line", ["Yes", "“Not I”", "Not now!", "12 14", "- a piano"])
def test_what_may_be_said_or_counted_twice_stays(line: str) -> None:
    above = (
        "The ferry of Sampletown left at six, an hour late, with eleven passengers and a piano on its deck."
    )
    text = "\n\n".join([above, line, line, above.replace("six", "nine").replace("eleven", "two")])
    assert text == cleantext.clean(text)


def test_of_many_copies_in_a_row_one_stays() -> None:
    above = (
        "The ferry of Sampletown left at six, an hour late, with eleven passengers and a piano on its deck."
    )
    for line in ("Secure your seat on the ferry now", "Jo Doe"):
        done = cleantext.trace("\n\n".join([above, *[line] * 30]))
        assert (done.text.count(line), done.settled) == (1, True)


def test_a_refrain_is_no_headline():
    chorus = "Harbour lights, harbour lights\n" * 3
    song = f"[Verse]\nI never meant to leave so soon\n[Chorus]\n{chorus}Come home, and see them burn.\n"
    text = f"{song}It is late, and the boats are out.\n[Chorus]\n{chorus}Come home, for the lamps are low.\n"
    text += "The song was written in one night, he said, and sung for the first time a year later."
    assert cleantext.clean(text) == text

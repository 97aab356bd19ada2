"""The foot of a page: where it begins, and what goes with it."""

import pytest

import cleantext

LONG = (
    "The minister said on Monday that the bridge would open in the spring, two years late, and that "
    "nobody in the town hall could say how much more it would cost than the first estimate had it. "
)
BODY = [f"{LONG}It is the {word} such delay." for word in ("first", "second", "third")]
TEASERS = [
    "The old bridge closes in October.",
    "The mayor is not amused by the delay.",
    "Snow will be cleared within a week.",
    "The council asks for another inquiry.",
]
SIGN_UP, ALERTS = "Sign up for our newsletter", "All rights reserved"


def cleaned(*lines):
    return [line for line in cleantext.drop_boilerplate("\n".join(lines)).split("\n") if line]


def test_teasers_between_boilerplate_at_the_end_go():
    assert BODY == cleaned(*BODY, SIGN_UP, *TEASERS, ALERTS)


@pytest.mark.parametrize(
    "lines",
    [
        (*BODY, SIGN_UP, *TEASERS[:3], ALERTS),  # three sentences may be the article's end
        (*BODY, SIGN_UP, *TEASERS, ALERTS, "The minister at the town hall on Monday"),
        (*(f"{text[:60]}. It was so, and nobody knew it." for text in BODY), SIGN_UP, *TEASERS, ALERTS),
        (*BODY, SIGN_UP, "“We are sorry.”", *TEASERS[1:], ALERTS),
        (*BODY, "Advertisement", *TEASERS, ALERTS),
    ],
)
def test_sentences_that_may_be_the_articles_stay(lines):
    kept = [line for line in lines if line not in (SIGN_UP, ALERTS, "Advertisement")]
    assert kept == cleaned(*lines)


def test_prose_in_the_foot_does_not_hide_where_it_begins():
    policy = [
        "Our hockey app has every score of the league",
        "The Courier does not endorse what readers write here; what you write may go online.",
        "Whoever is under sixteen asks a parent first",
    ]
    foot = ["Leave a comment", *policy, "Privacy policy", "Terms of use", "Subscribe now"]
    assert BODY == cleaned(*BODY, *foot, "Back to top", "© 2012 The Courier")
    assert [*BODY, policy[1]] == cleaned(*BODY, "Leave a comment", policy[1]), "it may be the article's last"


FOOT = [
    "Leave a comment",
    "Post a comment",
    "View all comments",
    "Privacy policy",
    "Terms of use",
    "Cookie policy",
    "Subscribe now",
    "Sign up for our newsletter",
    "Back to top",
    "Skip to content",
    "Share this article",
    "Email this article",
    "Print this article",
    "Contact us",
    "About us",
    "Site map",
]


def test_an_article_is_no_part_of_the_foot_however_long_that_is():
    end = "opens two years late, said the mayor on Monday, and nobody laughed about it."
    story = [f"The {name} bridge of the town {end}" for name in ("old", "new", "long")]
    lines = [*BODY[:1], "Share on Facebook", "A bridge that nobody asked for", *story]
    assert [line for line in lines if line != "Share on Facebook"] == cleaned(*lines, *FOOT)


MENU = ["Αρχική", "| Newsletter", "|", "Επικοινωνία", "Αναζήτηση", "Ειδήσεις", "Αγορές", "Καιρός"]
FOOD = ["ψωμί", "λάδι", "αλάτι", "τυρί", "κρασί", "μέλι", "σύκα", "ελιές", "ρύζι", "φακές"]


def test_a_page_that_is_only_its_menu_goes():
    done = cleantext.trace("\n".join([*MENU, "Υπηρεσίες", "Τεχνολογία"]))
    assert ("", 1) == (done.text, len(done.warnings))


@pytest.mark.parametrize("lines", [MENU[3:], [*MENU, *FOOD]], ids=["few words", "other lines"])
def test_a_list_that_holds_words_of_menus_stays(lines):
    kept = [line for line in lines if line != "|"]
    assert kept == cleaned(*lines)


HEADING = "Growth of the market for bridges and towers in the last ten years"


def test_a_headline_below_a_label_within_the_article_goes():
    assert BODY == cleaned(BODY[0], "Read more:", "Mayor faces new questions over bridge", *BODY[1:])


@pytest.mark.parametrize("label", ["Read more about:", "RELATED COVERAGE", "Related articles"])
def test_a_list_below_a_label_within_the_article_goes_and_a_heading_at_its_end_stays(label):
    links = [
        "3/2 - Mayor refutes all claims of a suspension from office",
        "Bridge of Sampletown rises again",
        "Ten dogs that changed the history of the town for good",
    ]
    heading = "Here come the generals"
    assert [BODY[0], heading, *BODY[1:]] == cleaned(BODY[0], label, *links, heading, *BODY[1:])


@pytest.mark.parametrize(
    "lines",
    [
        ("Related:", "Use the bridge with caution"),  # the link was lost, and a heading follows
        ("Bridges for better towns, villages and people", "Read more", HEADING),  # the teaser's button
        ("For more about it, visit our new page.", HEADING),
    ],
)
def test_a_heading_below_a_label_within_the_article_stays(lines):
    assert lines[-1] in cleaned(BODY[0], *lines, *BODY[1:])


def test_a_line_between_two_ads_stays():
    show = "Through May 3 at the Sample Hall, 20 Main Street; tickets £3"
    assert [*BODY, show] == cleaned(*BODY, "Advertisement", show, "Advertisement")


HEADLINES = [
    "Mayor of Sampletown Faces New Questions Over Bridge",
    "Ten Dogs That Changed the Course of History",
    "Why Water Will Cost You Twice as Much This Year",
]


def test_headlines_that_close_the_text_go():
    assert BODY == cleaned(*BODY, *HEADLINES)


@pytest.mark.parametrize(
    "lines",
    [
        ("The best songs of the year:", *HEADLINES),
        ("Now I walk down to the river", "And the water is so wide", "And the ferryman has lied"),
        ("Two pounds of the best butter", "A cup of brown sugar and salt", "Four eggs from the market"),
        ("Jo Doe, Mayor of Sampletown", "Ann Roe, Member of Parliament", "Bob Poe, Governor of Example"),
        ("- A Bridge for the Town", "- Water for the Poor of the Land", "- Bread for All the People"),
        tuple(HEADLINES[:2]),
    ],
)
def test_lists_verse_and_signatures_at_the_end_stay(lines):
    assert [*BODY, *lines] == cleaned(*BODY, *lines)


WIDE = "市议会昨晚以很大的多数通过决定，要在城市南边的河上建一座新桥，工程明年春天开始。"


def test_chinese_headlines_that_close_the_text_go():
    links = ["新桥明年动工 市民盼望已久", "两人月入3000元修旧桥", "老桥“退休”：百年故事", "河边步道开放(图)"]
    links += ["市长称预算已批准 工期两年", "大雨过后 旧桥再次封闭"]
    told = "段说，旧桥的木桩已经腐朽，两年来不能再通行货车，居民们只好绕道上游的那座石桥。"
    story = [WIDE, *(f"第{number}{told}" for number in "一二三四五六")]
    assert "\n".join(story) == cleantext.clean("\n".join([*story, *links])).rstrip()


@pytest.mark.parametrize(
    "lines",
    [
        [
            "1、香港名列第一已十八年",
            "2、新加坡紧随其后",
            "3、澳大利亚排第三",
            "4、新西兰排第四",
            "5、瑞士第五",
            "6、加拿大",
        ],
        ["河水慢慢流", "桥下无人走", "灯火照空楼", "春风不回头", "旧船系渡口", "谁在桥上候"],
        ["他站在桥头等了一个下午", "没有人来", "水一直流", "风一直吹", "灯一盏一盏亮了", "他才慢慢走回家"],
    ],
    ids=["list", "verse", "free verse"],
)
def test_chinese_lists_and_verse_at_the_end_stay(lines):
    text = "\n".join([WIDE, *lines])
    assert text == cleantext.clean(text)


AUTHORS = ["Ann Roe", "Economist", "Jo Doe", "Former Minister", "Max Poe", "Painter", "Eve Low", "Broker"]
NOTICE = "Copyright 2012 The Courier. All rights reserved."


def test_names_behind_the_last_notice_go():
    assert BODY == cleaned(*BODY, NOTICE, *AUTHORS)


@pytest.mark.parametrize(
    "lines",
    [
        [f"{name} {number}" for number, name in enumerate(AUTHORS)],
        [f"{name}," for name in AUTHORS],
        AUTHORS[:4],
    ],
    ids=["table", "verse", "few"],
)
def test_what_may_be_the_articles_behind_a_notice_stays(lines):
    assert [*BODY, *lines] == cleaned(*BODY, NOTICE, *lines)


def test_a_list_without_an_article_stays_above_a_foot_of_notices():
    notices = [f"{text} of The Courier is subject to our terms of use and privacy policy." for text in FOOT]
    assert (
        FOOD == cleaned(*FOOD, NOTICE, "Contact us", "Privacy policy", "Advertise with us", *notices[:1])[:10]
    )


def test_a_headline_with_a_full_stop_goes_between_others_below_a_label():
    links = [
        "Mayor of Northport faces new questions over the price of bread",
        "They waited for bread for a year. Then it came by the lorry.",
        "Bakers around the county prepare for a very long winter",
    ]
    assert BODY == cleaned(*BODY, "Read more:", *links)
    assert [*BODY, links[1]] == cleaned(*BODY, "Read more:", links[0], links[1])


def test_tags_go_with_their_label():
    story = [*BODY, "Such delay is what the bridge is known for, said the town hall and its first minister."]
    assert story == cleaned(*story, "Tags:", "Bridge", "Delay", "Town Hall")
    assert [*story, "A ferry"] == cleaned(*story, "Tags:", "Bridge", "A ferry")

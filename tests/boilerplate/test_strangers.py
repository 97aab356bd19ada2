"""Other stories that chrome sets apart go, and so do the headlines of a page without an article."""

import pytest

import cleantext

HEAD = "Bridge to open two years late"
BODY = [
    "The minister said on Monday that the bridge would open in the spring, two years later than planned.",
    "Nobody in the town hall wanted to say on Tuesday how much more it would cost than the first estimate.",
    "Engineers had found cracks in three of the pillars that carry the western half of the new crossing.",
    "The builder expects to have them mended before Easter, and promises to pay for the work.",
    "Until then the ferry runs every twenty minutes, and commuters travel free before seven.",
    "Opponents of the project, who had warned of the soft ground for a decade, demand an inquiry.",
]
TEASERS = [
    "Why are the penguins of the zoo afraid of their new keeper?",
    "A singer returns to the stage after eleven silent winters.",
    "Chess: grandmaster loses against a pupil of nine.",
]
STORIES = [
    "Mayor of Sampletown resigns after dispute over harbour",
    "Rain in Westland floods cellars and closes two schools",
    "Rovers beat United in the last minute of a wild final",
    "Painter from Northport wins prize for a blue landscape",
    "Police look for a lorry that lost forty tons of gravel",
    "Oldest tree of Example Island falls in an autumn storm",
    "Court in Riverton allows baker to sell bread on Sunday",
    "Hospital of Lakeside opens a ward for tired physicians",
    "Thief in Harbourview returns a stolen violin with note",
    "Orchestra of Millbrook plays in a tunnel for the first time",
    "Students of Northport build a boat out of milk cartons",
]
FOOT = [
    "Contact us",
    "Privacy policy",
    "Cookie policy",
    "Advertise with us",
    "© 2012 Example Media Ltd. All rights reserved.",
]
TIMES = ["09:13", "09:08", "08:57", "08:47", "08:40"]


def cleaned(*lines):
    return [line for line in cleantext.drop_boilerplate("\n".join(lines)).split("\n") if line]


def test_teasers_between_chrome_above_the_article_go():
    assert [HEAD, *BODY] == cleaned(HEAD, "Home", "News", *TEASERS, "Share this:", *BODY)


@pytest.mark.parametrize(
    "lines",
    [
        ["Cracks found in pillars of the western half", "Builder promises to pay, opponents demand inquiry"],
        ["By Ann Roe", "in Northport"],
    ],
    ids=["key points", "byline"],
)
def test_what_tells_of_the_article_stays(lines):
    assert [HEAD, *lines, *BODY] == cleaned(HEAD, "Home", "News", *lines, "Share this:", *BODY)


def test_the_first_lines_stay_however_strange():
    assert cleaned("Home", "News", HEAD, *TEASERS, "Share this:", *BODY)[: len(TEASERS)] == [
        HEAD,
        *TEASERS[:2],
    ]


def test_headlines_of_an_index_go():
    assert cleaned(*STORIES, "Read more", *STORIES[1:4], *FOOT) == STORIES[:1]


def test_items_of_a_list_stay():
    assert cleaned("Eleven things that happened in Westland", *STORIES, *FOOT)[1:] == STORIES
    assert cleaned(*STORIES) == STORIES


def test_timed_headlines_without_an_article_go():
    times = ["17:48", "17:23", "15:07", "12:34", "11:55", "11:37"]
    timed = [f"{story} 17.01.2012 | {time}" for story, time in zip(STORIES, times, strict=False)]
    older = [f"{story} 16.01.2012 | {time}" for story, time in zip(STORIES[6:], TIMES, strict=True)]
    assert cleaned(HEAD, "Bridges", *timed, *older, *FOOT) == [HEAD, "Bridges"]
    assert len(cleaned(*timed[:4])) == 4


WIDE_HEAD = "新桥将推迟两年通车"
WIDE_BODY = [
    "交通部长星期一表示，跨越北河的新桥要到明年春天才能通车，比原计划晚了两年，费用也将有所增加。",
    "工程师在西段的三根桥墩上发现了裂缝，施工方承诺在节日之前完成修补，并自行承担全部修理费用。",
    "在此之前渡轮每二十分钟开出一班，早上七点以前乘客可以免费过河，市政府为此增加了两艘新船。",
]
WIDE_FOOT = ["关于我们", "联系我们", "版权所有：示例网"]
WIDE_STORIES = [
    "动物园企鹅害怕新饲养员？",
    "歌手沉寂十一年后重返“舞台”",
    "9岁小学生击败象棋特级大师",
    "渔民捕获巨型鲤鱼(图)",
]


def test_headlines_between_an_article_without_blanks_and_the_foot_go():
    assert [WIDE_HEAD, *WIDE_BODY] == cleaned(WIDE_HEAD, *WIDE_BODY, *WIDE_STORIES, *WIDE_FOOT)


@pytest.mark.parametrize(
    "lines",
    [
        ["桥上春风吹柳绿", "河边细雨打花红", "渡船老翁今何在", "独坐江头看夕阳"],
        ["新桥西段桥墩裂缝", "施工方承担修理费用？", "渡轮每20分钟一班"],
    ],
    ids=["verse", "summary"],
)
def test_verse_and_summaries_below_an_article_stay(lines):
    assert [WIDE_HEAD, *WIDE_BODY, *lines] == cleaned(WIDE_HEAD, *WIDE_BODY, *lines, *WIDE_FOOT)


def test_chinese_headlines_with_names_and_numbers_close_a_text():
    stories = [*WIDE_STORIES, "iPhone4S最高加价1500元", "BBC拍摄新桥纪录片 收视率再创新高"]
    body = [f"第{number}次，{text}" for number in ("一", "二") for text in WIDE_BODY]
    assert [WIDE_HEAD, *body] == cleaned(WIDE_HEAD, *body, *stories)


def test_timed_headlines_below_an_article_of_broken_lines_go():
    broken = [part for text in BODY[:3] for part in (text[:48], text[48:])]
    timed = [f"17:{59 - 3 * n} {story}" for n, story in enumerate(STORIES)]
    assert [HEAD, *broken] == cleaned(HEAD, *broken, *timed)
    diary = [f"{line}." for line in reversed(timed)]
    assert [HEAD, *broken, *diary] == cleaned(HEAD, *broken, *diary)


def test_an_article_above_a_comment_that_repeats_the_headline_stays():
    comment = (
        "They write: bridge to open two years late. I have heard that, and so has everybody in this town."
    )
    assert cleaned(HEAD, *BODY, *BODY[:2], comment)[: len(BODY) + 1] == [HEAD, *BODY]


def test_chinese_headlines_that_begin_with_a_year_or_end_in_quotes_go():
    strange = [
        "渔民捕获巨型鲤鱼",
        "歌手重返“舞台”",
        "南京地铁上演时装秀",
        "T-90坦克翻倒成两截",
        "企鹅害怕饲养员",
    ]
    stories = ["2012年春运", *strange, "小学生击败象棋大师"]
    assert cleaned(WIDE_HEAD, *WIDE_BODY, *stories) == [WIDE_HEAD, *WIDE_BODY, stories[0]]

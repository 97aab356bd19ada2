"""Lists of other stories: told by their stamps or by what the article speaks of, in any language."""

import pytest

import cleantext
from cleantext import Doc
from cleantext.structure.kin import article_of, kinship
from cleantext.structure.stamps import Stamp, newest_first, read_stamp
from cleantext.structure.timed import find_dates

HEAD = "Bridge to open two years late"
BODY = [
    "The minister said on Monday that the bridge would open in the spring, two years later than planned.",
    "Nobody in the town hall wanted to say on Tuesday how much more it would cost than the first estimate.",
    "The old wooden piers have rotted, and lorries have had to take the long way round since last winter.",
    "Residents on the south bank doubt that the new date will hold, and the builders have said nothing yet.",
    "A third inquiry is to report in June, after which the council will vote once more on the whole budget.",
]
STORIES = [
    "Singer Ann Roe cancels concerts in Northport",
    "Volcano on Example Island erupts again",
    "United lose to Rovers in extra time",
    "Farmers in Westland fear another dry summer",
    "Painting by Jo Doe sells for nine million",
]


def cleaned(*lines):
    return [line for line in cleantext.clean("\n\n".join(lines)).split("\n") if line]


def timed(times, stories=STORIES):
    return [line for pair in zip(times, stories, strict=False) for line in pair]


NEWEST_FIRST = ["17:17", "16:44", "16:36", "14:54", "09:02"]


@pytest.mark.parametrize(
    "times",
    [
        NEWEST_FIRST,
        ["28.11.2011 14:00", "28.11.2011 12:15", "28.11.2011 11:57", "27.11.2011 09:17", "25.11.2011 00:00"],
        ["2 hours ago", "3 hours ago", "3 hours ago", "5 hours ago", "Yesterday, 18:30"],
        ["vor 2 Stunden", "vor 3 Stunden", "vor 5 Stunden", "vor 6 Stunden", "vor 6 Stunden"],
        ["3 мая 2019", "3 мая 2019", "2 мая 2019", "1 мая 2019", "30 апреля 2019"],
        ["May 3, 2019", "May 3, 2019", "May 3, 2019", "May 3, 2019", "May 3, 2019"],
    ],
)
def test_stories_with_stamps_go(times):
    assert [HEAD, *BODY] == cleaned(HEAD, *BODY, "Latest news", *timed(times))
    assert [HEAD, *BODY] == cleaned(HEAD, *timed(times), *BODY)
    assert [HEAD, *BODY] == cleaned(HEAD, *BODY[:2], *timed(times), *BODY[2:])


def test_stamps_may_stand_behind_their_headlines_or_on_one_line_with_them():
    below = [line for pair in zip(STORIES, NEWEST_FIRST, strict=True) for line in pair]
    assert [HEAD, *BODY] == cleaned(HEAD, *BODY[:2], *below, *BODY[2:])
    leading = [f"{time} {story}" for time, story in zip(NEWEST_FIRST, STORIES, strict=True)]
    assert [HEAD, *BODY] == cleaned(HEAD, *BODY, *leading)
    glued = [f"{time}{story}" for time, story in zip(NEWEST_FIRST, STORIES, strict=True)]
    assert [HEAD, *BODY] == cleaned(HEAD, *BODY, *glued)
    trailing = [f"{story} 17.01.2012 | {time}" for time, story in zip(NEWEST_FIRST, STORIES, strict=True)]
    assert [HEAD, *BODY] == cleaned(HEAD, *BODY, *trailing)


TICKER = ["Rovers take the lead through Doe", "Roe is sent off", "Half-time in Northport", "Kick-off"]
CHRONICLE = [
    "Council votes for the new bridge",
    "Builders begin with the wooden piers",
    "First inquiry reports on the bridge",
    "Minister names another date in spring",
]


@pytest.mark.parametrize(
    "lines",
    [
        timed(NEWEST_FIRST[::-1]),  # a programme
        timed(["1 May 2011", "3 June 2011", "9 July 2012", "1 August 2013"], STORIES),  # coming events
        timed(["9 July 2013", "3 June 2012", "9 May 2011", "1 May 2010"], CHRONICLE),  # tells of the article
        timed(
            NEWEST_FIRST,
            [
                f"{one} tell the town at length what they think of it all. It rained. " * 3 + "So."
                for one in "ABCDE"
            ],
        ),
        timed(
            ["12.05.2011", "11.05.2011", "10.05.2011"],
            ["United – Rovers 2:1", "City – Town 0:0", "Albion – Athletic 1:3"],
        ),
        timed(NEWEST_FIRST[:2]),
        [f"{number}. {story}" for number, story in enumerate(STORIES, 1)],
    ],
    ids=["programme", "events", "chronicle", "diary", "scores", "two", "ranking"],
)
def test_lists_of_the_article_with_stamps_stay(lines):
    last = (
        "The ferry runs until then, every twenty minutes, and takes no lorries, buses or caravans on board."
    )
    assert [HEAD, *BODY, *lines, last] == cleaned(HEAD, *BODY, *lines, last)


def test_a_text_that_is_all_stamps_and_lines_stays():
    lines = timed(NEWEST_FIRST[:4], TICKER)
    assert [HEAD, *lines] == cleaned(HEAD, *lines)


@pytest.mark.parametrize("at", [0, 2, 5], ids=["top", "within", "below"])
def test_stories_without_stamps_go(at):
    first = [] if at else STORIES[:1]  # below the headline: it may say in small what the article says
    assert [HEAD, *first, *BODY] == cleaned(HEAD, *BODY[:at], *STORIES, *BODY[at:])


def test_stories_with_counts_of_comments_go_below_the_article():
    counted = [
        line for pair in zip(["(44)", "(51)", "(7)", "(602)", "(7)"], STORIES, strict=True) for line in pair
    ]
    assert [HEAD, *BODY] == cleaned(HEAD, *BODY, *counted)
    numbered = [line for number, story in enumerate(STORIES, 1) for line in (str(number), f"{story}.")]
    assert [HEAD, *BODY, *numbered] == cleaned(HEAD, *BODY, *numbered)


TEASERS = [
    "Northport turns white as snow falls along the coast.",
    "Police look for three men after a theft in Westland",
    "Jo Doe praises young Max Poe after his second goal against Rovers",
]


def test_teasers_of_one_sentence_go_below_the_article():
    first, *others = TEASERS
    assert [HEAD, *BODY] == cleaned(HEAD, *BODY, *others, first)
    assert [HEAD, *BODY, first] == cleaned(HEAD, *BODY, *TEASERS, STORIES[0])  # it may be the article's last
    last = "The bridge has no lorries."  # of the article, and speaks of what it speaks of
    assert [HEAD, *BODY, last] == cleaned(HEAD, *BODY, last, *others, first)


def test_facts_below_the_article_stay():
    facts = [
        "Song: ferry to Northport, sung by three old men",
        "Quote: it rains in Westland, and nobody says why",
        "Music: the band of Example Island, which broke up",
    ]
    assert [HEAD, *BODY, *facts] == cleaned(HEAD, *BODY, *facts)


def test_a_menu_may_part_stories_above_the_article():
    menu = [STORIES[0], "Sport", STORIES[1], "Weather", "Jobs", *STORIES[2:]]
    # What stands right below the headline may be what the article says in small.
    assert [HEAD, STORIES[0], *BODY] == cleaned(HEAD, *menu, *BODY)


def test_above_the_article_its_own_headline_stays_below_lines_of_the_page():
    """It shares no word with the article, nor does what stands below it, nor the author's name."""
    page = [
        "Ireland and the World in Pictures",
        "Listen to the Morning Show with Ann Roe",
        "Jobs in Northport",
    ]
    own = ["A quiet place by the sea", "Nobody had thought of swans before", "By Jo Doe in Northport"]
    kept = cleaned(*page, *own, *BODY)
    assert [*own, *BODY] == kept[-len(own) - len(BODY) :]


def test_stories_behind_the_names_of_their_sections_go():
    glued = [
        "TrendsCrisis comes to Westland again",
        "ScandalSmall pranks of a big government",
        "MoneySavings without any owner pile up",
    ]
    assert [HEAD, "TrendsCrisis comes to Westland again", *BODY] == cleaned(HEAD, *glued, *BODY)


CHINESE = [
    "市议会昨晚以很大的多数通过决定，要在城市南边的河上建一座新桥，工程明年春天开始，两年后完工。",
    "段说，旧桥的木桩已经腐朽，两年来不能再通行货车，居民们只好绕道上游的那座石桥，十分不便。",
    "市长表示，预算已经得到批准，但他没有说明新桥要花多少钱，也没有说明谁来承担这笔费用。",
]


def test_short_chinese_stories_below_the_article_go():
    stories = [
        "歌手取消两场演唱会",
        "岛上火山再次喷发",
        "少年登上雪山顶峰",
        "农民担心又一个干旱夏天",
        "油画以九百万卖出",
        "冠军赛推迟一周",
    ]
    assert CHINESE == cleaned(*CHINESE, *stories)


POINTS = [
    "Bridge will open in the spring, two years late",
    "Nobody in the town hall knows the new Estimate",
    "Residents of the South Bank doubt the date",
    "Council will vote on the Budget after June",
    "Lorries take the long way since Winter",
]
SONG = [
    "Now I walk down to the river",
    "And the water is so wide",
    "And the ferryman of Northport has lied to me",
    "There were lanterns on the other side",
    "And a band was playing in Sampletown",
    "When the last boat put out to sea",
]
NOMINEES = [
    "Ann Roe, Jo Doe and Max Poe, The Long Way to Northport",
    "Lee Loe, Letters from Westland",
    "Kim Koe and Pat Poe, Island of Example",
    "Sam Soe, A Winter in Sampletown, Volume Three",
    "Ray Roe, Vic Voe and Zoe Zoe, The Ferry",
]
STEPS = [
    "Grease the tin and heat the oven to 180 degrees",
    "Beat the butter with the sugar until it is pale",
    "Fold in the sifted flour with a large metal spoon",
    "Bake in the middle of the oven for half an hour",
    "Dust with icing sugar and serve with thick cream",
]


@pytest.mark.parametrize(
    "lines", [POINTS, SONG, NOMINEES, STEPS], ids=["key points", "song", "nominees", "recipe"]
)
@pytest.mark.parametrize("at", [0, 2], ids=["top", "within"])
def test_lists_of_the_article_without_stamps_stay(lines, at):
    assert [HEAD, *BODY[:at], *lines, *BODY[at:]] == cleaned(HEAD, *BODY[:at], *lines, *BODY[at:])


def test_stories_behind_a_colon_or_a_heading_stay():
    list_ = ["The films of the week:", *STORIES]
    assert [HEAD, *BODY[:2], *list_, *BODY[2:]] == cleaned(HEAD, *BODY[:2], *list_, *BODY[2:])
    list_ = ["Films of the week", *STORIES]
    assert [HEAD, *BODY, *list_] == cleaned(HEAD, *BODY, *list_)


def test_lists_that_have_lost_their_bullets_stay():
    items = ["Night mode on all lenses", "Longer zoom lens (Max only)", "New scanner, which sees in the dark"]
    for indent in ("    ", ""):
        lines = [f"{indent}{item} and better pictures of Northport" for item in items]
        kept = [line.strip() for line in lines]
        assert [HEAD, *BODY[:2], *kept, *BODY[2:]] == cleaned(HEAD, *BODY[:2], *lines, *BODY[2:])
    verse = [f"      {line}" for line in SONG[:4]]
    assert [HEAD, *BODY[:2], *SONG[:4], *BODY[2:]] == cleaned(HEAD, *BODY[:2], *verse, *BODY[2:])


@pytest.mark.parametrize(
    "date",
    [
        *("Tue, 17 Jan 2012", "17.01.2012 19:55", "2012年1月17日 21:37", "Τρίτη, 17 Ιανουαρίου 2012"),
        *("Oluşturulma Tarihi: Ocak 17, 2012 19:55", "Aktualizováno 17. 1. 2012, 19:55"),
        *("Päivitetty klo 19:55", "Publisert i går kl. 19:55", "před 2 hodinami", "לפני 3 שעות"),
        *("Politics | 17 January 2012", "입력 2012.01.17. 오후 7:55 수정: 2012.01.18", "17 tháng 1 2012"),
    ],
)
def test_a_date_above_the_article_goes(date):
    assert [HEAD, *BODY] == cleaned(HEAD, date, *BODY)


@pytest.mark.parametrize(
    "lines",
    [
        ["Tue, 17 Jan 2012", *BODY[:2], "Wed, 18 Jan 2012", *BODY[2:]],
        ["Friday, 25 February", *BODY],
        [*BODY, "The Town Hall, Northport", "October 13, 2016."],
        [*BODY, "From: ann@example.com", "Date: October 13, 2016 10:15", "Subject: the bridge"],
        [*BODY, "Monday, November 25, 2013 at 3:00 PM"],
        ["Concert in the old hall, 17.01.2012, 19:55", *BODY],
    ],
    ids=["diary", "event", "signature", "letter", "meeting", "concert"],
)
def test_dates_of_the_article_stay(lines):
    assert [] == list(find_dates(Doc("\n\n".join(lines))))


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("[16:30/28.11.2011]", Stamp(read_stamp("28.11.2011").day, 990)),
        ("17.01.201219:55 МСК", Stamp(read_stamp("17.01.2012").day, 1195)),
        ("2011年12月15日22:29", Stamp(read_stamp("15 December 2011").day, 1349)),
        ("Thursday 12 January 2012", read_stamp("12/01/2012")),
        ("il y a 3 heures", Stamp(ago=True)),
        ("3 bridges", None),
        ("1984", None),
        ("12.50", None),
        ("25:61", None),
        ("99.99.2011", None),
        ("Page 3 of 4", None),
        ("In May 2019", None),
    ],
)
def test_stamps_are_read_in_any_language(text, stamp):
    assert stamp == read_stamp(text)


def test_newest_first_asks_for_more_steps_back_than_forth():
    assert newest_first([Stamp(5), Stamp(4), Stamp(4), Stamp(6), Stamp(2)])
    assert not newest_first([Stamp(5), Stamp(4), Stamp(6)])


def test_kinship_is_the_share_of_known_words():
    article = article_of(
        Doc("The old bridges of the town had long been closed to lorries when the new one opened.")
    )
    assert 0.5 == kinship(["A bridge and a castle"], article)
    assert 1.0 == kinship(["12:30"], article)


FACTS = "Editor of the Page|Salary: 24,500 a year|Hours: 21 a week, some Sundays|Place: Northport or home"
ANSWERS = "What do you delete first?|Insults, and all in capitals.|And what stays?|Bad spelling stays."
AT_CLOSING = (
    "店じまいの夜に|レジに並ぼう もう一度|買うものなんて ないけれど|またのご来店を|またのご来店を|この町で"
)


@pytest.mark.parametrize("lines", [FACTS, ANSWERS, AT_CLOSING])
def test_facts_answers_and_songs_are_no_stories(lines):
    lines = lines.split("|")
    clean = cleaned("News | Sport | Jobs", "Share on Facebook", *lines, *BODY)
    assert [line for line in lines if line not in clean] == []


def test_letters_at_the_end_are_no_headlines():
    story = (
        "The council closed the old ferry port in March, and nobody has been seen on the pier since that day."
    )
    letters = (
        "Other readers on the same subject\n\n"
        "Sir, – The new pier is an outrage. I walked it. – PJ Sample, Athlone\n\n"
        "Sir, – The lamps on Friday were a disgrace to the coast. – (Dr) Una Sample, Galway\n\n"
        "Sir, – More, please. – Colm Ó Sample, Dingle"
    )
    text = f"{story}\n\n{story[:-1]}, they say.\n\n{letters}"
    notice = "Letters should be no longer than 300 words and include a daytime telephone number."
    assert text == cleantext.clean(f"{text}\n\n{notice}")


def test_the_head_of_a_table_is_no_menu():
    story = (
        "The council closed the old ferry port in March, and nobody has been seen on the pier since that day."
    )
    text = f"{story}\n\nFish | Lowest | Highest | Last week\nCod | 12 | 14 | 13\nHerring | 3 | 5 | 4"
    assert text == cleantext.clean(text)


def test_a_numbered_list_goes_on_below_a_label():
    story = "The council closed the old ferry port in March, and nobody has been seen on the pier since then."
    items = "5. Look at the people in the queue\n\n6. Call a friend on the phone\n\n7. Delete the app"
    page = f"{story}\n\n1. Buy a real clock\n\nMore stories\n\n{items}"
    assert cleantext.clean(page) == page.replace("More stories\n\n", "")
    others = "More stories\n\n1. Ten ferries\n\n2. Ten ports\n\n3. Ten bridges"
    assert cleantext.clean(f"{story}\n\n{others}") == story


def test_items_with_a_dot_of_japan_are_a_list():
    story = [
        "今回の更新では、長らくご要望の多かった縦書きの検索に対応しました。以下に主な変更点を記します。利用者の声に感謝します。",
        "新機能",
        "・縦書き本文の全文検索（異体字を含む）",
        "・しおりの色分け",
        "・暗い部屋向けの表示モード",
        "・起動時間を約4割短縮",
        "・印刷時に余白を0.5mm単位で指定可能に",
        "・ルビが2行にまたがると消える問題（#1187）",
        "・クッキーを拒否した環境で設定が保存されない問題",
        "一部の古いタブレットでは頁をめくる音が二重に鳴ることがあります。更新前に必ず設定ファイルを書き出してください。",
    ]
    text = "\n\n".join(story)
    assert text == cleantext.clean(text)

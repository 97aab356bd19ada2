"""Lists of other stories with their times go; an article that is told by the clock stays."""

import cleantext

ONE = "The council closed the old ferry port in March, and nobody has been seen on the pier since that day."
TWO = "A new one is to open on the other bank, though the money for it has not been found by anybody yet."
TIMES = ["22:40", "22:15", "21:50", "21:20", "20:00"]


def test_a_live_blog_with_the_newest_first_stays():
    said = [
        "Counted. The bridge has it, by fifty-six votes out of eighteen thousand.",
        "The lights in the gymnasium went out for forty seconds. The clerks held up both hands.",
        "Half of the boxes are open, and nobody is ahead by more than a street.",
        "Counting has begun at twelve tables. Somebody has brought cake for the clerks.",
        "The doors are shut. The last to vote was a nurse who came straight from her shift.",
    ]
    blog = [part for entry in zip(TIMES, said, strict=True) for part in entry]
    text = "\n\n".join([ONE, *blog, "That was it for tonight. Sleep well."])
    assert text == cleantext.clean(text)


def test_a_list_of_other_stories_with_their_times_goes():
    heads = [
        "Mayor of Sampletown faces questions over his holidays",
        "Storm warning for the whole of the north coast lifted",
        "United lose at home for the third time this season",
        "Two hurt as lorry and tram collide near the market",
        "Cinema on the square to show silent films again",
    ]
    list_ = [part for entry in zip(TIMES, heads, strict=True) for part in entry]
    story = [
        ONE,
        TWO,
        "Until then the nets of the whole shore are dried on what is left of the pier and of its lamps.",
    ]
    assert "\n\n".join(story) == cleantext.clean("\n\n".join([*story, *list_]))


def test_the_days_of_a_diary_stay():
    days = ["1 May 2016", "2 May 2016", "3 May 2016", "4 May 2016"]
    said = ["Rain.", TWO, "The cat has had a quarrel with the postman, and neither will speak of it.", ONE]
    entries = [part for entry in zip(days, said, strict=True) for part in entry]
    text = "\n\n".join(["The keeper's diary", *entries])
    assert text == cleantext.clean(text)
    back = [part for entry in zip(reversed(days), said, strict=True) for part in entry]
    text = "\n\n".join(
        ["Nobody would say who had drunk the tea that the keeper kept in the shed for the winter.", *back]
    )
    assert text == cleantext.clean(text)


def test_the_programme_of_a_feast_stays():
    story = (
        "瀬戸内の小さな島で、塩田が閉じられてから四十年。主人公の多恵は、誰も上らなくなった石段を毎朝掃いている。",
        "著者はこれまで都市の若者を軽妙に描いてきた作家だ。本作では句読点さえ惜しむような文体で、老いに迫っていく。",
    )
    programme = (
        "9:00 宮出し（鵜ノ浜神社）",
        "10:30 子どもみこし",
        "12:00 浜茶屋で素麺のふるまい（先着三百杯）",
        "14:00 太鼓の競演 上組・中組・浜組",
        "18:00 点火式",
        "18:40 松明行列、出発",
        "20:15 海上渡御",
        "21:00 花火（約八百発）",
    )
    text = "\n\n".join([story[0], *programme, story[1]])
    assert text == cleantext.clean(text)


def test_other_posts_with_their_authors_and_dates_go_with_teasers_that_break_off():
    posts = [
        ("Mayor of Sampletown faces questions over his holidays", "Ann Marsh | 28 April, 2017"),
        ("Storm warning for the whole of the north coast lifted", "Jo Doe | 21 February, 2017 1 comment"),
        ("United lose at home for the third time this season", "Ann Marsh | 13 February, 2017"),
        ("Cinema on the square to show silent films again", "Jo Doe | 17 January, 2017"),
    ]
    teasers = [
        "He was not seen in the town hall all week, and nobody could say when he would be back or where, "
        "though his bicycle stood in the yard and his hat hung on its hook, as it has for as long as...",
        "The wind drops in the night, and ships may leave again from all ports but two, where the masts have "
        "suffered and the beacons are out, and where the crews wait for parts that they had ordered in...",
        "A late goal decided it, and the trainer did not want to say much about the defeat, which leaves his "
        "men in the lower half of the table, where they have not been since he came to the club and...",
        "Ten of them are to be shown with a piano, which was found in the cellar of the school and has been "
        "tuned by a man who says that he has seen every one of them as a boy, some of them twice, and...",
    ]
    list_ = [
        line
        for (head, by), teaser in zip(posts, teasers, strict=True)
        for line in (head, f"Blog entry by {by}", teaser)
    ]
    story = [
        ONE,
        TWO,
        "Until then the nets of the whole shore are dried on what is left of the pier and of its lamps.",
    ]
    assert "\n\n".join(story) == cleantext.clean("\n\n".join([*story, *list_]))

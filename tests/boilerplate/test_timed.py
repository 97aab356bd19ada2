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
    story = [ONE, TWO, "Until then the nets of the whole shore are dried on what is left of the pier and of its lamps."]
    assert "\n\n".join(story) == cleantext.clean("\n\n".join([*story, *list_]))

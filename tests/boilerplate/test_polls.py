"""Polls within and below an article."""

import pytest

import cleantext

BODY = [
    "The minister said on Monday that the bridge would open in the spring, two years later than planned.",
    "Nobody in the town hall wanted to say on Tuesday how much more it would cost than the first estimate.",
]
LONG = "The council has put that off for years, and the builders and the ferrymen have lost patience."
POLL = ["Should the town build a second bridge?", "Yes, the ferry is too slow", "No, it costs too much"]


def cleaned(*lines):
    return [line for line in cleantext.clean("\n\n".join(lines)).split("\n") if line]


@pytest.mark.parametrize("button", ["Show Result", "Vote", "View results", "Abstimmen", "Ver resultados"])
def test_a_poll_goes(button):
    assert BODY == cleaned(*BODY, *POLL, button)
    assert BODY == cleaned(BODY[0], *POLL, button, BODY[1])
    assert BODY == cleaned(*BODY, *POLL, button, POLL[0], button)


@pytest.mark.parametrize(
    "lines",
    [
        POLL,
        [POLL[0], LONG, "Vote"],
        ["“Should the town build a second bridge?”", "Vote"],
        ["What does it say? Where is it?", "Vote"],
    ],
)
def test_questions_of_an_article_stay(lines):
    kept = [line for line in lines if line != "Vote"]
    assert [*BODY, *kept] == cleaned(*BODY, *lines)


def test_a_question_and_a_section_named_results_are_no_poll():
    lines = [
        "دراسة جديدة عن النحل والأرقام",
        "ما الذي تقوله التجربة الجديدة، وما الذي لا تقوله؟",
        "أظهر فريق من الباحثين في المدينة أن النحل يستطيع اختيار البطاقة التي تحمل العدد الصحيح من النقاط.",
        "دُرّبت الحشرات على مدى أسبوعين، وكانت المكافأة قطرة من ماء السكر.",
        "النتائج",
    ]
    day = "عند العدد ستة انخفضت نسبة النجاح إلى ما يشبه المصادفة، ولم يظهر فرق بين الخلايا الثلاث في اليوم"
    text = "\n\n".join([*lines, *(f"{day} {number}." for number in range(9))])
    assert text == cleantext.clean(text)

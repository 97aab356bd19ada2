"""What cleaning leaves alone by default, and what of the invisible goes: character by character."""

import pytest

import cleantext

# Each comes back byte for byte, alone and within an article.
INNOCENT = [
    "I AM HERE, and iPhone, eBay, McCoy, LaTeX and de la Cruz stay as they are.",
    "It cost $1,234.50, £3, €5, ¥700, ₹10 and 42% in 1,000 shops; ½ of No. 5 and №7 – §3.",
    "“Curly” and ‘single’, „German“, «French», 「Japanese」, \"straight\" and 'plain'.",
    "Она сказала «нет». 中文与日本語と한국어。 ภาษาไทย हिन्दी தமிழ் ქართული Հայերեն አማርኛ.",
    "نص عربي، وفيه أرقام ٢٥٠٠. می‌خواهم، نمی‌شود. עִבְרִית עם ניקוד.",
    "👩‍👩‍👧 and 👩🏽‍🚒, 🇩🇪, 1️⃣, ❤️‍🔥 and 𝒳 or 𐍈.",
    "Ｆｕｌｌｗｉｄｔｈ, ﬁre, Ⅻ, ①, ™ and x² are no damage.",
    "ភាសា​ខ្មែរ and ไทย keep their breaks.",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞a̴͞l͎g͎o͎ is how he wrote it.",
    "RÉSUMÉ, naïve, Ærø, Łódź, İstanbul, ſtraße, Ångström.",
    "São Paulo, ÂME, Île-de-France and ÉCOLE – “Ça va?” – are good as they stand.",
    "a < b, x > y, <3, me <ann@example.org>, List<T>, 5 & 6, AT&T, R&D, a/b.txt, C:\\temp.",
    "Раураl with mixed letters, and paypal without.",
]


@pytest.mark.parametrize("text", INNOCENT, ids=range(len(INNOCENT)))
@pytest.mark.parametrize("profile", sorted(cleantext.PROFILES))
def test_case_digits_quotes_scripts_and_emoji_are_left_alone(profile, text):
    assert text == cleantext.clean(text, profile=profile)
    around = "It rained on the harbour all day long.\n\n{}\n\nThen it stopped, and people went out."
    assert around.format(text) == cleantext.clean(around.format(text), profile=profile)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("\ufeffThe end", "The end"),
        ("The\ufeff end", "The end"),
        ("soft\u00adhyphen", "softhyphen"),
        ("zero\u200bwidth", "zerowidth"),
        ("one\u2028two", "one\ntwo"),
        ("one\u2029two", "one\ntwo"),
        ("wait\x85 what", "wait… what"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("be\x07ll\x00", "bell"),
        ("a\x81b", "ab"),
        ("call \u202a+1 555 0100\u202c now", "call +1 555 0100 now"),
        ("evil \u202egnp.exe", "evil gnp.exe"),
        ("cafe\u0301", "café"),
        ("pair \ud83d\ude00 and half \ud83d.", "pair 😀 and half \ufffd."),
        ("\x1b[31mIt rained\x1b[0m all day.", "It rained all day."),
        (
            "\x1b]0;a title\x07It \x1b[?25lrained \x1b]8;;x\x1b\\here\x1b]8;;\x1b\\.",
            "It rained here.",
        ),
    ],
    ids=lambda text: ascii(text)[:20],
)
def test_what_has_no_ink_goes_or_becomes_what_it_stood_for(raw, clean):
    assert clean == cleantext.clean(raw)
    assert clean == cleantext.clean(raw, profile="lossless")


@pytest.mark.parametrize("name", sorted(cleantext.PROFILES))
def test_no_control_of_direction_is_left_where_nothing_runs_from_right_to_left(name, tried):
    cleaner = cleantext.pipeline(name)
    controls = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")

    def check(text):
        for line in cleaner("".join(char for char in text if not "\u0590" <= char <= "\ufdff")).split("\n"):
            assert not controls & set(line)

    tried(check)

"""What fix_encoding and normalize_unicode repair, what they leave alone, and the laws they keep."""

from __future__ import annotations

import random
import re
import time

import ftfy
import pytest
from ftfy.fixes import unescape_html
from hypothesis import given, settings
from hypothesis import strategies as st

import cleantext
from cleantext import Cleaner
from cleantext.rules import encoding, lettered, unicode
from cleantext.rules.mojibake import differences

from .test_gate import ENCODINGS, PROSE, alphabet, cases

CLEANERS = [Cleaner("fix_encoding", encoding.RULES), Cleaner("normalize_unicode", unicode.RULES)]
RULES = {rule.id: rule for cleaner in CLEANERS for rule in cleaner.rules}
fix_encoding, normalize_unicode = CLEANERS


def label(value: object) -> str:
    """Name a parameter the same in every process."""
    return value.id if isinstance(value, cleantext.Rule) else ascii(value)


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule in RULES.values() for text in rule.drops], ids=label
)
def test_a_rule_alone_changes_its_example_and_says_so(rule: cleantext.Rule, text: str) -> None:
    done = Cleaner("one", (rule,)).trace(text)
    assert done.text != text
    assert {rule.id} == done.patch.rules


@pytest.mark.parametrize("text", [text for rule in RULES.values() for text in rule.keeps], ids=ascii)
def test_innocent_text_stays(text: str) -> None:
    assert text == fix_encoding(text)


WILD = [
    ("â€” Yaron Melman (@yossi_melman)", "— Yaron Melman (@yossi_melman)"),
    ("OTTAWA â\x80\x94 The", "OTTAWA — The"),
    ("siÄ\x99 wydarzyÅ\x82o, Å¼e bÄ\x99dzie Ã³smy", "się wydarzyło, że będzie ósmy"),
    ("\x93郑重道歉\x94", "“郑重道歉”"),
    ("#Impeachment \x96 agora\x85", "#Impeachment – agora…"),
    ("S&amp;P 500 rose 3 &#37;", "S&P 500 rose 3 %"),
    ("a fee of &#163;5 at the caf&#233;", "a fee of £5 at the café"),
    ("lost emoji �� ������ here", "lost emoji   here"),
]
SYNTHETIC = [
    # Damage within a good line: the good quotes beside it stay.
    ("“Good,” she said. Itâ€™s “bad”.", "“Good,” she said. It’s “bad”."),
    ("„Dobrze” – powiedziaÅ‚a: siÄ™", "„Dobrze” – powiedziała: się"),
    ("PÅ™Ã­liÅ¡ Å¾luÅ¥ouÄ\x8dkÃ½ kÅ¯Åˆ", "Příliš žluťoučký kůň"),
    ("Ä°stanbulâ€™da yaÄŸmur yaÄŸÄ±yor", "İstanbul’da yağmur yağıyor"),
    ("РџСЂРёРІРµС‚, РјРёСЂ", "Привет, мир"),
    ("Ð\x9fÑ\x80Ð¸Ð²ÐµÑ\x82", "Привет"),
    ("æ\x94¿åº\x9cå\x91¨ä¸\x80", "政府周一"),
    ("ã\x81“ã‚“ã\x81«ã\x81¡ã\x81¯", "こんにちは"),
    ("caf&Atilde;&copy;", "café"),
    ("it&acirc;&euro;&trade;s", "it’s"),
    ("&amp;amp;lt;3", "<3"),
    ("<b>Q&amp;A</b>\nR&amp;D", "<b>Q&amp;A</b>\nR&D"),
    ("P&EACUTE;REZ", "PÉREZ"),
    ("x\r\ny\rz\u2028w", "x\ny\nz\nw"),
    ("I don�t. They�re. Trump�s, says Trump.", "I don’t. They’re. Trump’s, says Trump."),
    ("Zürich, Z�rich, ZÜRICH, Z�RICH", "Zürich, Zürich, ZÜRICH, ZÜRICH"),
]
PAGES = [
    ("Правительство в понедельник решило сократить расходы.", ("cp1251", "koi8-r", "iso8859-5")),
    ("Уряд у понеділок вирішив скоротити видатки.", ("cp1251",)),
    ("Η κυβέρνηση αποφάσισε τη Δευτέρα να περικόψει τα κονδύλια.", ("cp1253",)),
    ("政府周一决定削减大桥建设的经费，市长对此表示遗憾。", ("gb2312",)),
    ("정부는 월요일에 다리 건설 예산을 삭감하기로 결정했다.", ("euc_kr",)),
    ("政府は月曜日に橋の建設予算を削減することを決めた。", ("euc_jp",)),
]
NEGATIVE = [
    *("NÃO", "ELEIÇÃO", "SÃO PAULO", "AÇÃO", "“C’est l’été”, dit-il", "10 °C", "«Ça va»", "naïve café"),
    *("ŻÓŁĆ GĘŚLĄ JAŹŃ", "İstanbul’da ŞIK", "Đorđe", "Œuvre", "l’œil", "¿Qué?»", "¡AÑO!", "1ª y 2º"),
    *("Æther", "¥500", "A™ B®", "½ cup", "20×30", "±5", "µm", "“‘Nested’”", "»deutsch«", "‚so‘", "à la mode"),
    *("Mötley Crüe", "Ångström", "ＬＯＵＤ　".strip(), "ﬁrst", "caf�", "r�sum�", "毛�磊", "l�ensemble"),
    *("AT&T", "a & b", "R&D;", "&c.", "?lang=en&copy=1", "if (a &lt b)", "&#20x6;", "Ben & Jerry's"),
]


@pytest.mark.parametrize(("raw", "clean"), WILD + SYNTHETIC)
def test_damage_is_repaired(raw: str, clean: str) -> None:
    assert clean == fix_encoding(raw)


@pytest.mark.parametrize("text", NEGATIVE)
def test_true_text_is_left_alone(text: str) -> None:
    assert text == fix_encoding(text)


@pytest.mark.parametrize("encoding_name", ENCODINGS[:7])
@pytest.mark.parametrize("text", PROSE[2:6])
def test_good_lines_stay_beside_damaged_ones(encoding_name: str, text: str) -> None:
    bad = "It wasn’t “so”.".encode().decode(encoding_name)
    assert f"{text}\nIt wasn’t “so”." == fix_encoding(f"{text}\n{bad}")


@pytest.mark.parametrize(("text", "page"), [(text, page) for text, pages in PAGES for page in pages])
@pytest.mark.parametrize("read_as", ["latin-1", "sloppy-windows-1252"])
def test_a_line_in_another_code_page_is_read_again(text: str, page: str, read_as: str) -> None:
    assert f"“So”\n{text}" == fix_encoding(f"“So”\n{text.encode(page).decode(read_as)}")


@pytest.mark.parametrize("layers", [1, 2, 3])
@pytest.mark.parametrize(
    "text", ["It wasn’t “raining” – it was snowing…", "się wydarzyło", "Привет, мир", "政府周一"]
)
def test_layers_of_mojibake_come_off(text: str, layers: int) -> None:
    damaged = text
    for _ in range(layers):
        damaged = damaged.encode().decode("sloppy-windows-1252")
    assert text == fix_encoding(damaged)


def test_edits_have_exact_spans_and_name_the_kind_of_repair() -> None:
    done = fix_encoding.trace("Itâ€™s 5&nbsp;% more\x85 “so”")
    assert [
        (2, 5, "’", "encoding.mojibake"),
        (8, 14, "\xa0", "encoding.entity"),
        (20, 21, "…", "encoding.c1"),
    ] == [(edit.start, edit.end, edit.text, *edit.rules) for edit in done.edits]


def test_nested_entities_come_out_as_after_all_passes_of_ftfy() -> None:
    pick = random.Random(4)
    pieces = (
        "& amp; &amp; #38; &#38; &lt; &semi; # x 2 6 ; a lt &eacute; &#1; &NTILDE; &nosuch; &#x26; é".split()
    )
    for _ in range(3000):
        text = "".join(pick.choices(pieces, k=pick.randint(1, 9)))
        expected = text
        while (decoded := unescape_html(expected)) != expected:
            expected = decoded
        if "<" not in expected and "&#59;" not in text + expected:  # tags, and one that ftfy leaves
            assert expected == Cleaner("entities", (RULES["encoding.entity"],))(text)


def test_a_difference_is_as_short_as_it_can_be() -> None:
    assert [(4, 7, "’"), (11, 13, "é")] == list(differences("dontâ€™, a Ã©t", "dont’, a ét"))


def test_normalization_leaves_runs_of_marks_that_are_no_writing() -> None:
    zalgo = "e" + "\u0323\u0301" * 40
    assert f"é {zalgo}" == normalize_unicode(f"e\u0301 {zalgo}")


@pytest.mark.parametrize("raw", cases() or [""])
def test_a_published_case_of_ftfy_gives_the_same_text(raw: str) -> None:
    if not raw:
        pytest.skip("ftfy's cases are only in its sdist: set FTFY_CASES to its tests/test_cases.json")
    options = ftfy.TextFixerConfig(fix_latin_ligatures=False, fix_character_width=False, uncurl_quotes=False)
    # On purpose: a replacement character between blanks goes (docs/encoding.md).
    expected = Cleaner("alone", (RULES["encoding.replacement"],))(ftfy.fix_text(raw, options))
    assert expected == fix_encoding(raw)


LOCAL = [
    "“Así,” decía también el alcalde: la construcción del puente costará más, según él.",
    "„Gut so“, sagte die Bürgermeisterin über die Brücke, für die später Gebühren fällig wären.",
    "« C’est prévu », répète l’élu : le péage coûtera déjà très cher à l’été.",
    "“Köprü,” dedi başkan, “açılacak.” Ücretin düşük olacağı söyleniyor, çünkü öyle gerekiyor.",
    "„Most” – mówił burmistrz – będzie płatny, bo miasto zaciągnęło długi na całą budowę.",
    "“Cây cầu,” ông nói, sẽ được mở lại vào tháng tới, và người dân phải trả phí.",
]
ENCODINGS_OF_LETTERS = ["cp1252", "latin-1", "cp1250", "cp1251", "cp1253", "cp1254", "mac-roman"]


@pytest.mark.parametrize("encoding", ENCODINGS_OF_LETTERS)
@pytest.mark.parametrize("good", LOCAL, ids=range(len(LOCAL)))
def test_letters_are_repaired_in_a_line_with_good_quotes(encoding: str, good: str) -> None:
    def misread(letter: re.Match[str]) -> str:
        bytes_of = (bytes([byte]) for byte in letter[0].encode())
        return "".join(byte.decode(encoding, "ignore") or byte.decode("latin-1") for byte in bytes_of)

    damaged = re.sub(r"(?<=[a-z])[^\W\x00-\x7f]", misread, good)
    assert damaged != good
    assert good == fix_encoding(damaged)


UNSEEN = list("\ud83d\ude00\u200b\u200d\u202a\u202c\u2067\u2069\u0301\u0323\ufeff\x1b[")
HOSTILE = st.one_of(
    st.text(
        st.sampled_from(
            [*alphabet(), *"\ud83d\ude00\u200b\u200d\u202a\u202c\u2067\u2069\u0301\u0323\ufeff\x1b["]
        )
    ),
    st.text(st.sampled_from("&#amp;x2lt38;A\x00\u200b<>b ")),
    st.lists(
        st.sampled_from(
            ["&amp;", "&lt;", "&#38;", "amp;", "Ã", "â€", "\x99", "\x85", "�", "\r", "don", "t", " ", "\n"]
        )
    ).map("".join),
    st.text(),
    st.text(st.characters(exclude_categories=())),
)


@pytest.mark.parametrize("cleaner", CLEANERS, ids=lambda cleaner: cleaner.name)
@given(text=HOSTILE)
@settings(max_examples=400, deadline=None)
def test_the_laws_hold_on_hostile_text(cleaner: Cleaner, text: str) -> None:
    done = cleaner.trace(text)
    assert done.text == done.patch.apply(text)
    assert text == done.patch.inverse(text).apply(done.text)
    assert done.text == cleaner(text)
    if done.settled:
        assert done.text == cleaner(done.text)
    done.text.encode()


@given(text=HOSTILE)
@settings(max_examples=200, deadline=None)
def test_nothing_without_ink_is_left_but_what_scripts_need(text: str) -> None:
    clean = (fix_encoding | normalize_unicode)(text)
    assert not set(clean) & set(
        map(chr, (*range(9), *range(11, 32), *range(0x7F, 0xA1), 0xAD, 0x2060, 0xFEFF))
    )


UNITS = [
    *("amp;", "&#", "&#38;", "&a", "â€", "Ã", "Â ", "\x81", "�", "don�t ", "e\u0301\u0323", "\u0301\u0323"),
    *(
        "\u202a",
        "\u2067\u202a",
        "\u200b",
        "\u200d",
        "\x1b[",
        "ÃƒÂ¢",
        "à¤",
        "”é",
        "Ð ",
        "ðŸ˜",
        "< &amp;",
        "\r",
    ),
]


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_work_grows_with_the_length_of_hostile_text(unit: str) -> None:
    text = "&" + unit * (60_000 // len(unit))
    start = time.process_time()
    for cleaner in CLEANERS:
        cleaner(text)
    # Quadratic work would take minutes here; timing as such is the benchmarks' business.
    assert time.process_time() - start < 20


def test_the_leads_of_letters_are_those_of_all_encodings():
    assert frozenset().union(*map(lettered._leads, lettered._ENCODINGS)) == lettered.LEADS

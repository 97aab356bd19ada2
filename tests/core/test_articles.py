"""The four sample articles: golden text and ledger, and what each of them must and must not hold."""

import re
import runpy
from pathlib import Path

import pytest

import cleantext

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "fixtures" / "articles"
ARTICLES = sorted(path for path in FOLDER.glob("*.txt") if not path.name.endswith(".clean.txt"))
ledger_tsv = runpy.run_path(str(ROOT / "tools" / "goldens.py"))["ledger_tsv"]


def raw(number: str) -> str:
    (path,) = (path for path in ARTICLES if path.name.startswith(number))
    return path.read_bytes().decode("utf-8")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_there_are_four_articles():
    assert ["000", "001", "002", "003"] == [path.name[:3] for path in ARTICLES]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name[:3])
def test_clean_text_is_the_golden_text(path):
    expected = path.with_suffix(".clean.txt").read_bytes().decode("utf-8")
    assert expected == cleantext.clean(path.read_bytes().decode("utf-8"))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name[:3])
def test_ledger_is_the_golden_ledger(path):
    done = cleantext.trace(path.read_bytes().decode("utf-8"))
    assert path.with_suffix(".ledger.tsv").read_bytes().decode("utf-8") == ledger_tsv(done)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name[:3])
def test_ledger_replays_undoes_and_settles(path):
    text = path.read_bytes().decode("utf-8")
    done = cleantext.trace(text)
    assert done.text == done.patch.apply(text)
    assert text == done.patch.inverse(text).apply(done.text)
    assert done.settled
    assert () == done.warnings
    assert done.text == cleantext.clean(done.text)


def test_000_items_become_paragraphs_without_list_residue():
    text = cleantext.clean(raw("000"))
    assert re.search(r"(?<!\S)[’”‘“'\"](?!\S)", text) is None  # no quote stands alone
    assert "’’" not in text
    assert "’t’t" not in text
    assert "  " not in text
    assert 11 <= len(cleantext.paragraphs(raw("000"))) <= 16


@pytest.mark.parametrize(
    "expected",
    [
        "Washington hasn’t learned the lessons of the era in Iraq,",
        "into ISIS’s hands. Y",
        "“What worries me most",
        "“You cannot defeat a radical Sunni extremist group",
        "for the sake of the campaign.”",
        "for decades to come.”",
        "prompted speculation — and concern — over the role",
        "The offensive is a “prototype” for the kind of cooperation",
        "صور حديثة للجنرال برفقة مع عناصر وضباط الشرطة الاتحادية على مشارف",
        "hat bothers me enormously",
        "ew believe that that will be enough",
    ],
)
def test_000_repairs(expected):
    assert expected in cleantext.clean(raw("000"))


def test_000_the_cut_off_teaser_goes_and_nothing_else():
    text = cleantext.clean(raw("000"))
    assert 1 == text.count("Photos appearing to show")
    source = raw("000")
    source = source[: source.rindex("”Photos appearing")]
    # Of the words, only the letters of the escaped tabs (’t’t’t) go; and ’’t joins its word again.
    assert "".join(words(source)).replace("ttt", "", 1) == "".join(words(text))


def test_000_what_cannot_be_repaired_is_reported():
    source = raw("000")
    spots = cleantext.trace(source).damage
    for broken in (
        *("the   era in Iraq", "presence in   areas", "two major   offensives"),
        *("Y’", "hat bothers", "ew believe", "one official told", "said Khedery, ."),
    ):
        start = source.index(broken)
        assert any(s.raw_start < start + len(broken) and start < s.raw_end for s in spots), broken


@pytest.mark.parametrize(
    "expected",
    [
        "one American government official. The U.S.-led",
        "self-proclaimed Islamic State over the weekend—a move that caught the U.S. “by surprise,” in",
        "an American-backed rebel group",
        "joining an Islamist faction.\n\nThen there was the unexpected battle",
        "on the ground near Tikrit.\n\nThe Iraqi decision",
        "On Friday, U.S. defense officials said",
        "“caught us by surprise,” one government official",
        "we’re on a parallel course there,” Director",
    ],
)
def test_001_repairs(expected):
    assert expected in cleantext.clean(raw("001"))


def test_001_recommended_headlines_and_source_go_and_nothing_else():
    source = raw("001")
    text = cleantext.clean(source)
    for noise in (
        "Recommended:US plan to defeat ISIS in Mosul not workable",
        "Recommended:New evidence suggests imminent collapse of ISIS",
        "Source: Alwaienews",
    ):
        assert 1 == source.count(noise)
        source = source.replace(noise, " ")
    assert "".join(words(source)) == "".join(words(text))


def test_002_nine_labels_go_and_nothing_else():
    source = raw("002")
    noise = ["Advertisement"] * 7 + ["Join the conversation as a VIP Member", "Trending on HotAir Videos"]
    kept = [line for line in source.split("\n") if line.strip() and line.strip() not in noise]
    text = cleantext.clean(source)
    assert kept == [line for line in text.split("\n") if line.strip()]
    removed = "\n".join(source[edit.start : edit.end] for edit in cleantext.trace(source).edits)
    assert sorted(noise) == sorted(line for line in removed.split("\n") if line)


def test_003_headline_copy_credit_and_appeal_go_and_nothing_else():
    source = raw("003")
    text = cleantext.clean(source)
    body = source[source.index("With a U.S. air strike") : source.index("Understand the importance")]
    headline = "Counterterrorism expert warns killing of Iranian military commander"
    assert 1 == text.count(headline)
    assert words(text)[: len(words("Deeply compromised"))] == ["Deeply", "compromised"]
    assert words(body) == words(text[text.index("With a U.S. air strike") :])
    assert "\u00a0" not in text
    assert "  " not in text
    assert text.endswith("anytime soon.”") or text.endswith("anytime soon.”\n")


def test_003_a_spaced_dash_of_the_author_stays():
    sentence = "It hurts our health - mental and physical - but we go on."
    assert sentence == cleantext.clean(sentence)

"""Each language: a clean article full of the words of its labels comes back as it went in."""

from pathlib import Path

import pytest

import cleantext
from cleantext.packs import builtin_packs

FOLDER = Path(__file__).parent / "clean"
LANGS = sorted(pack.lang for pack in builtin_packs() if pack.lang and pack.lang != "en")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("named", [False, True], ids=["default", "named"])
def test_a_clean_article_with_tempting_words_is_left_alone(lang, named):
    text = (FOLDER / f"{lang}.txt").read_text(encoding="utf-8").strip()
    done = cleantext.trace(text, lang=lang if named else None)
    assert [] == [(edit.rules, text[edit.start : edit.end]) for edit in done.patch.edits]
    assert text == done.text


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_sentences_on_one_line_are_left_alone(lang):
    text = " ".join((FOLDER / f"{lang}.txt").read_text(encoding="utf-8").split())
    assert text == cleantext.clean(text)


def test_every_language_has_its_article():
    assert LANGS == sorted(path.stem for path in FOLDER.glob("*.txt"))

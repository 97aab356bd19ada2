"""What every drawing rests on: pieces, spelling out, counting."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleantext
from cleantext import KINDS, Cleaned
from cleantext.damage import Damage
from cleantext.report import Tally, count_words, pieces, spelled
from cleantext.report.palette import HUES

ARTICLES = sorted((Path(__file__).parents[2] / "fixtures" / "articles").glob("*[0-9a-f].txt"))
HOSTILE = st.text(
    st.one_of(st.characters(), st.sampled_from("\x1b\x9b\x07\x00\u202e\u2066\ud800\n\t")), max_size=60
)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem[:3])
def test_pieces_put_together_are_the_raw_and_the_clean_text(path: Path) -> None:
    done = cleantext.trace(path.read_text(encoding="utf-8"))
    cut = list(pieces(done))
    assert done.raw == "".join(piece.before for piece in cut)
    assert done.text == "".join(piece.after for piece in cut)
    assert [row[2:4] for row in done.ledger()] == [p[:2] for p in cut if p.row is not None]


@given(
    raw=st.text("ab\n", min_size=1, max_size=30),
    places=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 10)), max_size=4),
)
def test_damage_cuts_pieces_and_loses_nothing(raw: str, places: list[tuple[int, int]]) -> None:
    done = Cleaned(raw, raw, ())
    found = tuple(
        Damage("residue", min(start, len(raw)), min(start + size, len(raw)), "") for start, size in places
    )
    done.__dict__["damage"] = found
    cut = list(pieces(done))
    assert raw == "".join(piece.before for piece in cut)
    marked = {at for piece in cut if piece.damage for at in range(piece.start, piece.end)}
    assert {at for place in found for at in range(place.raw_start, place.raw_end)} == marked


@given(HOSTILE, st.booleans())
def test_spelled_text_holds_nothing_that_acts(text: str, changed: bool) -> None:
    shown = spelled(text, changed)
    acting = [c for c in shown if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    assert acting == []
    assert not set(shown) & set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_persian_and_emoji_keep_their_joiners() -> None:
    assert spelled("می‌خواهم 👩‍🚀") == "می‌خواهم 👩‍🚀"


def test_in_a_change_the_invisible_shows() -> None:
    assert spelled("a\u00a0b\u200b\n", changed=True) == "a⍽b‹200B›⏎\n"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("It wasn’t.", 2),
        ("well-known fact", 2),
        ("今日は雨。", 4),
        ("한국어 문장", 2),
        ("a_b 12", 2),
        ("किताब पढ़ी", 2),
        ("می‌خواهم آب", 2),
        ("แม่น้ำ", 4),
    ],
)
def test_words_are_counted(text: str, count: int) -> None:
    assert count == count_words(text)


def test_tallies_add_up() -> None:
    texts = ["One thing.\nAdvertisement\nAnother.", "Plain.", "Advertisement\n"]
    whole, merged = Tally(), Tally()
    for text in texts:
        whole.add(cleantext.trace(text))
        single = Tally()
        single.add(cleantext.trace(text))
        merged.merge(single)
    assert whole == merged
    assert (whole.documents, whole.changed, whole.words, whole.words_removed) == (3, 2, 6, 2)


def test_words_count_for_the_rule_that_took_them() -> None:
    tally = Tally()
    tally.add(cleantext.trace("It rained.\n\n\n\nAdvertisement\n\n\n\nThen it stopped."))
    assert (tally.words_by_rule["en.ads"], tally.words_by_rule["whitespace.blank-line"]) == (1, 0)
    assert tally.rules["whitespace.blank-line"] > 0


def test_every_kind_has_a_colour() -> None:
    assert set(KINDS) == set(HUES)


def test_an_edit_of_several_rules_is_of_the_kind_that_did_more_than_tidy() -> None:
    from cleantext.kernel.patch import Edit, Patch
    from cleantext.kernel.rule import Rule

    def find(doc: cleantext.Doc) -> list[Edit]:
        return []

    rules = (Rule("a.ads", find, kind="advertisement"), Rule("b.blank", find, kind="whitespace"))
    pipeline = cleantext.Pipeline((cleantext.Cleaner("both", rules),))
    patch = Patch([Edit(0, 1, "", ("a.ads", "b.blank"))])
    done = Cleaned("xy", "y", (patch,), pipeline=pipeline)
    assert [row.kind for row in done.ledger()] == ["advertisement"]


def test_labels_with_a_blank_line_between_stay_edits_of_their_own() -> None:
    from cleantext.kernel.patch import Edit, Patch

    labels = Patch([Edit(2, 4, "", ("r.one",)), Edit(5, 7, "", ("r.two",))])  # "A\nX\n\nY\nB" without X and Y
    blanks = Patch([Edit(2, 3, "", ("r.blank",))])
    both = labels.then(blanks)
    assert both.apply("A\nX\n\nY\nB") == "A\nB"
    assert [(edit.start, edit.end, edit.rules) for edit in both] == [
        (2, 4, ("r.one",)),
        (4, 5, ("r.blank",)),
        (5, 7, ("r.two",)),
    ]


@pytest.mark.parametrize(
    ("label", "blanks", "composed"),
    [
        ((4, 10), "", [(3, 4, ("b",)), (4, 10, ("a",)), (10, 11, ("b",))]),  # a longer one stays whole
        ((4, 6), "", [(3, 7, ("a", "b"))]),  # one as long as the blanks does not
        ((4, 10), " ", [(3, 11, ("a", "b"))]),  # and a replacement is one edit
    ],
)
def test_blanks_that_go_around_a_label_are_parted_by_it(
    label: tuple[int, int], blanks: str, composed: list[tuple[int, int, tuple[str, ...]]]
) -> None:
    from cleantext.kernel.patch import Edit, Patch

    both = Patch([Edit(*label, "", ("a",))]).then(Patch([Edit(3, 5, blanks, ("b",))]))
    assert composed == [(edit.start, edit.end, edit.rules) for edit in both]


def test_a_blank_that_went_before_its_block_is_a_part_of_the_block() -> None:
    from cleantext.kernel.patch import Edit, Patch

    blank, block = Patch([Edit(4, 5, "", ("r.blank",))]), Patch([Edit(2, 8, "", ("r.block",))])
    assert blank.then(block).edits == (Edit(2, 9, "", ("r.blank", "r.block")),)

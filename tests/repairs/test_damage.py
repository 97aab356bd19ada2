"""The damage report: what is beyond repair is named with its raw span, and nothing else is."""

import json

import pytest

import cleantext
from cleantext.cli import main
from cleantext.damage import DAMAGE_KINDS


def found(text):
    return [(spot.kind, text[spot.raw_start : spot.raw_end]) for spot in cleantext.trace(text).damage]


def test_gaps_are_reported_when_there_are_several():
    text = "The first   to lead it said the   era of the   campaign was over."
    assert [("gap", "   ")] * 3 == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "One wide   blank is a slip of the hand in a text that is otherwise in order.",
        "Two sentences.   Three blanks between them.   As typists did.   Often so.",
        "The era  —   and the fear  —   and the hope  —   are over, they said.",
        "Reds   12   3\nBlues   9   6\nGreens   7   8",
        "“This is the first paragraph.\n\n“And this is the second.”",
        "He wrote: “...and then—nothing.” It was over... or so he said.",
        "iPhones are dear.\n\nThey sell well, and they will sell better still next year.",
        "Москва и Moscow, QR-код, 5G-сеть и e-mail.",
        "One.\n\nA list of the following\n\nthe first thing\nthe second thing",
    ],
)
def test_innocent_text_has_no_damage(text):
    assert [] == found(text)
    assert cleantext.trace(text).damage_score == 0.0


def test_orphan_marks_and_empty_quotes_are_reported():
    assert [("orphan-mark", ", .")] == found("“You cannot win,” said the envoy, . It ended there.")
    gaps = "The   one and the   two and the   three of the “ ” party came to the hall at noon."
    assert ("empty-quotes", "“ ”") in found(gaps)


def test_lost_characters_mojibake_and_mixed_scripts_are_reported():
    assert [("lost-character", "\ufffd\ufffd")] == found("The caf\ufffd\ufffd7 closed.")
    assert [("mixed-script", "cоntar")] == found("Hay que cоntar los votos.")


def test_the_ends_of_a_list_item_are_reported():
    text = (
        "’hat bothers me is how short the memory of the city has become.’ ’’ ’’ "
        "’The officials seem to be aware of it, and one of them told ’ ’’ ’The rest was silence in the city.’"
    )
    assert [("cut-off", "hat"), ("cut-off", "told")] == found(text)


def test_a_text_that_stops_within_a_sentence_is_reported():
    one = "The council met on Monday to hear what the residents had to say about the bridge and its toll."
    two = "Nobody spoke for the toll, and few of those who came to the hall had anything good to say of it."
    assert [("cut-off", "the")] == found(f"{one}\n\n{two}\n\nIt was not the first time that this was the")


def test_what_was_removed_or_repaired_is_not_damage():
    assert [] == found("It wasnâ€™t so.\n\nAdvertisement\n\nIt was.")


def test_the_score_grows_with_damage_and_stays_in_range():
    scores = []
    for gaps in (0, 3, 6, 12):
        text = " ".join(["one two three four five six"] * 20 + ["the   era was good for all"] * gaps)
        scores.append(cleantext.trace(text).damage_score)
    assert scores == sorted(scores)
    assert scores[0] == 0.0
    assert 0.0 < scores[1] < scores[-1] < 1.0


def test_every_kind_is_explained():
    for why, weight in DAMAGE_KINDS.values():
        assert why
        assert weight > 0


class TestLint:
    @pytest.fixture
    def files(self, tmp_path):
        good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
        good.write_text("It rained all day.\n", encoding="utf-8")
        bad.write_text("Fine.\nThe first   to say the   era of the   song ended.\n", encoding="utf-8")
        return str(good), str(bad)

    def test_passes_good_text(self, files, capfdbinary):
        assert main(["lint", files[0]]) == 0
        out = capfdbinary.readouterr().out.decode()
        assert out == f"{files[0]}: score 0, 0 places beyond repair, 0 edits\n"

    def test_fails_damaged_text_and_names_the_places(self, files, capfdbinary):
        assert main(["lint", *files]) == 1
        out = capfdbinary.readouterr().out.decode()
        assert "bad.txt:2:10: gap: The first[   ]to say the   era of the" in out
        assert "3 places beyond repair" in out

    def test_accepts_what_scores_below_the_limit(self, files):
        assert main(["lint", "--quiet", "--max-score", "1", *files]) == 0

    def test_prints_json(self, files, capfdbinary):
        assert main(["lint", "--json", files[1]]) == 1
        record = json.loads(capfdbinary.readouterr().out)
        assert [place["line"] for place in record["damage"]] == [2, 2, 2]
        assert record["edits"] == {"whitespace.run": 3}
        assert record["score"] > 0.5

    def test_reads_json_lines(self, tmp_path, capfdbinary):
        path = tmp_path / "two.jsonl"
        path.write_text('{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n', encoding="utf-8")
        assert main(["lint", str(path)]) == 0
        assert len(capfdbinary.readouterr().out.splitlines()) == 2

    def test_refuses_a_limit_out_of_range(self, files, capfdbinary):
        assert main(["lint", "--max-score", "2", files[0]]) == 2
        assert b"--max-score 2: not between 0 and 1" in capfdbinary.readouterr().err

    def test_says_what_cannot_be_read(self, tmp_path, capfdbinary):
        assert main(["lint", str(tmp_path / "none.txt")]) == 1
        assert b"no such file" in capfdbinary.readouterr().err

    def test_spells_out_what_would_act_on_a_terminal(self, tmp_path, capfdbinary):
        path = tmp_path / "esc.txt"
        path.write_text("The \x1b[2J   x of the   era of the   song ended, she said.", encoding="utf-8")
        main(["lint", str(path)])
        assert b"\x1b" not in capfdbinary.readouterr().out

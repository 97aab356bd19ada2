"""Rules made of selections hold their own examples, whatever was selected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.errors import PackError
from cleantext.packs.pack import check_examples, parse_pack
from cleantext.play.propose import pack_text, propose_rule, toml_string

TEXT = (
    "It rained all day in the valley.\n\n"
    "More rain news\n\n"
    "The river rose until the evening. Read more: Ten umbrellas. Then it stopped.\n\n"
    "12 comments\n"
)


def rule_of(text: str, words: str, others: tuple[str, ...] = ()) -> str:
    at = text.index(words)
    return propose_rule(text, at, at + len(words), others)


def checked(rule: str) -> str:
    (made,) = parse_pack(pack_text("mine", [rule]), "test", timed=True).rules
    check_examples(made, "test")
    return made.kind


def test_a_whole_line_makes_an_exact_line_among_its_neighbours() -> None:
    rule = rule_of(TEXT, "More rain news")
    assert 'lines = ["More rain news"]' in rule
    assert "It rained all day in the valley.\\nMore rain news\\nThe river rose" in rule
    checked(rule)


def test_the_innocent_sentence_comes_from_the_texts_when_they_have_one() -> None:
    prose = "All that week the station had more rain news than anyone in the valley wanted to hear about."
    assert f"keeps = [{toml_string(prose)}]" in rule_of(TEXT, "More rain news", (prose,))


def test_a_line_with_a_number_makes_a_pattern_for_any_number() -> None:
    rule = rule_of(TEXT, "12 comments")
    assert r"'''\d+\s+comments'''" in rule
    assert checked(rule) == "comments"


def test_a_part_of_a_line_makes_an_inline_rule() -> None:
    rule = rule_of(TEXT, "Read more: Ten umbrellas.")
    assert "inline = '''Read\\s+more:\\s+Ten\\s+umbrellas\\.'''" in rule
    assert checked(rule) == "recommendation"


def test_half_a_word_is_taken_as_the_word() -> None:
    assert 'lines = ["More rain news"]' in rule_of(TEXT, "re rain ne")


def test_long_blocks_make_a_block_rule() -> None:
    block = "Support us. " + "We need your help to keep going, and so on. " * 9
    text = f"Prose.\n\n{block}\nDetails of the offer follow here.\nThank you for reading.\n\nMore prose."
    start = text.index("Support us")
    rule = propose_rule(text, start, text.index("\n\nMore prose"))
    assert "block = true" in rule
    checked(rule)


def test_nothing_selected_is_said() -> None:
    with pytest.raises(PackError, match="nothing is selected"):
        propose_rule("a  b", 1, 3)


def test_ids_stay_unique() -> None:
    at = TEXT.index("More rain news")
    assert 'id    = "more-rain-news-2"' in propose_rule(TEXT, at, at + 14, taken=["more-rain-news"])


@given(
    text=st.text(st.sampled_from("ab 1.:\n*’\"\\'😀雨\x00\x7f\u202e\ud800("), min_size=1, max_size=80),
    start=st.integers(0, 80),
    size=st.integers(1, 40),
)
def test_whatever_is_selected_gives_toml_that_parses(text: str, start: int, size: int) -> None:
    try:
        rule = propose_rule(text, start, start + size)
    except PackError:  # nothing is selected: see above
        assert not text[start : start + size].strip()
        return
    (made,) = parse_pack(pack_text("mine", [rule]), "test", timed=True).rules
    assert made.drops
    assert made.keeps

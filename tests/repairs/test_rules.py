"""Every rule of the repairs on its own examples, and what every finder promises."""

import pickle

import pytest

from cleantext.cleaning.cleaner import Cleaner
from cleantext.kernel.doc import Doc
from cleantext.profiles import pipeline
from cleantext.rules import breaks, quotes, residue, spacing, whitespace

RULES = [rule for module in (residue, quotes, spacing, whitespace, breaks) for rule in module.RULES]
LOSSLESS = pipeline("lossless")
UNITS = (
    *(
        "“",
        "”",
        "„",
        '"',
        "’",
        "’ ’ ",
        "’’ ",
        "' '",
        " ",
        "\t",
        "\n",
        ". ",
        ".",
        "1, 000",
        "U. S. ",
        "a - b ",
    ),
    *("\\n", "\\u2019", "<a ", "<p>", "<!--", "[caption ", "(function(){", "{ a: b; ", "{% ", '""a'),
    *("Tag.Niemand ", 'a."B', "”“", "ab,cd ", "`a", "''a ", "'a long item of prose.', ", "a   ", "• a "),
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
class TestRule:
    def test_has_a_reason_and_examples(self, rule):
        assert rule.why
        assert rule.drops
        assert rule.keeps

    def test_changes_each_drop_for_good(self, rule):
        cleaner = Cleaner("one", (rule,))
        for text in rule.drops:
            assert text != cleaner(text)
            assert cleaner(text) == cleaner(cleaner(text))

    def test_leaves_each_keep(self, rule):
        for text in rule.keeps:
            assert text == Cleaner("one", (rule,))(text)
            if rule.kind != "paragraphs":
                assert text == LOSSLESS(text)

    def test_is_picklable(self, rule):
        assert rule.id == pickle.loads(pickle.dumps(rule)).id

    def test_names_itself_in_exact_spans(self, rule):
        for text in rule.drops:
            for edit in rule.find(Doc(text)):
                assert (rule.id,) == edit.rules
                assert 0 <= edit.start <= edit.end <= len(text)
                assert text[edit.start : edit.end] != edit.text

    def test_finds_nothing_behind_a_closed_gate(self, rule):
        if rule.needs:
            for other in RULES:
                for text in (*other.drops, *other.keeps):
                    if not any(need in text.lower() for need in rule.needs):
                        assert [] == list(rule.find(Doc(text)))

    @pytest.mark.parametrize("unit", UNITS)
    def test_returns_on_long_rows_of_its_signs(self, rule, unit):
        text = (unit * (4000 // len(unit) + 1))[:4000]
        for edit in rule.find(Doc(text)):
            assert 0 <= edit.start <= edit.end <= len(text)

"""Gates: exactly the rules whose strings occur, however they lie in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.gate import Gate, plan_gate
from cleantext.scan import Scan

TEXT = st.text("abé文 “:\n\ud800", max_size=40)
NEEDS = st.lists(st.lists(st.text("abé文 “:\n", min_size=1, max_size=9), max_size=4), max_size=9)


@pytest.mark.parametrize("few", [0, 12])
@given(needs=NEEDS, text=TEXT, sample=TEXT)
def test_a_gate_opens_for_exactly_the_rules_whose_strings_occur(few, needs, text, sample):
    expected = [i for i, strings in enumerate(needs) if not strings or any(s in text for s in strings)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cleantext.gate.FEW_STRINGS", few)
        gate = Gate(plan_gate(needs, sample))
    assert expected == gate.open(Scan(text))

"""Gates: exactly the rules whose strings occur, however they lie in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.gate import Gate

TEXT = st.text("abé文 \n\ud800", max_size=40)
NEEDS = st.lists(st.lists(st.text("abé文 \n", min_size=1, max_size=9), max_size=3), max_size=6)


@pytest.mark.parametrize("step", [1, 4])
@given(needs=NEEDS, text=TEXT)
def test_a_gate_opens_for_exactly_the_rules_whose_strings_occur(step, needs, text):
    expected = [i for i, strings in enumerate(needs) if not strings or any(s in text for s in strings)]
    assert expected == Gate(needs, step).open(text)

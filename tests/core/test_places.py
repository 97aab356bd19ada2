"""Where a rule acts, told line by line and all at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import Doc
from cleantext.places import PLACES, in_place, lines_in

PROSE = "It rained in the hills all night, and in the morning the river had risen to the bridge, they said."


@pytest.mark.parametrize("where", PLACES)
@given(lines=st.lists(st.sampled_from(["", "Menu", PROSE]), max_size=9))
def test_lines_in_a_place_are_those_that_stand_there(where, lines):
    doc = Doc("\n".join(lines))
    assert [line.number for line in doc.lines if in_place(doc, line, where)] == list(lines_in(doc, where))

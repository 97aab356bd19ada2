"""Where a rule acts: by the first and the last line of prose, and by how late a line stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import Doc
from cleantext.kernel.places import PLACES, in_place

PROSE = "It rained in the hills all night, and in the morning the river had risen to the bridge, they said."


@pytest.mark.parametrize("where", PLACES)
@given(lines=st.lists(st.sampled_from(["", "Menu", PROSE]), max_size=9))
def test_a_place_is_told_by_the_prose_around_it(where, lines):
    doc = Doc("\n".join(lines))
    first, last = doc.body
    for line in doc.lines:
        n = line.number
        before, behind, late = n < first, n >= last, 3 * n >= 2 * len(doc.lines)
        told = {
            "anywhere": True,
            "top": before,
            "bottom": behind,
            "edges": before or behind,
            "rims": n <= first or n >= last - 1,
            "end": n >= last - 1,
            "late": behind or late,
            "outer": n <= first or behind or late,
        }
        assert told[where] == in_place(doc, line, where)

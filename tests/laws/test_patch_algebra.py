"""The laws of edits and patches, on generated patches."""

import copy
import pickle
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext import Edit, Patch, PatchError
from cleantext.testing import patches

SOURCES = st.text("abcdefg .", max_size=14)


@st.composite
def chains(draw, length):
    """A source and `length` patches, each for the text that the one before it gives."""
    text = source = draw(SOURCES)
    chain = []
    for number in range(length):
        chain.append(draw(patches(text, (f"p{number}.x", f"p{number}.y"))))
        text = chain[-1].apply(text)
    return source, chain


def slow_apply(patch, source):
    """Apply edit by edit from the end: the definition, without any offset arithmetic."""
    for edit in reversed(patch.edits):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return source


@given(chains(1))
def test_apply_is_the_edits_made_one_by_one(drawn):
    source, (patch,) = drawn
    assert slow_apply(patch, source) == patch.apply(source)


@given(chains(2))
def test_then_applies_the_first_and_then_the_second(drawn):
    source, (first, second) = drawn
    assert second.apply(first.apply(source)) == first.then(second).apply(source)


@given(chains(1))
def test_inverse_undoes(drawn):
    source, (patch,) = drawn
    target = patch.apply(source)
    assert source == patch.inverse(source).apply(target)
    assert patch == patch.inverse(source).inverse(target)
    assert source == patch.then(patch.inverse(source)).apply(source)
    assert patch.rules == patch.inverse(source).rules


@given(chains(3))
def test_composition_is_associative_up_to_apply(drawn):
    source, (one, two, three) = drawn
    left = one.then(two).then(three)
    right = one.then(two.then(three))
    assert left.apply(source) == right.apply(source)
    assert source == left.inverse(source).apply(right.apply(source))


@given(chains(2))
def test_rules_of_a_composition_are_those_of_its_parts(drawn):
    _, (first, second) = drawn
    assert first.rules | second.rules == first.then(second).rules


@given(chains(2))
def test_an_edit_of_a_composition_names_the_rules_that_reach_it(drawn):
    _, (first, second) = drawn
    for edit in first.then(second):
        firsts = {rule for e in first for rule in e.rules if edit.start <= e.start <= e.end <= edit.end}
        assert {rule for rule in edit.rules if rule.startswith("p0")} <= firsts
    everywhere = first.then(second)
    # A deletion of the second patch is cut where one of the first stands: once for each of those.
    assert len(everywhere) <= 2 * len(first) + len(second)


@given(chains(2))
def test_untouched_characters_point_to_their_equals(drawn):
    source, (first, second) = drawn
    patch = first.then(second)
    target = patch.apply(source)
    new = {i for edit in patch.inverse(source) for i in range(edit.start, edit.end)}
    last = -1
    for offset, char in enumerate(target):
        if offset not in new:
            origin = patch.origin(offset)
            assert char == source[origin]
            assert offset == patch.image(origin)
            assert last < origin
            last = origin
    assert patch.origin(len(target)) <= len(source)
    if not patch or patch.edits[-1].end < len(source):
        assert len(source) == patch.origin(len(target))


@given(chains(1))
def test_origin_and_image_are_monotone_and_inside_the_text(drawn):
    source, (patch,) = drawn
    target = patch.apply(source)
    origins = [patch.origin(i) for i in range(len(target) + 1)]
    images = [patch.image(i) for i in range(len(source) + 1)]
    assert sorted(origins) == origins
    assert sorted(images) == images
    assert all(0 <= origin <= len(source) for origin in origins)
    assert all(0 <= image <= len(target) for image in images)


@given(chains(1))
def test_inside_an_edit_offsets_point_to_its_start(drawn):
    source, (patch,) = drawn
    for edit, back in zip(patch, patch.inverse(source), strict=True):
        assert {edit.start} >= {patch.origin(i) for i in range(back.start, back.end)}
        assert {back.start} >= {patch.image(i) for i in range(edit.start, edit.end)}


@given(chains(2))
def test_lengths_add_up(drawn):
    source, (first, second) = drawn
    patch = first.then(second)
    removed = sum(edit.end - edit.start for edit in patch)
    inserted = sum(len(edit.text) for edit in patch)
    assert len(patch.apply(source)) == len(source) - removed + inserted


@given(chains(2))
def test_effective_edits_all_change_something_and_do_the_same(drawn):
    source, (first, second) = drawn
    whole = first.then(second)
    patch = whole.effective(source)
    assert whole.apply(source) == patch.apply(source)
    assert all(source[edit.start : edit.end] != edit.text for edit in patch)
    assert set(patch.edits) <= set(whole.edits)
    assert (patch is whole) == (len(patch) == len(whole))


def test_edits_that_only_touch_stay_apart():
    first = Patch([Edit(1, 1, "a", ("p.x",)), Edit(2, 3, "c", ("p.x",))])
    second = Patch([Edit(1, 1, "b", ("q.x",)), Edit(3, 3, "d", ("q.x",)), Edit(4, 5, "e", ("q.x",))])
    whole = first.then(second)
    assert [("q.x",), ("p.x",), ("q.x",), ("p.x",), ("q.x",)] == [edit.rules for edit in whole]
    assert "0ba1dce4" == whole.apply("01234")


@given(chains(1))
def test_the_empty_patch_is_neutral(drawn):
    source, (patch,) = drawn
    assert patch == patch.then(Patch()) == Patch().then(patch)
    assert source == Patch().apply(source)
    assert Patch() == Patch().inverse(source)
    assert not Patch()
    assert [] == list(Patch())
    assert 3 == Patch().origin(3) == Patch().image(3)


@given(chains(1))
def test_patches_pickle_copy_compare_and_hash(drawn):
    _, (patch,) = drawn
    for twin in (pickle.loads(pickle.dumps(patch)), copy.copy(patch), copy.deepcopy(patch), Patch(patch)):
        assert patch == twin
        assert hash(patch) == hash(twin)
    assert patch == eval(repr(patch), {"Patch": Patch, "Edit": Edit})
    assert patch != patch.edits
    assert len(patch) == len(patch.edits)


@given(SOURCES, st.lists(st.tuples(st.integers(-3, 20), st.integers(-3, 20)), max_size=4))
def test_a_patch_is_made_exactly_of_sorted_disjoint_edits(source, spans):
    edits = [Edit(start, end, "", ("demo.x",)) for start, end in spans]
    good = all(0 <= start <= end for start, end in spans) and all(
        one.end <= other.start for one, other in pairwise(edits)
    )
    if not good:
        with pytest.raises(PatchError, match="sort the edits"):
            Patch(edits)
    elif edits and edits[-1].end > len(source):
        with pytest.raises(PatchError, match="only to the text that it was made for"):
            Patch(edits).apply(source)
    else:
        assert tuple(edits) == Patch(edits).edits
        assert slow_apply(Patch(edits), source) == Patch(edits).apply(source)

"""The kernel under attack: broken packs, time limits, overlaps, pickling, gates."""

import pickle
import re
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleantext
from cleantext import Cleaner, Doc, Edit, PackError, Patch, Rule
from cleantext.cleaning.engine import Engine
from cleantext.packs.pack import load_pack, parse_pack


def pack_text(scope, drops="xxy", keeps="z", **more):
    extra = "".join(f"{key} = {value}\n" for key, value in more.items())
    return (
        'pack = "mine"\n[[rule]]\nid = "bad"\nkind = "promotion"\nwhy = "x"\n'
        f"{scope}\n{extra}drops = ['{drops}']\nkeeps = ['{keeps}']\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        "pack = 'x'\na = " + "9" * 5_000,
        "a" * 100_000,
        "[a]\n" * 10_000,
        "[[rule]]\n" * 10_000,
        "\x00",
        "pack = '\\ud800'",
        "pack = 'x'\nrule.id = 3",
        pack_text("line = '" + "(" * 5_000 + ")" * 5_000 + "'"),
        pack_text("line = 'a{99999999999}'"),
        pack_text("line = '[[a]b'"),
        pack_text("line = '(?<n>a)'"),
        pack_text("line = 'a++b(?<=c*)'"),
        pack_text("line = '(?P<a>x)(?P<a>y)'"),
        pack_text("line = ''"),
        pack_text("line = 'a'", budget="nan"),
        pack_text("line = 'a'", max_chars="true"),
        pack_text("line = 'a'", max_chars="-1"),
        pack_text("lines = []"),
        pack_text("lines = [3]"),
        pack_text("line = 'a'", needs="['']"),
        pack_text("line = []"),
        pack_text("line = ['a', 3]"),
        pack_text("appeal = 'a'"),
        pack_text("appeal = 'a'", voice="['we']"),
        pack_text("appeal = 'a'", **{"with": "['money']"}),
        pack_text("glued = []"),
        pack_text("glued = [' ']"),
        pack_text("line = 'a'", where='["top"]'),
    ],
    ids=lambda text: text.split("\n")[-4][:30] if "[[rule]]" in text else text[:20],
)
def test_a_hostile_pack_is_refused_with_a_pack_error(text):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(PackError, match=r"^mine\.toml: "):
            parse_pack(text, "mine.toml", timed=True)


def test_what_a_rule_found_before_its_time_limit_is_left_out_too(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(pack_text("inline = 'z|(?:x+x+)+y'", drops="z", keeps="a"))
    text = "z first, then " + "x" * 3000 + " in it."
    done = cleantext.trace(text, packs=[file])
    assert text == done.text
    assert ["time limit: rule mine.bad took too long on this text; it was left out"] == list(done.warnings)


def test_a_time_limit_is_for_the_whole_text_not_for_each_line(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(pack_text("line = '(?:x+x+)+[yw]'"))
    text = "Rain.\n" + ("x" * 150 + "\n") * 2000 + "It stopped."
    done = cleantext.trace(text, packs=[file], off="drop_repeats")
    assert text == done.text
    assert any("mine.bad took too long" in warning for warning in done.warnings)


def naive(rules, doc):
    return [edit for rule in rules for edit in rule.find(doc)]


class Marks:
    """A finder that yields the edits it was given, whatever the text."""

    def __init__(self, edits):
        self.edits = edits

    def __call__(self, doc):
        return list(self.edits)


@st.composite
def overlapping(draw):
    rules = []
    for number in range(draw(st.integers(1, 4))):
        spans = draw(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4)), max_size=4))
        texts = draw(st.lists(st.sampled_from(("", "", "X", "YY")), min_size=4, max_size=4))
        edits = [
            Edit(at, min(10, at + size), text, (f"r.{number}",))
            for (at, size), text in zip(spans, texts, strict=False)
            if size or text
        ]
        rules.append(Rule(f"r.{number}", Marks(edits)))
    return tuple(rules)


@given(overlapping())
@settings(max_examples=500)
def test_overlaps_are_settled_into_a_patch(rules):
    doc = Doc("abcdefghij")
    edits, warned = Engine(rules).find(doc)
    Patch(edits)
    assert [] == warned
    wanted = naive(rules, doc)
    deleted = {i for edit in wanted if not edit.text for i in range(edit.start, edit.end)}
    for edit in edits:
        if edit.text:
            assert edit in wanted
        else:
            assert set(range(edit.start, edit.end)) <= deleted
            asked = {e.rules[0] for e in wanted if not e.text and e.start < edit.end and edit.start < e.end}
            assert set(edit.rules) <= asked
    if wanted:
        assert edits


@given(overlapping())
def test_deletions_alone_lose_nothing(rules):
    doc = Doc("abcdefghij")
    only = tuple(Rule(rule.id, Marks([edit for edit in rule.find(doc) if not edit.text])) for rule in rules)
    edits, _ = Engine(only).find(doc)
    wanted = {i for edit in naive(only, doc) for i in range(edit.start, edit.end)}
    assert wanted == {i for edit in edits for i in range(edit.start, edit.end)}
    assert {e.rules[0] for e in naive(only, doc)} == {rule for edit in edits for rule in edit.rules}


@given(overlapping())
def test_a_replacement_of_an_earlier_rule_wins(rules):
    doc = Doc("abcdefghij")
    # Deletions of the first rule may merge with others' and win together: leave them out.
    first = [edit for edit in rules[0].find(doc) if edit.text]
    free = [
        edit
        for edit in first
        if not any(e is not edit and e.start < edit.end and edit.start < e.end for e in first)
    ]
    edits, _ = Engine((Rule("r.0", Marks(first)), *rules[1:])).find(doc)
    for edit in free:
        if edit.end > edit.start:
            assert edit in edits


def find_bang(doc):
    if "!" in doc.text:
        yield Edit(doc.text.index("!"), doc.text.index("!") + 1, "", ("demo.bang",))


def find_growth(doc):
    yield Edit(0, 0, "x", ("demo.grow",))


def test_a_cleaner_that_never_comes_to_rest_is_stopped_and_says_so():
    done = Cleaner("grow", (Rule("demo.grow", find_growth),)).trace("y")
    assert not done.settled
    assert "unsettled" in done.warnings[-1]
    assert cleantext.cleaning.cleaner.MAX_ROUNDS == done.text.count("x")
    assert "y" == done.patch.inverse(done.raw).apply(done.text)


def test_rules_that_undo_each_other_end_and_replay():
    rules = (Rule("demo.a", swap_a), Rule("demo.b", swap_b))
    done = (Cleaner("one", rules[:1]) | Cleaner("two", rules[1:])).trace("aba")
    assert done.patch.apply("aba") == done.text
    assert not done.settled


def swap_a(doc):
    yield from (Edit(i, i + 1, "b", ("demo.a",)) for i, c in enumerate(doc.text) if c == "a")


def swap_b(doc):
    yield from (Edit(i, i + 1, "a", ("demo.b",)) for i, c in enumerate(doc.text) if c == "b")


def test_an_edit_that_changes_nothing_is_no_change():
    def idle(doc):
        yield Edit(0, len(doc.text), doc.text, ("demo.idle",))

    done = Cleaner("idle", (Rule("demo.idle", idle),)).trace("text")
    assert done.settled
    assert () == done.edits


def test_a_finder_that_leaves_the_text_is_an_error_not_a_loss():
    def outside(doc):
        yield Edit(0, 99, "", ("demo.out",))

    with pytest.raises(cleantext.PatchError, match="ends after the text"):
        Cleaner("out", (Rule("demo.out", outside),))("text")


def test_one_bang_a_round_is_capped_and_a_doc_is_seen_once_a_round():
    bang = Cleaner("bang", (Rule("demo.bang", find_bang),))
    assert "a" == bang("a!!!")
    twin = pickle.loads(pickle.dumps(bang))
    assert "a" == twin("a!!!")
    assert not bang.trace("a" + "!" * 9).settled


@pytest.mark.parametrize("name", ["Doc", "Line", "Edit", "Patch", "Cleaned", "Pack", "Rule"])
def test_kernel_objects_pickle_with_their_views_in_use(name):
    doc = Doc("One.\n\nTwo.", ("en",), "example.com")
    done = cleantext.trace("One.\nAdvertisement\nTwo.")
    assert doc.lines
    assert doc.folded
    assert done.patch
    assert done.damage == done.damage
    value = {
        "Doc": doc,
        "Line": doc.lines[0],
        "Edit": done.edits[0],
        "Patch": done.patch,
        "Cleaned": done,
        "Pack": cleantext.packs.builtin_packs()[0],
        "Rule": cleantext.packs.builtin_packs()[0].rules[0],
    }[name]
    assert value == pickle.loads(pickle.dumps(value))
    assert hash(value) == hash(pickle.loads(pickle.dumps(value)))


def test_load_pack_reads_what_the_strategies_make(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(pack_text("line = 'x+y'"))
    assert re.fullmatch("mine", load_pack(file).name)


@pytest.mark.parametrize(
    ("scope", "drops"),
    [
        (
            "tail = true\nopens = 'Support us'",
            "A long sentence of the article stands here.\\nSupport us\\nNow.",
        ),
        (
            "head = true\ncloses = 'Support us'",
            "Now.\\nSupport us\\nA long sentence of the article, and one more of the same kind behind it.",
        ),
    ],
)
def test_a_refrain_is_no_tail_and_eats_no_article_round_by_round(tmp_path, scope, drops):
    file = tmp_path / "mine.toml"
    file.write_text(pack_text(scope).replace("['xxy']", f'["{drops}"]'))
    text = "\n".join(f"Sentence number {i} of the article stands here.\nSupport us" for i in range(50))
    done = cleantext.trace(text, packs=[file], off="drop_repeats")
    assert done.settled
    assert 50 == done.text.count("Sentence")
    assert done.text == cleantext.clean(done.text, packs=[file], off="drop_repeats")

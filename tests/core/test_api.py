"""The public functions: options, bad input, pickling, names."""

import copy
import pickle
import subprocess
import sys

import pytest

import cleantext
from cleantext import Cleaner, Edit, Patch, Pipeline, Rule
from cleantext.cleaners import CODE, KINDS_OF
from cleantext.packs import builtin_packs

CLEANERS = (*CODE, *KINDS_OF)


@pytest.mark.parametrize("name", CLEANERS)
def test_a_cleaner_works_alone_and_in_a_chain(name):
    cleaner = getattr(cleantext, name)
    assert "One sentence of an article." == cleaner("One sentence of an article.")
    chain = cleaner | cleantext.fix_spacing | cleaner
    assert isinstance(chain, Pipeline)
    assert "One sentence of an article." == chain("One sentence of an article.")


@pytest.mark.parametrize("name", sorted(cleantext.__all__))
def test_every_public_name_exists_and_is_documented(name):
    value = getattr(cleantext, name)
    assert value is not None
    if callable(value) and not isinstance(value, Cleaner):
        assert value.__doc__


@pytest.mark.parametrize(
    ("value", "cure"),
    [
        (b"text", "decode it first"),
        (bytearray(b"text"), "decode it first"),
        (None, "there is no text"),
        (7, "convert it with str"),
        (1.5, "convert it with str"),
        (["a", "b"], "call it once for each text"),
        (("a",), "call it once for each text"),
    ],
)
@pytest.mark.parametrize("function", [cleantext.clean, cleantext.trace, cleantext.paragraphs])
def test_what_is_not_text_raises_with_the_cure(function, value, cure):
    with pytest.raises(cleantext.InputError, match=cure):
        function(value)
    with pytest.raises(TypeError):
        cleantext.fix_encoding(value)


def test_empty_text_gives_empty_text():
    done = cleantext.trace("")
    assert "" == done.text
    assert () == done.warnings
    assert 1.0 == done.kept_share


def test_text_of_only_boilerplate_gives_empty_text_and_a_warning():
    done = cleantext.trace("Advertisement\n\nAdvertisement\n")
    assert "" == done.text.strip()
    assert any(warning.startswith("empty:") for warning in done.warnings)


@pytest.mark.parametrize(
    "text",
    ["\ud800 lone", "nul \x00 inside", "x" * 10_000_000, "”" * 100_000, "’ ’ " * 25_000],
    ids=["surrogate", "nul", "10 MB line", "100k quotes", "debris"],
)
def test_strange_text_returns(text):
    cleantext.clean(text).encode("utf-8")


def test_unknown_options_are_named_with_what_there_is():
    with pytest.raises(cleantext.OptionError, match="unknown profile 'artikel': there are article"):
        cleantext.clean("x", profile="artikel")
    with pytest.raises(cleantext.OptionError, match="unknown language 'xx'"):
        cleantext.clean("x", lang="xx")
    with pytest.raises(cleantext.OptionError, match="names no cleaner of a profile, and no pack"):
        cleantext.clean("x", off="en.adz")


def test_off_switches_off_rules_packs_and_cleaners():
    text = "One.\nAdvertisement\nTwo."
    assert "One.\nTwo." == cleantext.clean(text)
    for off in ("drop_boilerplate", "advertisement", "en.ads", [pack.name for pack in builtin_packs()]):
        assert text == cleantext.clean(text, off=off)


def test_a_pack_that_is_off_leaves_the_labels_of_others():
    assert "One.\nTwo." == cleantext.clean("One.\nAdvertisement\nTwo.", off="es")


def test_lossless_removes_no_word():
    text = "One.\nAdvertisement\nTwo."
    assert text == cleantext.clean(text, profile="lossless")


def test_site_rules_act_on_their_site_only(tmp_path):
    pack = tmp_path / "mine.toml"
    pack.write_text(
        'pack = "mine"\nhosts = ["example.com"]\n[[rule]]\nid = "shelf"\nkind = "promotion"\n'
        'why = "shelf"\nlines = ["Zebra shelf of the day"]\n'
        'drops = ["Zebra shelf of the day"]\nkeeps = ["A zebra shelf of the day before."]\n'
    )
    text = "One.\nZebra shelf of the day\nTwo."
    assert text == cleantext.clean(text, packs=[pack])
    assert "One.\nTwo." == cleantext.clean(text, packs=[pack], site="https://www.example.com/a")


def test_results_and_pipelines_pickle_and_copy():
    done = cleantext.trace("One.\nAdvertisement\nTwo.")
    assert done == pickle.loads(pickle.dumps(done))
    assert done == copy.deepcopy(done)
    for value in (
        cleantext.pipeline(),
        cleantext.fix_encoding,
        done.patch,
        cleantext.fix_encoding | cleantext.fix_spacing,
    ):
        assert value == pickle.loads(pickle.dumps(value))


def test_objects_are_frozen():
    done = cleantext.trace("One.")
    for value in (done, done.patch, cleantext.pipeline(), cleantext.fix_encoding, cleantext.Doc("x")):
        with pytest.raises(AttributeError):
            value.text = "y"


def test_own_rules_compose_with_ours():
    rule = Rule("mine.hash", find_hashes, kind="residue", why="a hash sign")
    mine = Cleaner("drop_hashes", (rule,))
    assert "One." == (mine | cleantext.normalize_whitespace)("#One.#")
    done = (mine | cleantext.drop_advertisements).trace("#One.\nAdvertisement")
    assert ["mine.hash", "en.ads"] == [row.rules[0] for row in done.ledger()]


def find_hashes(doc):
    for index, char in enumerate(doc.text):
        if char == "#":
            yield Edit(index, index + 1, "", ("mine.hash",))


def test_overlapping_edits_are_refused():
    with pytest.raises(cleantext.PatchError, match="sort the edits"):
        Patch([Edit(0, 3, "", ("a.b",)), Edit(2, 4, "", ("a.b",))])
    with pytest.raises(cleantext.PatchError, match="ends after the text"):
        Patch([Edit(0, 3, "", ("a.b",))]).apply("ab")


def test_paragraphs_point_into_the_raw_text():
    raw = "First one.\n\nAdvertisement\n\nSecond one."
    first, second = cleantext.paragraphs(raw)
    assert "First one." == raw[first.raw_start : first.raw_end]
    assert "Second one." == raw[second.raw_start : second.raw_end]


def test_import_loads_no_heavy_library():
    code = (
        "import sys, cleantext; "
        "heavy = {'ahocorasick_rs', 'ftfy', 'regex', 'bs4', 'hypothesis', 'pyarrow', 'rich'}; "
        "heavy &= set(sys.modules); "
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)


def test_the_library_prints_and_warns_nothing(capfd, recwarn):
    cleantext.clean("It wasnâ€™t.\nAdvertisement")
    assert ("", "") == tuple(capfd.readouterr())
    assert [] == list(recwarn)


def test_cleaners_and_results_are_no_tuples():
    for one in (cleantext.lowercase, cleantext.pipeline(), cleantext.trace("a")):
        assert not isinstance(one, tuple)
        assert str(one) == "%s" % one  # noqa: UP031
    assert cleantext.trace("a b") == cleantext.trace("a b")
    assert cleantext.trace("a b") != cleantext.trace("a c")
    assert len({cleantext.pipeline(), cleantext.pipeline(), cleantext.lowercase}) == 2


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"packs": 3}, "packs must hold Pack or str or PathLike, got int: 3"),
        ({"packs": [3]}, "packs must hold Pack or str or PathLike, got int: 3"),
        ({"off": 1}, "off must hold str, got int: 1"),
        ({"lang": [1]}, "lang must hold str, got int: 1"),
        ({"site": 1}, "site must be a host name or an address, got int"),
        ({"off": "drop_advertisements"}, "profile 'article' has fix_encoding"),
        ({"lang": "xx"}, "unknown language 'xx'"),
    ],
)
def test_an_option_of_the_wrong_kind_is_named(options, message):
    with pytest.raises(cleantext.OptionError, match=message):
        cleantext.clean("a", **options)


def test_one_pack_or_path_will_do_and_nothing_is_nothing(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        '\ufeffpack = "mine"\nlang = "en"\nhosts = ["https://www.Example.com/"]\n[[rule]]\nid = "ferry"\n'
        'kind = "promotion"\nwhy = "a ferry"\nlines = ["Ferry"]\nscoped = true\n'
        'drops = ["Ferry"]\nkeeps = ["A ferry"]\n',
        "utf-8",
    )
    text = "It rained all day.\n\nFerry\n\nThen it stopped."
    pack = cleantext.load_pack(path)
    for packs in (path, str(path), pack, [pack]):
        options = {"packs": packs, "site": "www.example.com"}
        assert "Ferry" not in cleantext.clean(text, lang="en-US", **options)
        assert text == cleantext.clean(text, **options), "a scoped rule acts only where its language is named"
        assert text == cleantext.clean(text, lang="en", packs=packs, site="example.org")
    assert text == cleantext.clean(text, packs=None, off=None, lang=None)

"""Packs: what a broken one says, and how a good one is chosen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import cleantext
from cleantext.cleaning.engine import Engine
from cleantext.cleaning.tables import HeadTable, LineTable
from cleantext.cli import main
from cleantext.finders.lines import ExactLines, LinePattern
from cleantext.kernel.doc import Doc
from cleantext.packs import builtin_packs, select_packs, site_host, site_pack, source_packs
from cleantext.packs.pack import check_examples, load_pack, parse_pack
from cleantext.strings.known import FIRST_CHARS, HEAD_SIZES

ROOT = Path(__file__).parents[2]

RULE = """
[[rule]]
id    = "ads"
kind  = "advertisement"
why   = "ad label"
lines = ["Advert of mine"]
drops = ["One.\\nAdvert of mine\\nTwo."]
keeps = ["Advert of mine shafts."]
"""

NAMED = """
[[rule]]
id    = "promo"
kind  = "promotion"
why   = "promo line"
line  = ['(?!.{0,80}\\b(?&said)\\b)join us .{3,40}', 'see \\(?us\\)? at .{3,40}(?<!(?&said))']
drops = ["One.\\nJoin us on the pier\\nTwo.", "One.\\nSee us at noon\\nTwo."]
keeps = ["One.\\nJoin us on the pier, she said\\nTwo.", "One.\\nSee us at noon, she said\\nTwo."]
"""


def pack(text, name="mine"):
    return parse_pack(f'pack = "{name}"\n{text}', "mine.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (RULE.replace("lines", "patern"), "unknown key 'patern'"),
        (RULE.replace("lines", "needs"), "has none of the scopes"),
        (RULE + 'wat = "x"\n', "mine.toml: rule 'ads': unknown key 'wat'"),
        (RULE + 'neds = ["x"]\n', "unknown key 'neds'"),
        (RULE.replace('kind  = "advertisement"', 'kind = "advert"'), "did you mean 'advertisement'"),
        (RULE.replace('why   = "ad label"', ""), "'why' is missing"),
        (RULE.replace("[[rule]]", "[rule]"), "write \\[\\[rule\\]\\]"),
        (RULE.replace('"ads"', '"Ads Now"'), "use lower case"),
        (RULE + RULE, "occurs twice"),
        (RULE.replace('lines = ["Advert of mine"]', "line = '(a'"), "not a regular expression"),
        (RULE + 'line = "x"\n', "give exactly one"),
        (RULE + "budget = 3\n", "a number above 0 and at most 1"),
        (RULE + 'where = "middle"\n', "must be one of"),
        (RULE.replace('["Advert of mine"]', '"Advert of mine"'), "must be a list of strings"),
        (RULE.replace('["Advert of mine"]', '["***"]'), "decoration alone"),
        ("rule = 3\n", "must be an array of tables"),
        ("= 3\n", "not valid TOML"),
        ("patterns = 3\n" + NAMED, "'patterns' is 3, must be a table"),
        ("[patterns]\nSaid = 'said'\n" + NAMED, "a pattern has the name 'Said': use lower case"),
        ("[patterns]\nsaid = 3\n" + NAMED, "the pattern 'said' must be a string"),
        ("[patterns]\nsaid = '(?&told)'\n" + NAMED, "must be a string that calls no other pattern"),
        ("[patterns]\nsaid = '(said'\n" + NAMED, "said is not a regular expression"),
        ("[patterns]\nsaid = ''\n" + NAMED, "said is empty"),
        (
            "[patterns]\nsays = 'said'\n" + NAMED,
            r"no rule calls the pattern 'says': write \(\?&says\) in one",
        ),
        (
            "[patterns]\nsaid = 'said'\n"
            + NAMED
            + NAMED.replace("&said", "&sad").replace('"promo"', '"more"'),
            "rule 'more': no pattern 'sad' \\(did you mean 'said'",
        ),
    ],
)
def test_a_broken_pack_says_what_is_wrong_and_where(text, message):
    with pytest.raises(cleantext.PackError, match=message):
        pack(text)


def test_a_pattern_of_the_pack_stands_where_rules_call_it():
    (rule,) = pack("[patterns]\nsaid = 'said|told'\n" + NAMED).rules
    check_examples(rule, "mine.toml")
    assert rule.find.pattern.count("(?:said|told)") == 2


def test_a_pack_without_a_name_is_refused():
    with pytest.raises(cleantext.PackError, match="the pack needs a name"):
        parse_pack(RULE, "mine.toml")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Advert of mine shafts.", "Hello.\\nAdvert of mine\\nBye.", "takes .* from its keeps example"),
        ("One.\\nAdvert of mine\\nTwo.", "One.", "does not change its drops example"),
    ],
)
def test_examples_are_tried_when_a_pack_is_loaded(tmp_path, old, new, message):
    file = tmp_path / "mine.toml"
    file.write_text('pack = "mine"\n' + RULE.replace(old, new))
    with pytest.raises(cleantext.PackError, match=message):
        load_pack(file)


def test_a_missing_or_undecodable_pack_is_named(tmp_path):
    with pytest.raises(cleantext.PackError, match="cannot be read"):
        load_pack(tmp_path / "absent.toml")
    file = tmp_path / "latin.toml"
    file.write_bytes(b'pack = "caf\xe9"')
    with pytest.raises(cleantext.PackError, match="not UTF-8 at byte 11"):
        load_pack(file)


def test_a_pattern_that_explodes_is_cut_off_and_named(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(
        'pack = "mine"\n[[rule]]\nid = "bad"\nkind = "promotion"\nwhy = "x"\n'
        "inline = '(?:x+x+)+y'\ndrops = ['xxy']\nkeeps = ['z']\n"
    )
    text = "A sentence with " + "x" * 3000 + " in it."
    done = cleantext.trace(text, packs=[file])
    assert text == done.text
    assert any("mine.bad took too long" in warning for warning in done.warnings)


def test_ten_thousand_rules_load_and_act(tmp_path):
    file = tmp_path / "big.toml"
    rule = (
        '[[rule]]\nid = "r{0}"\nkind = "promotion"\nwhy = "made for a test"\nlines = ["Label number {0}"]\n'
        'drops = ["One.\\nLabel number {0}"]\nkeeps = ["One."]\n'
    )
    file.write_text('pack = "big"\n' + "".join(rule.format(number) for number in range(10_000)))
    done = cleantext.trace("It rained.\nLabel number 77\nIt stopped.\nLabel number 9999", packs=[file])
    assert "It rained.\nIt stopped." == done.text.strip()
    assert {"big.r77", "big.r9999"} <= done.patch.rules


def test_a_language_narrows_the_packs_and_adds_its_scoped_rules():
    known = {pack.lang for pack in builtin_packs() if pack.lang}
    assert "en" in known
    only = {rule.pack for rule in select_packs(("en",), None, ())}
    assert {"common", "en", "en-notices"} == {name.split(".")[0] for name in only}
    assert not any(rule.scoped for rule in select_packs((), None, ()))


def test_a_rule_over_its_budget_leaves_the_text_and_warns(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(
        'pack = "mine"\n[[rule]]\nid = "greedy"\nkind = "promotion"\nwhy = "x"\nbudget = 0.3\n'
        "line = 'Buy zebras .{0,80}'\ndrops = ['Buy zebras now']\nkeeps = ['Sell zebras']\n"
    )
    text = "Short.\n" + "Buy zebras today, tomorrow and the day after\n" * 3
    done = cleantext.trace(text, packs=[file], off="drop_repeats")
    assert text.strip() == done.text.strip()
    assert any(warning.startswith("budget: rule mine.greedy") for warning in done.warnings)
    small = "A long sentence of the article that says a thing. " * 20 + "\nBuy zebras today"
    assert "zebras" not in cleantext.clean(small, packs=[file])


STARTS = r"""
[[rule]]
id = "label"
kind = "recommendation"
why = "x"
starts = ["see also", "看"]
line = ['(?:[»-] )?see\s+also:.{0,80}', '看.{0,9}']
where = "edges"
drops = ["» See also: B", "See  also: B", "看更多"]
keeps = ["See also B", "You see also: B"]
"""


def test_a_line_rule_with_starts_finds_what_it_finds_alone(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('pack = "mine"\n' + STARTS, encoding="utf-8")
    (rule,) = load_pack(file).rules
    prose = "A long sentence of the article that says one thing, and then, after a comma, another."
    text = f"See also: A\n{prose}\nSee also: B\n{prose}\n- See\xa0also: C\n看更多\nsee all"
    cuts = [text[edit.start : edit.end] for edit in rule.find(Doc(text))]
    assert ["See also: A\n", "- See\xa0also: C\n", "看更多\n"] == cuts
    edits, warnings = Engine((rule._replace(budget=1.0),)).find(Doc(text))
    assert (list(rule.find(Doc(text))), []) == (edits, warnings)


def test_the_compiled_packs_are_those_of_the_files():
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "compile_packs.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    assert 0 == done.returncode, "run `make packs` " + done.stderr
    expected = [rule._replace(drops=(), keeps=()) for pack in source_packs() for rule in pack.rules]
    made = [rule for pack in builtin_packs() for rule in pack.rules]
    assert [sorted_lines(rule) for rule in expected] == [sorted_lines(rule) for rule in made]


def sorted_lines(rule):
    """Return a rule whose literals have the order of the alphabet: that of the file counts for nothing."""
    rule = rule._replace(needs=tuple(sorted(set(rule.needs))))
    if isinstance(rule.find, ExactLines):
        return rule._replace(find=rule.find._replace(keys=tuple(sorted(rule.find.keys))))
    if isinstance(rule.find, LinePattern):
        return rule._replace(find=rule.find._replace(starts=tuple(sorted(rule.find.starts))))
    return rule


def test_the_lines_of_compiled_packs_are_looked_up_where_they_lie():
    keys = {rule.id: rule.find.keys for pack in source_packs() for rule in pack.rules if has_lines(rule)}
    table = LineTable(select_packs((), None, ()))
    owners = {}
    for rule, lines in keys.items():
        for key in dict.fromkeys(lines):
            owners.setdefault(key, []).append(rule)
    for key, rules in owners.items():
        parts = key.split(" ")
        assert all(table.goes_on(" ".join(parts[:size])) for size in range(1, len(parts)))
        assert rules == [find.rule for find in table[key]]
        for other in (key[:-1], key[1:], key + "s", key + " 7", key.partition(" ")[0], "\t7"):
            assert owners.get(other, []) == [find.rule for find in table[other]]
    assert () == table[""]
    assert not table.goes_on("zzyzx")
    assert not table.goes_on("read ferry")


def has_lines(rule):
    return isinstance(rule.find, ExactLines)


def test_the_beginnings_of_compiled_packs_are_looked_up_where_they_lie():
    starts = {rule.id: rule.find.starts for pack in source_packs() for rule in pack.rules if has_starts(rule)}
    rules = select_packs((), None, ())
    finders = [rule.find for rule in rules if has_starts(rule)]
    table = HeadTable(rules)
    for find in finders:
        wanted = starts[find.rule]
        for start in wanted:
            for key in (start, f"{start}, and so on"):
                assert find.starts.begin(key)
                table.read(key[:FIRST_CHARS])
                heads = [key[:size] for size in HEAD_SIZES if key[:size] in table]
                assert find in [found for head in heads for found in table.begun(head, key)]
            for key in (start[:-1], f"x{start}"):
                assert key.startswith(wanted) == find.starts.begin(key)


def has_starts(rule):
    return isinstance(rule.find, LinePattern) and rule.find.starts and not rule.needs


CALL = r"""
[[rule]]
id = "call"
kind = "newsletter"
why = "call"
starts = ["{start}"]
line = '.{{0,40}}newsletter brings you .{{1,80}}'
drops = ["Rain fell.\nThe Eastport newsletter brings you the ferry times."]
keeps = ["Rain fell.\nOur newsletter brings you the ferry times."]
"""


def test_where_beginnings_are_common_a_rule_waits_for_strings_and_then_asks_for_the_beginning():
    (often,) = pack(CALL.format(start="the ")).rules
    assert often.needs
    assert often.find.starts == ("the",)
    (seldom,) = pack(CALL.format(start="the eastport newsletter")).rules
    assert not seldom.needs
    for rule in (often, seldom):
        check_examples(rule, "mine.toml")


@pytest.mark.parametrize(
    ("site", "host"),
    [
        ("hotair.com", "hotair.com"),
        ("hotair.com.", "hotair.com"),
        ("hotair.com:8080/a", "hotair.com"),
        ("hotair.com/a//b", "hotair.com"),
        ("hotair.com/r?u=https://other.com/", "hotair.com"),
        ("hotair.com/@someone", "hotair.com"),
        ("//hotair.com/x", "hotair.com"),
        ("https://hotair.com?p=5", "hotair.com"),
        ("https://hotair.com#x", "hotair.com"),
        ("http://me@hotair.com/", "hotair.com"),
        ("http://me:word@hotair.com:80/", "hotair.com"),
        (" HTTPS://WWW.HotAir.COM\\a\n", "www.hotair.com"),
        ("my_site.example.com", "my_site.example.com"),
        ("https://правда.рф/x", "правда.рф"),
        ("https://हिन्दी.भारत/", "हिन्दी.भारत"),
        ("http://xn--80aafey1amqq.xn--d1acj3b/", "xn--80aafey1amqq.xn--d1acj3b"),
        ("http://[2001:DB8::1]:80/x", "[2001:db8::1]"),
        ("http://[/", ""),
        ("file:///etc/hosts", ""),
        ("The Daily Mail", ""),
        ("", ""),
    ],
)
def test_the_host_is_read_from_an_address_in_any_form(site, host):
    assert host == site_host(site)
    assert host == site_host(host)


@pytest.fixture
def named(tmp_path):
    """Write a pack of one rule under each name of its file and its own, and return the files."""

    def write(**names):
        files = [tmp_path / f"{file}.toml" for file in names]
        for file, name in zip(files, names.values(), strict=True):
            file.write_text(f'pack = "{name}"\ntitle = "All of {file.stem}"\n{RULE}', "utf-8")
        return files

    return write


@pytest.mark.parametrize(("name", "slug"), [("en", "ads"), ("hotair.com", "taken")])
def test_an_id_of_a_built_in_rule_is_refused(named, name, slug):
    (file,) = named(a=name)
    taken = site_pack(name).rules[0].id.removeprefix(f"{name}.") if slug == "taken" else slug
    file.write_text(file.read_text("utf-8").replace('"ads"', f'"{taken}"'), "utf-8")
    message = f"rule id {name}.{taken} stands already in the built-in pack '{name}'"
    with pytest.raises(cleantext.PackError, match=rf"a\.toml: {message}: .* give the pack another name"):
        load_pack(file)
    with pytest.raises(cleantext.PackError, match=rf"packs\[0\] \('All of a'\): {message}"):
        cleantext.pipeline(packs=parse_pack(file.read_text("utf-8"), "a"))


def test_a_pack_may_bear_the_name_of_a_built_in_one(named):
    (file,) = named(a="en")
    file.write_text(file.read_text("utf-8").replace('"ads"', '"my-ads"'), "utf-8")
    assert "One.\nTwo." == cleantext.clean("One.\nAdvert of mine\nTwo.", packs=file)


def test_an_id_of_two_packs_is_refused_and_one_pack_may_be_given_twice(named):
    first, second = named(a="mine", b="mine")
    with pytest.raises(cleantext.PackError, match=r"\('All of b'\): rule id mine\.ads .* \('All of a'\)"):
        cleantext.pipeline(packs=[first, second])
    assert cleantext.pipeline(packs=first) == cleantext.pipeline(packs=[first, first])


def test_the_command_names_the_packs_that_share_an_id(named, capsys):
    first, second = named(a="mine", b="mine")
    assert 1 == main(["pack", str(first), str(first), str(second)])
    done = capsys.readouterr()
    assert f"{second}: rule id mine.ads stands already in {first}: " in done.err
    assert 1 == done.out.count("all examples hold")


@pytest.mark.parametrize(
    ("written", "lang"), [("de-AT", "de"), ("EN", "en"), (" nb ", "no"), ("zh_Hant", "zh"), ("fil", "fil")]
)
def test_the_language_of_a_pack_is_read_as_the_option_is(written, lang):
    text = f'lang = "{written}"\n{RULE}scoped = true\n'
    assert lang == pack(text).lang
    assert "One.\nTwo." == cleantext.clean("One.\nAdvert of mine\nTwo.", lang=written, packs=pack(text))


@pytest.mark.parametrize("written", ["english", "jp", "", "d€"])
def test_a_language_that_is_none_is_named(written):
    with pytest.raises(cleantext.PackError, match=f"mine.toml: unknown language '{written}'"):
        pack(f'lang = "{written}"\n{RULE}')

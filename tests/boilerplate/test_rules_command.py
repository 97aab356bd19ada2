"""`cleantext rules` lists and searches the rules."""

import json

from cleantext.cli import main


def rules(capsysbinary, *words):
    code = main(["rules", *words])
    return code, capsysbinary.readouterr().out.decode("utf-8").splitlines()


def test_it_lists_every_rule(capsysbinary):
    code, lines = rules(capsysbinary)
    assert 0 == code
    ids = [line.split()[0] for line in lines]
    assert {"en.ads", "common.braces", "repeats.paragraph"} <= set(ids)
    assert len(set(ids)) == len(ids)


def test_words_narrow_it_and_examples_show(capsysbinary):
    code, lines = rules(capsysbinary, "en.appeal", "-v")
    assert 0 == code
    assert ["en.appeal", "donation"] == lines[0].split()[:2]
    assert any(line.startswith("  keeps  ") for line in lines)


def test_a_line_finds_the_rules_that_know_it(capsysbinary):
    code, lines = rules(capsysbinary, "--lines", "Related article: Man bites dog", "--json")
    assert 0 == code
    assert "recommendation" in {json.loads(line)["kind"] for line in lines}
    assert "en.related-line" in {json.loads(line)["id"] for line in lines}


def test_nothing_found_is_exit_code_1(capsysbinary):
    assert (1, []) == rules(capsysbinary, "zebra crossing")


def test_an_unknown_kind_is_named(capsys):
    assert 2 == main(["rules", "--kind", "advert"])
    assert "there are encoding" in capsys.readouterr().err

"""The laws of single rules: names, purity, bounds, gates, and the engine's short cuts."""

import pickle
import re
from itertools import pairwise

from cleantext import KINDS, Cleaner, Doc
from cleantext.cleaning.engine import Engine
from cleantext.finders.lines import LinePattern
from cleantext.kernel.patterns import Matches
from cleantext.strings.edges import holds
from cleantext.structure.copies import REACH
from cleantext.structure.wholes import without_parts

MANY = 40  # texts; each is given to every rule


def test_ids_are_public_names_of_one_rule_each(every_rule):
    ids = [rule.id for rule in every_rule]
    assert len(ids) == len(set(ids))
    for rule in every_rule:
        assert re.fullmatch(r"[a-z0-9]+([._-][a-z0-9]+)*\.[a-z0-9]+([_-][a-z0-9]+)*", rule.id), rule.id
        assert rule.kind in KINDS, rule.id
        assert rule.why, rule.id
        assert not rule.why.endswith("."), rule.id
        assert 0 < rule.budget <= 1
        assert all(need == need.lower() and need for need in rule.needs), rule.id


def test_rules_and_finders_pickle(every_rule):
    for rule in every_rule:
        assert rule == pickle.loads(pickle.dumps(rule)), rule.id


def test_a_finder_is_pure_and_keeps_to_its_text_and_its_name(every_rule, tried):
    def check(text):
        doc = Doc(text)
        for rule in every_rule:
            found = list(rule.find(doc))
            assert found == list(rule.find(Doc(text))), rule.id
            for edit in found:
                assert (rule.id,) == edit.rules
                assert 0 <= edit.start <= edit.end <= len(text), (rule.id, edit)
                assert edit.start < edit.end or edit.text, (rule.id, edit)
                assert isinstance(edit.text, str)

    tried(check, MANY)


def test_a_closed_gate_never_hides_a_find(every_rule, tried):
    gated = [rule for rule in every_rule if rule.needs]

    def check(text):
        doc = Doc(text)
        for rule in gated:
            if not any(holds(text.lower(), need) for need in rule.needs):
                assert [] == list(rule.find(doc)), (rule.id, text)

    tried(check, MANY)


def test_a_second_gate_that_is_closed_never_hides_a_find(every_rule, tried):
    gated = [rule for rule in every_rule if rule.may_find]
    assert len(gated) > 20

    def check(text):
        doc = Doc(text)
        lines = text.split("\n")
        others = [Doc(f"\n{line}\n") for line in ("\n".join(reversed(lines)), "\n".join(sorted(lines)))]
        alone = [Doc(f"\n{around}\n{line}\n{around}\n") for line in lines for around in ("", "x", "X.", "”")]
        for rule in gated:
            if list(rule.find(doc)):
                assert rule.may_find(doc), (rule.id, text)
                assert all(map(rule.may_find, others)), (rule.id, text)
                # Of the four copies of some line, all are told, whatever stands around them.
                told = [rule.may_find(other) for other in alone]
                assert any(all(told[at : at + 4]) for at in range(0, len(told), 4)), (rule.id, text)

    tried(check, 5 * MANY)


def test_a_sign_is_in_company_wherever_a_pattern_that_begins_with_it_matches(every_rule, tried):
    gates = [rule.may_find for rule in every_rule if isinstance(rule.may_find, Matches)]
    assert all(gate.company for gate in gates)

    def check(text):
        for gate in gates:
            assert gate._replace(company=None)(Doc(text)) == gate(Doc(text)), (gate, text)

    tried(check, 5 * MANY)


def test_blank_lines_make_no_difference_to_what_stands_twice(every_rule, tried):
    """So a later round does not ask again where nothing but blank lines went."""
    rules = [rule for rule in every_rule if rule.kind == "duplicate"]
    assert rules

    def taken(rule, text):
        return sorted(text[edit.start : edit.end].rstrip("\n") for edit in rule.find(Doc(text)))

    def check(text):
        if len(text) < REACH:
            tight = "\n".join(line.text for line in Doc(text).filled)
            for rule in rules:
                assert taken(rule, tight) == taken(rule, text), (rule.id, text)

    tried(check, 5 * MANY)


def test_the_engine_finds_for_a_rule_what_the_rule_finds(every_rule, tried):
    engines = [(rule, Engine((rule._replace(budget=1.0),))) for rule in every_rule]

    def check(text):
        doc = Doc(text)
        for rule, engine in engines:
            alone = sorted(rule.find(doc), key=lambda edit: (edit.start, edit.end))
            found, _ = engine.find(doc)
            covered = {i for edit in alone for i in range(edit.start, edit.end)}
            if found != alone and without_parts(doc, list(alone), engine.kinds) != alone:
                # A line of something larger that stays is spared, whatever rule asks.
                assert covered >= {i for edit in found for i in range(edit.start, edit.end)}, rule.id
            elif all(one.end <= other.start for one, other in pairwise(alone)):
                assert alone == found, (rule.id, text)
            else:
                assert covered >= {i for edit in found for i in range(edit.start, edit.end)}, rule.id

    tried(check, MANY)


def test_a_rule_alone_comes_to_rest_on_its_own_examples(every_rule):
    """And a second call changes nothing, whatever the other rules would have done."""
    for rule in every_rule:
        alone = Cleaner("alone", (rule._replace(budget=1.0),))
        for text in (
            *rule.drops,
            *rule.keeps,
            "\n\n".join((*rule.drops, *rule.keeps)),
            "\n".join(rule.drops * 2),
        ):
            done = alone.trace(text)
            assert done.settled, (rule.id, text)
            assert done.text == alone(done.text), (rule.id, text)


def test_rules_that_only_delete_lines_do_so_in_any_order(every_rule, tried):
    rules = [rule for rule in every_rule if isinstance(rule.find, LinePattern)]
    forward = Engine(tuple(rule._replace(budget=1.0) for rule in rules))
    backward = Engine(tuple(rule._replace(budget=1.0) for rule in reversed(rules)))

    def deleted(engine, doc):
        return {i for edit in engine.find(doc)[0] for i in range(edit.start, edit.end)}

    def check(text):
        doc = Doc(text)
        assert deleted(forward, doc) == deleted(backward, doc)

    tried(check, MANY)

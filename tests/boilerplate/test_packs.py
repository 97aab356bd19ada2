"""Every example of every pack, through its rule alone and through all packs at once."""

from functools import lru_cache
from pathlib import Path

import pytest

from cleantext.cleaners import make_cleaner
from cleantext.cleaning.cleaner import Cleaner
from cleantext.cleaning.engine import Engine
from cleantext.kernel.doc import Doc
from cleantext.kernel.rule import Rule
from cleantext.packs import builtin_packs, source_packs
from cleantext.packs.pack import check_examples, parse_pack

FOLDER = Path(__file__).parents[2] / "src" / "cleantext" / "packs"
SITES = tuple(
    parse_pack(path.read_text(encoding="utf-8"), path.name) for path in (FOLDER / "sites").glob("*.toml")
)
RULES = [rule for pack in source_packs() for rule in pack.rules]
SITE_RULES = [(pack.hosts[0], rule) for pack in SITES for rule in pack.rules]
LANGS = {pack.lang for pack in builtin_packs() if pack.lang}


@lru_cache(maxsize=64)
def everything(lang: tuple[str, ...], site: str | None) -> Engine:
    """All packs of a language choice at once, without budgets: an example is too short for a share."""
    cleaner: Cleaner = make_cleaner("drop_boilerplate", lang, site)
    return Engine(tuple(rule._replace(budget=1.0) for rule in cleaner.rules))


def choice(rule: Rule) -> tuple[str, ...]:
    """A scoped rule acts only when its language is named; the others act by default."""
    return (rule.pack,) if rule.scoped and rule.pack in LANGS else ()


@pytest.mark.parametrize("rule", RULES + [rule for _, rule in SITE_RULES], ids=lambda rule: rule.id)
def test_a_rule_alone_changes_its_drops_and_none_of_its_keeps(rule):
    check_examples(rule, rule.pack)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_all_packs_together_change_the_drops_and_none_of_the_keeps(rule):
    engine = everything(choice(rule), None)
    assert [] == [text for text in rule.drops if not engine.find(Doc(text, choice(rule)))[0]]
    assert [] == [
        (text, [(edit.rules, text[edit.start : edit.end]) for edit in edits])
        for text in rule.keeps
        if (edits := engine.find(Doc(text, choice(rule)))[0])
    ]


@pytest.mark.parametrize(("host", "rule"), SITE_RULES, ids=[rule.id for _, rule in SITE_RULES])
def test_a_site_pack_acts_for_its_host_only(host, rule):
    with_site, without = everything((), host), everything((), None)
    for text in rule.drops:
        assert with_site.find(Doc(text, (), host))[0]
    ids = {name for text in rule.drops for edit in without.find(Doc(text))[0] for name in edit.rules}
    assert rule.id not in ids


def test_the_hosts_of_a_site_pack_are_its_file_name():
    names = {path.stem for path in (FOLDER / "sites").glob("*.toml")}
    assert names <= {host for pack in SITES for host in pack.hosts}


def test_ids_are_unique_over_all_packs():
    ids = [rule.id for rule in RULES] + [rule.id for _, rule in SITE_RULES]
    assert sorted(set(ids)) == sorted(ids)

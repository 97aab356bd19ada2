"""The laws, on every named cleaner and every profile, over articles, noise, debris and rule examples."""

import os

import pytest
from hypothesis import strategies as st

import cleantext
from cleantext.cleaners import CODE, KINDS_OF, make_cleaner
from cleantext.packs import builtin_packs
from cleantext.testing import (
    articles,
    assert_accounted_for,
    assert_conservative,
    assert_deterministic,
    assert_idempotent,
    assert_total,
    debris,
    noisy_articles,
)

# The long runs of docs/reliability.md set this; 30 texts a law keep the suite short.
EXAMPLES = int(os.environ.get("CLEANTEXT_EXAMPLES", "30"))
CLEANERS = sorted((*CODE, *KINDS_OF))
PROFILES = sorted(cleantext.PROFILES)


def rule_examples():
    """Every text that a rule says it changes or leaves alone."""
    rules = [rule for pack in builtin_packs() for rule in pack.rules]
    rules += [rule for name in CODE for rule in make_cleaner(name).rules]
    return sorted({text for rule in rules for text in (*rule.drops, *rule.keeps)})


TEXTS = st.one_of(
    articles(), noisy_articles().map(lambda noisy: noisy.text), debris(), debris(rule_examples())
)


def made(name):
    return cleantext.pipeline(name) if name in PROFILES else make_cleaner(name)


@pytest.fixture(params=[*CLEANERS, *PROFILES])
def cleaner(request):
    return made(request.param)


def test_a_cleaner_takes_any_text(cleaner):
    assert_total(cleaner, TEXTS, examples=EXAMPLES)


def test_a_second_call_changes_nothing(cleaner):
    assert_idempotent(cleaner, TEXTS, examples=EXAMPLES)


def test_every_edit_is_accounted_for(cleaner):
    assert_accounted_for(cleaner, TEXTS, examples=EXAMPLES)


def test_no_word_is_made_up(cleaner):
    assert_conservative(cleaner, TEXTS, examples=EXAMPLES)


def test_clean_articles_come_back_unchanged(cleaner):
    assert_conservative(cleaner, examples=EXAMPLES)


@pytest.mark.parametrize("name", PROFILES)
def test_other_processes_orders_and_hash_seeds_give_the_same(name):
    assert_deterministic(made(name), TEXTS, examples=EXAMPLES)

"""What the laws are tried on: articles, noise, debris, and the examples of every rule."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleantext.cleaners import CODE, make_cleaner
from cleantext.packs import source_packs
from cleantext.testing import articles, debris, noisy_articles

# The long runs of docs/reliability.md set this; 30 texts a law keep the suite short.
EXAMPLES = int(os.environ.get("CLEANTEXT_EXAMPLES", "30"))


@pytest.fixture(scope="session")
def examples():
    return EXAMPLES


@pytest.fixture(scope="session")
def every_rule():
    """Every rule that ships, those of packs with their examples."""
    rules = [rule for pack in source_packs() for rule in pack.rules]
    code = [rule for name in CODE for rule in make_cleaner(name).rules]
    return list(dict.fromkeys(rules + code))  # two cleaners may hold the same rule


@pytest.fixture(scope="session")
def texts(every_rule):
    own = sorted({text for rule in every_rule for text in (*rule.drops, *rule.keeps)})
    noisy = noisy_articles().map(lambda noisy: noisy.text)
    return st.one_of(articles(), noisy, debris(), debris(own), debris(own, max_size=4))


@pytest.fixture(scope="session")
def tried(texts):
    """Call a check on as many texts as a law is tried on."""

    def tried(check, many=EXAMPLES):
        quiet = list(HealthCheck)
        settings(max_examples=many, deadline=None, suppress_health_check=quiet)(given(texts)(check))()

    return tried

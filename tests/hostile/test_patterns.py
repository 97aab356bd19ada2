"""Every pattern of every pack is linear: counted steps, on texts built from the pattern itself."""

import re

import pytest

from cleantext.packs import source_packs
from cleantext.testing.attacks import attacks
from cleantext.testing.backtracking import TooManySteps, count_steps

# Steps for each character of a text. The packs' patterns need 5 to 50; 300 steps are about 3 µs.
PER_CHAR = 300
SIZE = 300  # characters for patterns that see lines or texts of any length


def patterns():
    """Yield (rule id, pattern, how it is matched, the longest text it sees) of all packs."""
    for pack in source_packs():
        for rule in pack.rules:
            find = rule.find
            size = min(getattr(find, "max_chars", SIZE), 2 * SIZE)
            for number, pattern in enumerate(getattr(find, "asks", ())):
                yield f"{rule.id}:asks {number}", pattern, "search", size
            for name in ("pattern", "opens", "closes"):
                if hasattr(find, name):
                    pattern = getattr(find, "at_end", getattr(find, name))
                    line = name in ("opens", "closes") or type(find).__name__ == "LinePattern"
                    yield f"{rule.id}:{name}", pattern, "fullmatch" if line else "search", size


def worst(pattern, how, size, flags=re.IGNORECASE):
    """The most steps for a character that any attack of `size` characters causes."""
    most, culprit = 0.0, ""
    for text in attacks(pattern, size, flags):
        try:
            steps = count_steps(pattern, text, how, flags, limit=PER_CHAR * size)
        except TooManySteps:
            return float("inf"), text
        if steps / size > most:
            most, culprit = steps / size, text
    return most, culprit


@pytest.mark.parametrize(
    ("rule", "pattern", "how", "size"), [pytest.param(*row, id=row[0]) for row in patterns()]
)
def test_a_pattern_of_a_pack_takes_few_steps_for_each_character(rule, pattern, how, size):
    steps, text = worst(pattern, how, size)
    assert steps <= PER_CHAR, f"{rule} takes more than {PER_CHAR} steps a character on {text!r}"


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+$",
        r"(a|a)*b",
        r"(?:\w+\s?)+:",
        r"(?:\s?[|]\s?[^|\n]{1,20}){3,30}x",
        r"(?:x+x+)+y",
        r".{0,200}.{0,200}.{0,200}!",
    ],
)
def test_the_test_finds_what_explodes(pattern):
    assert float("inf") == worst(pattern, "fullmatch", 200)[0]


@pytest.mark.parametrize(
    ("pattern", "grows"),
    [(r"\s+$", True), (r"(?<!\s)\s+$", False), (r"\S+@\S+\.\S+", True), (r"\{\{[^{}\n]{0,20}\}\}", False)],
)
def test_the_test_tells_quadratic_from_linear(pattern, grows):
    short, long = (
        max(count_steps(pattern, text, limit=10**8) for text in attacks(pattern, size)) for size in (50, 100)
    )
    assert grows == (long > 2.5 * short)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"a+?b|c{2,3}", "aab ccc b cc"),
        (r"(?P<x>\w)\d(?P=x)", "a1a b2c"),
        (r"(?<=\w)-(?!\d)", "a-b a-1 -c"),
        (r"\b(?:one|two)\b", "one onetwo two"),
        (r"(?>a+)b", "aaab aac"),
        (r"a{2}+b", "aab aaab"),
        (r"(x)?(?(1)y|z)", "xy z x"),
        (r"^.|.$", "ab"),
        (r"[^\W\d_]+", "ab1c_d"),
    ],
)
def test_the_counted_match_is_the_real_one(pattern, text):
    """The step counter accepts what `re` accepts, wherever it stands."""
    regex = re.compile(pattern, re.IGNORECASE)
    for end in range(len(text) + 1):
        part = text[:end]
        assert bool(regex.fullmatch(part)) == accepts(pattern, part), part


def accepts(pattern, text):
    """Tell whether the counter's machine matches the whole text."""
    from cleantext.testing.backtracking import _compiled

    machine, match = _compiled(pattern, re.IGNORECASE)
    machine.begin(text, 100_000)
    return match(0, lambda at: at == len(text))

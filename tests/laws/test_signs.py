"""Signs: a rule that waits for unusual characters finds nothing where there are none of them.

So plain ASCII is left at a glance by the cleaners whose rules all wait so. For more texts:

    python tests/laws/test_signs.py --count 1000000 [--seed 1]
"""

import argparse
import random
import sys
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleantext
from cleantext import Doc
from cleantext.cleaners import CODE, OPT_IN
from cleantext.finders.lines import AllBut, AnyOf
from cleantext.kernel.doc import is_plain
from cleantext.rules.unicode import NFC
from cleantext.testing import noisy_articles

CLEANERS = [getattr(cleantext, name) for name in (*CODE, *OPT_IN)]
WAITING = list(
    dict.fromkeys(
        rule for cleaner in CLEANERS for rule in cleaner.rules if isinstance(rule.find, AnyOf | AllBut)
    )
)
PIECES = [
    *"aZ09 .,;:!?-_=/<>()[]{}&#\\'\"\n\t\r\x00\x07\x0b\x0c\x1a\x1b\x1f\x7f",
    *"\x80\x85\x93\x9f\xa0\xad\xb5\xb4\xf0éÃÂâ€™œžŠ“”„«»…–Ğ╨√Ω文ПСВıß",
    *"\u0300\u0301\u0323\u0345\u0958\u09be\u1100\u1161\u11a8\u1e9b\u2126\u212b\u3099\uac00\uf900\U0001d15e",
    *"\u2028\u200b\u200d\u202a\u202c\u2066\u2069\u200e\u3000\ud800\udc00\ufeff\ufffc\ufffd😀",
    *("&amp;", "&#8217;", "&acirc;", "Ã©", "â€™", "e\u0301", "\r\n", "\x1b[0m", "Brüssel", "d\ufffdt"),
    "Ïðèâåò, êàê äåëà",
]


def check(text: str) -> None:
    """Raise if a rule finds something where it does not wait, or a cleaner leaves what it would change."""
    doc = Doc(text)
    for rule in WAITING:
        assert list(rule.find(doc)) == list(rule.find.find(doc)), (rule.id, text)
    assert is_plain(text) == (text.isascii() and not doc.unusual), text
    for cleaner in CLEANERS:
        if not cleaner.engine.may_find(doc):
            assert ([], []) == cleaner.engine.find(doc), (cleaner.name, text)
            assert not any(list(rule.find(doc)) for rule in cleaner.rules), (cleaner.name, text)


def test_some_cleaners_leave_plain_ascii_at_a_glance():
    leaving = {cleaner.name for cleaner in CLEANERS if not cleaner.engine.may_find(Doc("A plain text."))}
    assert {"fix_encoding", "normalize_unicode"} <= leaving


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_a_rule_finds_nothing_where_its_signs_are_not(text):
    check(text)


@settings(deadline=None)
@given(noisy_articles())
def test_nor_does_it_in_articles(noisy):
    check(noisy.text)
    check(noisy.text.encode("ascii", "ignore").decode())


def test_every_character_of_its_own_is_a_sign_or_leaves_the_rules_silent():
    for code in range(0x3100):
        check(f"a{chr(code)}b")


@pytest.mark.parametrize("char", sorted(NFC.find.chars))
def test_what_is_called_stable_is_what_normalization_leaves(char):
    assert unicodedata.is_normalized("NFC", char)
    assert not unicodedata.combining(char)
    for before in ("a", "e", "\u0915", "\u1100", "\uac00"):
        assert before + char == unicodedata.normalize("NFC", before + char)


def main() -> int:
    """Check as many texts as asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    pick = random.Random(options.seed)
    plain = [piece for piece in PIECES if piece.isascii()]
    start = time.monotonic()
    left = 0
    for number in range(options.count):
        text = "".join(pick.choices(plain if number % 2 else PIECES, k=pick.randint(1, 20)))
        check(text)
        left += not cleantext.fix_encoding.engine.may_find(Doc(text))
    print(f"{options.count} texts in {time.monotonic() - start:.0f} s; {left} were left at a glance")
    return 0


if __name__ == "__main__":
    sys.exit(main())

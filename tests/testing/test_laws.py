"""Each law finds the bug planted for it, shows the smallest input, and lets a good cleaner pass."""

import html
import pickle
import sys
import types

import pytest

import cleantext
from cleantext import Edit, InputError, Patch, Rule
from cleantext.testing import (
    LawBroken,
    articles,
    assert_accounted_for,
    assert_conservative,
    assert_deterministic,
    assert_idempotent,
    assert_laws,
    assert_linear,
    assert_removes,
    assert_total,
    counted_work,
    noisy_articles,
    smallest,
)


def broken(law, cleaner, *args, **options):
    with pytest.raises(LawBroken) as caught:
        law(cleaner, *args, **options)
    return caught.value


def squeeze(text):
    return " ".join(text.split())


def drop_ads(text):
    labels = ("advertisement", "story continues below advertisement")
    return "\n".join(line for line in text.split("\n") if line.lower() not in labels)


def encode(text):
    return text.encode("utf-8").decode("utf-8")


def once_too_little(text):
    return text.replace("’’", "’")


def invent(text):
    return text.replace("U. S.", "United States")


def eat_digits(text):
    return "".join(char for char in text if not char.isdigit())


seen = []


def remember(text):
    seen.append(text)
    return text + "x" * (len(seen) > 20)


def by_hash(text):
    return text[: hash(text) % 3]


def quadratic(text):
    for index in range(len(text)):
        text[index:].count("no such thing")
    return text


def test_a_good_cleaner_holds_the_laws():
    assert_total(squeeze)
    assert_idempotent(squeeze)
    assert_deterministic(squeeze)
    assert_linear(squeeze)
    assert_conservative(squeeze, key=squeeze)


def test_total_finds_what_raises():
    error = broken(assert_total, encode)
    assert "total" == error.law
    assert 1 == len(error.text)
    assert "\ud800" <= error.text <= "\udfff"
    assert "UnicodeEncodeError" in error.found
    assert f"keep it as a test: assert_total(encode, {error.text!a})" in str(error)


def test_total_finds_what_is_no_text():
    assert "it gives bytes, not str" in str(
        broken(assert_total, lambda text: text.encode("utf-8", "replace"))
    )


def test_total_finds_a_made_up_surrogate():
    error = broken(assert_total, lambda text: html_unescape_raw(text), "x &#xD800; y")
    assert "&#xD800;" == error.text


def html_unescape_raw(text):
    return text.replace("&#xD800;", "\ud800")


def test_idempotent_finds_the_second_change():
    error = broken(assert_idempotent, once_too_little, examples=1000)
    assert "’’’" == error.text
    assert "keep it as a test: assert_idempotent(once_too_little, '\\u2019\\u2019\\u2019')" in str(error)


def test_conservative_finds_made_up_letters():
    error = broken(assert_conservative, invent, "He left the U. S. on Monday, and never came back.")
    assert "U. S." == error.text
    assert "it makes up 'nited" in error.found


def test_conservative_finds_a_cleaner_that_eats_the_article():
    error = broken(assert_conservative, eat_digits)
    assert 1 == len(error.text)
    assert error.text.isdigit()


def test_conservative_takes_a_key_for_what_may_change():
    error = broken(assert_conservative, str.lower, "The End")
    assert error.text.isupper()
    assert_conservative(str.lower, "The End", key=str.casefold)


def repairing(text):
    return cleantext.clean(text, profile="lossless")


def test_conservative_tells_what_to_do_about_a_repair_of_encoding():
    error = broken(assert_conservative, repairing, "cafÃ©")
    assert "pass key=cleantext.fix_encoding" in str(error)
    assert_conservative(repairing, examples=40, key=cleantext.fix_encoding)


def test_laws_take_a_key():
    assert_laws(str.upper, examples=20, key=str.upper)
    assert "conservative" == broken(assert_laws, str.upper, "straße").law


def test_conservative_lets_entities_become_their_letters():
    assert_conservative(html.unescape, "caf&eacute;")


def test_deterministic_finds_state():
    seen.clear()
    assert "in another order" in str(broken(assert_deterministic, remember))


def test_deterministic_finds_hash_seeds():
    assert "PYTHONHASHSEED" in str(broken(assert_deterministic, by_hash))


def test_linear_finds_quadratic_work():
    error = broken(assert_linear, quadratic, ["ab"], size=500, floor=1000, measure=counted_work)
    assert "each doubling of 'ab' * n" in error.found


def test_linear_lets_a_clock_err_once_and_not_always():
    clock = iter([1, 9, 99, 1, 2, 1, 9, 99, 1, 9, 99, 1, 9, 99])

    def measure(cleaner, text):
        return next(clock)

    assert_linear(squeeze, ["x"], measure=measure)
    assert "linear" == broken(assert_linear, squeeze, ["x"], measure=measure).law


def test_counted_work_is_the_same_each_time():
    first, *works = [counted_work(cleantext.clean, "It rained.\n" * 50) for _ in range(4)]
    assert max(works) <= 1.01 * min(works)  # the first call loads and compiles; a cache may still fill
    assert first >= min(works)
    assert counted_work(quadratic, "ab" * 200) > 3 * counted_work(quadratic, "ab" * 100)


def test_removes_finds_what_is_left():
    assert "advertisement" in str(broken(assert_removes, squeeze, "advertisement"))


def test_removes_lets_pass_what_removes():
    assert_removes(drop_ads, "advertisement")


def test_removes_finds_a_word_of_the_article_lost():
    error = broken(assert_removes, lambda text: eat_digits(text), "no_break_space", examples=300)
    assert "of the article it changes" in error.found


def test_a_rule_that_breaks_a_law_is_named():
    rule = Rule("mine.halve", halve, kind="residue", why="a bug")
    error = broken(assert_idempotent, Once("halver", (rule,)), "x" * 64)
    assert "mine.halve" == error.rule
    assert "  rule: mine.halve\n" in str(error)


def halve(doc):
    if "x" in doc.text:
        at = doc.text.index("x")
        yield Edit(at, at + 1, "", ("mine.halve",))


class Once:
    """A cleaner that makes one round only."""

    def __init__(self, name, rules):
        self.name, self.rules = name, rules

    def __call__(self, text):
        return self.trace(text).apply(text)

    def trace(self, text):
        return Account(Patch(self.rules[0].find(cleantext.Doc(text))))


class Account:
    def __init__(self, patch):
        self.patch = patch
        self.apply = patch.apply


def test_accounted_for_finds_false_accounts():
    doc = "One. Two. Three."
    for trace, found in (
        (lambda text: Patch(), "replaying"),
        (lambda text: Patch([Edit(0, len(text), text[::-1], ())]), "names no rule"),
        (lambda text: Patch([Edit(0, 0, "", ("a.b",)), Edit(0, len(text), text[::-1], ("a.b",))]), "nothing"),
    ):
        assert found in str(broken(assert_accounted_for, lambda text: text[::-1], doc, trace=trace))


def test_a_function_without_an_account_is_told_how_to_give_one():
    with pytest.raises(InputError, match="pass trace="):
        assert_accounted_for(squeeze, "x")


def test_all_laws_hold_for_the_library_itself():
    assert_laws(cleantext.normalize_whitespace, examples=20)


def test_all_laws_find_a_planted_bug():
    assert "idempotent" == broken(assert_laws, once_too_little, examples=1000).law


def test_laws_take_a_strategy():
    error = broken(assert_total, fails_on_german, articles(["de"]))
    assert "ß" == error.text


def fails_on_german(text):
    if "ß" in text:
        raise ValueError("no German")
    return text


def test_smallest_cuts_to_what_matters():
    assert "ab" == smallest("a" * 50 + "b" * 50, lambda text: "ab" in text)
    assert 40 == len(smallest("x" * 100, lambda text: len(text) >= 40))


def test_a_broken_law_pickles():
    error = broken(assert_idempotent, once_too_little, "’’’’")
    twin = pickle.loads(pickle.dumps(error))
    assert (str(error), error.law, error.text) == (str(twin), twin.law, twin.text)


def test_a_broken_law_can_be_printed_whatever_the_text():
    str(broken(assert_total, encode, "\ud800")).encode("ascii")


@pytest.mark.parametrize(
    "ask",
    [
        lambda: assert_removes(str.strip, "adverts"),
        lambda: assert_removes(str.strip, ("donation", "adverts")),
        lambda: noisy_articles("adverts"),
        lambda: noisy_articles([]),
    ],
)
def test_a_kind_of_noise_that_there_is_none_of_is_told(ask):
    with pytest.raises(InputError, match=r"no kind of noise .*: name one or more of advertisement, "):
        ask()


@pytest.mark.parametrize(
    "ask", [lambda: articles(["en", "xx"]), lambda: assert_removes(str.strip, "donation", langs="xx")]
)
def test_a_language_that_there_are_no_sentences_in_is_told(ask):
    with pytest.raises(InputError, match=r"no sentences in the language 'xx': name one or more of .*\bde\b"):
        ask()


def test_removes_tries_every_language():
    tried = []
    with pytest.raises(LawBroken, match="no German"):
        assert_removes(no_german, "advertisement", examples=24, langs=("it", "pl", "fr", "de"))
    assert_removes(lambda text: tried.append(text) or drop_ads(text), "advertisement", langs="fr", examples=5)
    assert any(" la " in text or " le " in text for text in tried)


def no_german(text):
    fails_on_german("ß" if " und " in text or " die " in text or " der " in text else "")
    return drop_ads(text)


def test_texts_that_are_no_texts_are_told():
    with pytest.raises(InputError, match="texts is list: pass one str, or a hypothesis strategy"):
        assert_total(str.strip, ["a", "b"])


@pytest.mark.parametrize("law", [assert_total, assert_idempotent, assert_conservative, assert_deterministic])
def test_a_cleaner_that_raises_breaks_every_law(law):
    error = broken(law, fails_on_german, "Straße")
    assert "it raises ValueError: no German" in error.found


def test_the_line_to_keep_fails_as_the_law_did():
    line = str(broken(assert_conservative, eat_digits)).rsplit("keep it as a test: ", 1)[1]
    with pytest.raises(AssertionError):
        exec(line)
    line = str(broken(assert_linear, quadratic, ["ab"], size=500, floor=1000, measure=counted_work))
    assert line.endswith("keep it as a test: assert_linear(quadratic, ['ab'])")
    line = str(broken(assert_conservative, invent, "He left the U. S.", key=str.casefold))
    assert line.endswith("assert_conservative(invent, 'U. S.', key=casefold)")


class Patching:
    """A cleaner whose trace is the patch itself."""

    def __call__(self, text):
        return self.trace(text).apply(text)

    def trace(self, text):
        at = text.find("x")
        return Patch([Edit(at, at + 1, "y", ("mine.swap",))] if at >= 0 else ())


def test_conservative_reads_a_trace_that_is_a_patch():
    error = broken(assert_conservative, Patching(), "one x two")
    assert ("x", "mine.swap") == (error.text, error.rule)


def test_a_cleaner_of_two_minds_is_told():
    turns = iter(range(10**6))

    def fickle(text):
        return text + "!" if next(turns) == 5 else text

    assert "another when it was asked again" in str(broken(assert_idempotent, fickle, articles("en")))


def test_what_a_cleaner_prints_is_no_difference():
    assert_deterministic(prints, "rain", examples=5)


def prints(text):
    print("cleaning")
    return text


def test_a_cleaner_whose_module_no_other_process_finds_is_tried_in_this_one(monkeypatch):
    module = types.ModuleType("only_here")
    exec("def keep(text):\n    return text\n", module.__dict__)
    monkeypatch.setitem(sys.modules, "only_here", module)
    assert_deterministic(module.keep, "rain")

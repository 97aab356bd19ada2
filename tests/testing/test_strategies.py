"""What the strategies make, and the truth that they tell about it."""

import html

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from cleantext import Pack, Patch
from cleantext.packs.pack import check_examples
from cleantext.testing import KINDS_OF_NOISE, articles, debris, html_pages, noisy_articles, packs, patches
from cleantext.testing.noise import BOILERPLATE
from cleantext.testing.prose import SENTENCES


@given(articles())
def test_articles_are_clean_prose(text):
    assert text
    assert text == text.strip()
    sentences = [s for pool in SENTENCES.values() for s in pool]
    assert any(sentence in text for sentence in sentences)
    assert len(text.split("\n\n")) == len(set(text.split("\n\n")))


@pytest.mark.parametrize("kind", KINDS_OF_NOISE)
def test_every_kind_of_noise_can_be_injected(kind):
    quick = settings(max_examples=1000, phases=[Phase.generate], database=None)
    noisy = find(noisy_articles([kind]), lambda noisy: kind in noisy.kinds, settings=quick)
    assert noisy.text != noisy.article
    for piece in noisy.injected:
        assert 0 <= piece.start <= piece.end <= len(noisy.text)
        label = noisy.text[piece.start : piece.end]
        if kind in BOILERPLATE:
            assert label in BOILERPLATE[kind]
            assert label not in noisy.article


@given(noisy_articles())
def test_noise_stands_where_it_says_and_the_rest_is_the_article(noisy):
    if not noisy.injected:
        assert noisy.text.split() == noisy.article.split()
    starts = [piece.start for piece in noisy.injected]
    assert sorted(starts) == starts
    at, rest = 0, []
    for piece in noisy.injected:
        assert at <= piece.start
        rest.append(noisy.text[at : piece.start])
        at = piece.end
    rest.append(noisy.text[at:])
    clean = iter(noisy.article)
    letters = [char for part in rest for char in part if char.isalnum()]
    assert all(char in clean for char in letters)


@given(st.data())
@settings(max_examples=30)
def test_patches_fit_their_source(data):
    source = data.draw(st.text(max_size=20))
    patch = data.draw(patches(source))
    assert isinstance(patch, Patch)
    patch.apply(source)


@given(packs())
@settings(max_examples=20)
def test_packs_are_valid(pack):
    assert isinstance(pack, Pack)
    for rule in pack.rules:
        check_examples(rule, "made.toml")


@given(html_pages(["en"]))
@settings(max_examples=20)
def test_pages_hold_their_paragraphs(page):
    text = html.unescape(page.html)
    assert all(paragraph in text for paragraph in page.paragraphs)


def test_debris_reaches_what_breaks_libraries():
    quick = settings(max_examples=3000, phases=[Phase.generate], database=None)
    for shard in ("\ud800", "\x00", "&amp;amp;", "\u0301\u0323", "<!--", "’’", "â€™"):
        found = find(debris(), lambda text, shard=shard: shard in text, settings=quick)
        assert shard in found
    assert "mine!" in find(debris(["mine!"]), lambda text: "mine!" in text, settings=quick)


def test_what_is_never_made_is_not_found():
    with pytest.raises(NoSuchExample):
        find(articles(["en"]), lambda text: "\x00" in text, settings=settings(max_examples=50))

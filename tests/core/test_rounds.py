"""Later rounds look only at what changed, and find what a look at everything finds."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleantext
from cleantext.cleaning.cleaner import MAX_ROUNDS
from cleantext.cleaning.rounds import Changes
from cleantext.finders.among import remember
from cleantext.kernel.patch import Patch
from cleantext.testing import noisy_articles

DATA = Path(__file__).parents[3] / "shared" / "data" / "articles"


def look_at_everything(pipeline, text):
    """What a pipeline does, without looks kept from round to round."""
    doc = cleantext.Doc(text, pipeline.lang, pipeline.site)
    for _ in range(MAX_ROUNDS):
        before = doc
        for step in pipeline.steps:
            edits, _ = step.engine.find(doc)
            patch = Patch(edits)
            new = patch.apply(doc.text)
            if new != doc.text:
                doc = cleantext.Doc(new, pipeline.lang, pipeline.site, remember(doc, patch, step.memorable))
        if doc is before:
            break
    return doc.text


@settings(deadline=None)
@given(noisy_articles())
def test_noisy_articles_come_out_the_same(noisy):
    assert look_at_everything(cleantext.pipeline(), noisy.text) == cleantext.clean(noisy.text)


@settings(deadline=None)
@given(st.text("a”’ .,-:\n\xa0AÃ©â€™[]{}", max_size=60))
def test_debris_comes_out_the_same(text):
    assert look_at_everything(cleantext.pipeline(), text) == cleantext.clean(text)


def test_what_stands_in_the_next_line_of_the_text_counts():
    text = "a  .\nS\ne\n\n"  # of the lines that edits touch, the next one is `e`
    assert "a.\nS\ne" == look_at_everything(cleantext.pipeline(), text) == cleantext.clean(text)


@pytest.mark.skipif(not DATA.is_dir(), reason="needs the development articles in ../shared/data")
@pytest.mark.parametrize("name", ["daniel", "whenitson", "fnc1", "allthenews", "saudinews"])
def test_real_articles_come_out_the_same(name):
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in list(lines)[:60]:
            text = json.loads(line)["text"]
            assert look_at_everything(cleantext.pipeline(), text) == cleantext.clean(text)


LINES = st.text("ab \n", max_size=30)


@given(LINES, st.data())
def test_news_hold_every_line_that_is_new(old, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(old)), max_size=8)))
    edits = [
        cleantext.Edit(a, b, data.draw(st.text("xb\n", max_size=2)), ("t.t",))
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    new = Patch(edits).apply(old)
    changes = Changes()
    changes.add(old, edits, new)
    news = changes.since(0)
    before = old.split("\n")
    assert {line for line in new.split("\n") if line and line not in before} <= news.touched

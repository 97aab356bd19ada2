"""The playground in a browser: the first session of a new user, and hostile text that must not run."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import cleantext
from cleantext.play.actions import Playground
from cleantext.play.server import PlayServer

OTHER = "It rained all day.\n\nMore rain news from our desk\n\nThen it stopped, and people went out again."


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return tmp_path / "my-pack.toml"


@pytest.fixture
def play(context: Any, page: Any, saved: Path) -> Iterator[Any]:
    server = PlayServer(Playground((), saved))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
    page.goto(server.url)
    page.locator("#profile option").first.wait_for(state="attached")
    yield page
    server.shutdown()
    server.server_close()
    thread.join()


def paste(page: Any, text: str) -> None:
    page.locator("#raw").fill(text)
    page.wait_for_function(
        "text => document.querySelector('#result .text')?.textContent.length >= 1", arg=text
    )


def choose(page: Any, words: str) -> None:
    """Mark `words` in the raw text as a mouse would."""
    page.locator("#raw").evaluate(
        """(raw, words) => { const at = raw.value.indexOf(words); raw.focus();
            raw.setSelectionRange(at, at + words.length); }""",
        words,
    )


def test_a_new_users_session(play: Any, article: str, saved: Path) -> None:
    # Paste sample 002: nine removals.
    paste(play, article)
    play.locator("#facts", has_text="9 removals").wait_for()
    assert play.locator("#result .marked .e:not(.q)").count() == 9

    # Say that it is English: labels that other languages share are then rules of one pack only.
    play.get_by_text("Languages: all, safe rules").click()
    play.locator("#langs input[value=en]").check()

    # Switch a rule off: its text returns.
    play.locator("#result").get_by_text("Clean", exact=True).click()
    clean = play.locator("#result .pane .text")
    assert "Advertisement" not in clean.inner_text()
    play.get_by_role("checkbox", name="en.ads").uncheck()
    play.locator("#facts", has_text="2 removals").wait_for()
    assert clean.inner_text().count("Advertisement") == 7
    assert "off=('en.ads',)" in play.locator("#code").inner_text()
    play.get_by_role("checkbox", name="en.ads").check()
    play.locator("#facts", has_text="9 removals").wait_for()

    # Make a rule of a selection: examples are filled in, and it is tried at once on every text.
    play.get_by_role("button", name="New text").click()
    paste(play, OTHER)
    choose(play, "More rain news from our desk")
    play.get_by_role("button", name="Make a rule of the selection").click()
    play.locator("#outcome", has_text="Text 2: changes 1 place").wait_for()
    rule = play.locator("#rule").input_value()
    assert 'lines = ["More rain news from our desk"]' in rule
    assert "drops = [" in rule
    assert "keeps = [" in rule
    assert "Text 1: changes nothing" in play.locator("#outcome").inner_text()

    # A broken rule says what is wrong; mended, it can be added.
    play.locator("#rule").fill(rule.replace("why ", "wyh "))
    play.locator("#outcome", has_text="did you mean 'why'?").wait_for()
    assert play.get_by_role("button", name="Add to the pack").is_disabled()
    play.locator("#rule").fill(rule)
    play.locator("#outcome", has_text="Text 2: changes 1 place").wait_for()
    play.get_by_role("button", name="Add to the pack").click()
    play.get_by_role("checkbox", name="mine.more-rain-news-from").wait_for()
    assert "More rain news" not in clean.inner_text()

    # Save the pack; the copied Python does what the page did.
    play.get_by_role("button", name="Save to").click()
    play.locator("#saved", has_text="Saved to").wait_for()
    assert cleantext.clean(OTHER, packs=[saved]) == clean.inner_text().strip()
    play.get_by_role("tab", name="Python").click()
    play.get_by_role("button", name="Copy Python").click()
    play.locator("#copied", has_text="Python copied.").wait_for()
    code = play.evaluate("navigator.clipboard.readText()")
    space: dict[str, Any] = {"raw": OTHER}
    exec(code, space)
    assert "More rain news" not in space["text"]


def test_the_rule_keeps_what_another_open_text_says_in_prose(play: Any) -> None:
    paste(play, OTHER)
    play.get_by_role("button", name="New text").click()
    paste(
        play,
        "People ask for more rain news from our desk every single day, and we are happy to oblige them all.",
    )
    play.get_by_role("tab", name="Text 1").click()
    choose(play, "More rain news from our desk")
    play.get_by_role("button", name="Make a rule of the selection").click()
    play.locator("#outcome", has_text="Text 2: changes nothing").wait_for()
    assert "every single day" in play.locator("#rule").input_value()


def test_hostile_text_shows_and_does_not_run(play: Any) -> None:
    hostile = "<img src=x onerror='window.hacked=1'><script>window.hacked=2</script>\nAdvertisement\n"
    hostile += "\ud800\x00\u202e end."
    paste(play, hostile)
    play.locator("#facts", has_text="removal").wait_for()
    choose(play, "<script>window.hacked=2</script>")
    play.get_by_role("button", name="Make a rule of the selection").click()
    play.locator("#outcome p").first.wait_for()
    play.locator("#pack-name").evaluate("field => { field.value = '<b>' }")
    assert play.evaluate("window.hacked") is None
    assert play.locator("main img, main script").count() == 0


def test_files_open_as_documents(play: Any, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(f"This is {name}.\nAdvertisement\n", encoding="utf-8")
    play.set_input_files("#file", [tmp_path / "one.txt", tmp_path / "two.txt"])
    play.get_by_role("tab", name="two.txt").wait_for()
    assert play.get_by_role("tab", name=".txt").count() == 2
    play.locator("#facts", has_text="1 removal").wait_for()


def test_a_file_in_windows_1252_opens_as_text(play: Any, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("It wasn’t raining.\nAdvertisement\n".encode("windows-1252"))
    play.set_input_files("#file", [tmp_path / "old.txt"])
    play.locator("#facts", has_text="1 removal").wait_for()
    assert play.locator("#raw").input_value().startswith("It wasn’t raining.")


def test_a_pasted_page_is_taken_for_a_page(play: Any) -> None:
    body = "".join(f"<p>It rained on day {i}, and nobody went out to look at the sea.</p>" for i in range(9))
    play.evaluate("text => navigator.clipboard.writeText(text)", f"<!doctype html><title>x</title>{body}")
    play.locator("#raw").focus()
    play.keyboard.press("Control+V")
    play.locator("#code", has_text="clean_html").wait_for()
    assert play.locator("#html").is_checked()
    assert play.locator("#raw").evaluate("raw => [raw.scrollTop, raw.selectionStart]") == [0, 0]


def test_a_pack_opens_as_a_pack_and_can_be_switched_off(play: Any, tmp_path: Path) -> None:
    pack = tmp_path / "desk.toml"
    pack.write_text(
        'pack = "desk"\n[[rule]]\nid = "quiz"\nkind = "promotion"\nwhy = "heading of a quiz"\n'
        'lines = ["The weekend quiz"]\ndrops = ["One.\\nThe weekend quiz"]\nkeeps = ["The quiz was fun."]\n',
        encoding="utf-8",
    )
    paste(play, "It rained all day.\n\nThe weekend quiz\n\nThen it stopped.")
    play.set_input_files("#file", [pack])
    play.locator("#facts", has_text="1 removal").wait_for()
    play.get_by_role("checkbox", name="desk.toml").uncheck()
    play.locator("#facts", has_text="0 removals").wait_for()


def test_offsets_of_a_selection_count_code_points(play: Any) -> None:
    paste(play, "It rained 👩‍🚀 😀 all day.\n\nMore 😀 rain here\n\nThen it stopped.")
    choose(play, "More 😀 rain here")
    play.get_by_role("button", name="Make a rule of the selection").click()
    play.locator("#outcome p").first.wait_for()
    assert '"More 😀 rain here"' in play.locator("#rule").input_value()


def test_profile_and_language_are_passed_on(play: Any) -> None:
    paste(play, "One.\nAdvertisement\nTwo.")
    play.locator("#profile").select_option("lossless")
    play.locator("#facts", has_text="0 removals").wait_for()
    play.get_by_text("Languages: all, safe rules").click()
    play.locator("#langs input[value=en]").check()
    play.locator("#code", has_text="lang=('en',)").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_rule_is_broken(play: Any, article: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe: run make test-browser")
    play.emulate_media(color_scheme=scheme)
    paste(play, article)
    play.locator("#facts", has_text="removals").wait_for()
    play.wait_for_timeout(300)
    result = axe.Axe().run(play)
    assert [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in result.response["violations"]] == []

"""The report in a browser: look, hover, switch, walk, sort, search; and hostile text that must not run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import cleantext
from cleantext.report import count_words
from cleantext.report.page import Entry, report_page

HOSTILE = (
    "</article></div><script>window.hacked = 1; alert(1)</script><img src=x onerror='window.hacked = 2'>\n"
    "Advertisement\n"
    '"><svg onload="window.hacked = 3"> javascript:alert(1) \x1b[2J\u202egnp.exe\u202c \x00 end.\n'
)
ARABIC = "هطل المطر طوال اليوم ثم توقف في المساء.\nAdvertisement\nوخرج الناس إلى الشوارع."
CHINESE = "整天都在下雨，傍晚才停。\nAdvertisement\n人们走上街头。"


def write(folder: Path, *entries: tuple[str, str, str | None]) -> str:
    page = report_page([Entry(name, cleantext.trace(text), site) for name, text, site in entries], "Samples")
    path = folder / "report.html"
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def single(page: Any, tmp_path: Path, article: str) -> Any:
    page.goto(write(tmp_path, ("002", article, None)))
    return page


@pytest.fixture
def many(page: Any, tmp_path: Path, article: str) -> Any:
    page.goto(
        write(
            tmp_path,
            ("plain", "It rained all day.", "b.example"),
            ("002", article, "a.example"),
            ("arabic", ARABIC, "c.example"),
            ("chinese", CHINESE, None),
        )
    )
    return page


def shown(page: Any, side: str) -> str:
    text: str = page.locator(f".pane .text.{side}").inner_text()
    return text


def test_raw_and_clean_stand_side_by_side(single: Any) -> None:
    assert "Advertisement" in shown(single, "raw")
    assert "Advertisement" not in shown(single, "clean")
    assert single.locator(".raw .e:not(.q)").count() == 9


def test_hovering_an_edit_tells_rule_reason_and_spans(single: Any, article: str) -> None:
    single.locator(".raw .e").first.locator("del").first.hover()
    card = single.locator("#card")
    card.wait_for(state="visible")
    start = article.index("Advertisement")
    told = card.inner_text()
    assert "advertisement" in told
    assert "en.ads" in told
    assert "ad slot label" in told
    assert f"{start}–{start + 14}" in told
    assert single.locator(".clean .e.hot").count() == 1
    single.mouse.move(5, 5)
    card.wait_for(state="hidden")


def test_the_keyboard_walks_from_edit_to_edit(single: Any) -> None:
    single.locator(".raw").focus()
    single.keyboard.press("n")
    single.locator("#card").wait_for(state="visible")
    assert single.locator(".walk output").inner_text() == "1 of 9"
    single.keyboard.press("n")
    assert single.locator(".walk output").inner_text() == "2 of 9"
    single.keyboard.press("p")
    assert single.locator(".walk output").inner_text() == "1 of 9"
    single.keyboard.press("Enter")
    assert single.evaluate("document.activeElement.closest('#card') !== null")
    single.keyboard.press("Escape")
    assert single.evaluate("document.activeElement.className").startswith("e ")


def test_a_rule_switched_off_gives_its_text_back(single: Any) -> None:
    rule = single.get_by_role("checkbox", name="en.ads")
    rule.uncheck()
    assert shown(single, "clean").count("Advertisement") == 7
    assert "VIP Member" not in shown(single, "clean")
    rule.check()
    assert "Advertisement" not in shown(single, "clean")


def test_a_kind_switched_off_gives_its_text_back(single: Any) -> None:
    single.get_by_role("checkbox", name="advertisement").uncheck()
    assert shown(single, "clean").count("Advertisement") == 7


def test_all_switched_off_is_the_raw_text(single: Any, article: str) -> None:
    single.get_by_role("button", name="All off").click()
    assert single.evaluate("document.querySelector('.clean').innerText").split() == article.split()
    single.get_by_role("button", name="All on").click()
    assert shown(single, "clean").split() == cleantext.clean(article).split()


def test_the_card_switches_its_rule(single: Any) -> None:
    single.locator(".raw .e").first.locator("del").first.click()
    single.get_by_role("button", name="Switch off en.ads").click()
    assert shown(single, "clean").count("Advertisement") == 7
    assert not single.get_by_role("checkbox", name="en.ads").is_checked()


def test_the_panes_scroll_together(single: Any) -> None:
    single.locator(".raw").evaluate("pane => { pane.scrollTop = pane.scrollHeight }")
    single.wait_for_function("() => document.querySelector('.clean').scrollTop > 0")
    rest = "pane => pane.scrollHeight - pane.clientHeight - pane.scrollTop"
    assert abs(single.locator(".clean").evaluate(rest)) <= 2
    single.locator(".clean").evaluate("pane => { pane.scrollTop = 0 }")
    single.wait_for_function("() => document.querySelector('.raw').scrollTop === 0")


def test_the_same_words_stand_side_by_side_in_the_middle(single: Any) -> None:
    place = """side => { const walk = document.createTreeWalker(document.querySelector(side), 4);
        while (walk.nextNode()) { const at = walk.currentNode.data.indexOf("One thing that interests me");
            if (at >= 0) { const range = document.createRange(); range.setStart(walk.currentNode, at);
                range.setEnd(walk.currentNode, at + 3); return range.getBoundingClientRect().top; } } }"""
    wanted = single.evaluate(place, ".raw") - 350
    single.locator(".raw").evaluate("(pane, by) => { pane.scrollTop += by }", wanted)
    single.wait_for_timeout(150)
    assert abs(single.evaluate(place, ".raw") - single.evaluate(place, ".clean")) < 60


def test_views_can_be_chosen(single: Any) -> None:
    single.get_by_text("Marked", exact=True).click()
    assert single.locator(".pane").count() == 1
    single.locator(".tools").get_by_text("Clean", exact=True).click()
    assert "Advertisement" not in single.locator(".pane .text").inner_text()


def test_the_index_leads_to_documents_and_back(many: Any) -> None:
    many.get_by_role("link", name="002").click()
    assert many.locator(".doc:visible h1").inner_text() == "002"
    many.get_by_role("link", name="Next document").click()
    assert many.locator(".doc:visible h1").inner_text() == "arabic"
    many.go_back()
    many.get_by_role("link", name="All documents").click()
    assert many.locator("#index").is_visible()
    assert many.locator(".panes").count() == 0


def test_columns_sort(many: Any) -> None:
    names = "[...document.querySelectorAll('.docs tbody tr')].map(row => row.cells[0].innerText)"
    many.get_by_role("button", name="Words").click()
    assert many.evaluate(names)[0] == "002"
    many.get_by_role("button", name="Words").click()
    assert many.evaluate(names)[-1] == "002"
    many.get_by_role("button", name="Document").click()
    assert many.evaluate(names) == ["002", "arabic", "chinese", "plain"]
    assert many.locator("th[aria-sort]").count() == 1


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("arabic", 1), ("b.example", 1), ("en.ads", 3), ("Suleimani", 1), ("下雨", 1), ("zzz", 0)],
)
def test_search_finds_names_sites_rules_and_words(many: Any, wanted: str, found: int) -> None:
    many.get_by_role("searchbox").fill(wanted)
    assert many.locator(".docs tbody tr:visible").count() == found
    assert many.locator("#found").inner_text() == f"{found} of 4 documents"


def test_arabic_runs_from_the_right_and_chinese_from_the_left(many: Any) -> None:
    edge = """() => { const pane = document.querySelector('.clean'); const range = document.createRange();
        const text = document.createTreeWalker(pane, 4).nextNode();
        range.setStart(text, 0); range.setEnd(text, 1);
        const box = pane.getBoundingClientRect(), char = range.getBoundingClientRect();
        return [char.left - box.left, box.right - char.right]; }"""
    many.get_by_role("link", name="arabic").click()
    many.locator(".clean", has_text="هطل").wait_for()
    left, right = many.evaluate(edge)
    assert right < 60 < left
    many.get_by_role("link", name="Next document").click()
    many.locator(".clean", has_text="下雨").wait_for()
    left, right = many.evaluate(edge)
    assert left < 60 < right


def test_hostile_text_shows_and_does_not_run(page: Any, tmp_path: Path) -> None:
    page.goto(write(tmp_path, (HOSTILE, HOSTILE, HOSTILE), ("b", HOSTILE, "x.example")))
    page.get_by_role("link").nth(2).click()
    page.locator(".raw .e").first.hover()
    page.locator("#card").wait_for(state="visible")
    page.get_by_role("link", name="All documents").click()
    page.get_by_role("searchbox").fill("<script>")
    page.wait_for_timeout(100)
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0
    assert page.locator("main script").count() == 0


def test_without_scripts_the_index_and_the_marked_text_still_show(browser: Any, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(write(tmp_path, ("a", "One.\nAdvertisement\nTwo.", None), ("b", "Three.", None)))
    page.locator(".docs a").first.click()
    assert page.locator("#d0 .text del").first.is_visible()
    assert not page.locator("#d1").is_visible()
    assert not page.locator("#index").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("open_document", [False, True])
def test_no_accessibility_rule_is_broken(many: Any, scheme: str, open_document: bool) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe: run make test-browser")
    many.emulate_media(color_scheme=scheme)
    if open_document:
        many.get_by_role("link", name="002").click()
        many.locator(".raw").focus()
        many.keyboard.press("n")
        many.wait_for_timeout(300)  # until the colours have settled
    result = axe.Axe().run(many)
    assert [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in result.response["violations"]] == []


def test_the_theme_can_be_chosen(single: Any) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    light = single.evaluate(paper)
    single.get_by_role("button", name="Theme: auto").click()
    single.get_by_role("button", name="Theme: light").click()
    assert single.get_by_role("button", name="Theme: dark").is_visible()
    assert single.evaluate(paper) != light


@pytest.mark.parametrize("size", [(390, 800), (844, 390)])
def test_a_small_screen_shows_everything(single: Any, size: tuple[int, int]) -> None:
    single.set_viewport_size({"width": size[0], "height": size[1]})
    assert single.evaluate("document.documentElement.scrollWidth") <= size[0]
    for side in ("raw", "clean"):
        assert single.locator(f".pane .text.{side}").bounding_box()["height"] >= 180


def test_where_only_blanks_changed_they_can_be_walked(page: Any, tmp_path: Path) -> None:
    page.goto(write(tmp_path, ("blanks", "It rained. \n\n\n\nThen it stopped.", None)))
    page.locator(".raw").focus()
    page.keyboard.press("n")
    page.locator("#card", has_text="whitespace").wait_for()
    assert page.locator(".walk output").inner_text().startswith("1 of ")


WORDS = "It wasn’t a well-known rock. किताब पढ़ी می‌خواهم آب 今日は雨。 แม่น้ำ آباد a_b 12"


def test_the_page_counts_words_as_the_library_does(page: Any, tmp_path: Path) -> None:
    page.goto(write(tmp_path, ("words", WORDS, None)))
    told = page.locator(".pane h2").first.inner_text()
    assert f"{count_words(WORDS)} words" in told


def test_a_bar_of_a_removal_breaks_no_word(page: Any, tmp_path: Path) -> None:
    """In a column of any width the parts of the word stay on one line."""
    page.goto(
        write(tmp_path, ("word", " ".join(f"On day {i} he hasn’’t heard of it." for i in range(30)), None))
    )
    rows = """() => [...document.querySelectorAll('.clean .e')].map(edit => {
        const top = (node, at) => { const range = document.createRange(); range.setStart(node, at);
            range.setEnd(node, at + 1); return Math.round(range.getBoundingClientRect().top); };
        const [before, after] = [edit.previousSibling, edit.nextSibling];
        return top(before, before.length - 1) === top(after, 0); })"""
    for width in range(800, 1100, 25):
        page.set_viewport_size({"width": width, "height": 700})
        assert set(page.evaluate(rows)) == {True}

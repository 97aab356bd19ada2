"""`diff`, `explain`, `stats` and `report` as commands, on friendly and on hostile text."""

from __future__ import annotations

import gzip
import json
import lzma
import re
from pathlib import Path

import pytest

from cleantext.cli import main

ARTICLE = "It rained all day.\nAdvertisement\nThen it stopped.\n"
HOSTILE = (
    "It rained.\x1b[2J\x1b]52;c;AAAA\x07\x9b31m \u202eevil\u202c [/b] [link=http://evil]x[/link] \ud800\n"
    "Advertisement\n[bold]Then[/bold] it stopped.\x00\n"
)
SGR = re.compile("\x1b\\[[0-9;]*m")
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    path = tmp_path / "ho\x1b[31mst\u202eile.jsonl"
    records = [{"id": "\x1b]0;owned\x07", "text": HOSTILE, "url": "https://evil.example/\x1b"}]
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return path


def test_diff_marks_what_went_and_names_the_rule(article: Path, capsys: Captured) -> None:
    assert main(["diff", str(article)]) == 0
    out = capsys.readouterr().out
    assert re.search(r"^en\.ads +│ \[-Advertisement⏎-\]$", out, re.M)
    assert "\x1b" not in out


def test_diff_in_colour_strikes_out(article: Path, capsys: Captured) -> None:
    main(["diff", "--color", "always", str(article)])
    out = capsys.readouterr().out
    assert re.search("\x1b\\[9;31mAdvertisement⏎", out)
    assert "[-" not in out


def test_no_color_is_honoured(article: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    main(["diff", str(article)])
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("width", [60, 100])
def test_diff_wraps_to_the_width(tmp_path: Path, capsys: Captured, width: int) -> None:
    path = tmp_path / "long.txt"
    path.write_text("It rained all day and nobody went out. " * 20 + "\n" + "雨" * 200, encoding="utf-8")
    main(["diff", "--width", str(width), str(path)])
    from rich.cells import cell_len

    assert max(map(cell_len, capsys.readouterr().out.split("\n"))) <= width


def test_diff_folds_unchanged_lines(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "many.txt"
    path.write_text(
        "".join(f"Line {i} says that it rained.\n" for i in range(20)) + ARTICLE, encoding="utf-8"
    )
    main(["diff", "--context", "1", str(path)])
    out = capsys.readouterr().out
    assert "⋯ 20 unchanged lines" in out
    assert "Line 3 " not in out


def test_every_line_of_a_change_is_a_changed_line(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "gap.txt"
    path.write_text("It rained.\n\n\n\nThen it stopped.\n\nAll was dry.\n", encoding="utf-8")
    main(["diff", "--context", "0", str(path)])
    lines = [line.partition("│ ")[2] for line in capsys.readouterr().out.split("\n") if "│" in line]
    assert lines == ["[-⏎-]", "[-⏎-]"]


def test_diff_put_together_again_is_the_raw_text(article: Path, capsys: Captured) -> None:
    main(["diff", "--width", "200", str(article)])
    lines = [line.partition("│ ")[2] for line in capsys.readouterr().out.split("\n")[1:4]]
    assert "".join(re.sub(r"\[-(.*?)⏎-\]", r"\1", line) + "\n" for line in lines) == ARTICLE


@pytest.mark.parametrize("color", ["always", "never"])
@pytest.mark.parametrize("command", ["diff", "explain", "stats"])
def test_hostile_text_sends_no_escape(hostile: Path, capsys: Captured, command: str, color: str) -> None:
    width = ["--width", "400"] if command == "diff" else []
    assert main([command, "--color", color, *width, str(hostile)]) == 0
    out = SGR.sub("", capsys.readouterr().out)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", out)
    if command == "diff":
        assert "[/b] [link=http://evil]x[/link]" in " ".join(out.replace("│", " ").split())


def test_hostile_names_and_errors_send_no_escape(tmp_path: Path, capsys: Captured) -> None:
    assert main(["diff", str(tmp_path / "no\x1b[2Jsuch\u202efile")]) == 1
    assert not re.search("[\x1b\u202e]", capsys.readouterr().err)


def test_explain_tells_rule_span_and_reason(article: Path, capsys: Captured) -> None:
    assert main(["explain", "--width", "120", str(article)]) == 0
    assert re.search(r"en\.ads +19–33 +\[Advertisement⏎\] +ad slot label", capsys.readouterr().out)


def test_stats_counts_kinds_rules_and_sites(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "corpus.jsonl.gz"
    records = [
        {"text": ARTICLE, "url": "https://www.example.com/a"},
        {"text": "It rained.", "url": "x.org?u=https://y.org/"},
    ]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, records)).encode()))
    assert main(["stats", str(path)]) == 0
    out = capsys.readouterr().out
    assert "2 documents, 1 changed; 1 of 10 words removed" in " ".join(out.split())
    assert re.search(r"en\.ads +1 +1 +1", out)
    assert re.search(r"example\.com +1 +1 +87\.5%", out)
    assert re.search(r"x\.org +1 +0", out)


def test_stats_as_data(article: Path, capsys: Captured) -> None:
    assert main(["stats", "--json", str(article)]) == 0
    counts = json.loads(capsys.readouterr().out)
    assert (counts["documents"], counts["kinds"]) == (1, {"advertisement": 1})


def test_a_bad_record_is_named_and_the_others_are_read(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text('{"text": "One."}\n{"text": 5}\nnot json\n[]\n{"text": "Two."}\n', encoding="utf-8")
    assert main(["stats", str(path)]) == 1
    done = capsys.readouterr()
    assert "2 documents" in done.out
    assert re.findall(r":\d: no[t]? \w+", done.err) == [":2: no string", ":3: not JSON", ":4: no string"]


def test_a_broken_archive_is_an_error_and_not_a_crash(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "c.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "One."}\n' * 999)[:-20])
    assert main(["stats", str(path)]) == 1
    assert re.search(r"data is cut off after byte \d+: .* \(after line \d+\)", capsys.readouterr().err)


def test_report_writes_one_page(article: Path, tmp_path: Path, capsys: Captured) -> None:
    page = tmp_path / "out.html"
    assert main(["report", str(article), "-o", str(page)]) == 0
    assert "<title>article.txt</title>" in page.read_text(encoding="utf-8")
    assert re.search(r"wrote .*out\.html, \d+ kB", capsys.readouterr().err)


def test_report_on_a_folder_has_an_index(article: Path, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "other.txt").write_text("It rained.", encoding="utf-8")
    assert main(["report", str(tmp_path), "--title", "Rain"]) == 0
    page = capsys.readouterr().out
    assert '<h1 id="title">Rain</h1>' in page
    assert page.count('<article class="doc"') == 2


def test_report_without_any_text_is_a_usage_error(tmp_path: Path, capsys: Captured) -> None:
    assert main(["report", str(tmp_path / "none.txt"), "-o", str(tmp_path / "x.html")]) == 2
    assert not (tmp_path / "x.html").exists()


@pytest.mark.parametrize("words", [["page.html"], ["--html", "page.txt"]])
def test_pages_are_read_as_pages(tmp_path: Path, capsys: Captured, words: list[str]) -> None:
    page = "<title>Rain</title><nav><a href=/>Home</a></nav><p>" + "Rain fell all day. " * 9
    (tmp_path / words[-1]).write_bytes(page.encode("utf-16"))
    assert main(["explain", *words[:-1], str(tmp_path / words[-1])]) == 0
    assert "html.markup" in capsys.readouterr().out
    assert main(["stats", "--json", *words[:-1], str(tmp_path / words[-1])]) == 0
    counts = json.loads(capsys.readouterr().out)
    assert counts["kinds"]["content"] >= 1
    assert counts["words"] == 37


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["diff", "--context", "-1", "FILE"], "--context: -1 is too small: the least is 0"),
        (["diff", "--width", "0", "FILE"], "--width: 0 is too small: the least is 20"),
        (["report", "--limit", "0", "FILE"], "--limit: 0 is too small: the least is 1"),
        (["run", "FILE", "-o", "out", "--max-chars", "0"], "--max-chars: 0 is too small"),
        (["run", "FILE", "-o", "out", "--doc-timeout", "nan"], "--doc-timeout: nan is too small"),
        (["run", "FILE", "-o", "out", "--workers", "two"], "--workers: invalid int value: 'two'"),
    ],
)
def test_numbers_out_of_range_are_told(article: Path, capsys: Captured, words: list[str], said: str) -> None:
    with pytest.raises(SystemExit) as caught:
        main([str(article) if word == "FILE" else word for word in words])
    assert caught.value.code == 2
    assert said in capsys.readouterr().err


def test_run_does_not_write_to_standard_output(article: Path, capsys: Captured) -> None:
    assert main(["run", str(article), "-o", "-"]) == 2
    assert "-o -: name a file or a folder" in capsys.readouterr().err


def test_a_report_does_not_replace_a_text_of_its_folder(article: Path, capsys: Captured) -> None:
    assert main(["report", str(article.parent), "-o", str(article)]) == 2
    assert "is a text to report on as well" in capsys.readouterr().err
    assert article.read_text("utf-8") == ARTICLE


def test_a_report_goes_to_standard_output(
    article: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(article.parent)
    assert main(["report", "-o", "-", str(article)]) == 0
    assert "<title>article.txt</title>" in capsys.readouterr().out
    assert [article] == list(article.parent.iterdir())


def test_rules_of_a_language_are_asked_for_by_tag(capsys: Captured) -> None:
    assert main(["rules", "--lang", "pt-BR", "--kind", "donation"]) == 0
    assert "\npt." in "\n" + capsys.readouterr().out
    assert main(["rules", "--lang", "xx"]) == 2
    assert "--lang xx: there are packs for ar, " in capsys.readouterr().err


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Return a folder with an article, a page, and a PDF under the name of a page."""
    (tmp_path / "a.html").write_bytes(b"%PDF-1.4\x00")
    (tmp_path / "b.html").write_text("<p>" + "Rain fell all day in the caf\ufffd. " * 9, encoding="utf-8")
    (tmp_path / "c.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", ["stats", "report", "explain", "diff", "lint"])
def test_a_page_that_is_none_is_named_and_the_others_are_read(
    mixed: Path, capsys: Captured, command: str
) -> None:
    assert main([command, str(mixed)]) == 1
    done = capsys.readouterr()
    assert f"{mixed / 'a.html'}: expected the bytes of an HTML page, got a PDF file" in done.err
    assert "en.ads" in done.out


def test_lint_reads_pages(mixed: Path, capsys: Captured) -> None:
    assert main(["lint", "--json", str(mixed / "b.html")]) == 1
    assert json.loads(capsys.readouterr().out)["damage"][0]["kind"] == "lost-character"


@pytest.mark.parametrize("command", ["stats", "report", "explain", "diff", "lint"])
def test_a_table_is_no_text(article: Path, capsys: Captured, command: str) -> None:
    table = article.with_name("b.csv")
    table.write_text("id,text\n1,One.\nAdvertisement\n", encoding="utf-8")
    assert main([command, str(table), str(article)]) == 1
    done = capsys.readouterr()
    assert f"{table}: holds many texts (csv): clean it with `cleantext run`" in done.err
    assert "b.csv" not in done.out


@pytest.mark.parametrize("name", ["c.jsonlines", "c.JSONL.xz"])
def test_json_lines_are_known_by_the_names_that_runs_know(
    tmp_path: Path, capsys: Captured, name: str
) -> None:
    data = b'{"text": "One."}\n{"text": "Two."}'
    (tmp_path / name).write_bytes(lzma.compress(data) if name.endswith("xz") else data)
    assert main(["stats", str(tmp_path / name)]) == 0
    assert "2 documents" in capsys.readouterr().out


def test_of_a_folder_the_files_that_a_run_reads_are_read(tmp_path: Path, capsys: Captured) -> None:
    for name in (
        "a.TXT",
        "in/b.md",
        "in/deep/c.text",
        "d.htm",
        "e.jsonl",
        ".hidden.txt",
        "_marked.txt",
        "f.doc",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text('{"text": "It rained."}', encoding="utf-8")
    assert main(["stats", str(tmp_path)]) == 0
    assert "5 documents" in capsys.readouterr().out


def test_a_folder_without_texts_is_told(tmp_path: Path, capsys: Captured) -> None:
    assert main(["stats", str(tmp_path)]) == 1
    assert "the folder has no file that ends in .parquet" in capsys.readouterr().err

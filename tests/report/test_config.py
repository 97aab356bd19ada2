"""Options from configuration files: which file holds, what it may say, and who wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext.cli import main
from cleantext.config import find_config, read_config
from cleantext.errors import OptionError

TEXT = "One.\nAdvertisement\nTwo.\nShelf of links\n"
PACK = """pack = "mine"
[[rule]]
id    = "shelf"
kind  = "recommendation"
why   = "heading of a shelf"
lines = ["Shelf of links"]
drops = ["One.\\nShelf of links"]
keeps = ["The shelf of links hung over the river."]
"""
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (inner / "text.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(inner)
    return tmp_path


def cleaned(capsys: Captured, *words: str) -> str:
    assert main([*words, "text.txt"]) == 0
    return capsys.readouterr().out


def test_without_a_file_the_defaults_hold(folder: Path, capsys: Captured) -> None:
    assert cleaned(capsys) == "One.\nTwo.\nShelf of links\n"


@pytest.mark.parametrize("name", ["cleantext.toml", ".cleantext.toml", "pyproject.toml"])
def test_the_nearest_file_above_holds(folder: Path, capsys: Captured, name: str) -> None:
    table = "[tool.cleantext]\n" if name == "pyproject.toml" else ""
    (folder / name).write_text(table + 'profile = "lossless"', encoding="utf-8")
    assert "Advertisement" in cleaned(capsys)
    (folder / "a" / "cleantext.toml").write_text("", encoding="utf-8")
    assert "Advertisement" not in cleaned(capsys)


def test_a_pyproject_without_our_table_is_passed_over(folder: Path, capsys: Captured) -> None:
    (folder / "cleantext.toml").write_text('off = ["advertisement"]', encoding="utf-8")
    (folder / "a" / "pyproject.toml").write_text("[tool.other]\nx = 1", encoding="utf-8")
    assert "Advertisement" in cleaned(capsys)


def test_the_users_own_file_holds_when_there_is_no_other(folder: Path, capsys: Captured) -> None:
    (folder / "home" / "cleantext").mkdir(parents=True)
    (folder / "home" / "cleantext" / "cleantext.toml").write_text('profile = "lossless"', encoding="utf-8")
    assert "Advertisement" in cleaned(capsys)


def test_packs_are_found_beside_the_file(folder: Path, capsys: Captured) -> None:
    (folder / "rules.toml").write_text(PACK, encoding="utf-8")
    (folder / "cleantext.toml").write_text('packs = ["rules.toml"]', encoding="utf-8")
    assert cleaned(capsys) == "One.\nTwo.\n"


def test_the_command_line_wins_and_adds(folder: Path, capsys: Captured) -> None:
    (folder / "cleantext.toml").write_text('profile = "lossless"\nlang = "en"', encoding="utf-8")
    assert "Advertisement" not in cleaned(capsys, "--profile", "article")
    (folder / "cleantext.toml").write_text('off = ["advertisement"]', encoding="utf-8")
    assert "Advertisement" in cleaned(capsys, "--off", "social")
    assert "Advertisement" not in cleaned(capsys, "--isolated")


def test_each_text_has_the_file_that_is_nearest_to_it(folder: Path, capsys: Captured) -> None:
    (folder / "far.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a" / "cleantext.toml").write_text('off = ["advertisement"]', encoding="utf-8")
    assert main(["text.txt", "../../far.txt"]) == 0
    assert capsys.readouterr().out.count("Advertisement") == 1
    assert main(["stats", "--json", "text.txt", "../../far.txt"]) == 0
    assert '"advertisement": 1' in capsys.readouterr().out


def test_a_file_can_be_named(folder: Path, capsys: Captured) -> None:
    (folder / "other.toml").write_text('profile = "lossless"', encoding="utf-8")
    assert "Advertisement" in cleaned(capsys, "--config", "../../other.toml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('profil = "x"', "unknown key 'profil' (did you mean 'profile'?)"),
        ("zzz = 1", "unknown key 'zzz': known are profile"),
        ("off = 'en.ads'", "'off' is 'en.ads', must be a list of strings"),
        ("lang = [1]", "'lang' is [1], must be a string or a list of strings"),
        ("profile = ", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_named(folder: Path, capsys: Captured, text: str, said: str) -> None:
    (folder / "cleantext.toml").write_text(text, encoding="utf-8")
    assert main(["text.txt"]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert "cleantext.toml" in error


def test_a_named_file_that_is_not_there_is_an_error(folder: Path) -> None:
    with pytest.raises(OptionError, match="cannot be read"):
        read_config(folder / "none.toml")


def test_nothing_above_the_root_is_looked_for(folder: Path) -> None:
    assert find_config(Path("/")) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('profile = "artcle"', "unknown profile 'artcle'"),
        ('lang = "xx"', "unknown language 'xx'"),
        ('off = ["en.adz"]', "off='en.adz' names no cleaner"),
        ('packs = ["none.toml"]', "none.toml"),
    ],
)
def test_what_no_pipeline_can_be_made_of_names_the_file(
    folder: Path, capsys: Captured, text: str, said: str
) -> None:
    (folder / "cleantext.toml").write_text(text, encoding="utf-8")
    assert main(["text.txt"]) == 2
    error = capsys.readouterr().err
    assert f"{folder / 'cleantext.toml'}: " in error
    assert said in error


def test_what_is_off_may_be_of_another_profile_or_language(folder: Path, capsys: Captured) -> None:
    off = 'off = ["en.ads", "de.ads", "drop_boilerplate", "nytimes.com.story-frame", "nytimes.com"]'
    (folder / "cleantext.toml").write_text(off, encoding="utf-8")
    for words in ([], ["--lang", "de"], ["--profile", "lossless"], ["--profile", "page"]):
        assert "Advertisement" in cleaned(capsys, *words)


def test_a_file_may_begin_with_a_mark_of_its_encoding(folder: Path, capsys: Captured) -> None:
    (folder / "cleantext.toml").write_text('profile = "lossless"', encoding="utf-8-sig")
    assert "Advertisement" in cleaned(capsys)


def test_a_pyproject_whose_tools_are_no_table_is_passed_over(folder: Path, capsys: Captured) -> None:
    (folder / "a" / "pyproject.toml").write_text("tool = 3", encoding="utf-8")
    assert "Advertisement" not in cleaned(capsys)

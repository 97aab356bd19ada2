"""The pytest plugin: case files, goldens, and what their failures say."""

import subprocess
import sys
from pathlib import Path

import pytest

import cleantext

pytest_plugins = ["pytester"]

CASES = """
[[case]]
name  = "an ad label goes"
raw   = "It rained.\\nAdvertisement\\nIt stopped."
clean = "It rained.\\nIt stopped."
drops = ["Advertisement"]
keeps = ["It rained."]
"""


@pytest.fixture
def project(pytester, monkeypatch):
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTHONPATH", str(Path(cleantext.__file__).parents[1]))
    return pytester


def run(project, *words):
    return project.runpytest_subprocess("-p", "_cleantext_pytest", "-p", "no:cacheprovider", *words)


def write(project, name, text):
    path = project.path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    return path


def test_cases_that_hold_pass(project):
    write(project, "ads.cases.toml", CASES)
    run(project, "-v").assert_outcomes(passed=1)


def test_a_changed_cleaning_reads_as_text(project):
    write(project, "ads.cases.toml", CASES.replace('clean = "It rained.', 'clean = "It\u00a0rained.'))
    result = run(project)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "*ads.cases.toml: an ad label goes*",
            "the cleaned text is not the expected one:",
            "--- expected",
            "-It⍽rained.",
            "+It rained.",
            "the rules that acted:",
            "*en.ads 11-25: *Advertisement⏎*",
        ]
    )
    assert "Traceback" not in result.stdout.str()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('drops = ["Advertisement"]', 'drops = ["It stopped."]', "still there: 'It stopped.'"),
        ('keeps = ["It rained."]', 'keeps = ["Advertisement"]', "lost: 'Advertisement'"),
    ],
)
def test_what_is_left_and_what_is_lost_is_named(project, old, new, message):
    write(project, "ads.cases.toml", CASES.replace(old, new))
    result = run(project)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([message])


def test_a_known_failure_fails_as_expected_and_must_not_pass(project):
    write(project, "a.cases.toml", CASES.replace('["It rained."]', '["Snow"]\nxfail = "no snow yet"'))
    run(project).assert_outcomes(xfailed=1)
    write(project, "a.cases.toml", CASES + 'xfail = "but it works"\n')
    result = run(project)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*XPASS(strict)*but it works*"])


def test_a_crash_is_no_known_failure(project):
    project.makepyfile(mine="def clean(text): raise RuntimeError('boom')")
    write(project, "a.cases.toml", 'cleaner = "mine:clean"\n' + CASES + 'xfail = "known"\n')
    result = run(project)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*RuntimeError: boom*"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "there are no cases: write*"),
        ("[[case]]\n", "*case 1: give 'raw', and at least one of 'clean', 'drops', 'keeps'"),
        ('[[case]]\nraw = "x"\nkeep = ["x"]\n', "*unknown key 'keep' (did you mean 'keeps'[?])"),
        (
            '[[case]]\nname = "n"\nraw = "x"\nkeeps = "x"\n',
            "*case 'n': 'keeps' is 'x', must be a list of strings",
        ),
        ("[[case]\n", "*not a TOML file in UTF-8*"),
        (
            'cleaner = "nowhere.text:clean"\n' + CASES,
            "*cleaner 'nowhere.text:clean' cannot be imported: No module named 'nowhere': name its folder *",
        ),
        ('[[case]]\nraw = "x"\ndrops = ["y"]\n', "*case 1: 'y' in 'drops' does not stand in 'raw'*"),
        ('cleaner = "cleantext"\n' + CASES, '*write "module:name"'),
        ('cleaner = "cleantext:__version__"\n' + CASES, "*is a str, not a function"),
        ('[options]\nlang = "xx"\n' + CASES, "*unknown language 'xx'*"),
        ("[options]\nwat = 1\n" + CASES, "*unexpected keyword argument 'wat'*"),
    ],
)
def test_a_broken_case_file_is_one_clear_error(project, text, message):
    write(project, "a.cases.toml", text)
    result = run(project)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([f"*a.cases.toml*{message}"])


def test_packs_of_the_options_stand_beside_the_file(project):
    pack = """pack = "mine"
[[rule]]
id = "shelf"
kind = "promotion"
why = "shelf"
lines = ["Shelf of links"]
drops = ["One.\\nShelf of links"]
keeps = ["One."]
"""
    write(project, "inner/mine.toml", pack)
    case = '[[case]]\nname = "a"\nraw = "One.\\nShelf of links"\ndrops = ["Shelf"]\n'
    write(project, "inner/a.cases.toml", '[options]\npacks = ["mine.toml"]\n' + case)
    run(project).assert_outcomes(passed=1)


def test_options_and_own_cleaners_are_used(project):
    write(project, "a.cases.toml", '[options]\nprofile = "lossless"\n' + CASES)
    run(project).assert_outcomes(failed=1)
    project.makepyfile(mine="def clean(text): return 'It rained.\\nIt stopped.'")
    write(project, "a.cases.toml", 'cleaner = "mine:clean"\n' + CASES)
    run(project).assert_outcomes(passed=1)
    write(project, "a.cases.toml", CASES)
    project.makeini("[pytest]\ncleantext_cleaner = mine:clean\n")
    run(project).assert_outcomes(passed=1)


def test_goldens_are_written_on_demand_and_held(project):
    article = write(project, "articles/one.txt", "It rained.\nAdvertisement\nIt stopped.")
    project.makeini("[pytest]\ncleantext_goldens = articles\n")
    result = run(project)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["one.clean.txt does not exist: run pytest --cleantext-update*"])

    result = run(project, "--cleantext-update")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*goldens rewritten, read the changes*", "*one.clean.txt", "+It rained."])
    assert b"It rained.\nIt stopped." == article.with_suffix(".clean.txt").read_bytes()
    assert b"en.ads\t11\t25" in article.with_suffix(".ledger.tsv").read_bytes()
    result = run(project)
    result.assert_outcomes(passed=1)

    article.with_suffix(".clean.txt").write_bytes(b"It rained.\nIt never stopped.")
    result = run(project)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["the cleaning of one.txt has changed:", "-It never stopped.", "+It stopped."]
    )
    result = run(project, "--cleantext-update")
    result.stdout.fnmatch_lines(["-It never stopped.", "+It stopped."])
    result = run(project, "--cleantext-update")
    assert "goldens rewritten" not in result.stdout.str()


def test_a_folder_of_goldens_that_is_none_is_named(project):
    project.makeini("[pytest]\ncleantext_goldens = articles\n")
    result = run(project)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*cleantext_goldens: there is no folder *articles"])


@pytest.mark.parametrize("mark", ["", 'xfail = "known"\n'])
def test_a_cleaner_that_returns_no_text_is_named(project, mark):
    project.makepyfile(mine="def clean(text): return text.encode()")
    project.makeini("[pytest]\ncleantext_cleaner = mine:clean\n")
    write(project, "a.cases.toml", CASES + mark)
    write(project, "one.txt", "It rained.")
    write(project, "one.clean.txt", "It rained.")
    result = run(project)
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["the cleaner returned a bytes: it must return a str"] * 2)
    assert "Traceback" not in result.stdout.str()


def test_a_golden_beside_its_article_is_found_without_configuration(project):
    write(project, "one.txt", "It rained.\nAdvertisement\nIt stopped.")
    write(project, "one.clean.txt", "It rained.\nIt stopped.")
    write(project, "notes.txt", "no golden")
    write(project, "one.ledger.tsv", "wrong\n")
    result = run(project)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["-wrong", "+rules⇥raw_start*"])


def test_goldens_of_a_plain_function_have_no_ledger(project):
    project.makepyfile(mine="def clean(text): return text.upper()")
    project.makeini("[pytest]\ncleantext_cleaner = mine:clean\ncleantext_goldens = articles\n")
    article = write(project, "articles/one.txt", "It rained.")
    run(project, "--cleantext-update").assert_outcomes(passed=1)
    assert "IT RAINED." == article.with_suffix(".clean.txt").read_text()
    assert not article.with_suffix(".ledger.tsv").exists()
    run(project).assert_outcomes(passed=1)


def test_a_long_line_is_cut_to_where_it_differs(project):
    sentence = "It rained and rained on the hills. " * 40
    write(project, "one.txt", sentence + "Then it stopped. " + sentence)
    write(project, "one.clean.txt", sentence + "Then it snowed. " + sentence)
    project.makeini("[pytest]\ncleantext_cleaner = builtins:str\n")
    result = run(project)
    result.stdout.fnmatch_lines(["-…*Then it snowed*…", "+…*Then it stopped*…"])


def test_the_plugin_loads_nothing_of_the_library():
    code = (
        "import sys, pytest, _cleantext_pytest; "
        "sys.exit(', '.join(m for m in sys.modules if m.startswith(('cleantext', 'hypothesis'))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)


def test_the_plugin_costs_a_project_without_cases_nothing(project):
    project.makepyfile(
        test_x="import sys\ndef test_x():\n    assert not {'cleantext', 'hypothesis'} & set(sys.modules)\n"
    )
    run(project).assert_outcomes(passed=1)

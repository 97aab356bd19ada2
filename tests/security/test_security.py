"""What `SECURITY.md` promises: no code from input, no network, no escape to a terminal or a table."""

import ast
import csv
import io
import json
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings

import cleantext
from cleantext.cli import main
from cleantext.ledger import ledger_text, ledger_tsv, visible_text
from cleantext.testing import debris

ROOT = Path(__file__).parents[2]
SOURCE = Path(cleantext.__file__).parent

HOSTILE = [
    "<script>alert(1)</script>",
    '"onmouseover="alert(1)',
    "</article></style><img src=x onerror=alert(1)>",
    "\x1b]52;c;cm0gLXJm\x07 \x1b[2J\x9b31m",
    "\u202egnp.exe \u2066x\u2069",
    "[/b][link=http://evil]x[/link]",
    '=HYPERLINK("http://evil")\n+1\n-1\n@SUM(A1)\n\t=1\n|calc',
    "\ud83d lone \udfff",
    "{{7*7}} ${7*7} %(x)s {0.__class__}",
    "../../etc/passwd http://127.0.0.1:9 file:///etc/passwd C:\\CON",
]
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

# Who may use what: a name outside its files fails the test.
ALLOWED = {
    "pickle.loads": {"corpus/worker.py"},  # what our own worker processes send, over a pipe that we made
    "subprocess": {"corpus/fleet.py", "testing/order.py", "testing/collect.py"},
    "socket": set(),
    "http.server": {"play/server.py"},
    "exec": {"base/trees.py"},  # code made of the numbers in the packaged weights
    "eval": set(),
    "os.system": set(),
    "marshal": set(),
    "shelve": set(),
    "yaml": set(),
    "urllib.request": set(),
    "requests": set(),
    "ctypes": set(),
}


def uses(tree):
    """The modules, calls and attributes of `ALLOWED` that a module uses."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
        elif isinstance(node, ast.Call):
            yield ast.unparse(node.func)


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_module_runs_no_code_of_input_and_opens_no_network(path):
    name = path.relative_to(SOURCE).as_posix()
    found = set(uses(ast.parse(path.read_text("utf-8")))) & set(ALLOWED)
    assert set() == {use for use in found if name not in ALLOWED[use]}


def test_cleaning_opens_no_file_no_socket_and_no_process():
    code = """
import sys, cleantext
texts, package = %r, %r
for text in ["x", *texts]:
    cleantext.trace(text).ledger()
seen = []
def hook(event, args):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "urllib", "shutil", "os.remove")):
        seen.append(event)
    if event == "open" and not str(args[0]).endswith((".py", ".pyc", ".so")) and package not in str(args[0]):
        seen.append(f"{event} {args[0]}")
sys.addaudithook(hook)
for text in texts:
    done = cleantext.trace(text, site="../../etc/passwd")
    done.paragraphs(), done.damage, list(done.ledger()), done.to_html()
    cleantext.clean(text, profile="lossless", lang="en")
sys.exit(", ".join(seen) or 0)
""" % (HOSTILE, str(SOURCE))  # noqa: UP031
    env = {**os.environ, "PYTHONPATH": str(SOURCE.parent)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=env)
    assert (0, "") == (done.returncode, done.stderr)


SITES = ["../../etc/passwd", "/etc/passwd", "..", "a\0b", "sites/../en", "en", "\ud800", "x" * 9999]


@pytest.mark.parametrize("site", SITES)
def test_a_site_is_a_host_and_never_a_path(site):
    text = "It rained.\nAdvertisement\nIt stopped."
    assert cleantext.clean(text) == cleantext.clean(text, site=site)


@given(debris())
@settings(max_examples=200)
def test_what_is_made_visible_cannot_act_on_a_terminal(text):
    assert not CONTROLS.search(visible_text(text))
    shown = ledger_text("name\x1b[2J", cleantext.trace(text))
    assert not CONTROLS.search(shown.replace("\n", ""))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("option", [[], ["--explain"], ["--json"]])
def test_the_command_sends_no_escape_to_the_terminal(tmp_path, capfdbinary, text, option):
    file = tmp_path / "a.txt"
    file.write_bytes(f"It rained. {text}\n".encode("utf-8", "replace"))
    assert 0 == main([*option, str(file)])
    out, err = capfdbinary.readouterr()
    assert b"" == err
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", out.decode("utf-8"))


@pytest.mark.parametrize("text", HOSTILE)
def test_json_is_read_back_as_it_was(tmp_path, capfdbinary, text):
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode("utf-8", "replace"))
    main(["--json", str(file)])
    record = json.loads(capfdbinary.readouterr().out)
    assert cleantext.clean(file.read_bytes().decode("utf-8")) == record["text"]


@pytest.mark.parametrize("word", ["no\x1b[2Jsuch", "no\u202esuch", "no\nsuch", "no\x9b31msuch"])
@pytest.mark.parametrize("where", ["file", "--profile", "--off", "--lang", "--packs"])
def test_an_error_message_sends_no_escape_either(capsys, word, where):
    words = [word] if where == "file" else [where, word, "-"]
    assert 0 < main(words)
    err = capsys.readouterr().err
    assert 1 == err.count("\n")
    assert not CONTROLS.search(err.replace("\n", ""))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_a_ledger_runs_as_a_formula(text):
    table = ledger_tsv(cleantext.trace(f"One.\nAdvertisement\n{text}\n\n{text}\nit wasnâ€™t"))
    for row in csv.reader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "|", "\t")), cell
    assert not CONTROLS.search(table.replace("\n", ""))


def test_a_pack_cannot_run_code_or_read_files(tmp_path):
    file = tmp_path / "mine.toml"
    for line in ("line = '''(?{print(1)})'''", "line = '''(?#{x})'''", "lines = ['__import__(\"os\")']"):
        file.write_text(
            f'pack = "mine"\n[[rule]]\nid = "a"\nkind = "promotion"\nwhy = "x"\n{line}\n'
            'drops = ["__import__(\\"os\\")"]\nkeeps = ["It rained."]\n'
        )
        try:
            pack = cleantext.load_pack(file)
        except cleantext.PackError:
            continue
        assert "It rained." == cleantext.clean("It rained.", packs=[pack])


def test_hostile_text_leaves_nothing_behind_in_a_rule_id_or_a_report():
    done = cleantext.trace("One.\nAdvertisement\n" + "\n".join(HOSTILE))
    page = done.to_html()
    assert "<script>alert" not in page
    assert "onerror=alert(1)>" not in page.replace("&lt;img src=x onerror=alert(1)&gt;", "")
    assert all(re.fullmatch(r"[a-z0-9._-]+", rule) for rule in done.patch.rules)


def test_no_dependency_with_a_known_hole_is_installed_or_allowed():
    check = runpy.run_path(str(ROOT / "tools" / "check_advisories.py"))
    assert [] == check["installed_with_holes"]()
    assert [] == check["allowed_with_holes"]()


def test_the_advisory_check_sees_an_old_version(monkeypatch):
    check = runpy.run_path(str(ROOT / "tools" / "check_advisories.py"))
    monkeypatch.setattr("importlib.metadata.version", lambda name: "3.9.1")
    assert any("soupsieve 3.9.1 has CVE" in line for line in check["installed_with_holes"]())

"""The habits of a good command: completion, schemas, pack checks, help, and errors that are safe to show."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.cli import main, subcommands
from cleantext.errors import PackError
from cleantext.packs.keys import SCOPES
from cleantext.packs.pack import parse_pack
from cleantext.play.propose import toml_string
from cleantext.schema import config_schema, pack_schema

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "src" / "cleantext" / "packs"
PACKS = sorted((*FOLDER.glob("*.toml"), *(FOLDER / "sites").glob("*.toml")))
Captured = pytest.CaptureFixture[str]
VALIDATOR = jsonschema.Draft202012Validator(pack_schema())


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_the_schema_accepts_every_built_in_pack(path: Path) -> None:
    VALIDATOR.validate(tomllib.loads(path.read_text(encoding="utf-8")))


def rule(scope: str) -> dict[str, Any]:
    """Return a rule that is right in every way, with every key that its scope takes."""
    taken = {key: example(key, what) for key, what in properties(scope).items()}
    return {**taken, "id": "a", "drops": ["Ads"], "keeps": ["No."], "budget": 1.0}


def properties(scope: str) -> dict[str, Any]:
    """Return what the schema says of the keys of a scope."""
    made = pack_schema()["properties"]["rule"]["items"]["oneOf"]
    return next(one["properties"] for one in made if f"'{scope}'" in one["title"])


def example(key: str, what: dict[str, Any]) -> Any:
    """Return a value that the schema takes for a key."""
    if "enum" in what:
        return what["enum"][1]
    if "anyOf" in what:
        return ["ads", "more"] if key == "inline" else "ads"
    return {"string": "ads", "array": ["ads"], "boolean": True, "integer": 1, "number": 0.3}[what["type"]]


def test_the_schema_tells_of_every_key() -> None:
    keys = [rule["properties"] for rule in pack_schema()["properties"]["rule"]["items"]["oneOf"]]
    assert [name for one in keys for name, what in one.items() if not what["description"]] == []


def toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return toml_string(value)
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return repr(value)


def verdicts(made: dict[str, Any]) -> tuple[bool, bool]:
    """Return whether the schema and whether the library accepts a pack of one rule."""
    text = 'pack = "p"\n[[rule]]\n' + "".join(f"{key} = {toml(value)}\n" for key, value in made.items())
    try:
        parse_pack(text, "test")
    except PackError:
        return VALIDATOR.is_valid(tomllib.loads(text)), False
    return VALIDATOR.is_valid(tomllib.loads(text)), True


@pytest.mark.parametrize("scope", list(SCOPES))
def test_schema_and_library_accept_a_rule_with_every_key(scope: str) -> None:
    assert verdicts(rule(scope)) == (True, True)


@pytest.mark.parametrize("scope", list(SCOPES))
def test_schema_and_library_agree_on_what_cannot_be_left_out(scope: str) -> None:
    for key in rule(scope):
        made = {name: value for name, value in rule(scope).items() if name != key}
        schema, library = verdicts(made)
        assert schema == library, key


@given(
    scope=st.sampled_from(list(SCOPES)),
    key=st.sampled_from(sorted({key for scope in SCOPES for key in rule(scope)} | {"patern"})),
    value=st.sampled_from([True, 0, 1, -1, 0.5, 1.5, "", "x", "top", "social", [], ["x"], [1]]),
)
def test_schema_and_library_agree_on_types_and_keys(scope: str, key: str, value: Any) -> None:
    schema, library = verdicts({**rule(scope), key: value})
    # The schema may accept what only loading can tell; what it refuses must be refused.
    assert schema or not library, (scope, key, value)
    if not isinstance(value, list) and value != "":
        assert schema == library, (scope, key, value)


def test_the_published_schema_is_the_schema() -> None:
    published = json.loads((ROOT / "docs" / "pack.schema.json").read_text(encoding="utf-8"))
    assert published == pack_schema(), "run: cleantext schema > docs/pack.schema.json"


def test_schemas_are_schemas(capsys: Captured) -> None:
    for words in (["schema"], ["schema", "config"]):
        assert main(words) == 0
        jsonschema.Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"profil": "x"}, config_schema())


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_every_subcommand(shell: str, capsys: Captured) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert [name for name in subcommands() if name not in script] == []
    if shell != "tcsh" and shutil.which(shell):
        subprocess.run([shell, "-n"], input=script, text=True, check=True)


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
def test_bash_completes_a_subcommand_and_an_option(capsys: Captured) -> None:
    main(["completion", "bash"])
    script = capsys.readouterr().out
    for words, wanted in ((["cleantext", "exp"], "explain"), (["cleantext", "report", "--out"], "--output")):
        ask = f"COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}"
        ask += "; _shtab_cleantext; echo ${COMPREPLY[@]}"
        done = subprocess.run(["bash"], input=f"{script}\n{ask}", text=True, capture_output=True, check=True)
        assert wanted in done.stdout.split()


@pytest.mark.parametrize("name", subcommands())
def test_every_subcommand_has_help_with_examples(name: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as end:
        main([name, "--help"])
    assert end.value.code == 0
    said = capsys.readouterr().out
    assert re.search(rf"examples?:\n.*cleantext {name}", said, re.S | re.I), said


def test_help_says_what_each_subcommand_does(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    for name in subcommands():
        assert re.search(rf"^  {name} +[A-Z].*\.$", said, re.M), name
    assert max(map(len, said.split("\n"))) <= 120


def test_a_misspelt_subcommand_is_understood(capsys: Captured) -> None:
    assert main(["stat"]) == 1
    assert capsys.readouterr().err == "cleantext: stat: no such file (did you mean the subcommand 'stats'?)\n"


def test_pack_checks_a_pack(tmp_path: Path, capsys: Captured) -> None:
    good = tmp_path / "good.toml"
    good.write_text(
        'pack = "p"\n[[rule]]\n' + "".join(f"{k} = {toml(v)}\n" for k, v in rule("lines").items())
    )
    bad = tmp_path / "bad.toml"
    bad.write_text('pack = "p"\ntitel = "x"\n', encoding="utf-8")
    assert main(["pack", str(bad)]) == 1
    assert "did you mean 'title'" in capsys.readouterr().err
    assert main(["pack", str(tmp_path / "none.toml")]) == 1


def test_the_hook_runs_what_exists() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    for name in re.findall(r"entry: cleantext (\S+)", hooks):
        assert name in subcommands()


def test_errors_are_safe_to_show(capsys: Captured) -> None:
    assert main(["no\x1b[2J\u202efile"]) == 1
    assert main(["--profile", "x\x1b[2J", __file__]) == 2
    assert "\x1b" not in capsys.readouterr().err

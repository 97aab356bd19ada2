"""The playground's server: loopback, token, host, origin and size; and its actions as data."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import cleantext
from cleantext.cli import main
from cleantext.play.actions import Playground
from cleantext.play.server import MAX_BODY_BYTES, PlayServer

TEXT = "One thing.\nAdvertisement\nAnother thing.\nThe desk quiz\nThe end."
RULE = """[[rule]]
id    = "more"
kind  = "recommendation"
why   = "label of a list of links"
lines = ["The desk quiz"]
drops = ["One.\\nThe desk quiz"]
keeps = ["The desk quiz will come soon."]
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PlayServer]:
    made = PlayServer(Playground((), tmp_path / "pack.toml"))
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


def ask(
    server: PlayServer,
    method: str,
    path: str,
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
) -> tuple[int, dict[str, str], bytes]:
    link = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=60)
    try:
        link.request(method, path, body, headers or {})
        answer = link.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
    finally:
        link.close()


def act(server: PlayServer, action: str, **asked: Any) -> dict[str, Any]:
    body = json.dumps(asked).encode()
    status, _, content = ask(
        server, "POST", f"/{server.token}/{action}", body, {"Content-Type": "application/json"}
    )
    return {"status": status, **json.loads(content)}


def test_it_listens_on_loopback_only(server: PlayServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize("name", ["", "play.js", "play.css", "view.js", "report.css"])
def test_the_page_and_its_files_come_with_a_strict_policy(server: PlayServer, name: str) -> None:
    status, headers, content = ask(server, "GET", f"/{server.token}/{name}")
    assert status == 200
    assert content
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "no-store")


@pytest.mark.parametrize(
    "path", ["/", "/wrong/", "/wrong/play.js", "/{token}x/", "/{token}/../x", "/{token}/no"]
)
def test_other_addresses_do_not_exist(server: PlayServer, path: str) -> None:
    assert ask(server, "GET", path.format(token=server.token))[0] == 404


def test_each_server_has_a_token_of_its_own(server: PlayServer) -> None:
    other = PlayServer(Playground())
    other.server_close()
    assert server.token != other.token
    assert len(server.token) >= 24


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "", "evil.example:{port}"])
def test_a_foreign_host_name_is_refused(server: PlayServer, host: str) -> None:
    name = host.format(port=server.server_address[1])
    assert ask(server, "GET", f"/{server.token}/", headers={"Host": name})[0] == 421


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_another_pages_request_is_refused(server: PlayServer, headers: dict[str, str]) -> None:
    headers |= {"Content-Type": "application/json"}
    assert ask(server, "POST", f"/{server.token}/clean", b"{}", headers)[0] == 403


def test_bodies_are_json_with_a_length_and_a_limit(server: PlayServer) -> None:
    path = f"/{server.token}/clean"
    assert ask(server, "POST", path, b"{}", {"Content-Type": "text/plain"})[0] == 415
    large = {"Content-Type": "application/json", "Content-Length": str(MAX_BODY_BYTES + 1)}
    assert ask(server, "POST", path, b"{}", large)[0] == 413
    negative = {"Content-Type": "application/json", "Content-Length": "-1"}
    assert ask(server, "POST", path, b"", negative)[0] == 411
    assert ask(server, "POST", path, b"[" * 100_000, {"Content-Type": "application/json"})[0] == 400
    assert ask(server, "POST", path, b"[]", {"Content-Type": "application/json"})[0] == 400


@pytest.mark.parametrize("action", ["clean", "propose", "try"])
@pytest.mark.parametrize(
    "asked", [{}, {"text": 5}, {"text": "x", "start": "a", "profile": "none"}, {"rule": []}]
)
def test_wrong_requests_are_answered_and_not_fatal(
    server: PlayServer, action: str, asked: dict[str, Any]
) -> None:
    assert act(server, action, **asked)["error"]
    assert act(server, "clean", text=TEXT)["status"] == 200


def test_clean_marks_and_gives_the_code_that_does_the_same(server: PlayServer) -> None:
    got = act(server, "clean", text=TEXT, lang=["en"], off=["whitespace"])
    assert "<del>Advertisement" in got["marked"]
    space = {"raw": TEXT}
    exec(got["code"], space)
    assert space["text"] == got["clean"] == cleantext.clean(TEXT, lang="en", off="whitespace")


def test_a_page_is_read_as_a_page(server: PlayServer) -> None:
    page = (
        "<title>Rain</title><nav><a href=/>Home</a></nav><p>" + "Rain fell all day. " * 9 + "<p>Advertisement"
    )
    got = act(server, "clean", text=page, html=True, lang=["en"])
    space: dict[str, Any] = {"raw": page}
    exec(got["code"], space)
    assert space["text"] == got["clean"]
    assert got["clean"].split() == ["Rain", "fell", "all", "day."] * 9
    assert "&lt;nav&gt;" in got["marked"]
    assert {"markup", "content"} <= {rule["kind"] for rule in got["rules"]}


def test_a_rule_switched_off_is_still_on_offer(server: PlayServer) -> None:
    got = act(server, "clean", text=TEXT, lang=["en"], off=["en.ads"])
    assert "Advertisement" in got["clean"]
    assert got["idle"]["advertisement"]["rules"] == ["en.ads"]


def test_switches_of_another_profile_are_left_out(server: PlayServer) -> None:
    got = act(server, "clean", text=TEXT, profile="lossless", off=["en.ads"])
    assert (got["status"], got["clean"]) == (200, TEXT)


def test_text_is_escaped(server: PlayServer) -> None:
    got = act(server, "clean", text="<script>alert(1)</script>\x00\ud800")
    assert "<script" not in got["marked"]
    assert "&lt;script&gt;" in got["marked"]


def test_a_rule_is_tried_on_every_open_text(server: PlayServer) -> None:
    texts = [{"name": "a", "text": TEXT}, {"name": "b", "text": "It rained."}]
    got = act(server, "try", rule=RULE, documents=texts)
    assert got["ids"] == ["more"]
    assert [(one["name"], one["count"], one["removed"]) for one in got["documents"]] == [
        ("a", 1, ["The desk quiz"]),
        ("b", 0, []),
    ]


def test_a_rule_that_takes_prose_is_told(server: PlayServer) -> None:
    prose = "It rained all day in the valley, and the river rose until late in the evening of that day."
    rule = RULE.replace('lines = ["The desk quiz"]', "line = '''(the|it) .*'''").replace(
        "will come soon.", "will come.\\nOf course."
    )
    rule = rule.replace('keeps = ["The desk quiz will come.\\nOf course."]', 'keeps = ["Not this."]')
    got = act(
        server, "try", rule=rule, documents=[{"name": "a", "text": f"Then.\n{prose}\n" + "Rain. " * 200}]
    )
    assert got["documents"][0]["prose"] == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("why", "wyh", "did you mean 'why'"),
        ("One.\\nThe desk quiz", "One.", "does not change its drops"),
        ("The desk quiz will come soon.", "The desk quiz", "from its keeps"),
        ("[[rule]]", "", "unknown key"),
    ],
)
def test_a_broken_rule_says_what_is_wrong(server: PlayServer, old: str, new: str, said: str) -> None:
    got = act(server, "try", rule=RULE.replace(old, new, 1), documents=[])
    assert said in got["error"]


def test_save_writes_the_pack_to_the_one_file(server: PlayServer, tmp_path: Path) -> None:
    got = act(server, "save", rules=[RULE], pack="desk", save_to="/etc/x", path="/etc/x")
    assert got["path"] == str(tmp_path / "pack.toml")
    assert "The desk quiz" not in cleantext.clean(TEXT, packs=[got["path"]])
    assert act(server, "save", rules=[RULE, RULE.replace('"more"', '"more-2"')])["status"] == 200


def test_a_rule_id_of_a_built_in_rule_is_told(server: PlayServer, tmp_path: Path) -> None:
    got = act(server, "save", rules=[RULE.replace('"more"', '"ads"')], pack="en")
    assert "rule id en.ads stands already in the built-in pack 'en'" in got["error"]
    assert not (tmp_path / "pack.toml").exists()


def test_save_does_not_overwrite_what_it_did_not_write(server: PlayServer, tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text("precious", encoding="utf-8")
    got = act(server, "save", rules=[RULE])
    assert "was not written by this playground" in got["error"]
    assert (tmp_path / "pack.toml").read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize("data", [None, b"caf\xe9"], ids=["folder", "not UTF-8"])
def test_what_save_cannot_replace_is_told(server: PlayServer, tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "pack.toml"
    path.mkdir() if data is None else path.write_bytes(data)
    got = act(server, "save", rules=[RULE])
    assert str(path) in got["error"]


@pytest.mark.parametrize(
    ("name", "said"), [("", "exists"), ("a.toml", "exists"), ("no/a.toml", "there is no folder")]
)
def test_where_save_cannot_write_is_told_before_the_server_starts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    (tmp_path / "a.toml").write_bytes(b"caf\xe9")
    assert main(["play", "--save", str(tmp_path / name)]) == 2
    assert f"--save {tmp_path / name}: {said}" in capsys.readouterr().err


def test_kept_rules_act_and_are_in_the_code(server: PlayServer) -> None:
    got = act(server, "clean", text=TEXT, rules=[RULE])
    assert "The desk quiz" not in got["clean"]
    assert "pack.toml" in got["code"]


def test_a_broken_pack_is_told_before_the_server_starts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.toml").write_text("pack = 5", encoding="utf-8")
    assert main(["play", "--packs", str(tmp_path / "bad.toml")]) == 2
    assert "bad.toml" in capsys.readouterr().err


def test_a_port_that_cannot_be_had_is_a_usage_error(
    server: PlayServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["play", "--port", str(server.server_address[1])]) == 2
    assert "choose another --port" in capsys.readouterr().err


PACK = 'pack = "desk"\n' + RULE


def test_packs_that_were_opened_act_and_are_named_in_the_code(server: PlayServer) -> None:
    assert act(server, "check", name="desk.toml", text=PACK)["rules"] == 1
    got = act(server, "clean", text=TEXT, packs=[{"name": "desk.toml", "text": PACK}])
    assert "The desk quiz" not in got["clean"]
    assert "packs=('desk.toml',)" in got["code"]


def test_a_broken_pack_is_named(server: PlayServer) -> None:
    broken = PACK.replace("kind", "kidn", 1)
    assert "desk.toml: rule 'more'" in act(server, "check", name="desk.toml", text=broken)["error"]


def test_packs_of_the_command_line_can_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text(PACK, encoding="utf-8")
    play = Playground((str(path),))
    (known,) = play.options({})["packs"]
    assert "The desk quiz" not in play.clean({"text": TEXT, "packs": [known]})["clean"]
    assert "The desk quiz" in play.clean({"text": TEXT, "packs": []})["clean"]


def test_a_path_that_the_command_line_did_not_name_is_not_read(server: PlayServer, tmp_path: Path) -> None:
    path = tmp_path / "other.toml"
    path.write_text(PACK, encoding="utf-8")
    assert "no text" in act(server, "clean", text=TEXT, packs=[{"path": str(path)}])["error"]

"""Serve the playground on this machine only.

The server binds to loopback. Every address starts with a random token, so that no other page can
guess one; the `Host` header must name this server, so that no foreign name can be pointed at it; what
a browser says of the origin of a request must be this page; and requests are small JSON.
"""

from __future__ import annotations

import hmac
import json
import secrets
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from typing import Any

from ..errors import CleantextError
from ..report.page import style_sheet, template
from .actions import Playground

__all__ = ["MAX_BODY_BYTES", "PlayServer"]

MAX_BODY_BYTES = 16 * 1024 * 1024
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_FILES = {
    "": ("text/html", "play.html"),
    "play.css": ("text/css", "play.css"),
    "play.js": ("text/javascript", "play.js"),
}


class PlayServer(ThreadingHTTPServer):
    """Serve one playground; `url` is its address, token included."""

    daemon_threads = True

    def __init__(self, playground: Playground, port: int = 0) -> None:
        self.playground = playground
        self.token = secrets.token_urlsafe(18)
        super().__init__(("127.0.0.1", port), partial(_Handler))
        self.url = f"http://127.0.0.1:{self.server_address[1]}/{self.token}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when a browser hangs up."""


class _Handler(BaseHTTPRequestHandler):
    server: PlayServer
    server_version = "cleantext"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 30  # seconds: a connection that says nothing is closed

    def do_GET(self) -> None:
        """Send the page or one of its files."""
        name = self._name()
        if name is None:
            return
        content = _content(name)
        if content is None:
            self._fail(HTTPStatus.NOT_FOUND, "no such page")
        else:
            self._send(HTTPStatus.OK, *content)

    def do_POST(self) -> None:
        """Do an action."""
        name = self._name()
        if name is None:
            return
        act = self.server.playground.actions.get(name)
        size = self.headers.get("Content-Length", "")
        if act is None:
            self._fail(HTTPStatus.NOT_FOUND, "no such action")
        elif self.headers.get_content_type() != "application/json":
            self._fail(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "send JSON")
        elif not size.isascii() or not size.isdigit():
            self._fail(HTTPStatus.LENGTH_REQUIRED, "say how long the request is")
        elif len(size) > 12 or int(size) > MAX_BODY_BYTES:
            limit = f"the text is over {MAX_BODY_BYTES // 1024 // 1024} MB: use the command for large files"
            self._fail(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, limit)
        else:
            self._act(act, self.rfile.read(int(size)))

    def _act(self, act: Any, body: bytes) -> None:
        try:
            asked = json.loads(body)
            if not isinstance(asked, dict):
                raise TypeError("not an object")
            answer = act(asked)
        except CleantextError as error:  # an answer like any other: the user mends it and asks again
            self._send(HTTPStatus.OK, "application/json", json.dumps({"error": str(error)}).encode())
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            self._fail(HTTPStatus.BAD_REQUEST, f"the request cannot be read: {error}")
        else:
            self._send(HTTPStatus.OK, "application/json", json.dumps(answer).encode())

    def _name(self) -> str | None:
        """Return what is asked for behind the token; refuse who may not ask."""
        host = f"127.0.0.1:{self.server.server_address[1]}"
        hosts = (host, host.replace("127.0.0.1", "localhost"))
        foreign = self.headers.get("Origin", f"http://{host}") not in [f"http://{name}" for name in hosts]
        foreign |= self.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")
        _, token, *rest = (*self.path.partition("?")[0].split("/", 2), "")[:3]
        if self.headers.get("Host") not in hosts:
            self._fail(HTTPStatus.MISDIRECTED_REQUEST, "this is not the host that was asked for")
        elif foreign:
            self._fail(HTTPStatus.FORBIDDEN, "another page asked")
        elif not hmac.compare_digest(token.encode(), self.server.token.encode()):
            self._fail(HTTPStatus.NOT_FOUND, "no such page")
        else:
            return rest[0]
        return None

    def _fail(self, status: HTTPStatus, why: str) -> None:
        self.close_connection = True  # what is left of the request is not read
        self._send(status, "application/json", json.dumps({"error": why}).encode())

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing: texts and the token are nobody else's business."""


def _content(name: str) -> tuple[str, bytes] | None:
    if name == "report.css":
        return "text/css", style_sheet().encode()
    if name == "view.js":
        return "text/javascript", template("view.js").encode()
    if name not in _FILES:
        return None
    kind, file = _FILES[name]
    return kind, (resources.files("cleantext.play") / "templates" / file).read_bytes()

"""FullStory's own hosts, for clients that let nobody choose another: a TLS server in front of a sandbox.

It has a certificate of its own for these hosts, and hands each request on. A client in Python finds it by the
environment that it is started with, and needs no change: see `redirected/sitecustomize.py`.
"""

from __future__ import annotations

import http.client
import os
import shutil
import ssl
import subprocess
import sys
import threading
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import pytest

_NAMES = "DNS:api.fullstory.com,DNS:export.fullstory.com"
_REDIRECTED = Path(__file__).parent / "redirected"
# What is about one connection, or what the server says itself.
_OWN_HEADERS = frozenset({"host", "connection", "keep-alive", "transfer-encoding", "content-length"})


def make_certificate(folder: Path) -> Path:
    """Return a file with a certificate for FullStory's hosts and its key. Skip the test where openssl is missing."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    key, certificate, both = (folder / name for name in ("key.pem", "certificate.pem", "both.pem"))
    names = f"subjectAltName={_NAMES}"
    wanted = ("-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=FullStory", "-addext", names)
    command = ["openssl", "req", "-x509", *wanted, "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    both.write_bytes(key.read_bytes() + certificate.read_bytes())
    return both


class FullStoryHosts:
    """FullStory's hosts, for the duration of a `with` block.

    Args:
        url: Where the sandbox is.
        certificate: What `make_certificate` returned.
    """

    def __init__(self, url: str, certificate: Path) -> None:
        self._certificate = certificate
        self._server = _Server(urlsplit(url).netloc, certificate)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def problems(self) -> list[str]:
        """Why connections failed, such as that a client does not trust the certificate."""
        return self._server.problems

    @property
    def environment(self) -> dict[str, str]:
        """The environment that leads a client in Python here."""
        return os.environ | {
            "FULLSTORY_AT": str(self._server.server_port),
            "SSL_CERT_FILE": str(self._certificate),
            "PYTHONPATH": str(_REDIRECTED),
            "NO_PROXY": "*",
        }

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, sandbox: str, certificate: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.sandbox = sandbox
        self.problems: list[str] = []
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(certificate)

    def handle_error(self, request: object, client_address: object) -> None:
        self.problems.append(repr(sys.exception()))


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = 30

    def setup(self) -> None:
        # Here, and not where connections are accepted, so that a slow handshake holds up no other client.
        self.request = self.server.tls.wrap_socket(self.request, server_side=True)
        super().setup()

    def finish(self) -> None:
        super().finish()
        self.request.close()  # the server knows only the socket below it

    def _hand_on(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in _OWN_HEADERS}
        with closing(http.client.HTTPConnection(self.server.sandbox, timeout=30)) as connection:
            connection.request(self.command, self.path, content or None, headers)
            answer = connection.getresponse()
            body = answer.read()
        self.send_response_only(answer.status, answer.reason)
        for name, value in answer.getheaders():
            if name.lower() not in _OWN_HEADERS:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _hand_on

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing: the sandbox has a log."""

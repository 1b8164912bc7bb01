"""FullStory's own hosts, as a client meets them that lets nobody choose another: behind a proxy on this machine.

The proxy takes `CONNECT api.fullstory.com:443`, is that host for the client, with a certificate of its own, and hands
each request on to a sandbox. It refuses every other host, so that nothing leaves this machine. The environment tells
the client of the proxy and the certificate.
"""

from __future__ import annotations

import http.client
import shutil
import ssl
import subprocess
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import pytest

HOSTS = ("api.fullstory.com", "export.fullstory.com")
_TRUSTING = Path(__file__).parent / "trusting"
# What a proxy does not hand on: it is about one connection, or the proxy says it itself.
_OWN_HEADERS = frozenset(
    {"host", "connection", "proxy-connection", "keep-alive", "transfer-encoding", "content-length"}
)


def make_certificate(folder: Path) -> Path:
    """Return a file with a certificate for FullStory's hosts and its key. Skip the test where openssl is missing."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    file = folder / "fullstory.pem"
    names = ",".join(f"DNS:{host}" for host in HOSTS)
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=FullStory",
               "-addext", f"subjectAltName={names}", "-keyout", file, "-out", folder / "certificate.pem"]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    file.write_bytes(file.read_bytes() + (folder / "certificate.pem").read_bytes())
    return file


class FullStoryHosts:
    """A proxy behind which FullStory's hosts are a sandbox, for the duration of a `with` block.

    Args:
        url: Where the sandbox is.
        certificate: What `make_certificate` returned.
    """

    def __init__(self, url: str, certificate: Path) -> None:
        self.refused: list[str] = []
        """What a client asked for that is none of FullStory's hosts, and connections that failed."""
        self._certificate = certificate
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.sandbox = urlsplit(url).netloc
        self._server.refused = self.refused
        self._server.tls.load_cert_chain(certificate)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def environment(self) -> Mapping[str, str]:
        """The variables that lead a client in Python here, and have it trust the certificate."""
        proxy = f"http://127.0.0.1:{self._server.server_port}"
        trusted = str(self._certificate)
        return {
            "HTTPS_PROXY": proxy,
            "HTTP_PROXY": proxy,
            "NO_PROXY": "",
            "REQUESTS_CA_BUNDLE": trusted,
            "SSL_CERT_FILE": trusted,
            "PYTHONPATH": str(_TRUSTING),
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
    sandbox: str
    refused: list[str]

    def __init__(self, address: tuple[str, int], handler: type[_Handler]) -> None:
        super().__init__(address, handler)
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = 30
    _is_fullstory = False

    def do_CONNECT(self) -> None:
        host, _, port = self.path.partition(":")
        if host not in HOSTS or port != "443":
            self._refuse()
            return
        self.send_response(200)
        self.end_headers()
        try:
            self.connection = self.server.tls.wrap_socket(self.connection, server_side=True)
        except OSError as error:  # such as a client that does not trust the certificate
            self.server.refused.append(f"{self.path}: {error}")
            self.close_connection = True
            return
        # The next request of this connection is read from these.
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", 0)  # type: ignore[assignment]
        self.close_connection = False
        self._is_fullstory = True

    def _hand_on(self) -> None:
        if not self._is_fullstory:
            self._refuse()
            return
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in _OWN_HEADERS}
        connection = http.client.HTTPConnection(self.server.sandbox, timeout=30)
        try:
            connection.request(self.command, self.path, content or None, headers)
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        self.send_response_only(answer.status, answer.reason)
        for name, value in answer.getheaders():
            if name.lower() not in _OWN_HEADERS:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _hand_on

    def _refuse(self) -> None:
        self.server.refused.append(self.path)
        self.close_connection = True
        self.send_error(403, "this is none of FullStory's hosts")

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing: the sandbox has a log."""

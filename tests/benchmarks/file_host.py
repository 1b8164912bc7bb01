"""Plays the API of one finished export and the host of its file, in a process of its own.

Run as `python -m tests.benchmarks.file_host FILE`: it prints its port, and goes on until its input ends.
"""

from __future__ import annotations

import http.server
import json
import sys
import threading
from pathlib import Path

_COMPLETED = {"id": "1", "type": "SEARCH_EXPORT", "state": "COMPLETED", "results": {"searchExportId": "2"}}


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    file: Path

    def do_GET(self) -> None:
        if self.path == "/file":
            with self.file.open("rb") as source:
                self.send_response(200)
                self.send_header("Content-Length", str(self.file.stat().st_size))
                self.end_headers()
                self.wfile.flush()
                self.connection.sendfile(source)
            return
        answer: object = _COMPLETED
        if self.path.startswith("/search"):
            answer = {"location": f"http://{self.headers['Host']}/file"}
        content = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def main() -> None:
    _Handler.file = Path(sys.argv[1])
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(server.server_port, flush=True)
        sys.stdin.read()
        server.shutdown()


if __name__ == "__main__":
    main()

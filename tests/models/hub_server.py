"""A Hugging Face hub on this machine, with as much of its API as a download needs."""

import json
import threading
from contextlib import contextmanager
from hashlib import sha1
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Hub:
    """`repositories` maps a hub id to its files; `commit` is the only revision, called `main` too.

    A file in `broken` breaks off once in the middle. `got` records (file, first byte) of each download.
    """

    commit = "d" * 40

    def __init__(self):
        self.repositories = {}
        self.gated = set()
        self.broken = set()
        self.got = []

    def reply(self, path):
        """Return status, headers and body for a path without its query."""
        if path.startswith("/api/models/"):
            owner, name, *rest = path.removeprefix("/api/models/").split("/")
            return self._api(f"{owner}/{name}", rest)
        owner, name, resolve, revision, file = path.lstrip("/").split("/")
        assert resolve == "resolve"
        content = self.repositories[f"{owner}/{name}"].get(file)
        if revision not in ("main", self.commit) or content is None:
            return 404, {"X-Error-Code": "EntryNotFound"}, b""
        return 200, {"ETag": f'"{sha1(content).hexdigest()}"', "X-Repo-Commit": self.commit}, content

    def _api(self, repository, rest):
        if repository in self.gated:
            return 403, {"X-Error-Code": "GatedRepo"}, b""
        if repository not in self.repositories:
            return 404, {"X-Error-Code": "RepoNotFound"}, b""
        if rest[1:] and rest[1] not in ("main", self.commit):
            return 404, {"X-Error-Code": "RevisionNotFound"}, b""
        files = self.repositories[repository].items()
        if rest[:1] == ["tree"]:
            answer = [
                {"type": "file", "path": name, "size": len(content), "oid": sha1(content).hexdigest()}
                for name, content in files
            ]
        else:
            siblings = [{"rfilename": name, "size": len(content)} for name, content in files]
            answer = {"id": repository, "sha": self.commit, "siblings": siblings}
        return 200, {"Content-Type": "application/json"}, json.dumps(answer).encode()


@contextmanager
def serve(hub):
    """Serve a hub and return its address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self):
            self._send(body=False)

        def do_GET(self):
            self._send(body=True)

        def log_message(self, *_):
            pass

        def _send(self, body):
            path = self.path.partition("?")[0]
            status, headers, content = hub.reply(path)
            file = path.rpartition("/")[2]
            first = 0
            if status == 200 and (asked := self.headers.get("Range")):
                first = int(asked.removeprefix("bytes=").partition("-")[0])
                headers["Content-Range"] = f"bytes {first}-{len(content) - 1}/{len(content)}"
                status = 206
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content) - first))
            self.end_headers()
            if not body:
                return
            if "resolve" in path:
                hub.got.append((file, first))
            if file in hub.broken:
                hub.broken.discard(file)
                self.wfile.write(content[: len(content) // 2])
                self.close_connection = True
            else:
                self.wfile.write(content[first:])

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

"""The files of `widget/`, and the guard's patterns for it, read once at start, compressed and tagged."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sanic.response import HTTPResponse, empty, raw

from guard.export import for_browsers

FOLDER = Path(__file__).parent.parent / "widget"
TYPES = {".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json",
         ".svg": "image/svg+xml", ".txt": "text/plain"}
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; "
                               "object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


@dataclass(frozen=True)
class File:
    """One file as it goes over the wire."""

    content_type: str
    plain: bytes
    packed: bytes
    tag: str


class Files:
    """Serves what lies in the folder and nothing else: a path is looked up in a table, never on the disk."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._files = {path.relative_to(folder).as_posix(): _file(path.suffix, path.read_bytes())
                       for path in sorted(folder.rglob("*")) if path.suffix in TYPES}
        self._files["guard.json"] = _file(".json", json.dumps(for_browsers(), ensure_ascii=False).encode())

    def answer(self, path: str, headers: Mapping[str, str]) -> HTTPResponse:
        """The file, a 304 where the browser has it, or a 404."""
        file = self._files.get(path)
        if file is None:
            return empty(404)
        tagged = {**HEADERS, "ETag": file.tag}
        if headers.get("if-none-match") == file.tag:
            return empty(304, tagged)
        packed = "gzip" in headers.get("accept-encoding", "")
        encoding = {"Content-Encoding": "gzip"} if packed else {}
        content = file.packed if packed else file.plain
        return raw(content, headers={**tagged, **encoding}, content_type=file.content_type)


def _file(suffix: str, content: bytes) -> File:
    return File(f"{TYPES[suffix]}; charset=utf-8", content, gzip.compress(content, mtime=0),
                f'"{hashlib.sha256(content).hexdigest()[:16]}"')

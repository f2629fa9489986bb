"""The real desk, started on a free port; its assistant is down unless a test says where one is."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from http.client import HTTPResponse
from http.cookiejar import CookieJar
from pathlib import Path

from tests.server.assistant import DAY, ROOT, free_port

START_SECONDS = 120
PASSWORDS = {"hanako": ("staff", "correct horse battery"), "taro": ("editor", "staple correct horse")}
CSRF = re.compile(r'name="csrf" value="([^"]+)"')


@dataclass(frozen=True)
class Desk:
    """A running desk: its address, its records, what it has logged, and its process."""

    url: str
    records: str
    log: Path
    process: subprocess.Popen[bytes]


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


@dataclass
class Visitor:
    """A browser without scripts: it keeps cookies and shows what came back, a redirect as it is."""

    url: str
    cookies: CookieJar = field(default_factory=CookieJar)

    def get(self, path: str, **fields: str) -> tuple[int, str]:
        return self._asked(urllib.request.Request(self.url + path + ("?" + _form(fields) if fields else "")))

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        return self._asked(urllib.request.Request(self.url + path, _form(fields).encode(), method="POST"))

    def csrf(self, path: str = "") -> str:
        """The token in the forms of a page."""
        found = CSRF.search(self.get(path)[1])
        assert found
        return found[1]

    def come_in(self, name: str, password: str) -> tuple[int, str]:
        return self.post("login", csrf=self.csrf("login"), name=name, password=password)

    def response(self, path: str) -> HTTPResponse:
        return self._opener().open(self.url + path)

    def named(self, host: str) -> int:
        """The status of the first page for who calls the desk by another name."""
        return self._asked(urllib.request.Request(self.url, headers={"Host": host}))[0]

    def _asked(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self._opener().open(request) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()

    def _opener(self) -> urllib.request.OpenerDirector:
        return urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies), _Stay())


def _form(fields: dict[str, str]) -> str:
    return urllib.parse.urlencode(fields)


def start(folder: Path, **settings: str) -> Desk:
    """A desk with records of its own."""
    port, log, records = free_port(), folder / "log", records_in(folder)
    environment = {**os.environ, "TODAY": DAY, "DESK_PORT": str(port), "PORT": str(free_port()),
                   "RECORDS_URL": records, "SQLALCHEMY_SILENCE_UBER_WARNING": "1", **settings}
    with log.open("wb") as output:
        process = subprocess.Popen([sys.executable, "-m", "desk"], cwd=ROOT, env=environment, stdout=output,
                                   stderr=output)
    desk = Desk(f"http://127.0.0.1:{port}/", records, log, process)
    _wait(desk)
    return desk


def records_in(folder: Path) -> str:
    """The address of the records of a folder."""
    return f"sqlite:///{folder / 'records.sqlite'}"


def stop(desk: Desk) -> int:
    desk.process.send_signal(signal.SIGTERM)
    return desk.process.wait(30)


def command(*arguments: str, records: str, typed: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """`python -m desk` with arguments, run to its end."""
    environment = {**os.environ, "RECORDS_URL": records, "SQLALCHEMY_SILENCE_UBER_WARNING": "1", **settings}
    return subprocess.run([sys.executable, "-m", "desk", *arguments], cwd=ROOT, input=typed, env=environment,
                          capture_output=True, text=True, timeout=60, check=False)


def _wait(desk: Desk) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and desk.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{desk.url}health", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise AssertionError(desk.log.read_text(encoding="utf-8"))

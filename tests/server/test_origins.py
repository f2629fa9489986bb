"""Whose pages may ask."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from channels.origins import Origins
from channels.refused import Refused
from tests.server.assistant import Server, start, stop
from tests.server.talk import Heard, fetch

WARD = "https://www.city.example.jp"


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start(Path(tmp_path_factory.mktemp("embedded")) / "log", WEB_ALLOWED_ORIGINS=WARD)
    yield running
    stop(running)


def ask(server: Server, origin: str, method: str = "POST", path: str = "messages") -> Heard:
    body = '{"message": "手数料は?"}'.encode() if method == "POST" else None
    return fetch(urllib.request.Request(server.url + path, body, {"Origin": origin}, method=method))


def test_our_own_page_may_ask(server: Server) -> None:
    assert 200 == ask(server, server.url.removesuffix("/webhooks/web/")).status


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1", f"{WARD}.evil.example"])
def test_an_unlisted_origin_is_refused_with_one_sentence(server: Server, origin: str) -> None:
    heard = ask(server, origin)
    assert (403, ["error"]) == (heard.status, list(heard.body))
    assert heard.body["error"].endswith("。")
    assert "Access-Control-Allow-Origin" not in heard.headers


@pytest.mark.parametrize("path", ["feedback", "messages"])
def test_an_unlisted_origin_gets_no_preflight(server: Server, path: str) -> None:
    heard = ask(server, "https://evil.example", "OPTIONS", path)
    assert "Access-Control-Allow-Origin" not in heard.headers


def test_a_listed_page_may_ask_and_read_the_answer(embedded: Server) -> None:
    heard = ask(embedded, WARD)
    assert (200, WARD) == (heard.status, heard.headers["Access-Control-Allow-Origin"])
    assert "Content-Type" in ask(embedded, WARD, "OPTIONS").headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("path", ["ward-chat.js", "panel.css", "panel.html", "guard.json", "start"])
def test_a_listed_page_may_load_the_widget(embedded: Server, path: str) -> None:
    heard = ask(embedded, WARD, "GET", path)
    assert (200, WARD) == (heard.status, heard.headers["Access-Control-Allow-Origin"])


def test_a_refusal_can_be_read_by_a_listed_page(embedded: Server) -> None:
    heard = fetch(urllib.request.Request(f"{embedded.url}messages", b"{", {"Origin": WARD}))
    assert (400, WARD) == (heard.status, heard.headers["Access-Control-Allow-Origin"])


def test_a_caller_that_is_no_page_names_no_origin() -> None:
    Origins("").check({"host": "127.0.0.1:5005"})
    with pytest.raises(Refused):
        Origins("").check({"host": "127.0.0.1:5005", "origin": WARD})


@pytest.mark.parametrize("listed", ["www.city.example.jp", "*", f"{WARD}/", "ftp://city.example.jp"])
def test_a_setting_that_cannot_be_meant_is_told_at_the_start(listed: str) -> None:
    with pytest.raises(ValueError, match="WEB_ALLOWED_ORIGINS"):
        Origins(listed)

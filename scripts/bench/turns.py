"""Turns over HTTP: one after the other, and from many clients at once."""

from __future__ import annotations

import http.client
import json
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from uuid import uuid4

CLIENTS = 16
TIMEOUT_SECONDS = 60
MS = 1000


@dataclass(frozen=True)
class Address:
    """Where a server takes messages."""

    host: str
    port: int
    route: str


def answers(address: Address) -> bool:
    """Whether the server answers a message."""
    try:
        return _turn(address, "手数料はいくらですか")
    except (OSError, http.client.HTTPException):
        return False


def one_by_one(address: Address, texts: Sequence[str]) -> tuple[float, float]:
    """Median and 95th percentile of a turn in milliseconds, each text in a conversation of its own."""
    times = sorted(_timed(address, text) for text in texts)
    return statistics.median(times), times[int(len(times) * 0.95)]


def per_second(address: Address, texts: Sequence[str]) -> float:
    """Turns a second with many clients at once."""
    began = time.monotonic()
    with ThreadPoolExecutor(CLIENTS) as clients:
        done = list(clients.map(lambda text: _turn(address, text), texts))
    return sum(done) / (time.monotonic() - began)


def _timed(address: Address, text: str) -> float:
    began = time.monotonic()
    if not _turn(address, text):
        raise RuntimeError(f"{address} did not answer")
    return (time.monotonic() - began) * MS


def _turn(address: Address, text: str) -> bool:
    body = json.dumps({"message": text, **({"sender": uuid4().hex} if "rest" in address.route else {})})
    connection = http.client.HTTPConnection(address.host, address.port, timeout=TIMEOUT_SECONDS)
    try:
        connection.request("POST", address.route, body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        return response.status == http.client.OK and bool(response.read())
    finally:
        connection.close()

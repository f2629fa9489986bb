"""Whose pages may talk to the assistant: our own, and the ones that are listed."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from channels.refused import Refused

PREFLIGHT = {"Access-Control-Allow-Methods": "GET, POST", "Access-Control-Allow-Headers": "Content-Type",
             "Access-Control-Max-Age": "600"}


class Origins:
    """The allow-list, as in `WEB_ALLOWED_ORIGINS=https://www.city.example.jp https://faq.city.example.jp`."""

    def __init__(self, listed: str) -> None:
        self._listed = frozenset(listed.split())
        for origin in self._listed:
            if not _is_origin(origin):
                raise ValueError(f"WEB_ALLOWED_ORIGINS: {origin!r} is not an origin such as https://www.city.example.jp")

    def check(self, headers: Mapping[str, str]) -> None:
        """Refuse a page that is neither ours nor listed; a caller that is no page names no origin."""
        origin = headers.get("origin")
        if origin is not None and not (origin in self._listed or _is_own(origin, headers)):
            raise Refused(403, "unlisted_origin")

    def headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """What lets a listed page ask, and read the answer."""
        origin = headers.get("origin")
        listed = {**PREFLIGHT, "Access-Control-Allow-Origin": origin} if origin in self._listed else {}
        return {"Vary": "Origin, Accept-Encoding", **listed}


def _is_origin(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and text == f"{parts.scheme}://{parts.netloc}"


def _is_own(origin: str, headers: Mapping[str, str]) -> bool:
    """A proxy may have taken TLS off, so only host and port are compared."""
    return urlsplit(origin).netloc == headers.get("host")

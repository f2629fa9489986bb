"""One answer in the four versions that staff give: said in five seconds, said in full, for LINE, for mail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment

from desk.rendering import environment
from rulebook.asked import Told
from rulebook.dated import NotInForce
from rulebook.plain_text import plain_text
from rulebook.topics import telephone

SPOKEN, WRITTEN = ("short", "spoken"), ("line", "mail")
VERSIONS = (*SPOKEN, *WRITTEN)
# What is said in five seconds: news readers say about 300 characters a minute, a telephone call is a little faster.
FIVE_SECONDS = 34
NOT_ALONE = ("ただし", "でも")


@dataclass(frozen=True)
class Saying:
    """One version: its name and its text, readings as ｜7月1日《しちがつついたち》; `origin` holds sources and day
    where they are not part of the text."""

    name: str
    text: str
    origin: str


def sayings(told: Told, code: str) -> tuple[Saying, ...]:
    """The four versions of an answer, each with its sources and its day; `code` is the number of the answer."""
    blocks = told.answer.blocks
    parts = {"blocks": blocks, "short": in_five_seconds(blocks), "day": told.asked.day, "code": code,
             "text": plain_text(block for block in blocks if block["type"] != "sources"),
             "contact": _contact(told.asked.day)}
    return tuple(Saying(name, _worded(name, parts), _worded("origin", parts) if name in SPOKEN else "")
                 for name in VERSIONS)


def _worded(name: str, parts: Mapping[str, object]) -> str:
    return _templates().get_template(f"sayings/{name}.txt").render(parts).strip()


def in_five_seconds(blocks: Sequence[Mapping[str, Any]]) -> str:
    """The first block as far as five seconds reach; never less than a sentence, and never without its ただし."""
    said = ""
    for sentence in _sentences(blocks[0]["text"]):
        if said and len(said + sentence) > FIVE_SECONDS and not sentence.startswith(NOT_ALONE):
            break
        said += sentence
    return said


def _sentences(text: str) -> list[str]:
    return [f"{sentence}。" for sentence in text.replace("\n", "").split("。") if sentence]


def _contact(day: date) -> Mapping[str, str] | None:
    try:
        return telephone(day)
    except NotInForce:
        return None


@cache
def _templates() -> Environment:
    return environment()

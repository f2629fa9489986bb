"""A source as answers name it."""

from __future__ import annotations

from collections.abc import Mapping

from rulebook.days import in_japanese_month, in_western
from rulebook.decision import Source
from rulebook.wording import fill


def as_json(source: Source) -> dict[str, str]:
    """A source for renderers and other systems."""
    return {"id": source.id, "title": source.title, "url": source.url, "as_of": source.as_of.isoformat(),
            "publisher": source.publisher, "scope": source.scope}


def in_words(source: Source, words: Mapping[str, str]) -> str:
    """A source in one line, with its date and whose rule it is; `words` are those of `utter_source`."""
    values = {"publisher": source.publisher, "title": source.title, "as_of": as_of_text(source)}
    return fill(words[source.precision], values) + words[source.scope]


def as_of_text(source: Source) -> str:
    """The day or month that a source vouches for, in Japanese."""
    return in_japanese_month(source.as_of) if source.precision == "month" else in_western(source.as_of)

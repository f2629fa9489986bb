"""The words of one response, and beside them the same in やさしい日本語 (furigana as ｜漢字《かんじ》)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from string import Formatter
from typing import Any

from rulebook.case import is_date
from rulebook.days import in_japanese
from rulebook.decision import Value
from rulebook.readings import with_readings

# A response as Rasa has it: `text` or `custom`, and in `metadata` under `plain` the same shape in やさしい日本語.
Response = Mapping[str, Any]
NO_FIGURES: Mapping[str, Value] = {}


class PhraseError(LookupError):
    """A sentence is missing, or a placeholder in it has no value."""


@dataclass(frozen=True)
class Sentence:
    """A sentence, and its plain variant where the response has one."""

    text: str
    plain: str | None

    def as_json(self) -> dict[str, Any]:
        """The sentence for renderers."""
        return {"text": self.text, "plain": self.plain}

    def reworded(self, change: Callable[[str], str]) -> Sentence:
        """The sentence with both of its wordings changed."""
        return Sentence(change(self.text), self.plain and change(self.plain))


@dataclass(frozen=True)
class Question(Sentence):
    """A question back for a field, with the replies offered as buttons."""

    field: str
    buttons: tuple[Mapping[str, str], ...]

    def as_json(self) -> dict[str, Any]:
        """The question for renderers; its kind tells what a reply is."""
        return {**super().as_json(), "field": self.field, "kind": "date" if is_date(self.field) else "choice"}


def told(response: Response, values: Mapping[str, Value] = NO_FIGURES) -> Sentence:
    """The sentence of a response that is nothing but text."""
    plain = response.get("metadata", {}).get("plain")
    return Sentence(fill(response["text"], values), plain and fill_plain(plain, values))


def lines(response: Response, key: str, values: Mapping[str, Value] = NO_FIGURES) -> list[Sentence]:
    """The lines that a response has under a key."""
    pairs = zip(_lines(response["custom"].get(key, ())), _lines(_plain(response).get(key, ())), strict=True)
    return [Sentence(fill(text, values), fill_plain(plain, values)) for text, plain in pairs]


def parts(response: Response, values: Mapping[str, Value] = NO_FIGURES) -> dict[str, str]:
    """All words of a response by their keys, and the plain ones by `plain_<key>`."""
    plain = {f"plain_{key}": fill_plain(text, values) for key, text in _plain(response).items()}
    return {key: fill(text, values) for key, text in response["custom"].items()} | plain


def joined(sentences: Sequence[Sentence]) -> Sentence:
    """Several sentences as one, each on its line."""
    return Sentence("\n".join(each.text for each in sentences), "\n".join(str(each.plain) for each in sentences))


def fill(template: str, values: Mapping[str, Value]) -> str:
    """A template with its values; a missing or empty one is an error."""
    return _filled(template, lambda name: _shown(template, name, values))


def fill_plain(template: str, values: Mapping[str, Value]) -> str:
    """The same for a plain sentence: its values get their readings too."""
    return _filled(template, lambda name: with_readings(_shown(template, name, values)))


def _filled(template: str, shown: Callable[[str], str]) -> str:
    return "".join(literal + ("" if name is None else shown(name))
                   for literal, name, _, _ in Formatter().parse(template))


def _shown(template: str, name: str, values: Mapping[str, Value]) -> str:
    value = values.get(name)
    if value is None or value == "":
        raise PhraseError(f"no value for {{{name}}} in {template!r}")
    return in_japanese(value) if isinstance(value, date) else str(value)


def _lines(entry: str | Sequence[str]) -> Sequence[str]:
    return [entry] if isinstance(entry, str) else entry


def _plain(response: Response) -> Mapping[str, Any]:
    try:
        plain: Mapping[str, Any] = response["metadata"]["plain"]
    except KeyError:
        raise PhraseError(f"no plain variant of {response['custom']}") from None
    return plain

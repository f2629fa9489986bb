"""What a message says about the resident's situation, as entities named like the case fields they fill."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from ruamel.yaml import YAML

from nlu.dates import find_dates, find_day_without_year, number
from nlu.entities import Entity, TextReader
from nlu.ginza import folded
from rulebook.places import mention

TABLE = Path(__file__).parent / "situation.yml"
AGE = re.compile(
    r"(?<!もうすぐ)(?<!まだ)(?<!来月)(?<!来年)(?P<age>(?<!\d)\d{1,3}|[一二三四五六七八九十百]+)(?:歳|才|さい)"
    r"(?!以上|以下|未満|から|まで|より|に(?:なったら|なれ|なる|なります|なって(?:い)?な|なら)|を過ぎ|前|以降|(?:じゃ|では)な)")


@dataclass(frozen=True)
class _Pattern:
    value: object
    when: re.Pattern[str]


@dataclass(frozen=True)
class _Field:
    name: str
    alone: bool
    patterns: tuple[_Pattern, ...]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class SituationExtractor(TextReader):
    """Adds entities for relations, ages, dates, counters and the other case fields."""

    def read(self, text: str) -> list[Entity]:
        """What the text states."""
        return extract(text)


def extract(text: str) -> list[Entity]:
    """Every case field that a text states, each once."""
    words = folded(text)
    found = [*_dates(words), *_age(words), *_office(text), *(e for field in _fields() for e in _field(field, words))]
    return list({entity.field: entity for entity in reversed(found)}.values())[::-1]


def _dates(words: str) -> Iterator[Entity]:
    for date in find_dates(words):
        yield Entity(date.role or "date", date.value, date.start, date.end)
    short = find_day_without_year(words)
    if short:
        yield Entity("day_without_year", short.group(), short.start(), short.end())


def _age(words: str) -> Iterator[Entity]:
    found = AGE.search(words)
    if found:
        yield Entity("age", number(found["age"]), found.start(), found.end())


def _office(text: str) -> Iterator[Entity]:
    name = mention(text)
    if name:
        yield Entity("office", name, 0, len(text))


def _field(field: _Field, words: str) -> Iterable[Entity]:
    found = [(pattern.value, match) for pattern in field.patterns if (match := pattern.when.search(words))]
    if not found or (field.alone and len({value for value, _ in found}) > 1):
        return ()
    value, match = found[0]
    return (Entity(field.name, value, match.start(), match.end()),)


@cache
def _fields() -> tuple[_Field, ...]:
    return tuple(_parsed(name, entry) for name, entry in YAML(typ="safe").load(TABLE).items())


def _parsed(name: str, entry: list[Mapping[str, Any]] | Mapping[str, Any]) -> _Field:
    alone, rows = (entry["alone"], entry["patterns"]) if isinstance(entry, Mapping) else (False, entry)
    return _Field(name, alone, tuple(_Pattern(row["value"], re.compile(row["when"])) for row in rows))


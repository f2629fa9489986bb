"""What a message says about the resident's situation, as entities named like the case fields they fill."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from ruamel.yaml import YAML

from nlu.dates import date_to_correct, find_dates, find_partial_date, year_alone
from nlu.entities import Entity, TextReader
from nlu.ginza import folded
from nlu.numbers import number
from rulebook.places import mention, recognise

TABLE = Path(__file__).parent / "situation.yml"
WORD = re.compile(r"[A-Z][A-Z_]+")
BLANK = re.compile(r"(?<![0-9a-z])\s|\s(?![0-9a-z])")
NOTHING = "。"  # what a part that states nothing is replaced by, so that it still separates its neighbours
KANA_NUMBERS = {"じゅう": "十", "じゅっ": "十", "きゅう": "九", "いっ": "一", "はち": "八", "はっ": "八", "ろく": "六",
                "なな": "七", "さん": "三", "よん": "四", "に": "二", "ご": "五"}
CITIZENS_COUNTER = "くみん窓口"
COMING_OF_AGE = 18
OF_THE_PERSON = {"age", "under_15", "adult_ward", "living_abroad", "limited_stay", "lives_in_ward", "reason"}
BARE_RENEWAL = re.compile(  # what is to be renewed is left open: the card or the certificate
    r"(?:(?:マイナ(?:ンバー)?)?カードの?)?(?:更新|こうしん)(?:手続き?|方法|のこと|のしかた|の仕方|の手続き?)?"
    r"(?:(?:を|は|って|が)?(?:したい|する|について|お願いします|教えて(?:ください)?|知りたい)(?:です|ん|の|だ|けど|が|ね|か)*)?[?。!\s]*")


@dataclass(frozen=True)
class _Pattern:
    value: object
    when: re.Pattern[str]


@dataclass(frozen=True)
class _Field:
    name: str
    alone: bool
    patterns: tuple[_Pattern, ...]


@dataclass(frozen=True)
class _Table:
    words: Mapping[str, str]
    states_nothing: tuple[re.Pattern[str], ...]
    ages: tuple[re.Pattern[str], ...]
    fields: tuple[_Field, ...]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class SituationExtractor(TextReader):
    """Adds entities for relations, ages, dates, counters and the other case fields."""

    def read(self, text: str) -> list[Entity]:
        """What the text states."""
        return extract(text)


def extract(text: str) -> list[Entity]:
    """Every case field that a text states, each once."""
    words = folded(text)
    stated, places = _stated(words)
    told = _of_age(list(_told(stated)), stated)
    if _is_the_speakers_own(told, stated):
        told = [*(entity for entity in told if entity.field not in OF_THE_PERSON),
                *(entity for entity in _told(_without_others(stated)) if entity.field in OF_THE_PERSON)]
    found = [*_dates(words), *_redo(words), *_unclear(words), *_office(text, stated),
             *(_placed(entity, places) for entity in told)]
    return list({entity.field: entity for entity in reversed(found)}.values())[::-1]


def spelled_out(pattern: str) -> str:
    """A pattern with the table's groups of words in place of their names."""
    return _spelled_out(pattern, _table().words)


def _stated(words: str) -> tuple[str, list[int]]:
    """What a folded text states, without blanks and with `NOTHING` where it only compares cases or asks what a word
    means; and where each character of it stood."""
    lines = words.replace("\n", NOTHING)
    for pattern in _table().states_nothing:
        lines = pattern.sub(lambda part: NOTHING * len(part[0]), lines)
    blanks = {blank.start() for blank in BLANK.finditer(lines)}
    places = [place for place in range(len(lines)) if place not in blanks]
    return "".join(lines[place] for place in places), places


def _told(stated: str) -> Iterator[Entity]:
    yield from _age(stated)
    for field in _table().fields:
        yield from _field(field, stated)


def _of_age(told: list[Entity], stated: str) -> list[Entity]:
    """What was told, with no parent as the legal representative of somebody of age; only a guardian is that."""
    age = next((entity.value for entity in told if entity.field == "age"), None)
    if not isinstance(age, int) or age < COMING_OF_AGE or "後見" in stated:
        return told
    return [replace(entity, value="agent") if entity.value == "legal_representative" else entity for entity in told]


def _is_the_speakers_own(told: list[Entity], stated: str) -> bool:
    by_another = any(entity.field == "visitor" and entity.value != "self" for entity in told)
    return not by_another and _own_and_others()[0].search(stated) is not None


def _without_others(stated: str) -> str:
    return _own_and_others()[1].sub(lambda part: NOTHING * len(part[0]), stated)


@cache
def _own_and_others() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What tells that the speaker's own is meant, and the parts that tell of somebody else. A move is the family's."""
    others = "(?:(?:YEARS_OLD|[一-龠0-9]{1,6})の)?PERSON(?:は|が|を|も|に|、|\\(|YEARS_OLD)(?:(?!ME|MOVING)[^。、?!])*"
    return re.compile(spelled_out("MINE")), re.compile(spelled_out(others))


def _placed(entity: Entity, places: list[int]) -> Entity:
    return replace(entity, start=places[entity.start], end=places[entity.end - 1] + 1)


def _dates(words: str) -> Iterator[Entity]:
    for date in find_dates(words):
        yield Entity(date.role or "date", date.value, date.start, date.end)
    partial, year = find_partial_date(words), year_alone(words)
    if year is not None:
        yield Entity("year", year, 0, len(words))
    elif partial:
        value = {"written": partial.written, "role": partial.role, "month_day": partial.month_day}
        yield Entity("partial_date", value, partial.start, partial.end)


def _redo(words: str) -> Iterator[Entity]:
    role = date_to_correct(words)
    if role:
        yield Entity("redo", role, 0, len(words))


def _unclear(words: str) -> Iterator[Entity]:
    if BARE_RENEWAL.fullmatch(words):
        yield Entity("unclear", "renewal_of", 0, len(words))


def _age(words: str) -> Iterator[Entity]:
    found = next((match for pattern in _table().ages if (match := pattern.search(words))), None)
    if found and found.lastindex:
        yield Entity("age", number(_in_kanji(found[found.lastindex])), found.start(), found.end())


def _in_kanji(written: str) -> str:
    return re.sub("|".join(KANA_NUMBERS), lambda kana: KANA_NUMBERS[kana.group()], written)


def _office(text: str, stated: str) -> Iterator[Entity]:
    name = mention(stated)
    if name:
        yield Entity("office", _official(name), 0, len(text))


def _official(written: str) -> str:
    """A counter's name with its place as officially spelled, where it is told in kana and with the kind of counter."""
    name = recognise(written)
    if name is None or name.kind is None or not re.match("[ぁ-んァ-ヶ]", written):
        return written
    return name.place + name.kind.removesuffix(CITIZENS_COUNTER)


def _field(field: _Field, words: str) -> Iterable[Entity]:
    found = [(pattern.value, match) for pattern in field.patterns if (match := pattern.when.search(words))]
    if not found:
        return ()
    value, first = found[0]
    if field.alone and any(other != value and not _inside(match, first) for other, match in found):
        return ()
    return (Entity(field.name, value, first.start(), first.end()),)


def _inside(match: re.Match[str], other: re.Match[str]) -> bool:
    return other.start() <= match.start() and match.end() <= other.end()


@cache
def _table() -> _Table:
    table = YAML(typ="safe").load(TABLE)
    words: dict[str, str] = {}
    for name, pattern in table.pop("words").items():
        words[name] = _spelled_out(pattern, words)
    states_nothing, ages = (tuple(re.compile(_spelled_out(pattern, words)) for pattern in table.pop(name))
                            for name in ("states_nothing", "age"))
    return _Table(words, states_nothing, ages, tuple(_parsed(name, entry, words) for name, entry in table.items()))


def _spelled_out(pattern: str, words: Mapping[str, str]) -> str:
    return WORD.sub(lambda name: f"(?:{words[name.group()]})", pattern)


def _parsed(name: str, entry: list[Mapping[str, Any]] | Mapping[str, Any], words: Mapping[str, str]) -> _Field:
    alone, rows = (entry["alone"], entry["patterns"]) if isinstance(entry, Mapping) else (False, entry)
    return _Field(name, alone, tuple(
        _Pattern(row["value"], re.compile(_spelled_out(row["when"], words))) for row in rows))

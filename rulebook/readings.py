"""Readings (furigana, as ｜漢字《かんじ》) for the values that stand in plain sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("readings.yml")
# The days of a month that are not read as number and にち.
DAYS = {1: "ついたち", 2: "ふつか", 3: "みっか", 4: "よっか", 5: "いつか", 6: "むいか", 7: "なのか", 8: "ようか",
        9: "ここのか", 10: "とおか", 14: "じゅうよっか", 20: "はつか", 24: "にじゅうよっか"}


def with_readings(value: str) -> str:
    """The value with the reading over each word that has one; the longest word that fits is taken."""
    return _words().sub(lambda found: f"｜{found[0]}《{_readings()[found[0]]}》", value)


def reading(word: str) -> str:
    """The reading of a word of `readings.yml`. Raises `KeyError` for another."""
    return _readings()[word]


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_readings(), key=len, reverse=True))))


@cache
def _readings() -> Mapping[str, str]:
    """Those of the file, and the days of a month: their words begin with 月, so that 365日 is none."""
    words: Mapping[str, str] = YAML(typ="safe").load(FILE)
    return {**words, **{f"月{day}日": words["月"] + read for day, read in DAYS.items()}}

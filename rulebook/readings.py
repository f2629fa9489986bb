"""Readings (furigana, as ｜漢字《かんじ》) for the values that stand in plain sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("readings.yml")


def with_readings(value: str) -> str:
    """The value with the reading over each word that has one in `readings.yml`; the longest word that fits is taken."""
    return _words().sub(lambda found: f"｜{found[0]}《{_readings()[found[0]]}》", value)


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_readings(), key=len, reverse=True))))


@cache
def _readings() -> Mapping[str, str]:
    readings: Mapping[str, str] = YAML(typ="safe").load(FILE)
    return readings

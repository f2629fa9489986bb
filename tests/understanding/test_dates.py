"""Dates as residents write them, against the table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from nlu.dates import find_dates
from nlu.ginza import folded

TABLE: dict[str, list[dict[str, Any]]] = YAML(typ="safe").load(Path(__file__).with_name("dates.yml"))


@pytest.mark.parametrize(("text", "expected"), TABLE.items(), ids=list(TABLE))
def test_every_date_is_found_with_its_role(text: str, expected: list[dict[str, Any]]) -> None:
    assert expected == [{"value": date.value, "role": date.role} for date in find_dates(folded(text))]

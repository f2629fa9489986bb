"""What residents say about their situation, against the table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from nlu.situation import extract

TABLE: dict[str, dict[str, Any]] = YAML(typ="safe").load(Path(__file__).with_name("situation.yml"))


@pytest.mark.parametrize(("text", "expected"), TABLE.items(), ids=list(TABLE))
def test_a_sentence_yields_exactly_its_fields(text: str, expected: dict[str, Any]) -> None:
    assert expected == {entity.field: entity.value for entity in extract(text)}

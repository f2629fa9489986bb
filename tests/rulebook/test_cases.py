"""The tables a ward officer can read, against the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from rulebook import phrases
from rulebook.case import Case, CaseError
from rulebook.topics import decide

TABLES = Path(__file__).parent.parent / "cases"
KEYS = {"name", "day", "case", "outcome", "values", "items", "says", "never_says", "refused"}


def rows() -> Iterator[Any]:
    for path in sorted(TABLES.glob("*.yml")):
        for row in YAML(typ="safe").load(path):
            yield pytest.param(path.stem, row, id=f"{path.stem}: {row['name']}")


@pytest.mark.parametrize(("topic", "row"), rows())
def test_a_row_of_the_table_holds(topic: str, row: Mapping[str, Any]) -> None:
    assert set(row) <= KEYS, f"unknown keys {set(row) - KEYS}"
    if "refused" in row:
        assert row["refused"] == _refused_field(topic, row)
        return
    answer = phrases.answer(decide(topic, Case.parse(_json_case(row)), row["day"]))
    shown = answer.as_json()
    assert row["outcome"] == shown["outcome"]
    assert _json_values(row.get("values", {})) == {key: shown["values"].get(key) for key in row.get("values", {})}
    if "items" in row:
        assert row["items"] == shown["items"]
    assert [] == [words for words in row.get("says", []) if words not in answer.text]
    assert [] == [words for words in row.get("never_says", []) if words in answer.text]


def _refused_field(topic: str, row: Mapping[str, Any]) -> str:
    with pytest.raises(CaseError) as refusal:
        decide(topic, Case.parse(_json_case(row)), row["day"])
    return refusal.value.field


def _json_case(row: Mapping[str, Any]) -> dict[str, Any]:
    return _json_values(row.get("case", {}))


def _json_values(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()}

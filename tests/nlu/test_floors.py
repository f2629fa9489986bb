"""The trained model understands the held-out questions at least as well as it ever did."""

from __future__ import annotations

import asyncio
import re
import unicodedata
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.nlu.evaluate import FLOORS, evaluate, held_out

TRAINING = Path(__file__).parent.parent.parent / "data" / "nlu"
REQUIRED = {"micro_f1": 0.97, "out_of_scope_recall": 0.95, "ours_kept": 0.98, "several_questions": 0.93}
REACHED: dict[str, float] = YAML(typ="safe").load(FLOORS)


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return asyncio.run(evaluate()).figures


@pytest.mark.parametrize("name", REQUIRED)
def test_the_model_keeps_what_it_reached(name: str, figures: dict[str, float]) -> None:
    assert figures[name] >= REACHED[name] >= REQUIRED[name]


def test_nothing_held_out_is_trained_on() -> None:
    trained = {_bare(line.removeprefix("- ")) for path in TRAINING.glob("*.yml")
               for block in YAML(typ="safe").load(path)["nlu"] for line in block["examples"].splitlines()}
    assert set() == {text for text, _ in held_out() if _bare(text) in trained}


def _bare(text: str) -> str:
    """Text without width, case, blanks and punctuation."""
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", text).lower())

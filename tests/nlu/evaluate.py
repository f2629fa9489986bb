"""`make nlu`: the held-out questions against the trained model, as a table with every failure listed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.utils.log_utils import configure_structlog
from ruamel.yaml import YAML
from sklearn.metrics import classification_report

HERE = Path(__file__).parent
MODEL = HERE.parent.parent / "models" / "assistant.tar.gz"
TWO_QUESTIONS, FLOORS = HERE / "two_questions.yml", HERE / "floors.yml"
OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True)
class Understood:
    """A held-out message, what it asks, and what the model made of it."""

    text: str
    right: Any
    found: Any


@dataclass(frozen=True)
class Evaluation:
    """Everything held out, understood by one model."""

    single: Sequence[Understood]
    several: Sequence[Understood]

    @property
    def figures(self) -> dict[str, float]:
        """The figures that have floors; `ours_kept` is the share of our questions not refused as out of scope."""
        refused = [one.found == OUT_OF_SCOPE for one in self.single if one.right != OUT_OF_SCOPE]
        theirs = [one for one in self.single if one.right == OUT_OF_SCOPE]
        return {"micro_f1": _share(self.single), "out_of_scope_recall": _share(theirs),
                "ours_kept": 1 - sum(refused) / len(refused), "several_questions": _share(self.several)}


def held_out() -> Iterator[tuple[str, str]]:
    """Every held-out sentence with its intent."""
    for path in sorted(HERE.glob("*.yml")):
        if path not in (TWO_QUESTIONS, FLOORS):
            for block in YAML(typ="safe").load(path)["nlu"]:
                yield from ((line.removeprefix("- ").strip(), block["intent"])
                            for line in block["examples"].splitlines() if line.strip())


async def evaluate() -> Evaluation:
    """Let the trained model read everything held out."""
    configure_structlog(logging.INFO)
    agent = Agent.load(MODEL)
    single = [Understood(text, intent, (await agent.parse_message(text))["intent"]["name"])
              for text, intent in held_out()]
    several = [Understood(row["text"], row["topics"], (await agent.parse_message(row["text"])).get("topics"))
               for row in YAML(typ="safe").load(TWO_QUESTIONS)]
    return Evaluation(single, several)


def main() -> None:
    """Print precision, recall and F1 for each intent, the figures, and every failure."""
    evaluation = asyncio.run(evaluate())
    rights, founds = zip(*((one.right, one.found) for one in evaluation.single), strict=True)
    print(classification_report(rights, founds, digits=3, zero_division=0))
    for name, figure in evaluation.figures.items():
        print(f"{name}: {figure:.4f}")
    for one in (*evaluation.single, *evaluation.several):
        if one.right != one.found:
            print(f"  {one.right} -> {one.found}: {one.text}")


def _share(understood: Sequence[Understood]) -> float:
    return sum(one.right == one.found for one in understood) / len(understood)


if __name__ == "__main__":
    main()

"""`make nlu`: the held-out questions against the trained model, as a table with every failure listed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.utils.log_utils import configure_structlog
from ruamel.yaml import YAML
from sklearn.metrics import classification_report

HERE = Path(__file__).parent
MODEL = HERE.parent.parent / "models" / "assistant.tar.gz"
TWO_QUESTIONS = HERE / "two_questions.yml"
OUT_OF_SCOPE = "out_of_scope"


def held_out() -> Iterator[tuple[str, str]]:
    """Every held-out sentence with its intent."""
    for path in sorted(HERE.glob("*.yml")):
        if path != TWO_QUESTIONS:
            for block in YAML(typ="safe").load(path)["nlu"]:
                yield from ((line.removeprefix("- ").strip(), block["intent"])
                            for line in block["examples"].splitlines() if line.strip())


async def understood(agent: Agent, text: str) -> dict[str, Any]:
    """What the model makes of a text."""
    parsed: dict[str, Any] = await agent.parse_message(text)
    return parsed


async def main() -> None:
    """Print precision, recall and F1 for each intent, the failures, and the messages with two questions."""
    configure_structlog(logging.INFO)
    agent = Agent.load(MODEL)
    pairs = [(text, intent, (await understood(agent, text))["intent"]["name"]) for text, intent in held_out()]
    print(classification_report([right for _, right, _ in pairs], [found for _, _, found in pairs], digits=3,
                                zero_division=0))
    ours = [found for _, right, found in pairs if right != OUT_OF_SCOPE]
    print(f"accuracy {sum(right == found for _, right, found in pairs) / len(pairs):.3f} of {len(pairs)}, "
          f"ours refused {ours.count(OUT_OF_SCOPE) / len(ours):.3f}")
    for text, right, found in pairs:
        if right != found:
            print(f"  {right} -> {found}: {text}")
    await _two_questions(agent)


async def _two_questions(agent: Agent) -> None:
    rows = YAML(typ="safe").load(TWO_QUESTIONS)
    missed = [(row, found) for row in rows
              if (found := (await understood(agent, row["text"])).get("topics")) != row["topics"]]
    print(f"two or three questions, all answered in order: {1 - len(missed) / len(rows):.3f} of {len(rows)}")
    for row, found in missed:
        print(f"  {row['topics']} -> {found}: {row['text']}")


if __name__ == "__main__":
    asyncio.run(main())

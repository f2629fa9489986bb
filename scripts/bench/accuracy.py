"""`python -m scripts.bench.accuracy FOLDER`: the share of held-out sentences that a project's model understands."""

from __future__ import annotations

import asyncio
import logging
import sys
from pathlib import Path

from rasa.core.agent import Agent
from rasa.utils.log_utils import configure_structlog

from tests.nlu.evaluate import held_out


async def main(folder: Path) -> None:
    """Print the share."""
    configure_structlog(logging.INFO)
    agent = Agent.load(folder / "models" / "assistant.tar.gz")
    right = [(await agent.parse_message(text))["intent"]["name"] == intent for text, intent in held_out()]
    print(sum(right) / len(right))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))

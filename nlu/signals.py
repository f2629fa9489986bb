"""Distress, emergencies, fraud, other languages: what must not be missed, whatever else a message says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from ruamel.yaml import YAML

from nlu.entities import Entity, TextReader
from nlu.ginza import folded
from nlu.topics import TOPICS

TABLE = Path(__file__).parent / "signals.yml"
SIGNAL = "signal"


@dataclass(frozen=True)
class _Signal:
    intent: str
    when: re.Pattern[str]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class SignalDetector(TextReader):
    """Adds the entity `signal` and sets the intent that goes with it."""

    def read(self, text: str) -> list[Entity]:
        """The first signal of the text, if any."""
        words = folded(text)
        found = ((name, match) for name, signal in _signals().items() if (match := signal.when.search(words)))
        return [Entity(SIGNAL, name, match.start(), match.end()) for name, match in found][:1]

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entity, and let it decide the intent."""
        for message in super().process(messages):
            for entity in self.read(message.get(TEXT) or ""):
                intent = {"name": _signals()[str(entity.value)].intent, "confidence": 1.0}
                message.set(INTENT, intent, add_to_output=True)
                message.set(TOPICS, [], add_to_output=True)
        return messages


@cache
def _signals() -> Mapping[str, _Signal]:
    table = YAML(typ="safe").load(TABLE)
    return {name: _Signal(entry["intent"], re.compile("|".join(entry["when"]))) for name, entry in table.items()}

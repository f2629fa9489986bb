"""Components that only read a message's text and add entities to it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData


@dataclass(frozen=True)
class Entity:
    """A value under a name, and where in the text it stands."""

    field: str
    value: object
    start: int
    end: int

    def as_rasa(self) -> dict[str, Any]:
        """The entity as Rasa keeps it."""
        return {"entity": self.field, "value": self.value, "start": self.start, "end": self.end}


class TextReader(GraphComponent, EntityExtractorMixin):
    """An extractor without training: `read` gives the entities of a text."""

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> TextReader:
        """The component; there is nothing to train or load."""
        return cls()

    @abstractmethod
    def read(self, text: str) -> Iterable[Entity]:
        """The entities of a text."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities to each message."""
        for message in messages:
            found = [entity.as_rasa() for entity in self.read(message.get(TEXT) or "")]
            entities = [*message.get(ENTITIES, []), *self.add_extractor_name(found)]
            message.set(ENTITIES, entities, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training phrasings carry no entities."""
        return training_data

"""Which topics a message asks about, in the order asked: a logistic regression over `features`, on the parts of a message."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.linear_model import LogisticRegression

from nlu.clauses import asks, parts, sentences
from nlu.features import Features
from nlu.ginza import tokens_of

TOPICS = "topics"
RANKING_LENGTH = 5
ASK = "ask_"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent, IntentClassifier):
    """Sets `intent`, `intent_ranking` and `topics`, the asked intents of a message that asks more than one thing."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`part_confidence`: how sure a part must be to count as a question of its own."""
        return {"vector_weight": 1.0, "C": 20.0, "part_confidence": 0.5}

    @staticmethod
    def required_packages() -> list[str]:
        """The packages this component needs."""
        return ["sklearn", "scipy", "joblib"]

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config, self._storage, self._resource = config, storage, resource
        self._features = Features(config["vector_weight"])
        self._classifier = LogisticRegression(C=config["C"], solver="liblinear")

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> TopicClassifier:
        """An untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
             execution_context: ExecutionContext, **kwargs: Any) -> TopicClassifier:
        """The component as it was trained."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._features, component._classifier = joblib.load(_file(folder))
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on the phrasings and keep the result in the model."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        matrix = self._features.fit_transform([example.get(TEXT) for example in examples],
                                              [example.get(TOKENS_NAMES[TEXT]) for example in examples])
        self._classifier.fit(matrix, [example.get(INTENT) for example in examples])
        with self._storage.write_to(self._resource) as folder:
            joblib.dump((self._features, self._classifier), _file(folder))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Classify each message as a whole and in parts."""
        for message in messages:
            self._classify(message)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave training data as it is; nothing later in the pipeline needs intents predicted on it."""
        return training_data

    def _classify(self, message: Message) -> None:
        text = message.get(TEXT)
        if not text:
            return
        ranking = self._rank([text], [message.get(TOKENS_NAMES[TEXT])])[0]
        topics = self._topics(text)
        if len(topics) > 1:
            ranking = [topics[0], *(entry for entry in ranking if entry["name"] != topics[0]["name"])]
        message.set(INTENT, ranking[0], add_to_output=True)
        message.set("intent_ranking", ranking[:RANKING_LENGTH], add_to_output=True)
        message.set(TOPICS, [entry["name"].removeprefix(ASK) for entry in topics], add_to_output=True)

    def _topics(self, text: str) -> list[dict[str, Any]]:
        questions = [part for sentence in sentences(text) for part in self._questions(sentence)]
        if len(questions) < 2:
            return []
        best = [ranking[0] for ranking in self._rank(questions, [tokens_of(part) for part in questions])]
        sure = [entry for entry in best
                if entry["name"].startswith(ASK) and entry["confidence"] >= self._config["part_confidence"]]
        return list({entry["name"]: entry for entry in reversed(sure)}.values())[::-1]

    def _questions(self, sentence: str) -> list[str]:
        return [part for part in parts(sentence) if asks(part)] if asks(sentence) else []

    def _rank(self, texts: Sequence[str], tokens: Sequence[list[Token]]) -> list[list[dict[str, Any]]]:
        chances = self._classifier.predict_proba(self._features.transform(texts, tokens))
        return [sorted(({"name": str(name), "confidence": float(chance)}
                        for name, chance in zip(self._classifier.classes_, line, strict=True)),
                       key=lambda entry: -entry["confidence"]) for line in chances]


def _file(folder: Path) -> Path:
    return folder / "topics.joblib"

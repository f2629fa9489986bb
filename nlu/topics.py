"""Which topics a message asks about, in the order asked: logistic regression on the message and on its parts."""

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
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.linear_model import LogisticRegression

from nlu.clauses import Question, questions
from nlu.features import Features
from nlu.ginza import folded, tokens_of

TOPICS = "topics"
RANKING_LENGTH = 5
ASK = "ask_"
TELLS = "inform"
NOT_UNDERSTOOD = "nlu_fallback"
NO_TOPIC = {"ask_capabilities", "ask_human"}

Ranking = list[dict[str, Any]]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent, IntentClassifier):
    """Sets `intent`, `intent_ranking` and `topics`, the asked intents of a message that asks more than one thing."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`part_confidence`: how sure a part must be to count as a question of its own, `whole_confidence`: and how
        likely its topic must at least be for the whole message, unless the part reaches `own_confidence`;
        `one_confidence`: a message this sure as a whole asks one thing only; `fallback_confidence` and
        `fallback_margin`: below them a message with one question counts as not understood."""
        return {"vector_weight": 1.0, "C": 20.0, "part_confidence": 0.6, "whole_confidence": 0.01,
                "own_confidence": 0.9, "one_confidence": 0.98, "fallback_confidence": 0.3, "fallback_margin": 0.02}

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
        text, tokens = message.get(TEXT), message.get(TOKENS_NAMES[TEXT])
        if not text:
            return
        ranking = self._rank([text])[0]
        asked = questions(folded(text), tokens)
        topics = self._topics(asked, ranking) if self._asks_more(asked, ranking) else []
        first = topics[0] if len(topics) > 1 else self._told_and_asked(asked, ranking[0])
        ranking = [first, *(entry for entry in ranking if entry["name"] != first["name"])]
        if len(topics) < 2 and self._is_unsure(ranking):
            ranking = [{"name": NOT_UNDERSTOOD, "confidence": first["confidence"]}, *ranking]
        first = ranking[0]
        message.set(INTENT, first, add_to_output=True)
        message.set("intent_ranking", ranking[:RANKING_LENGTH], add_to_output=True)
        message.set(TOPICS, [entry["name"].removeprefix(ASK) for entry in topics], add_to_output=True)

    def _asks_more(self, asked: Sequence[Question], ranking: Ranking) -> bool:
        return len(asked) > 1 and bool(ranking[0]["confidence"] < self._config["one_confidence"])

    def _is_unsure(self, ranking: Ranking) -> bool:
        best, second = ranking[0]["confidence"], ranking[1]["confidence"]
        return bool(best < self._config["fallback_confidence"] or abs(best - second) < self._config["fallback_margin"])

    def _topics(self, asked: Sequence[Question], whole: Ranking) -> Ranking:
        """What the parts ask, each topic once: sure for its part, and not unthinkable for the whole message."""
        supported = {entry["name"] for entry in whole if entry["confidence"] >= self._config["whole_confidence"]}
        best = [ranking[0] for ranking in self._rank([question.with_lead for question in asked])]
        sure = [entry for entry in best if _is_topic(entry) and self._is_asked(entry, entry["name"] in supported)]
        return list({entry["name"]: entry for entry in reversed(sure)}.values())[::-1]

    def _is_asked(self, part: dict[str, Any], supported: bool) -> bool:
        return bool(part["confidence"] >= self._config["part_confidence" if supported else "own_confidence"])

    def _told_and_asked(self, asked: Sequence[Question], whole: dict[str, Any]) -> dict[str, Any]:
        """The question at the end of a message that mostly tells the situation."""
        if whole["name"] != TELLS or not asked:
            return whole
        own = self._rank([asked[-1].clause])[0][0]
        return own if _is_topic(own) and own["confidence"] >= self._config["part_confidence"] else whole

    def _rank(self, texts: Sequence[str]) -> list[Ranking]:
        matrix = self._features.transform(texts, [tokens_of(text) for text in texts])
        return [sorted(({"name": str(name), "confidence": float(chance)}
                        for name, chance in zip(self._classifier.classes_, line, strict=True)),
                       key=lambda entry: -entry["confidence"]) for line in self._classifier.predict_proba(matrix)]


def _is_topic(entry: dict[str, Any]) -> bool:
    return bool(entry["name"].startswith(ASK)) and entry["name"] not in NO_TOPIC


def _file(folder: Path) -> Path:
    return folder / "topics.joblib"

"""GiNZA trimmed to what a message needs: Sudachi's tokens with lemma and part of speech, and static word vectors."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from spacy.language import Language
from spacy.tokens import Token as Word

UNUSED_PIPES = ["tok2vec", "parser", "ner", "morphologizer", "compound_splitter", "bunsetu_recognizer"]
VECTOR_WIDTH = 300


@cache
def ginza() -> Language:
    """The trimmed model, loaded once a process."""
    return spacy.load("ja_ginza", exclude=UNUSED_PIPES)


def folded(text: str) -> str:
    """Text in one width and case, as every component compares it."""
    return unicodedata.normalize("NFKC", text).lower()


def word_vector(word: str) -> NDArray[np.float32]:
    """The static vector of a word; zeros for an unknown one."""
    vectors = ginza().vocab.vectors
    key = ginza().vocab.strings[word]
    return vectors[key] if key in vectors else np.zeros(VECTOR_WIDTH, dtype=np.float32)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class GinzaTokenizer(Tokenizer):
    """Splits a message into Sudachi's words; each token carries its lemma and, as data, part of speech and reading."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Nothing to configure beyond Rasa's own tokenizer settings."""
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None,
                "prefix_separator_symbol": None}

    @staticmethod
    def required_packages() -> list[str]:
        """The packages this component needs."""
        return ["spacy", "ginza", "ja_ginza"]

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """The tokens of one attribute of a message, over the folded text."""
        return tokens_of(str(message.get(attribute) or ""))


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text after folding."""
    return [Token(word.text, word.idx, lemma=word.lemma_, data={"pos": word.pos_, "reading": _reading(word)})
            for word in ginza()(folded(text)) if word.text.strip()]


def _reading(word: Word) -> str:
    """How a word is read, in katakana; the word itself where Sudachi does not know."""
    return next(iter(word.morph.get("Reading")), word.text)

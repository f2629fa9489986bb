"""What the intent classifier sees of a message: n-grams of its characters and of its reading, lemmas, word vectors.

The reading makes 照明書, しょうめいしょ and 証明書 the same to the classifier.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rasa.nlu.tokenizers.tokenizer import Token
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from nlu.ginza import VECTOR_WIDTH, folded, word_vector

CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "ADV", "PRON", "NUM"}


class Features:
    """Turns texts with their tokens into one sparse matrix; fitted on the training phrasings."""

    def __init__(self, vector_weight: float) -> None:
        self.vector_weight = vector_weight
        self._characters = TfidfVectorizer(analyzer="char", ngram_range=(1, 4), min_df=2, sublinear_tf=True)
        self._readings = TfidfVectorizer(analyzer="char", ngram_range=(1, 4), min_df=2, sublinear_tf=True)
        self._lemmas = TfidfVectorizer(analyzer=lemmas_and_pairs, min_df=2, sublinear_tf=True)

    def fit_transform(self, texts: Sequence[str], tokens: Sequence[list[Token]]) -> csr_matrix:
        """Learn the vocabulary and give the matrix of the training phrasings."""
        self._characters.fit(map(compact, texts))
        self._readings.fit(map(reading, tokens))
        self._lemmas.fit(tokens)
        return self.transform(texts, tokens)

    def transform(self, texts: Sequence[str], tokens: Sequence[list[Token]]) -> csr_matrix:
        """The matrix of other texts, in the vocabulary learnt before."""
        vectors = self.vector_weight * np.array([mean_vector(line) for line in tokens])
        return hstack([self._characters.transform(map(compact, texts)), self._readings.transform(map(reading, tokens)),
                       self._lemmas.transform(tokens), csr_matrix(vectors)]).tocsr()


def compact(text: str) -> str:
    """Folded text without blanks, which say nothing in Japanese, and with one digit for every number."""
    return re.sub(r"\d+", "0", re.sub(r"\s+", "", folded(text)))


def reading(tokens: list[Token]) -> str:
    """The message as it is read aloud, without numbers."""
    return re.sub(r"\d+", "", "".join(token.data.get("reading", "") for token in tokens))


def lemmas_and_pairs(tokens: list[Token]) -> list[str]:
    """Lemmas and neighbouring pairs of lemmas."""
    lemmas = [token.lemma for token in tokens]
    return [*lemmas, *(f"{one} {other}" for one, other in pairwise(lemmas))]


def mean_vector(tokens: list[Token]) -> NDArray[np.float64]:
    """The normalised mean of the content words' vectors; zeros where none is known."""
    vectors = [word_vector(token.text) for token in tokens if token.data.get("pos") in CONTENT]
    known = [vector / norm for vector in vectors if (norm := float(np.linalg.norm(vector)))]
    if not known:
        return np.zeros(VECTOR_WIDTH)
    mean = np.mean(known, axis=0)
    return np.asarray(mean / (np.linalg.norm(mean) or 1.0))

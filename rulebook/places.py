"""Counters by the names residents give them: kana, short forms, one typing slip. Recognises, states nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

CENTRE = "まちづくりセンター"
BRANCH = "総合支所くみん窓口"
WARD_OFFICE = ("世田谷区役所", "区役所", "くやくしょ", "区やくしょ", "本庁")
OTHER_OFFICE = "(?!世田谷)[一-龠]{1,5}[区市町村]役[所場]"
CLOSE_ENOUGH = 0.75
ADDRESS = r"\d+(?:[-ー−]|丁目|番|の\d)|[一二三四五六七八九十]+丁目"
HOME = "在住|に(?:は)?(?:住|すん)|住み|住まい|で暮"
NOT_A_COUNTER = rf"(?!区(?!民|役)|市|県|線|通り|駅前店|{HOME}|小学校|中学校|病院|{ADDRESS})"
NEAREST = re.compile("近い|近く|ちかい|ちかく|最寄り?|もより")
ONLY_SPOKEN_OF = (  # the office as somebody who says, asks or writes something, not as the counter to go to
    "(?!(?:に|へ|で)(?:も)?(?:聞いて|きいて|聞け|聞いた|問い合わせ|電話|確認して)|の(?:人|方|職員|担当)|"
    "から(?:の)?(?:電話|手紙|連絡|封筒|はがき|ハガキ|通知|お知らせ|案内|届|来た|きた|来て|言われ))")


@dataclass(frozen=True)
class Name:
    """A name as somebody wrote it: the place meant and, where it was said, the kind of counter."""

    place: str
    kind: str | None

    def fits(self, official: str) -> bool:
        """Whether an official counter name is what was meant."""
        return official.startswith(self.place) and official[len(self.place):] in KINDS and (
            self.kind is None or official == self.place + self.kind)


def recognise(written: str) -> Name | None:
    """The place and kind behind a written name; None for a name that is no counter of the ward."""
    text = _folded(written)
    if text in WARD_OFFICE:
        return Name("世田谷", BRANCH)
    kind_word = max((word for word in _kind_words() if text.endswith(word)), key=len, default="")
    place = _place(text.removesuffix(kind_word) or text)
    return None if place is None else Name(place, _kind_words().get(kind_word))


def mention(text: str) -> str | None:
    """The first counter named in running text, as written (folded to standard width); None without one. A place that
    somebody lives in counts only where the nearest counter is asked for."""
    words = _folded(text)
    found = _mention_pattern().search(words) or (NEAREST.search(words) and _home_pattern().search(words))
    return found.group() if found else None


def spellings() -> Mapping[str, tuple[str, ...]]:
    """Every place of the ward with the ways it is written."""
    return {place: (place, *words) for place, words in _entries()["readings"].items()}


def kinds_written(kind: str) -> tuple[str, ...]:
    """The words that residents add for a kind of counter."""
    return tuple(_entries()["kinds"][kind])


def _place(word: str) -> str | None:
    word = word.removeprefix("世田谷区") or word
    if word in _readings():
        return _readings()[word]
    close = get_close_matches(word, list(_readings()), n=1, cutoff=CLOSE_ENOUGH) if len(word) > 2 else []
    return _readings()[close[0]] if close else None


def _folded(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@cache
def _entries() -> Mapping[str, Mapping[str, list[str]]]:
    entries: Mapping[str, Mapping[str, list[str]]] = YAML(typ="safe").load(Path(__file__).parent / "places.yml")
    return entries


@cache
def _readings() -> Mapping[str, str]:
    return {word: place for place, words in spellings().items() for word in words}


@cache
def _kind_words() -> Mapping[str, str]:
    return {word: kind for kind, words in _entries()["kinds"].items() for word in words}


@cache
def _mention_pattern() -> re.Pattern[str]:
    kinds = _alternatives(_kind_words())
    any_place = _alternatives(_readings())
    with_kind, bare = f"(?:{any_place})の?(?:{kinds})", f"(?:{_smaller_places()}){NOT_A_COUNTER}"
    return re.compile(f"(?:{OTHER_OFFICE}|{_alternatives(WARD_OFFICE)}){ONLY_SPOKEN_OF}|{with_kind}|{bare}")


@cache
def _home_pattern() -> re.Pattern[str]:
    return re.compile(f"(?:{_smaller_places()})(?={HOME})")


def _smaller_places() -> str:
    return _alternatives(word for word in _readings() if word not in ("世田谷", "せたがや"))


def _alternatives(words: object) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


KINDS = (BRANCH, "出張所", CENTRE)

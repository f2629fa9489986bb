"""An answer as it is read aloud and shown in a notification: whole sentences, the answer itself first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from channels.line_limits import ALT_TEXT
from channels.line_words import Words

Block = Mapping[str, Any]
Said = Iterator[str]
STOPS = ("。", "?", "？", "!", "！")


def spoken(blocks: Sequence[Block], words: Words) -> str:
    """As many whole sentences as an altText holds, in order; it says so where some are left to the card."""
    told = (line for block in blocks for line in RENDERERS.get(block["type"], _lines)(block, words))
    sentences = [_ended(line) for line in told if line]
    whole = "\n".join(sentences)
    return whole if ALT_TEXT.holds(whole) else _shortened(sentences, words["say_more"])


def _shortened(sentences: Iterable[str], ending: str) -> str:
    """The sentences that fit with the ending; one too long is left out, never cut."""
    kept = ""
    for sentence in sentences:
        if ALT_TEXT.holds(f"{kept}{sentence}\n{ending}"):
            kept += f"{sentence}\n"
    return kept + ending


def _ended(line: str) -> str:
    return line if line.endswith(STOPS) else f"{line}。"


def _lines(block: Block, _: Words) -> Said:
    yield from block.get("text", "").split("\n")


def _checklist(block: Block, words: Words) -> Said:
    if block["items"]:
        yield words["say_items"].format(items="、".join(map(_item, block["items"])))


def _item(item: Mapping[str, str]) -> str:
    return item["label"] + "".join(f"({item[key]})" for key in ("reason", "substitute") if item.get(key))


def _steps(block: Block, words: Words) -> Said:
    for step in block["steps"]:
        yield words["say_step"].format(title=step["title"], text=step["text"])
        yield from _checklist(step, words)


def _timeline(block: Block, words: Words) -> Said:
    for entry in block["entries"]:
        yield words["say_day"].format(date=entry["date_text"], label=entry["label"])


def _counters(block: Block, words: Words) -> Said:
    """One counter with all that is known of it; of several, what they are called and whom they take."""
    if block["counters"]:
        about = _about if len(block["counters"]) == 1 else _whom
        named = (f"{counter['name']}({'、'.join(about(counter))})" for counter in block["counters"])
        yield words["say_counters"].format(names="、".join(named))


def _whom(counter: Mapping[str, Any]) -> list[str]:
    return [counter["agents"]]


def _about(counter: Mapping[str, Any]) -> list[str]:
    details = [f"{detail['label']} {detail['text']}" for detail in counter["details"]]
    return [*_whom(counter), *details, *([counter["as_of_text"]] if counter.get("as_of_text") else [])]


def _sources(block: Block, _: Words) -> Said:
    """Without the addresses, which nobody can follow by ear."""
    return (source["text"] for source in block["sources"])


RENDERERS: Mapping[str, Callable[[Block, Words], Said]] = {
    "checklist": _checklist,
    "steps": _steps,
    "timeline": _timeline,
    "counters": _counters,
    "sources": _sources,
}

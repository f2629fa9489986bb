"""The blocks of an answer as plain text, for a bubble, a console or a telephone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

Block = Mapping[str, Any]


def plain_text(blocks: Iterable[Block]) -> str:
    """Every block in order, one line a statement."""
    return "\n".join(line for block in blocks for line in RENDERERS[block["type"]](block))


def _text(block: Block) -> list[str]:
    return [block["text"]]


def _checklist(block: Block) -> list[str]:
    return [_item(item) for item in block["items"]]


def _item(item: Mapping[str, str]) -> str:
    return f"・{item['label']}" + "".join(f"({item[key]})" for key in ("reason", "substitute") if key in item)


def _steps(block: Block) -> list[str]:
    return [line for step in block["steps"]
            for line in (f"【{step['title']}】{step['text']}", *(_item(item) for item in step["items"]))]


def _timeline(block: Block) -> list[str]:
    return [f"・{entry['date_text']}:{entry['label']}" for entry in block["entries"]]


def _counters(block: Block) -> list[str]:
    return [f"・{counter['name']}({'、'.join(_about(counter))})" for counter in block["counters"]]


def _about(counter: Mapping[str, Any]) -> list[str]:
    details = [f"{detail['label']}:{detail['text']}" for detail in counter["details"]]
    return [counter["agents"], *details, *([counter["as_of_text"]] if "as_of_text" in counter else [])]


def _sources(block: Block) -> list[str]:
    return [f"{source['text']} {source['url']}" for source in block["sources"]]


RENDERERS: Mapping[str, Callable[[Block], list[str]]] = {
    "headline": _text,
    "correction": _text,
    "why": _text,
    "checklist": _checklist,
    "steps": _steps,
    "timeline": _timeline,
    "counters": _counters,
    "next": _text,
    "sources": _sources,
}

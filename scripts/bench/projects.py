"""The assistants that are compared, each as a Rasa project in a folder of its own, trained on the same phrasings."""

from __future__ import annotations

import random
import shutil
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent.parent
STOCK_CONFIG = Path(__file__).with_name("stock.yml")
PYTHON_ROOMS = ("actions", "channels", "guard", "nlu", "rulebook", "runtime", "widget")
YAML_1_2 = YAML(typ="safe")

Block = dict[str, Any]


def ours(folder: Path, phrasings: int | None) -> Path:
    """This project with at most so many phrasings (all where None)."""
    _common(folder, phrasings)
    shutil.copytree(ROOT / "data" / "rules", folder / "data" / "rules")
    for name in ("config.yml", "endpoints.yml", "credentials.yml"):
        shutil.copy(ROOT / name, folder)
    return folder


def stock(folder: Path, phrasings: int | None, action_port: int) -> Path:
    """The same phrasings, domain and actions under the stock pipeline, with the rules told as stories for TED."""
    _common(folder, phrasings)
    shutil.copy(STOCK_CONFIG, folder / "config.yml")
    _write(folder / "data" / "stories.yml", {"version": "3.1", "stories": list(_stories())})
    _write(folder / "endpoints.yml", {"action_endpoint": {"url": f"http://127.0.0.1:{action_port}/webhook"}})
    _write(folder / "credentials.yml", {"rest": None})
    return folder


def _common(folder: Path, phrasings: int | None) -> None:
    folder.mkdir(parents=True)
    for room in PYTHON_ROOMS:
        (folder / room).symlink_to(ROOT / room)
    shutil.copytree(ROOT / "data" / "responses", folder / "data" / "responses")
    shutil.copy(ROOT / "domain.yml", folder)
    _write(folder / "data" / "nlu.yml", {"version": "3.1", "nlu": list(_sample(phrasings))})


def _sample(phrasings: int | None) -> Iterable[Block]:
    """The training phrasings, thinned evenly within each intent; the same ones at every call."""
    lines: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for block in YAML_1_2.load(path)["nlu"]:
            lines[block["intent"]] += block["examples"].splitlines()
    share = 1.0 if phrasings is None else phrasings / sum(map(len, lines.values()))
    for intent, examples in lines.items():
        kept = random.Random(intent).sample(examples, max(1, round(share * len(examples))))
        yield {"intent": intent, "examples": "\n".join(kept) + "\n"}


def _stories() -> Iterable[Block]:
    for path in sorted((ROOT / "data" / "rules").glob("*.yml")):
        for rule in YAML_1_2.load(path)["rules"]:
            yield {"story": rule["rule"], "steps": rule["steps"]}


def _write(path: Path, content: Block) -> None:
    yaml = YAML(typ="safe")
    yaml.default_flow_style = False
    yaml.width = 10000
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(content, file)

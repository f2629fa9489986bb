"""Train and run every assistant, and write the table to docs/benchmarks.md."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scripts.bench import projects, servers, turns
from tests.nlu.evaluate import held_out

PHRASINGS = 1000  # DIET needs hours for all of them; both learn the same thinned set
TURNS, MANY_TURNS = 200, 640
PAGE = projects.ROOT / "docs" / "benchmarks.md"
MARK = "<!-- make bench -->"
COLUMNS = ("", "stock", "ours, same phrasings", "ours, all phrasings")


@dataclass(frozen=True)
class Result:
    """What one assistant costs and is worth."""

    accuracy: float
    training_s: float
    start_s: float
    resident_mib: float
    median_ms: float
    p95_ms: float
    turns_per_s: float


ROWS = (
    ("held-out sentences understood", "accuracy", "{:.3f}"),
    ("training, s", "training_s", "{:.0f}"),
    ("start to first answer, s", "start_s", "{:.1f}"),
    ("resident memory, MiB", "resident_mib", "{:.0f}"),
    ("turn, median, ms", "median_ms", "{:.1f}"),
    ("turn, 95th percentile, ms", "p95_ms", "{:.1f}"),
    (f"turns a second, {turns.CLIENTS} clients", "turns_per_s", "{:.1f}"),
)


def main() -> None:
    """Measure all three and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        place, action_port = Path(folder), servers.free_port()
        results = [
            _measured(projects.stock(place / "stock", PHRASINGS, action_port), "/webhooks/rest/webhook", action_port),
            _measured(projects.ours(place / "same", PHRASINGS), "/webhooks/web/messages", None),
            _measured(projects.ours(place / "all", None), "/webhooks/web/messages", None),
        ]
    table = "\n".join(_table(results))
    print(table)
    _write(table)


def _measured(folder: Path, route: str, action_port: int | None) -> Result:
    print(f"bench: {folder.name}", flush=True)
    training = servers.train(folder)
    texts = [text for text, _ in held_out()][:: max(1, len(list(held_out())) // MANY_TURNS)][:MANY_TURNS]
    with servers.running(folder, route, action_port) as server:
        turns.one_by_one(server.address, texts[:20])
        median, p95 = turns.one_by_one(server.address, texts[:TURNS])
        rate = turns.per_second(server.address, texts)
        memory = server.resident_mib
    return Result(_accuracy(folder), training, server.seconds, memory, median, p95, rate)


def _accuracy(folder: Path) -> float:
    command = [sys.executable, "-m", "scripts.bench.accuracy", str(folder)]
    run = subprocess.run(command, cwd=projects.ROOT, env={**os.environ, **servers.QUIET}, check=True,
                         capture_output=True, text=True)
    return float(run.stdout.split()[-1])


def _table(results: list[Result]) -> Iterator[str]:
    yield f"| {' | '.join(COLUMNS)} |"
    yield f"|{'---|' * len(COLUMNS)}"
    for name, field, shape in ROWS:
        yield f"| {name} | {' | '.join(shape.format(getattr(result, field)) for result in results)} |"


def _write(table: str) -> None:
    """Put the table, with day and machine, between the marks of the page."""
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(MARK)
    _, _, tail = rest.partition(MARK)
    measured = (f"{date.today()}, {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, "
                f"{PHRASINGS} phrasings in the middle columns, {sum(1 for _ in held_out())} held-out sentences")
    PAGE.write_text(f"{head}{MARK}\n\n{measured}\n\n{table}\n\n{MARK}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()

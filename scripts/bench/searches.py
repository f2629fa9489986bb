"""`python -m scripts.bench.searches`: how fast the desk finds, while the searches of its table are typed key by key."""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

from ruamel.yaml import YAML

from desk.search import Search

DAY = date(2026, 11, 22)
TABLE = Path(__file__).parent.parent.parent / "tests" / "desk" / "searches.yml"


def main() -> int:
    """Print the figures for docs/benchmarks.md."""
    started = perf_counter()
    search = Search(DAY)
    built = perf_counter() - started
    times = [_milliseconds(search, text) for text in _typed()]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{len(times)} searches; index built in {built:.1f} s; {memory} MiB")
    for kind, taken in zip(("passed", "of the processor"), zip(*times, strict=True), strict=True):
        print(f"ms {kind}: " + ", ".join(f"{percent}% {_percentile(taken, percent):.1f}" for percent in (50, 95, 99)))
    return 0


def _typed() -> Iterator[str]:
    for row in YAML(typ="safe").load(TABLE):
        yield from (row["typed"][:end] for end in range(1, len(row["typed"]) + 1))


def _milliseconds(search: Search, text: str) -> tuple[float, float]:
    passed, worked = perf_counter(), process_time()
    search.find(text)
    return 1000 * (perf_counter() - passed), 1000 * (process_time() - worked)


def _percentile(values: Sequence[float], percent: int) -> float:
    return sorted(values)[len(values) * percent // 100]


if __name__ == "__main__":
    sys.exit(main())

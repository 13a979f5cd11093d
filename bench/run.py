"""Measure jmap beside its peers: `.venv/bin/python bench/run.py [--write]`.

The two sides of a row take turns, so that whatever else the machine does slows both, and the medians are
compared. Absolute times drift from machine to machine; ratios hardly do, so most budgets are ratios.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import peers
from maps import write_maps

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
TABLE_ON_PAGE = re.compile(r"(?<=<!-- bench -->\n).*?(?=<!-- /bench -->)", re.DOTALL)
TABLE_HEAD = """\
| job | jmap | beside | | ratio | budget now | in the end |
|---|--:|---|--:|--:|--:|--:|
"""

Command = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Race:
    """One row of the table. A budget is times the peer's time, or seconds where there is no peer."""

    job: str
    ours: Command
    peer: str = ""
    theirs: Command | None = None
    rounds: int = 15
    now: float | None = None
    in_the_end: float | None = None


def main() -> None:
    """Run every race and print the table; with `--write` also put it into docs/performance.md."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    arguments = parser.parse_args()
    peers.install()
    with tempfile.TemporaryDirectory(prefix="jmap-bench-") as name:
        folder = Path(name)
        write_maps(folder / "maps", 1000)
        environment = os.environ | {"PATH": peers.search_path(folder / "programs")}
        rows = [row(race, *run(race, environment)) for race in races(folder)]
    table = f"{machine()}\n\n{TABLE_HEAD}{''.join(rows)}"
    print(table)
    if arguments.write:
        page = PAGE.read_text("utf-8")
        PAGE.write_text(TABLE_ON_PAGE.sub(lambda _: f"\n{table}\n", page), "utf-8")


def races(folder: Path) -> list[Race]:
    """Return the rows; docs/performance.md says where the budgets come from."""
    python, jmap = sys.executable, str(Path(sys.executable).with_name("jmap"))
    maps = folder / "maps"
    one = maps / "journey-0000.journey.yaml"
    lint_one, lint_all = (jmap, "lint", str(one)), (jmap, "lint", str(maps))
    render_one = (jmap, "render", str(one), "-o", str(folder / "one.html"))
    render_all = (jmap, "render", "--quiet", str(maps), "-o", str(folder / "pages"))
    nothing, check, check_all = (python, "-c", "pass"), peers.yamllint(one), peers.yamllint(maps)
    mermaid, wireviz = peers.mermaid(folder), peers.wireviz(folder)
    return [
        Race("`jmap --version`", (jmap, "--version"), "`python -c pass`", nothing, rounds=31, now=2),
        Race("lint 1 map", lint_one, "yamllint", check, now=2.5, in_the_end=1),
        Race("lint 1,000 maps", lint_all, "yamllint", check_all, rounds=3, now=0.05, in_the_end=0.015),
        Race("render 1 map", render_one, "mermaid-cli", mermaid, rounds=5, now=0.2),
        Race("render 1 map", render_one, "WireViz", wireviz, in_the_end=1),
        Race("render 1,000 maps", render_all, rounds=5, now=3),
    ]


def run(race: Race, environment: dict[str, str]) -> tuple[float, float | None]:
    """Return the median seconds of both sides, which take turns after one turn each that warms the caches."""
    ours, theirs = [], []
    for _ in range(race.rounds + 1):
        ours.append(seconds(race.ours, environment))
        if race.theirs:
            theirs.append(seconds(race.theirs, environment))
    return median(ours[1:]), median(theirs[1:]) if theirs else None


def seconds(command: Command, environment: dict[str, str]) -> float:
    """Return how long a command takes, which must do what it is asked for."""
    start = time.perf_counter()
    process = subprocess.run(
        command, env=environment, capture_output=True, stdin=subprocess.DEVNULL, check=False
    )
    taken = time.perf_counter() - start
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{process.stderr.decode()[-2000:]}")
    return taken


def row(race: Race, ours: float, theirs: float | None) -> str:
    """Return the row of a race."""
    unit = " ×" if race.peer else " s"
    measure = ours / theirs if theirs else ours
    unmeasured = race.peer and theirs is None
    cells = [
        race.job,
        duration(ours),
        race.peer,
        "not on this machine" if unmeasured else duration(theirs),
        f"{measure:.2g} ×" if theirs else "",
        *(f"≤ {budget:g}{unit}" if budget else "" for budget in (race.now, race.in_the_end)),
    ]
    if race.now and not unmeasured:
        cells[5] += " ✓" if measure <= race.now else " ✗"
    return f"| {' | '.join(cells)} |\n"


def duration(value: float | None) -> str:
    """Return seconds as people read them."""
    if value is None:
        return ""
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.0f} ms"


def machine() -> str:
    """Say when and on what this was measured."""
    described = Path("/proc/cpuinfo").read_text("utf-8") if Path("/proc/cpuinfo").exists() else ""
    model = re.search(r"model name\s*: (.*)", described)
    processor = model[1] if model else platform.processor() or platform.machine()
    today = datetime.now(tz=UTC).date().isoformat()
    system = f"{platform.system()}, Python {platform.python_version()}"
    return f"Measured on {today}: {os.cpu_count()} cores ({processor}), {system}; medians."


if __name__ == "__main__":
    main()

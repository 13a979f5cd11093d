"""Measure jmap beside its peers: `.venv/bin/python bench/run.py [--write]`, on Linux or macOS.

The two sides of a row take turns, so that whatever else the machine does slows both, and the medians are
compared. What a run has written goes to the disk before the next one starts, or would slow that one. Absolute
times drift from machine to machine; ratios hardly do, so most budgets are ratios.
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
from commits import MAP, write_commits
from maps import edited, write_history, write_maps

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
TABLE_ON_PAGE = re.compile(r"(?<=<!-- bench -->\n).*?(?=<!-- /bench -->)", re.DOTALL)
TABLE_HEAD = """\
| job | jmap | beside | | ratio | budget now | in the end |
|---|--:|---|--:|--:|--:|--:|
"""

GROWTH_HEAD = """\
| maps, without a cache | time | processor time of one | most memory of a process |
|--:|--:|--:|--:|
"""
FEW, MANY, MOST = 100, 1000, 10_000
CHANGED, COMMITS = 20, 500
JMAP = str(Path(sys.executable).with_name("jmap"))
ROUND = "{round}"
"""Becomes the number of the round in our side's command."""
NOTHING = (sys.executable, "-c", "pass")

Command = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds, those of all processors together, and the largest process in MiB."""

    seconds: float
    processor: float
    memory: float


@dataclass(frozen=True, slots=True)
class Race:
    """One row of the table. A budget is times the peer's time, or seconds where there is no peer."""

    job: str
    ours: Command
    peer: str = ""
    theirs: Command | None = None
    rounds: int = 15
    """How often each side runs after it has warmed up; what runs once takes long enough without that."""
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
        for count in (FEW, MANY, MOST):
            write_maps(folder / f"{count}-maps", count)
        os.chdir(folder)
        os.environ["PATH"] = peers.search_path(folder / "programs")
        rows = [row(race, *run(race)) for race in races(folder)]
        growth = [growth_row(count) for count in (FEW, MANY, MOST)]
    table = f"{machine()}\n\n{TABLE_HEAD}{''.join(rows)}\n{GROWTH_HEAD}{''.join(growth)}"
    print(table)
    if arguments.write:
        page = PAGE.read_text("utf-8")
        PAGE.write_text(TABLE_ON_PAGE.sub(lambda _: f"\n{table}\n", page), "utf-8")


def races(folder: Path) -> list[Race]:
    """Return the rows; docs/performance.md says where the budgets come from."""
    maps = folder / f"{MANY}-maps"
    one, *_ = files = sorted(maps.iterdir())
    schema = folder / "schema.json"
    cost((JMAP, "schema", "--output", str(schema)))
    lint_one, lint_all = (JMAP, "lint", "--no-cache", str(one)), (JMAP, "lint", "--no-cache", str(maps))
    lint_again = (JMAP, "lint", "--quiet", f"{MOST}-maps")
    render_one = (JMAP, "render", str(one), "-o", str(folder / "one.html"))
    render_all = (JMAP, "render", "--quiet", str(maps), "-o", str(folder / f"pages-{ROUND}"))
    render_again = (JMAP, "render", "--quiet", str(maps), "-o", str(folder / "pages"))
    yamllint, schema_check, spectral = "yamllint", "check-jsonschema", "spectral"
    check_one, check_all = peers.check_jsonschema(schema, [one]), peers.check_jsonschema(schema, files)
    rules_one, rules_all = peers.spectral(folder, str(one)), peers.spectral(folder, f"{maps}/*.yaml")
    other = folder / "edited.journey.yaml"
    other.write_text(edited(one.read_text("utf-8")), "utf-8")
    history = folder / "history"
    write_history(history, MANY, CHANGED)
    diff_one = (JMAP, "diff", "--isolated", str(one), str(other))
    diff_all = (JMAP, "diff", "--isolated", "--since", "base", str(history))
    compare = timed("jmap.diff(*(jmap.load(path) for path in sys.argv[1:]))", one, other)
    load_twice = timed("[jmap.load(path) for path in sys.argv[1:] * 2]", one, other)
    return [
        Race("`jmap --version`", (JMAP, "--version"), "`python -c pass`", NOTHING, rounds=31, now=2),
        Race("lint 1 map", lint_one, yamllint, peers.yamllint(one), now=2.5, in_the_end=1),
        Race("lint 1 map", lint_one, schema_check, check_one, rounds=5),
        Race("lint 1 map", lint_one, spectral, rules_one, rounds=5),
        Race("lint 1,000 maps", lint_all, yamllint, peers.yamllint(maps), 1, now=0.05, in_the_end=0.015),
        Race("lint 1,000 maps", lint_all, schema_check, check_all, rounds=1),
        Race("lint 1,000 maps", lint_all, spectral, rules_all, rounds=1),
        Race("lint 10,000 maps, all in the cache", lint_again, rounds=9, now=0.3),
        Race("render 1 map", render_one, "mermaid-cli", peers.mermaid(folder), rounds=5, now=0.2),
        Race("render 1 map", render_one, "WireViz", peers.wireviz(folder), in_the_end=1),
        Race("render 1 map", render_one, "D2", peers.d2(folder), rounds=5),
        Race("render 1,000 maps into a new folder", render_all, rounds=9, now=3),
        Race("render 1,000 maps again", render_again, rounds=9, now=3),
        Race("load 2 maps and compare them, 200 times", compare, "load them twice", load_twice, 5, now=1),
        Race("diff 2 maps", diff_one, "deepdiff", peers.deepdiff(one, other), rounds=5),
        Race(
            "diff --since, 20 of 1,000 maps", diff_all, "git diff", peers.git_diff(history, "base"), rounds=5
        ),
        log_race(folder / "commits"),
    ]


def log_race(folder: Path) -> Race:
    """Return the row on the history of one map, in a repository that is made for it."""
    write_commits(folder, COMMITS)
    ours = (JMAP, "log", "--isolated", str(folder / MAP))
    return Race(f"log of {COMMITS} commits", ours, "git log -p", peers.git_log(folder, MAP), rounds=5)


def timed(expression: str, *paths: Path) -> Command:
    """Return the command that evaluates an expression so often that the start of Python hardly counts."""
    script = f"import sys, jmap\nfor _ in range(200): {expression}"
    return (sys.executable, "-c", script, *map(str, paths))


def run(race: Race) -> tuple[float, float | None]:
    """Return the median seconds of both sides, which take turns."""
    ours, theirs = [], []
    for number in range(race.rounds + (race.rounds > 1)):
        ours.append(cost(tuple(part.replace(ROUND, str(number)) for part in race.ours)).seconds)
        if race.theirs:
            theirs.append(cost(race.theirs).seconds)
    return median(ours[-race.rounds :]), median(theirs[-race.rounds :]) if theirs else None


def cost(command: Command) -> Cost:
    """Return what a command takes, which must do what it is asked for."""
    if hasattr(os, "sync"):
        os.sync()
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        taken = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            said.seek(0)
            told = said.read().decode()[-2000:]
            sys.exit(f"{' '.join(command)[:200]} ended with {process.returncode}:\n{told}")
    kibibytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Cost(taken, usage.ru_utime + usage.ru_stime, kibibytes / 1024)


def growth_row(count: int) -> str:
    """Return the row of the second table: what a run on so many maps takes, and each of the maps."""
    start = cost((JMAP, "lint", "--no-cache", "--show-files", f"{FEW}-maps"))
    whole = cost((JMAP, "lint", "--no-cache", "--quiet", f"{count}-maps"))
    each = (whole.processor - start.processor) / count
    return f"| {count:,} | {duration(whole.seconds)} | {each * 1000:.1f} ms | {whole.memory:.0f} MiB |\n"


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

"""Linting thousands of maps: the same report from many processes, little in memory, and a quick end."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest

from jmap import cli
from jmap.commands import progress, spread
from jmap.commands.lint_files import Plan, lint_batch
from jmap.commands.output import Output
from jmap.commands.progress import with_progress
from jmap.errors import ExitCode
from jmap.lint.select import chosen
from jmap.project.discover import Search, find_maps

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from rich.progress import Progress

CLEAN = """\
title: Buying shoes
scenario: The old ones are gone.
personas: {mia: {name: Mia, goals: [walk far]}}
stages:
  - {name: Discover, touchpoints: [Advert], actions: [Looks around], emotion: curious}
"""
FLAWED = CLEAN.replace(", emotion: curious", "")
COUNT = 230
"""More than are worth one process."""
AT_WORK = """\
import os, sys, time
import jmap.commands.lint_files as module
from jmap.commands import spread
from jmap.__main__ import main
real, first = module.lint_batch, os.getpid()
spread._cores = lambda: 2

def lint_batch(paths, plan):
    if os.getpid() == first:
        return real(paths, plan)
    os.write(1, b"%d\\n" % os.getpid())
    for _ in range(1000):
        time.sleep(0.1)

module.lint_batch = lint_batch
sys.exit(main())
"""
"""Runs jmap with processes that never finish; each says its number once it is at work."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number in range(COUNT):
        text = FLAWED if number % 50 == 0 else CLEAN
        (tmp_path / f"map-{number:03}.journey.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def linted(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Return the exit code and what was said."""
    code = cli.run(["lint", "--today=2026-11-22", *arguments])
    said = capsys.readouterr()
    return code, said.out + said.err


def test_one_process_and_many_say_the_same_and_so_does_the_cache(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(spread, "_cores", lambda: 1)
    alone = linted("--no-cache", capsys=capsys)
    monkeypatch.setattr(spread, "_cores", lambda: 2)

    assert linted(capsys=capsys) == alone
    assert linted(capsys=capsys) == alone
    assert alone[0] == ExitCode.FOUND
    assert alone[1].count("error[JM102]") == len(range(0, COUNT, 50))
    assert f"in {COUNT} files" in alone[1]


def test_where_all_is_known_neither_rules_nor_models_are_loaded() -> None:
    script = "import sys; from jmap.__main__ import main; main(); print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", script, "lint"]
    # What measures coverage loads modules of its own.
    unmeasured = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}
    subprocess.run(command, capture_output=True, check=True, env=unmeasured)
    process = subprocess.run(command, capture_output=True, text=True, check=True, env=unmeasured)

    loaded = set(process.stderr.splitlines()[-1].split())
    assert {"yaml", "jmap.model.load", "jmap.lint.registry", "multiprocessing"}.isdisjoint(loaded)
    assert "jmap.project.cache" in loaded


def test_what_is_handed_back_of_clean_maps_is_small() -> None:
    paths = find_maps(["."], Search(libraries=True))
    batch = lint_batch(paths[1:41], Plan(chosen(["missing-emotion"]), date(2026, 11, 22)))

    assert not any(found.diagnostics for found in batch.found)
    assert len(pickle.dumps(batch)) / len(batch.found) < len(CLEAN)


def processes_of(group: int) -> bool:
    """Whether a process group still has a process that has not ended."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(sys.platform != "linux", reason="the processes of the script are forked")
@pytest.mark.parametrize(
    ("number", "to", "code"),
    [
        (signal.SIGINT, "all", ExitCode.INTERRUPTED),
        (signal.SIGINT, "jmap", ExitCode.INTERRUPTED),
        (signal.SIGTERM, "jmap", -signal.SIGTERM),
        (signal.SIGKILL, "jmap", -signal.SIGKILL),
        (signal.SIGKILL, "a worker", ExitCode.USAGE),
    ],
)
def test_whatever_ends_it_ends_all_its_processes(number: signal.Signals, to: str, code: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", AT_WORK, "lint"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout
        workers = [int(process.stdout.readline()) for _ in range(2)]
        if to == "all":
            os.killpg(process.pid, number)
        else:
            os.kill(process.pid if to == "jmap" else workers[0], number)
        _, told = process.communicate(timeout=30)

    for _ in range(300):
        if not processes_of(process.pid):
            break
        time.sleep(0.1)
    assert not processes_of(process.pid)
    assert process.returncode == code
    assert told == "" if to != "a worker" else told.startswith("error: one of the processes")


class Bar:
    """Stands in for the bar on a terminal."""

    task_ids = (0,)

    def __init__(self) -> None:
        self.seen: list[int] = []
        self.stopped = False

    def update(self, _task: int, *, completed: int, refresh: bool) -> None:
        assert refresh
        self.seen.append(completed)

    def stop(self) -> None:
        self.stopped = True


def batches() -> Generator[tuple[int, str], None, None]:
    """Yield results with their sizes."""
    yield 2, "a"
    yield 3, "b"


@pytest.mark.parametrize(
    ("watched", "patience", "seen"), [(True, -1.0, [2, 5]), (True, 1000.0, []), (False, -1.0, [])]
)
def test_a_bar_is_shown_where_somebody_watches_and_it_takes_long(
    watched: bool,  # noqa: FBT001  a parameter of the test
    patience: float,
    seen: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bar = Bar()
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setattr(progress, "_bar", lambda _doing, _count: cast("Progress", bar))
    monkeypatch.setattr(Output, "interactive", watched)

    assert list(with_progress(batches(), 5, "Linting", Output())) == ["a", "b"]
    assert bar.seen == seen
    assert bar.stopped == bool(seen)


def test_work_that_nobody_waits_for_any_more_is_ended() -> None:
    work = batches()
    results = with_progress(work, 5, "Linting", Output())
    next(results)
    results.close()

    assert list(work) == []

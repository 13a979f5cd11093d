"""Measure what the page's script costs in Chromium: `.venv/bin/python bench/page.py`.

The map has twelve stages of eight steps. The script is run as the page runs it, between two marks of the
browser's own clock; no test measures time.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import jmap

if TYPE_CHECKING:
    from playwright.sync_api import Page

STAGES, STEPS, ROUNDS = 12, 8, 9
BUDGET = 50
"""Milliseconds of script at load, and for each choice."""
CHOICES = {
    "a persona": "persona=p1",
    "a persona and a channel": "persona=p1&channel=c2",
    "persona, channel, owner and evidence": "persona=p0&channel=c1&owner=t0&evidence=assumed",
    "rows moved, hidden and folded": "hide=goal&fold=pains,thoughts&order=reasons,steps",
}
LOADED = "performance.measure('script', 'begun', 'done').duration"
CHOSEN = """(text) => {
  reset();
  document.body.getBoundingClientRect();
  const begun = performance.now();
  choose(Object.fromEntries(new URLSearchParams(text)));
  const done = performance.now();
  document.body.getBoundingClientRect();
  return [done - begun, performance.now() - begun];
}"""


def main() -> None:
    """Print the medians."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - the bench alone starts a browser

    loaded = jmap.loads(large_map())
    assert loaded.map is not None, loaded.diagnostics
    marked = jmap.render(loaded).decode()
    marked = marked.replace('<script type="module">', "<script>performance.mark('begun');\n")
    marked = marked.replace("</script>", "\nperformance.mark('done')</script>")
    with tempfile.TemporaryDirectory(prefix="jmap-bench-") as folder, sync_playwright() as playwright:
        file = Path(folder, "page.html")
        file.write_text(marked, "utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_context(bypass_csp=True).new_page()
        rounds = [measured(page, file.as_uri()) for _ in range(ROUNDS)]
        browser.close()
    print(f"{len(marked) // 1024} KiB, {STAGES} stages of {STEPS} steps; medians of {ROUNDS} rounds in ms")
    for name in rounds[0]:
        script, drawn = (median(one[name][side] for one in rounds) for side in (0, 1))
        print(f"{name:40} script {script:5.1f} {'✓' if script <= BUDGET else '✗'}   with layout {drawn:6.1f}")


def measured(page: Page, address: str) -> dict[str, tuple[float, float]]:
    """Return the milliseconds of script, and with the layout that follows, by what was done."""
    page.goto(address)
    load = page.evaluate(LOADED)
    return {"load": (load, load)} | {
        name: tuple(page.evaluate(CHOSEN, text)) for name, text in CHOICES.items()
    }


def large_map() -> str:
    """Return a map in which every row of every stage has something to show."""
    personas = "".join(f"  p{one}: {{name: P{one} Somebody}}\n" for one in range(3))
    channels = ", ".join(f"c{one}: {{name: Channel {one}}}" for one in range(6))
    teams = ", ".join(f"t{one}: {{name: Team {one}}}" for one in range(4))
    head = (
        f"title: A large map\npersonas:\n{personas}channels: {{{channels}}}\nteams: {{{teams}}}\n"
        "evidence: {diaries: {title: Diaries, kind: interview}}\nstages:\n"
    )
    return head + "".join(stage(number) for number in range(STAGES))


def stage(number: int) -> str:
    """Return a stage with its steps, each with a touchpoint, a pain, a quote and feelings."""
    steps = "".join(step(number, index) for index in range(STEPS))
    return (
        f"  - name: Stage {number}\n    goal: Be done with it\n    owner: t{number % 4}\n"
        f"    opportunities: [{{text: Idea {number}, impact: 4, effort: 2, owner: t{number % 3}}}]\n"
        f"    metrics: {{Share {number}: {{value: 20%, target: 30%}}}}\n    steps:\n{steps}"
    )


def step(number: int, index: int) -> str:
    """Return one step."""
    one = number * STEPS + index
    feelings = "".join(
        f"          p{who}: {{emotion: {{score: {(one + who) % 5 - 2}, because: For a reason"
        f"{', evidence: diaries' if (one + who) % 2 else ''}}}}}\n"
        for who in range(3)
    )
    return (
        f"      - name: Step {one}\n        channel: c{one % 6}\n        touchpoints: [Thing {one}]\n"
        f"        thoughts: What is this for?\n        pains: {{text: It hurts {one}, severity: high}}\n"
        f"        per_persona:\n{feelings}"
    )


if __name__ == "__main__":
    main()

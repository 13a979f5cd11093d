"""What all tests share: expected outputs, programs that a machine may lack, and how hard hypothesis tries.

It knows nothing of jmap.
"""

from __future__ import annotations

import difflib
import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Protocol

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser

IN_CI = bool(os.environ.get("CI"))
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
# Root needs the first; the others keep a browser that only sees local files from talking to its maker.
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)

# A property that deserves more asks for a multiple: `settings(max_examples=20 * settings().max_examples)`.
# CI draws the same examples each time, so that a change is judged by what it changes.
for profile, examples in (("dev", 50), ("ci", 500)):
    hypothesis.settings.register_profile(
        profile,
        max_examples=examples,
        deadline=None,
        derandomize=IN_CI,
        print_blob=True,
        suppress_health_check=[hypothesis.HealthCheck.too_slow],
    )
hypothesis.settings.load_profile("ci" if IN_CI else "dev")


class Expected(Protocol):
    """Compare `text` with the content of the file `path`, or with `--refresh` write it there."""

    def __call__(self, path: Path, text: str) -> None: ...


class Program(Protocol):
    """Return where a program is; where it is missing, skip the test, or fail it in CI."""

    def __call__(self, *names: str) -> str: ...


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh",
        action="store_true",
        help="write expected outputs instead of comparing with them; read what changed before you commit it",
    )


def pytest_configure(config: pytest.Config) -> None:
    if IN_CI and config.getoption("--refresh"):
        raise pytest.UsageError(
            "--refresh makes every output the expected one, so it is refused where CI is set"
        )


class Clone:
    """A repository of git in a folder of its own, whose commits are a day apart from 2026-01-01 on."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self.commits = 0
        self.git("init", "--quiet", "--object-format", "sha1", "--initial-branch", "main")

    def git(self, *arguments: str, author: str = "Ada Lovelace") -> str:
        """Run git there and return what it prints."""
        who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in (
            ("NAME", author), ("EMAIL", "somebody@example.com"), ("DATE", self.now))}  # fmt: skip
        nobodys = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        command = ["git", "-C", str(self.folder), *arguments]
        return subprocess.run(
            command, env=os.environ | nobodys | who, capture_output=True, check=True
        ).stdout.decode()

    @property
    def now(self) -> str:
        """The time of the next commit."""
        return f"2026-{1 + self.commits // 28:02}-{1 + self.commits % 28:02}T09:00:00+02:00"

    def commit(self, subject: str, files: Mapping[str, str | None], author: str = "Ada Lovelace") -> str:
        """Write files, or take away those without a text, commit that and return the commit."""
        for name, text in files.items():
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                file.unlink()
            else:
                file.write_text(text, "utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", subject, author=author)
        self.commits += 1
        return self.git("rev-parse", "HEAD").strip()


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: Program) -> Clone:
    """Return an empty repository, which is the current folder."""
    program("git")
    made = Clone(tmp_path / "clone")
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture(scope="session")
def expected(request: pytest.FixtureRequest) -> Expected:
    refresh = bool(request.config.getoption("--refresh"))

    def compare(path: Path, text: str) -> None:
        if refresh:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        elif not path.exists():
            pytest.fail(f"{path} does not exist; --refresh writes it", pytrace=False)
        elif (wanted := path.read_bytes().decode()) != text:
            pytest.fail(f"{path} differs; --refresh updates it\n{difference(wanted, text)}", pytrace=False)

    return compare


def difference(wanted: str, got: str) -> str:
    """Return a unified diff in which a missing last line break shows."""
    before, after = wanted.splitlines(keepends=True), got.splitlines(keepends=True)
    lines = difflib.unified_diff(before, after, "expected", "now")
    return "".join(line if line.endswith("\n") else f"{line}\n(no line break at the end)\n" for line in lines)


@pytest.fixture(scope="session")
def program() -> Program:
    def find(*names: str) -> str:
        found = next(filter(None, map(shutil.which, names)), None)
        if found is None and IN_CI:
            pytest.fail(f"{names[0]} is missing on this machine", pytrace=False)
        if found is None:
            pytest.skip(f"{names[0]} is missing on this machine")
        return found

    return find


@pytest.fixture(scope="session")
def chromium(program: Program) -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - most test runs start no browser

    executable = program(*CHROMIUM_NAMES)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM_OPTIONS))
        yield browser
        browser.close()

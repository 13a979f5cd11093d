"""A repository in which a map of 150 lines and its library grow old by as many commits as wanted.

It is the same each time, and this module measures nothing.
"""

from __future__ import annotations

import re
import subprocess
from random import Random
from typing import TYPE_CHECKING

from maps import IDEAS, PAINS, journey

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAP, LIBRARY = "shop.journey.yaml", "shop.library.yaml"
_EVERY = 10
"""Each tenth commit changes the library."""
_WHO = "Ada Lovelace <ada@example.com>"
_START, _DAY = 1_700_000_000, 86_400
_SCORE = re.compile(r"score: -?\d")
_PAIN = re.compile(r"- text: .*")


def write_commits(folder: Path, count: int) -> None:
    """Make a repository with `count` commits in a new `folder`."""
    subprocess.run(("git", "init", "--quiet", "--initial-branch", "main", str(folder)), check=True)
    stream = "".join(_stream(count)).encode()
    subprocess.run(("git", "-C", str(folder), "fast-import", "--quiet"), input=stream, check=True)
    subprocess.run(("git", "-C", str(folder), "reset", "--quiet", "--hard"), check=True)


def _stream(count: int) -> Iterator[str]:
    """Yield the commits as `git fast-import` reads them."""
    chance = Random(count)
    text = journey(1).replace("stages:\n", f"use: {LIBRARY}\nstages:\n", 1)
    for number in range(count):
        library = f"lanes:\n  desk: {{name: Asked at the desk}}\npersonas:\n  eve: {{name: Eve {number}}}\n"
        text = _changed(text, chance) if number else text
        files = {MAP: text, LIBRARY: library} if number % _EVERY == 0 else {MAP: text}
        yield f"commit refs/heads/main\ncommitter {_WHO} {_START + number * _DAY} +0100\n"
        yield _data(f"Say what we learned on day {number}\n")
        for path, content in files.items():
            yield f"M 100644 inline {path}\n{_data(content)}"


def _changed(text: str, chance: Random) -> str:
    """Return a map with another score at one place, or another pain."""
    pattern, words = chance.choice(
        ((_SCORE, [f"score: {score}" for score in range(-2, 3)]), (_PAIN, PAINS + IDEAS))
    )
    found = chance.choice(list(pattern.finditer(text)))
    word = chance.choice([word for word in words if word not in found.group()])
    return text[: found.start()] + (word if pattern is _SCORE else f"- text: {word}") + text[found.end() :]


def _data(content: str) -> str:
    return f"data {len(content.encode())}\n{content}\n"

"""Every example of the language reference loads, and every pitfall that it warns of is one.

The word after `yaml` says what a block is: a whole map, or keys of a `map` or a `stage`, or a `library`
with its file name.
"""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from jmap.files import FileRefusedError
from jmap.model.load import Loaded, load_source
from jmap.model.use import load_library
from jmap.source.text import SourceText

PAGE = (Path(__file__).parents[2] / "docs" / "language.md").read_text("utf-8")
BLOCKS = [
    (info, textwrap.dedent(body))
    for info, body in re.findall(r"^ *```yaml *(.*)\n((?:.*\n)*?) *```$", PAGE, re.MULTILINE)
]
LIBRARIES = {info.split()[1]: body for info, body in BLOCKS if info.startswith("library ")}
PITFALLS = re.findall(
    r"^\| `(.+?)` \| .+ \| `(.+)` \|$", PAGE.partition("<!-- pitfalls -->")[2], re.MULTILINE
)
DECLARED = """
personas: {amara: Amara Osei}
teams: {payments: Payments}
evidence: {diaries: Diaries, tickets: Tickets, order-survey: Survey}
"""


class LibrariesOfThePage:
    """The library blocks as files."""

    def read(self, path: str) -> bytes:
        if path not in LIBRARIES:
            raise FileRefusedError(path, "the page has no such library")
        return LIBRARIES[path].encode()

    def exists(self, path: str) -> bool:
        return path in LIBRARIES

    def inside(self, path: str) -> bool:
        return ".." not in path

    def names(self, folder: str) -> list[str]:  # noqa: ARG002 - there is only one folder
        return sorted(LIBRARIES)


def loaded(info: str, block: str) -> Loaded:
    if info == "map":
        block = f"title: T\nstages: [A]\n{block}"
    elif info == "stage":
        block = f"title: T{DECLARED}stages:\n  - name: A\n{textwrap.indent(block, '    ')}"
    return load_source(SourceText("map.journey.yaml", block), LibrariesOfThePage())


@pytest.mark.parametrize(("info", "block"), BLOCKS, ids=[f"{info} {block[:30]!r}" for info, block in BLOCKS])
def test_an_example_loads_without_a_diagnostic(info: str, block: str) -> None:
    if info.startswith("library "):
        assert load_library(SourceText(info.split()[1], block), LibrariesOfThePage()).diagnostics == ()
    else:
        assert loaded(info, block).diagnostics == ()


def test_the_page_has_examples_of_every_sort() -> None:
    assert {info.split(" ")[0] for info, _ in BLOCKS} == {"", "map", "stage", "library"}
    assert len(PITFALLS) > len("a few")


def thoughts(item: str) -> list[str]:
    """Return the thoughts that a map has in which `item` stands in a list; none where it does not load."""
    journey = loaded("stage", f"thoughts:\n  - {item}\n").map
    return [note.text for note in journey.stages[0].thoughts] if journey else []


@pytest.mark.parametrize(("careless", "quoted"), PITFALLS)
def test_a_pitfall_is_one_and_the_quotes_avoid_it(careless: str, quoted: str) -> None:
    meant = re.sub(r"^\{text: (.*)\}$", r"\1", careless)

    assert thoughts(quoted) == [meant]
    assert thoughts(careless) != [meant]

"""Metrics in a list get their names for keys, where nothing of what is written is lost."""

from __future__ import annotations

import pytest

import jmap

HEAD = "title: A\nstages:\n  - name: B\n    metrics:\n"


def mended(items: str) -> str | None:
    """Return the list after the one fix that it gets; None where it gets none."""
    text = HEAD + items
    (told,) = [each for each in jmap.loads(text).diagnostics if "only names can be listed" in each.message]
    if told.fix is None:
        return None
    for edit in sorted(told.fix.edits, key=lambda each: -each.span.start):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("      - name: Found\n        value: 3%\n", "      Found:\n        value: 3%\n"),
        ("      - {kpi: 'a: b', value: 3%}\n", "      'a: b': {value: 3%}\n"),
        ("      - {label: Found, value: 3%, n: 4}\n      - Lost: 4\n      - Kept\n",
         "      Found: {value: 3%, n: 4}\n      Lost: 4\n      Kept:\n"),
        ("      - name: Found # at once\n        value: 3% # or more\n",
         "      Found: # at once\n        value: 3% # or more\n"),
    ],
)  # fmt: skip
def test_names_take_the_place_of_dashes(items: str, expected: str) -> None:
    assert mended(items) == expected
    assert not jmap.loads(HEAD + expected).diagnostics


@pytest.mark.parametrize(
    "items",
    [
        "      - name: Found\n          at once\n        value: 3%\n",
        "      - name: 'Found\n          at once'\n        value: 3%\n",
        "      - name: |\n          Found\n        value: 3%\n",
        "      - name: # why\n          Found\n        value: 3%\n",
        "      - {name: Found,  # why\n         value: 3%}\n",
        "      - name: null\n        value: 3%\n",
        "      - name: ''\n        value: 3%\n",
        "      - name:\n        value: 3%\n",
        "      - {name: Found, value: 3%}\n      - {name: Found, value: 4%}\n",
        "      - value: 3%\n        name: Found\n",
    ],
)
def test_what_cannot_be_kept_as_it_is_written_is_left_to_its_author(items: str) -> None:
    assert mended(items) is None


def test_a_name_that_stands_elsewhere_is_left_to_its_author() -> None:
    text = f"summary: &it Found\n{HEAD}      - name: *it\n        value: 3%\n"
    (told,) = [each for each in jmap.loads(text).diagnostics if "only names can be listed" in each.message]
    assert told.fix is None

"""A rule's code is for ever: people write it into settings, comments and baselines.

`codes.txt` holds every code that was ever given. A new rule adds a line; no line ever goes or changes.
"""

from __future__ import annotations

import re
from pathlib import Path

from jmap.diagnostics import CODES

GIVEN = [line.split() for line in Path(__file__).with_name("codes.txt").read_text("utf-8").splitlines()]


def test_a_code_was_given_once() -> None:
    codes = [code for code, _ in GIVEN]
    names = [name for _, name in GIVEN]

    assert codes == sorted(set(codes))
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"JM\d{3}", code) for code in codes)


def test_every_rule_has_the_code_that_it_was_given() -> None:
    given = {name: code for code, name in GIVEN}

    assert {name: given.get(name, "add a line to codes.txt") for name in CODES} == CODES

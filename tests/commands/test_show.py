"""What is no map is shown as it stands: to a program byte for byte, to a person as harmless text."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from jmap.commands.output import Output
from jmap.commands.show import run
from jmap.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

NO_MAP = b"\x1b]0;owned\x07 \xe2\x80\xae\x1b[31mred\n\xff\x00\r\nlast"


@pytest.mark.parametrize(
    ("terminal", "shown"),
    [
        (False, NO_MAP),
        (True, rb"\x1b]0;owned\x07 \u202e\x1b[31mred" + b"\n\xef\xbf\xbd" + rb"\x00\x0d" + b"\nlast"),
    ],
)
def test_what_is_no_map_is_safe_on_a_terminal_and_exact_elsewhere(
    terminal: bool,  # noqa: FBT001  a parameter
    shown: bytes,
    tmp_path: Path,
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    (tmp_path / "blob").write_bytes(NO_MAP)

    assert run(str(tmp_path / "blob"), Output("never", quiet=True)) is ExitCode.OK
    assert capsysbinary.readouterr().out == shown

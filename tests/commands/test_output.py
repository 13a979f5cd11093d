"""What people read plays neither with their terminal nor with GitHub Actions; what programs read is exact."""

from __future__ import annotations

import sys

import pytest

from jmap.commands.output import Output

NAME = "\x1b[31mred\u202e.yaml"
SHOWN = "\\x1b[31mred\\u202e.yaml"
PLAIN = Output("never")


@pytest.fixture(autouse=True)
def no_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def test_what_is_told_besides_is_safe_for_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    PLAIN.note(f"Wrote {NAME}")
    PLAIN.tell(f"error: {NAME}\n")
    PLAIN.tell([("--> ", "frame"), (f"{NAME}\n", "place")])

    assert capsys.readouterr().err == f"Wrote {SHOWN}\nerror: {SHOWN}\n--> {SHOWN}\n"


@pytest.mark.parametrize(("terminal", "written"), [(True, SHOWN), (False, NAME)])
def test_what_is_made_is_safe_on_a_terminal_and_exact_elsewhere(
    terminal: bool,  # noqa: FBT001  a parameter
    written: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    PLAIN.write(f"--- a/{NAME}\n+++ b/{NAME}\n")

    assert capsys.readouterr().out == f"--- a/{written}\n+++ b/{written}\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("::stop-commands::x\n", "\\x3a:stop-commands::x\n"),
        ("a\n  ::error::b\n", "a\n  \\x3a:error::b\n"),
        ("1 | a ##[error]b\n", "1 | a \\x23#[error]b\n"),
        ("a::b #[c] # d\n", "a::b #[c] # d\n"),
    ],
)
def test_in_github_actions_no_line_is_an_order(
    text: str, written: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    PLAIN.write(text)
    PLAIN.tell(text)
    told = capsys.readouterr()
    PLAIN.write(text, exact=True)

    assert (told.out, told.err) == (written, written)
    assert capsys.readouterr().out == text


def test_a_line_of_an_old_mac_is_a_line_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    PLAIN.write("a\r::error::b")

    assert capsys.readouterr().out == "a\r\\x3a:error::b"

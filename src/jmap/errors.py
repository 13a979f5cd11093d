"""Errors of invocation. What is wrong in a file is a Diagnostic and never an exception."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process returns."""

    OK = 0
    FOUND = 1
    USAGE = 2
    BUG = 3
    NOT_MERGED = 129
    """What git takes for a merge driver that could not do its work; a smaller number means conflicts."""
    INTERRUPTED = 130


class UsageError(Exception):
    """A wrong invocation or wrong settings: shown as one line with a hint, exit code 2."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

"""The entry point: `jmap`, `journeymap` and `python -m jmap`."""

from __future__ import annotations

import sys

from jmap import __version__


def main() -> int:
    """Run the command line and return its exit code; `--version` is answered before anything is loaded."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"jmap {__version__}\n")
        return 0
    from jmap.cli import run  # noqa: PLC0415  the version must not wait for typer

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

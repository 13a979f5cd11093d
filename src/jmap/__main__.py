"""The entry point: `jmap`, `journeymap` and `python -m jmap`."""

from __future__ import annotations

import gc
import os
import sys

from jmap import __version__


def main() -> int:
    """Run the command line and return its exit code; `--version` is answered before anything is loaded."""
    gc.disable()  # a run is short and makes no cycles worth looking for: that takes a third of its time
    if sys.argv[1:] == ["--version"] and sys.stdout:
        try:
            sys.stdout.write(f"jmap {__version__}\n")
            sys.stdout.flush()
        except OSError:
            pass  # the boundary of errors meets it again, and tells it
        else:
            return 0
    # jmap has no plugins of pydantic: looking for some in every package that is installed takes 4 ms.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from jmap.cli import run  # noqa: PLC0415  the version must not wait for typer

    code = run(sys.argv[1:])
    gc.freeze()  # or Python looks through all that was loaded once more on its way out
    return code


if __name__ == "__main__":
    sys.exit(main())

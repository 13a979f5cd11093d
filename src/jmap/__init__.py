"""Journey maps as code: a customer journey in YAML becomes a page, a diagram and a verdict.

This is the public interface; everything else may change. Names are imported when they are first used.
"""

# Three public functions are called like the packages that do their work. Importing a package puts it under
# its name here, but only the first time: that time is now, and then the name is free for the function.
import jmap.diff
import jmap.lint
import jmap.render  # noqa: F401  for what importing it does

del diff, lint, render  # noqa: F821  set by the imports above

TYPE_CHECKING = False  # importing `typing` would take a third of the time that `jmap --version` has
if TYPE_CHECKING:
    from typing import Any

    from jmap.api import diff, lint, load, loads, render
    from jmap.diagnostics import Diagnostic
    from jmap.model.journey import JourneyMap

__version__ = "0.1.0"

__all__ = ["Diagnostic", "JourneyMap", "__version__", "diff", "lint", "load", "loads", "render"]

_HOMES = {
    "Diagnostic": "jmap.diagnostics",
    "JourneyMap": "jmap.model.journey",
    "diff": "jmap.api",
    "lint": "jmap.api",
    "load": "jmap.api",
    "loads": "jmap.api",
    "render": "jmap.api",
}


def __getattr__(name: str) -> "Any":
    """Import a public name on first use, so that `import jmap` costs nothing."""
    from importlib import import_module  # noqa: PLC0415  as for `typing`

    if name not in _HOMES:
        raise AttributeError(f"module 'jmap' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)

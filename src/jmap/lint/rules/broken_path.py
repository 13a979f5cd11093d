"""A file that the map names is not there.

## What it checks
What stands in `image`, `journey` and `baseline` is on disk, and so is the file that a relative `link` leads
to; what follows `#` or `?` in a link is left aside.

## Why it matters to customers
A map lives by what it shows: the screen, the letter, the journey behind a stage. Readers who meet an empty
frame trust the rest less, and do not come back.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    image: images/form.png
    emotion: confused
```

## Use instead
```yaml
# images/form.png
```
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    image: images/form.png
    emotion: confused
```

## What it does not flag
Addresses on the web: nothing is asked of the network. A link that begins with `/` or `#`, or that leaves the
project: only where the page is put can tell. A link to what jmap makes of a map and puts beside it,
`returns.html` of `returns.journey.yaml`; a `journey` leads there wherever pages are put. Links inside texts,
`[label](file)`: only keys are looked at. The images of a library. Where files cannot be looked for, nothing
is said.
"""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from jmap.diagnostics import Edit, Fix, Severity
from jmap.files import MAP_ENDINGS
from jmap.lint.naming import named
from jmap.lint.rule import Remark, Rule
from jmap.model.ids import is_id
from jmap.model.inline import safe_target
from jmap.model.use import beside
from jmap.source.quoting import quoted
from jmap.source.tree import Scalar
from jmap.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.diagnostics import Span
    from jmap.lint.subject import Subject
    from jmap.model.part import Part
    from jmap.model.readers import Location


def check(subject: Subject) -> Iterator[Remark]:
    """Speak of each path of a file that is not there; what an alias repeats is said at its anchor."""
    if subject.files is None:
        return
    told: set[Span] = set()
    for where, path, says in _missing(subject):
        node = subject.loaded.locator.origin(where).node
        written = (node.target or node).span
        if written not in told:
            told.add(written)
            yield _remark(subject, where, path, says)


def _missing(subject: Subject) -> Iterator[tuple[Location, str, str]]:
    """Yield where a file is named that is not there, its path, and how it is named."""
    for location, key, written in _named(subject):
        if key == "link":
            path = _local(written)
            if path and not _is_there(subject, path):
                yield (*location, key), path, f"links to `{written}`"
        elif subject.exists(written) is False:
            yield (*location, key), written, f"names the {key} `{written}`"


def _named(subject: Subject) -> Iterator[tuple[Location, str, str]]:
    """Yield each path and link that the map names, with what names it and under which key."""
    parts = subject.loaded.parts
    for model in parts.by_model:
        for key in _keys(model):
            yield from ((location, key, value) for location, value in parts.held(model, key))


@lru_cache
def _keys(model: type[Part]) -> tuple[str, ...]:
    return tuple(key for key in ("image", "journey", "baseline", "link") if key in model.model_fields)


def _local(link: str) -> str:
    """Return the path that a link leads to from the map; empty where it leads elsewhere."""
    target = safe_target(link)
    if target is None:
        return ""
    parts = urlsplit(target)
    path = unquote(parts.path)
    return "" if parts.scheme or path.startswith("/") or not path.isprintable() else path


def _is_there(subject: Subject, path: str) -> bool:
    """Whether a linked file is on disk, will be made of a map that is, or is none that can be looked for."""
    if subject.files and not subject.files.inside(beside(subject.loaded.path, path)):
        return True
    name = posixpath.splitext(path)[0]
    names = (name, name.removesuffix(".diagram"))
    made_of = (name + ending for name in names for ending in MAP_ENDINGS)
    return any(subject.exists(one) is not False for one in (path, *made_of))


def _remark(subject: Subject, location: Location, path: str, says: str) -> Remark:
    near = _near(subject, path)
    advice, fix = _advice(subject, location, path), None
    if near:
        advice = f"did you mean `{near}`?"
        node = subject.loaded.locator.origin(location).node
        if isinstance(node, Scalar) and node.raw == path:  # a link may go on behind its path
            fix = Fix(f"name `{near}` instead", (Edit(node.span, _written(near)),), safe=False)
    return Remark(
        location,
        f"{named(subject, location)} {says}, which is not there",
        advice,
        label="no such file",
        fix=fix,
    )


def _near(subject: Subject, path: str) -> str:
    """Return the path of the file in the same folder that was probably meant."""
    folder = posixpath.dirname(path)
    names = subject.files.names(posixpath.dirname(beside(subject.loaded.path, path))) if subject.files else ()
    found = nearest(posixpath.basename(path), names)
    return posixpath.join(folder, found[0]) if found else ""


def _advice(subject: Subject, location: Location, path: str) -> str:
    folder = posixpath.dirname(path)
    first = path.partition("/")[0]
    if location[-1] == "link" and (first.startswith("www.") or (folder and "." in first.strip("."))):
        return f"write `https://{path}` if it is an address on the web"
    if folder and subject.exists(folder) is False:
        return f"there is no folder `{folder}`; paths start at the folder of this file"
    return "check the name, or put the file there; paths start at the folder of this file"


def _written(path: str) -> str:
    """Return `path` as it may stand in YAML."""
    return path if is_id(path.replace("/", "")) and path[0].isalnum() else quoted(path)


RULE = Rule("broken-path", Severity.ERROR, since="0.1.0", page=__doc__ or "", check=check, fix="unsafe")

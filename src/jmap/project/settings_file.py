"""What a settings file may say: keys, types, words.

The checks, the JSON Schema and the reference all follow from the fields of this model.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, NoReturn

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from jmap.diagnostics import Severity
from jmap.lint.rule import FAMILIES
from jmap.lint.select import ALL, known_words, rules_called
from jmap.project.ignored import glob_mistake
from jmap.project.settings import FailOn
from jmap.report.registry import REPORTERS
from jmap.suggest import did_you_mean

_OFF = {"off", "none", "never", "disable", "disabled"}


def kebab(name: str) -> str:
    """Return a field's name as it is written in a file."""
    return name.replace("_", "-")


def refuse(message: str, advice: str) -> NoReturn:
    """Refuse a word that may not stand here; the message and the advice are shown as they are."""
    raise PydanticCustomError("refused", "refused", {"said": message, "advice": advice})


def _known_rule(word: str) -> str:
    if not rules_called(word):
        near = did_you_mean(word, [*known_words(), *FAMILIES.values()])
        refuse(f"no rule is called `{word}`", near or "`jmap rule` lists all rules")
    return word


def _rule_that_may_be_off(word: str) -> str:
    if word.lower() != ALL and any(rule.always_runs for rule in rules_called(word)):
        refuse(
            f"`{word}` can be neither ignored nor made milder: a file with that mistake is not a map",
            "remove the word; to leave files out, name them in `exclude`",
        )
    return word


def _not_empty(words: tuple[str, ...]) -> tuple[str, ...]:
    if not words:
        refuse("`select` names no rule", "name one, or leave `select` out: then errors and warnings are on")
    return words


def _severity(word: str) -> str:
    words = [severity.value for severity in Severity]
    if word in _OFF:
        refuse(f"`{word}` is no severity", "to turn a rule off, name it in `ignore`")
    if word not in words:
        near = did_you_mean("information" if word in {"hint", "note"} else word, words)
        refuse(f"`{word}` is no severity", near or "it can be `error`, `warning` or `info`")
    return word


def _change_rule(word: str) -> str:
    from jmap.diff.classify import known_rules  # noqa: PLC0415  most settings say nothing of changes

    if word not in known_rules():
        near = did_you_mean(word, known_rules())
        refuse(f"no change is called `{word}`", near or "`jmap schema settings` lists all of them")
    return word


def _glob(pattern: str) -> str:
    if mistake := glob_mistake(pattern, "the folder of the settings file"):
        refuse(*mistake)
    return pattern


def _glob_of_files(pattern: str) -> str:
    if pattern.startswith("!"):
        refuse(f"`{pattern}` has no effect here", "write which files the rules do not run on, without `!`")
    return pattern


def _output_format(name: str) -> str:
    if "=" in name:
        refuse(
            "a settings file cannot say which file a report goes to",
            f"write the format alone, and `-f {name}` on the command line",
        )
    if name not in REPORTERS:
        near = did_you_mean(name, REPORTERS)
        refuse(f"no output format is called `{name}`", near or f"it can be {', '.join(REPORTERS)}")
    return name


DiffLevel = Literal["breaking", "notable", "minor", "editorial"]
ChangeRule = Annotated[str, AfterValidator(_change_rule)]
AnyRule = Annotated[str, AfterValidator(_known_rule)]
SomeRule = Annotated[AnyRule, AfterValidator(_rule_that_may_be_off)]
Pattern = Annotated[str, AfterValidator(_glob)]
FilePattern = Annotated[Pattern, AfterValidator(_glob_of_files)]


STRICT = ConfigDict(strict=True, frozen=True, extra="forbid", alias_generator=kebab, defer_build=True)


class SettingsFile(BaseModel):
    """Settings of jmap: which rules run, how bad their diagnostics are, and which files are read."""

    model_config = STRICT

    # Only what a file says is ever read from here: the defaults of a run are those of `Settings`.
    extend: str = Field(
        "",
        description="another settings file to build on, relative to this one and within the project. What"
        " this file says replaces what that one says; tables are joined, and lists called "
        "`extend-…` are added",
        examples=["../shared.toml"],
    )
    select: Annotated[tuple[AnyRule, ...], AfterValidator(_not_empty)] = Field(
        (),
        json_schema_extra={"minItems": 1},
        description="the rules that run, each by name, code, family or beginning of its code, or `all`. "
        "Without it, those whose severity is error or warning",
        examples=[["completeness", "emotion", "JM401"]],
    )
    extend_select: tuple[AnyRule, ...] = Field(
        (),
        description="rules that run besides, such as those whose severity is info",
        examples=[["missing-thought", "partial-emotion"]],
    )
    ignore: tuple[SomeRule, ...] = Field(
        (), description="rules that do not run, though they are selected", examples=[["missing-owner"]]
    )
    extend_ignore: tuple[SomeRule, ...] = Field(
        (),
        description="rules that do not run, besides those that the extended file ignores",
        examples=[["evidence"]],
    )
    per_file_ignores: dict[FilePattern, tuple[SomeRule, ...]] = Field(
        {},
        description="rules that do not run on some files: a pattern, and their rules",
        examples=[{"drafts/": ["evidence", "missing-owner"]}],
    )
    severity: dict[SomeRule, Annotated[str, AfterValidator(_severity)]] = Field(
        {},
        description="how bad the diagnostics of rules are: `error`, `warning` or `info`. A name goes "
        "before a family, and a family before `all`. It turns no rule on",
        examples=[{"missing-emotion": "warning"}],
    )
    rules: dict[str, dict[str, Any]] = Field(
        {},
        description="the options of rules, a table for each rule; `jmap rule NAME` lists them",
        examples=[{"flat-emotion": {"spread": 1}}],
    )
    fail_on: FailOn = Field(
        "error",
        description="the mildest severity that makes the exit code 1: `error`, `warning`, `info`, or "
        "`never`. A map that does not load is 1 in any case",
        examples=["warning"],
    )
    max_warnings: int = Field(
        0, ge=0, description="how many warnings there may be; with more, the exit code is 1", examples=[20]
    )
    exclude: tuple[Pattern, ...] = Field(
        (),
        description="files and folders that are left out where a folder is read; patterns as in "
        "`.gitignore`, relative to the settings file",
        examples=[["archive/", "*.draft.journey.yaml"]],
    )
    extend_exclude: tuple[Pattern, ...] = Field(
        (), description="files and folders that are left out besides", examples=[["workshop/"]]
    )
    force_exclude: bool = Field(
        False,  # noqa: FBT003  the default of a field
        description="leave excluded files out even where they are named on the command line, as editors "
        "and pre-commit do",
        examples=[True],
    )
    require_reason: bool = Field(
        False,  # noqa: FBT003
        description="demand a reason behind every suppression comment",
        examples=[True],
    )
    cache: bool = Field(
        True,  # noqa: FBT003
        description="remember what was found in files that have not changed, in `.jmap-cache`",
        examples=[False],
    )
    output_format: Annotated[str, AfterValidator(_output_format)] = Field(
        "full",
        description="how `jmap lint` reports where `--output-format` is not given",
        examples=["concise"],
    )
    theme: dict[str, Any] = Field(
        {},
        description="colours and fonts of what is drawn: tokens by name for light and dark, or below "
        "`light` and `dark` for one of them; `file` names a style sheet with tokens. See [themes](themes.md)",
        examples=[{"persona-1": "#005EB8"}],
    )
    templates: str = Field(
        "",
        description="a folder with templates of your own, relative to this file and within the project; "
        "they go before those of jmap. See [templates](templates.md)",
        examples=["templates"],
    )
    diff: dict[str, Any] = Field(
        {},
        description="what `jmap diff` goes by: `level`, the mildest level that is shown, `fail-on`, from "
        "which level on the exit code is 1, and `levels` of [single rules](diff.md#rules)",
        examples=[{"fail-on": "breaking"}],
    )


class DiffTable(BaseModel):
    """The table `[diff]`."""

    model_config = STRICT

    level: DiffLevel = Field("minor", examples=["notable"])
    fail_on: Literal[DiffLevel, "never"] = Field("never", examples=["breaking"])
    levels: dict[ChangeRule, DiffLevel] = Field({}, examples=[{"stage-moved": "minor"}])

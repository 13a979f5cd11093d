"""The vocabulary that the models are written in: the common base and the marks on their fields.

A field's type and its marks are the one place that says what a key accepts. The readers
(`readers`), the checks, the JSON Schema and the language reference are all derived from them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, InstanceOf, PlainSerializer, PlainValidator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from jmap.frozen import frozen
from jmap.model.values import quantity, real_date, real_duration, real_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jmap.source.data import Text

Kind = Literal["persona", "channel", "team", "evidence", "competitor", "lane", "pain", "step"]
"""What a reference points at."""
PLACEHOLDER = "\0"
"""Stands where a broken value stood, so that what is around it can still be checked."""


class ImplicitId(str):
    """An id that nobody wrote: the slug of the item's name or text. It equals the same text."""

    __slots__ = ()


@frozen
class Reference:
    """The text is the id of something declared elsewhere; on a mapping, each key is."""

    kind: Kind


@frozen
class FilePath:
    """The text is a path relative to the map; it must not leave the project."""


@frozen
class AlwaysList:
    """A single item may not stand without its list."""


@frozen
class Declared:
    """A mapping from id or name to declaration, which may also be written as a list of names.

    `by_name` says that the name itself is the key; otherwise the key is the slug of the name.
    """

    by_name: bool = False


@frozen
class Form:
    """A text of a certain form: what a person is told to write, and how a schema says it."""

    expects: str
    pattern: str


class Part(BaseModel):
    """A thing that a map is made of. Parts are frozen; what they hold is what was written."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    short: ClassVar[str] = ""
    """The key that a bare value stands for (the short form); empty where there is none."""
    shared_ids: ClassVar[tuple[str, ...]] = ()
    """The lists whose items are siblings of one another for their ids."""
    word: ClassVar[str] = ""
    """What a person calls it in a sentence, with its article: `a stage`; empty for what is never named."""
    form: ClassVar[str] = ""
    """How it is written, where that says more than what it is called."""

    @classmethod
    def expand(cls, text: Text) -> dict[str, Text]:
        """Return the keys that a bare `text` stands for; empty where no short form exists."""
        return {cls.short: text} if cls.short else {}


def marks_of(field: FieldInfo) -> list[Any]:
    """Return the marks on a field's type, at any depth, and the plain types that they stand on."""
    return [*field.metadata, *_marks(field.annotation)]


def _marks(annotation: Any) -> Iterator[Any]:
    for mark in getattr(annotation, "__metadata__", ()):
        yield from mark.metadata if isinstance(mark, FieldInfo) else (mark,)
    for argument in get_args(annotation):
        yield from _marks(argument)
    if isinstance(annotation, type):
        yield annotation


def _refuse_unless(accepts: Callable[[str], object]) -> AfterValidator:
    def check(text: str) -> str:
        if not accepts(text):
            raise PydanticCustomError("form", "not of the expected form")
        return text

    return AfterValidator(check)


def _check_truth(value: object) -> bool | str:
    if not isinstance(value, bool | str):
        raise PydanticCustomError("truth", "neither a boolean nor a text")
    return value


def _as_number(share: Decimal) -> float:
    return float(share)  # given `float` itself, pydantic takes the text of its signature to pieces, for 4 ms


Id = InstanceOf[str]
"""Any text made of letters, digits and `-_.`; an `ImplicitId` where none was written."""
Texts = tuple[str, ...]
_YEAR_AND_MONTH = r"\d{4}(-(0[1-9]|1[0-2]))?"
_DAYS = (
    r"\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))"
)
_LEAP_DAYS = r"(\d\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29"
"""The calendar as patterns, so that an editor knows it too."""
Date = Annotated[
    str,
    _refuse_unless(real_date),
    Form(
        "a date such as 2026-10-12, 2026-10 or 2026", rf"^(?!0000)({_YEAR_AND_MONTH}|{_DAYS}|{_LEAP_DAYS})$"
    ),
]
Duration = Annotated[
    str,
    _refuse_unless(real_duration),
    Form("a duration such as 90 days, 6 months or 1 year", r"^[1-9]\d* (day|week|month|year)s?$"),
]
Language = Annotated[
    str,
    _refuse_unless(real_language),
    Form("a language tag such as en, de-CH or zh-Hant", r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"),
]
QuantityText = Annotated[
    str,
    _refuse_unless(quantity),
    Form("a value with its number, such as 62%, 4.2/5, 3 min, +46 or 412k", r"\d"),
]
Share = Annotated[Decimal, Field(ge=0, le=1), PlainSerializer(_as_number, when_used="json")]
Score = Annotated[float, Field(allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0)]
Rating = Annotated[int, Field(ge=1, le=5)]
Truth = Annotated[bool | str, PlainValidator(_check_truth, json_schema_input_type=bool | str)]

TeamId = Annotated[str, Reference("team")]
TeamIds = Annotated[tuple[str, ...], Reference("team")]
PersonaIds = Annotated[tuple[str, ...], Reference("persona")]
ChannelIds = Annotated[tuple[str, ...], Reference("channel")]
EvidenceIds = Annotated[tuple[str, ...], Reference("evidence")]
Path = Annotated[str, FilePath()]

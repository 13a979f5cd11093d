"""`@frozen` makes what Python's own frozen data classes with slots are."""

from __future__ import annotations

import pickle
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property

import pytest

from jmap.frozen import frozen


@frozen
class Cell:
    """A thing with two fields."""

    lane: str
    column: int = 0


@frozen
class Marked(Cell):
    """A thing with one field more, and one that does not count."""

    marks: tuple[str, ...] = ()
    seen: list[str] = field(default_factory=list, repr=False, compare=False)


@frozen
class Nothing:
    """A thing without fields."""


@frozen
class Counted:
    """A thing that keeps what it has worked out."""

    texts: tuple[str, ...]
    letters: list[str] = field(default_factory=list)

    @cached_property
    def total(self) -> int:
        self.letters.extend("".join(self.texts))
        return len(self.letters)


@frozen
class Titled(Counted):
    """A thing that starts from another one which makes a field by itself."""

    title: str = ""


@frozen
class Named:
    """A thing that is written in its own way."""

    name: str

    def __repr__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Own:
    """What Python makes of the fields of `Marked`."""

    lane: str
    column: int = 0
    marks: tuple[str, ...] = ()
    seen: list[str] = field(default_factory=list, repr=False, compare=False)


def test_things_are_equal_where_class_and_fields_are() -> None:
    assert Cell("pains", 1) == Cell("pains", 1)
    assert Cell("pains", 1) != Cell("pains", 2)
    assert Cell("pains", 1) != Marked("pains", 1)
    assert Nothing() == Nothing()


def test_equal_things_are_one_in_a_set() -> None:
    assert len({Cell("pains"), Cell("pains"), Cell("delights")}) == 2
    assert len({Nothing(), Nothing()}) == 1


def test_a_field_that_does_not_count_is_neither_compared_nor_shown() -> None:
    assert Marked("pains", seen=["today"]) == Marked("pains")
    assert hash(Marked("pains", seen=["today"])) == hash(Marked("pains"))
    assert repr(Marked("pains", 2, ("new",))) == "Marked(lane='pains', column=2, marks=('new',))"


def test_it_looks_as_it_does_with_python_s_own() -> None:
    assert repr(Marked("pains")).removeprefix("Marked") == repr(Own("pains")).removeprefix("Own")
    assert asdict(Marked("pains")) == asdict(Own("pains"))
    assert repr(Nothing()) == "Nothing()"


def test_a_method_of_the_class_stays() -> None:
    assert repr(Named("pains")) == "pains"


def test_it_can_be_copied_with_a_change_matched_and_sent_to_another_process() -> None:
    cell = replace(Cell("pains"), column=3)

    match cell:
        case Cell(lane, column):
            assert (lane, column) == ("pains", 3)
    assert pickle.loads(pickle.dumps(cell)) == cell  # noqa: S301  ours


def test_it_has_no_room_for_what_is_no_field() -> None:
    with pytest.raises(AttributeError):
        Cell("pains").lanes = "delights"  # type: ignore[attr-defined]


def test_only_the_type_checker_refuses_a_change() -> None:
    cell = Cell("pains")

    cell.column = 1  # type: ignore[misc]  # mypy complains of this where it has nothing to refuse

    assert cell == Cell("pains", 1)


def test_what_a_property_was_is_kept() -> None:
    counted = Counted(("no", "size"))
    assert counted.total == counted.total == 6
    assert counted.letters == list("nosize")


def test_a_field_that_is_made_anew_is_so_in_what_starts_from_its_class() -> None:
    one, other = Titled(("no",), title="one"), Titled(())
    assert one.total == 2
    assert (other.letters, other.title) == ([], "")

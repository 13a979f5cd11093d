"""What holds of the comparison of any two maps, whatever stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.diff.applied import applied
from tests.properties.journeys import changed, data, journey, journey_of_text

from jmap.diff.classify import known_rules
from jmap.diff.compare import changes
from jmap.diff.side import Side
from jmap.model.dump import as_data

if TYPE_CHECKING:
    from random import Random

    from jmap.diff.change import Change
    from jmap.model.journey import JourneyMap

DECLARED = ("personas", "channels", "teams", "evidence", "competitors", "lanes", "metrics", "feelings")


def diff(old: JourneyMap, new: JourneyMap) -> tuple[Change, ...]:
    return changes(Side(old, old), Side(new, new))


def is_reached(old: JourneyMap, new: JourneyMap) -> None:
    """Make all changes in `old`, and hold it to be `new` then, in the order of its declarations too."""
    found = diff(old, new)
    made = applied(old, found)

    assert as_data(made) == as_data(new)
    assert made == new
    for key in DECLARED:
        assert list(getattr(made, key)) == list(getattr(new, key))
    assert {change.rule for change in found} <= set(known_rules())
    assert len({change.fingerprint for change in found}) == len(found)
    assert all(change.text for change in found if change.subject or change.within)


@given(data())
def test_nothing_differs_between_a_map_and_itself(made: dict[str, Any]) -> None:
    assert diff(journey(made), journey(made)) == ()


@given(data(), data())
def test_with_all_changes_made_one_map_is_the_other(old: dict[str, Any], new: dict[str, Any]) -> None:
    is_reached(journey(old), journey(new))


@given(st.data(), data())
def test_with_all_changes_made_a_map_is_what_somebody_made_of_it(
    draws: st.DataObject, old: dict[str, Any]
) -> None:
    is_reached(journey(old), journey(draws.draw(changed(old))))


@given(data(), st.randoms(use_true_random=False))
def test_stages_in_another_order_have_only_moved(made: dict[str, Any], chance: Random) -> None:
    for number, stage in enumerate(made["stages"]):
        stage |= {"id": f"stage-{number}"}
    stages = chance.sample(made["stages"], len(made["stages"]))

    found = diff(journey(made), journey({**made, "stages": stages}))

    assert {change.rule for change in found} <= {"stage-moved"}
    assert bool(found) == (stages != made["stages"])


@given(data(), data(), st.randoms(use_true_random=False))
def test_layout_comments_and_the_order_of_keys_make_no_difference(
    old: dict[str, Any], new: dict[str, Any], chance: Random
) -> None:
    def written(made: dict[str, Any]) -> JourneyMap:
        text = yaml.safe_dump(_mixed(made, chance), sort_keys=False, allow_unicode=True, width=40)
        return journey_of_text(f"# first\n\n{text}# last\n")

    ours, theirs = diff(journey(old), journey(new)), diff(written(old), written(new))

    assert {change.fingerprint: change for change in ours} == {
        change.fingerprint: change for change in theirs
    }


def _mixed(value: Any, chance: Random) -> Any:
    """Return data with the keys of its parts in another order; that of what a map declares is the page's."""
    if isinstance(value, list):
        return [_mixed(item, chance) for item in value]
    if not isinstance(value, dict):
        return value
    keys = list(value) if value.keys() <= {"a", "b", "c", "d"} else chance.sample(list(value), len(value))
    return {key: _mixed(value[key], chance) for key in keys}

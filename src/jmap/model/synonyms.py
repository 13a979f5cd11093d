"""Words of the trade for keys that the language calls otherwise."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jmap.model.foreign_words import english_keys
from jmap.model.normalise import reader_of
from jmap.model.part import Part
from jmap.model.readers import ListReader, PartReader
from jmap.source.failure import LongForm
from jmap.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from jmap.model.readers import Reader

SYNONYMS = {
    "name": ("title", "text"), "title": ("name", "text"), "label": ("name", "text", "title", "feeling"),
    "heading": ("title", "name"), "key": ("id",), "slug": ("id",), "description": ("summary", "bio", "text"),
    "desc": ("summary", "text"), "about": ("summary", "bio"), "details": ("summary",),
    "content": ("text",), "note": ("text", "summary"), "notes": ("summary", "thoughts"),
    "phases": ("stages",), "sections": ("stages",), "steps": ("stages",), "columns": ("stages",),
    "journey": ("stages",), "activities": ("actions", "steps"), "tasks": ("actions", "steps"),
    "action": ("actions", "name", "text"), "activity": ("actions", "name", "text"), "stage": ("name",),
    "phase": ("name",), "step": ("name",), "doing": ("actions",), "user_actions": ("actions",),
    "customer_actions": ("actions",), "next_step": ("next",), "next_steps": ("next",), "moments": ("steps",),
    "substages": ("steps",), "sub_stages": ("steps",), "kpis": ("metrics",),
    "kpi": ("metrics", "metric"), "measures": ("metrics",), "numbers": ("metrics",),
    "pain_points": ("pains",), "painpoints": ("pains",), "pain points": ("pains",),
    "barriers": ("pains",), "problems": ("pains",), "frustrations": ("pains",), "issues": ("pains",),
    "frictions": ("pains",), "gains": ("delights",), "highlights": ("delights",), "wow": ("delights",),
    "joys": ("delights",), "ideas": ("opportunities",), "recommendations": ("opportunities",),
    "improvements": ("opportunities",), "solutions": ("opportunities",), "fixes": ("solves",),
    "addresses": ("solves",), "quotes": ("thoughts", "quote"), "thinking": ("thoughts",),
    "says": ("thoughts",), "questions": ("thoughts",), "feelings": ("emotion",),
    "feeling": ("emotion",), "emotion_score": ("emotion",), "emotions": ("emotion",),
    "mood": ("emotion", "feeling"), "sentiment": ("emotion", "feeling"), "feels": ("emotion",),
    "rating": ("score",), "level": ("score",), "points": ("score",), "intensity": ("score",),
    "reason": ("because",), "why": ("because",), "source": ("evidence",), "sources": ("evidence",),
    "research": ("evidence",), "proof": ("evidence",), "actor": ("personas",),
    "customer": ("personas",), "customers": ("personas",), "user": ("personas",),
    "audience": ("personas",), "actors": ("personas",), "users": ("personas",),
    "segments": ("personas",), "persona": ("personas",), "who": ("personas",), "systems": ("support",),
    "technology": ("support",), "front_stage": ("frontstage",), "back_stage": ("backstage",),
    "onstage": ("frontstage",), "physical_evidence": ("touchpoints",), "touch_points": ("touchpoints",),
    "touchpoint": ("touchpoints",), "channels": ("channel",), "medium": ("channel",),
    "team": ("owner", "teams"), "responsible": ("owner",), "departments": ("teams",),
    "goal": ("target",), "current": ("value",), "actual": ("value",),
    "goals": ("goal", "business_goals"), "objective": ("goal", "text"), "job_to_be_done": ("goal",),
    "jtbd": ("goal",), "business_goal": ("business_goals",), "time": ("duration",),
    "timing": ("duration",), "mot": ("moment_of_truth",), "moments_of_truth": ("moment_of_truth",),
    "expectation": ("expected",), "expectations": ("expected",), "picture": ("image",),
    "photo": ("image",), "avatar": ("image",), "icon": ("image",), "url": ("link",), "href": ("link",),
    "submap": ("journey",), "goto": ("next", "to"), "then": ("next",), "transitions": ("next",),
    "target": ("to",), "condition": ("when",), "if": ("when",), "probability": ("share",),
    "percentage": ("share",), "percent": ("share",), "chance": ("share",), "weight": ("share",),
    "priority": ("severity", "impact"), "value": ("impact", "score"),
    "cost": ("effort",), "state": ("status",), "deadline": ("due",), "type": ("kind",),
    "version": ("jmap",), "lang": ("language",), "include": ("use",), "imports": ("use",),
    "libraries": ("use",), "compare_with": ("baseline",), "last_reviewed": ("reviewed",),
    "updated": ("reviewed",), "scale": ("emotion_scale",), "sample_size": ("n",), "size": ("n",),
    "sample": ("n",), "participants": ("n",), "respondents": ("n",), "interviewees": ("n",),
    "age": ("demographics",), "job": ("role", "demographics"), "location": ("demographics",),
    "background": ("bio",), "story": ("bio",), "groups": ("lanes",), "swimlanes": ("lanes",),
    "scene": ("scenario",), "context": ("scenario",), "order": ("rows",),
    "occupation": ("role", "demographics"), "profession": ("role", "demographics"),
    "locale": ("language",), "date": ("reviewed",), "frontstage_actions": ("frontstage",),
    "backstage_actions": ("backstage",), "support_processes": ("support",),
}  # fmt: skip
"""What people write, in lower case, to the keys that they may mean, the likeliest first."""

VALUE_SYNONYMS = {
    "to-be": "future", "to be": "future", "target": "future", "desired": "future", "as-is": "current",
    "as is": "current", "existing": "current", "in progress": "doing", "in-progress": "doing",
    "wip": "doing", "open": "idea", "backlog": "idea", "new": "idea", "todo": "planned", "closed": "done",
    "finished": "done", "rejected": "dropped", "cancelled": "dropped", "less": "lower",
    "lower is better": "lower", "down": "lower", "more": "higher", "up": "higher", "minor": "low",
    "mild": "low", "moderate": "medium", "major": "high", "severe": "high", "blocker": "critical",
    "employee": "staff", "agent": "staff", "prospect": "non_customer", "non-customer": "non_customer",
    "digital": "online", "physical": "offline", "omnichannel": "hybrid", "both": "hybrid",
    "questionnaire": "survey", "usability test": "observation", "ticket": "support",
    "service blueprint": "blueprint", "front stage": "frontstage", "back stage": "backstage",
}  # fmt: skip
"""What people write for a value of a fixed list."""


@cache
def known_keys() -> dict[str, LongForm | None]:
    """Return every word that is a key somewhere in the language, with what stands below it."""
    found: dict[str, LongForm | None] = {}
    for model in _models(Part):
        for key, reader in reader_of(model).fields.items():
            found[key] = found.get(key) or _long_form(reader)
    return found


def _long_form(reader: Reader) -> LongForm | None:
    part = reader.item if isinstance(reader, ListReader) else reader
    return LongForm(part.fields, part.model.expand) if isinstance(part, PartReader) else None


def _models(model: type[Part]) -> Iterator[type[Part]]:
    for narrower in model.__subclasses__():
        yield narrower
        yield from _models(narrower)


def meant_key(
    written: str, known: Collection[str], near: Callable[[str, Iterable[str]], list[str]] = nearest
) -> str | None:
    """Return the key of `known` that `written` stands for: words of the trade go before spelling."""
    word = written.strip().lower().replace("-", "_")
    for synonym in (word, word.replace(" ", "_")):
        for key in SYNONYMS.get(synonym, ()):
            if key in known:
                return key
    if foreign := next((key for key in english_keys(written) if key in known), None):
        return foreign
    if found := near(written, known):
        return found[0]
    misspelt = near(word, (synonym for synonym in SYNONYMS if synonym[0] == word[:1]))
    return next((key for key in SYNONYMS[misspelt[0]] if key in known), None) if misspelt else None

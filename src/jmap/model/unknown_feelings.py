"""Feelings that have no score: what was meant by the word, and where to write one.

Knows words for feelings, scores in other forms and texts that are no feeling at all; whether a feeling is
known is found out elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jmap.diagnostics import Diagnostic, Edit, Fix
from jmap.model.check_emotion import number, on_scale
from jmap.model.decimal_comma import in_plain_digits, with_point, without_quotes
from jmap.model.emotion import FEELINGS, UNKNOWN, EmotionScale
from jmap.model.feeling_words import meant_feeling, several_feelings
from jmap.model.restated import reason_in
from jmap.model.values import TYPOGRAPHIC_QUOTES
from jmap.phrases import shortened
from jmap.source.tree import Scalar

if TYPE_CHECKING:
    from collections.abc import Collection

    from jmap.model.journey import JourneyMap
    from jmap.model.locate import Locator
    from jmap.model.readers import Location

_FEWEST_BLANKS = 3
"""What has so many is a sentence, and not two feelings or `not very happy`."""
_SCORE = r"(?P<score>[-+\u2212]?\d+(?:\.\d+)?)"
_FEELING = r"(?P<feeling>[^\W\d_](?:[^\d,;:()\[\]{}#]*[^\W\d_])?)"
_KNOWN = "the words that have a score, all English, are in `jmap rule unknown-feeling`"
_SIGN_APART = re.compile(r"(?<=^[-+\u2012\u2013\u2014\u2212])\s+")
_FRACTION = re.compile(rf"{_SCORE}\s*(?:/\s*\d+|%)")
_FEELING_AND_SCORE = re.compile(rf"{_FEELING}[\s,;:(]+{_SCORE}\)?")
_SCORE_AND_FEELING = re.compile(rf"{_SCORE}[\s,;:(]+{_FEELING}\)?")


def unknown_feeling(location: Location, feeling: str, journey: JourneyMap, locator: Locator) -> Diagnostic:
    """Tell of a feeling that is neither built in nor declared."""
    where, scale = (*location, "feeling"), journey.emotion_scale
    words = [*journey.feelings, *FEELINGS, UNKNOWN]
    plain = meant_feeling(feeling.strip(f"{TYPOGRAPHIC_QUOTES},;."), words)
    near = [plain] if plain else locator.near(feeling, words, limit=3)
    told = _score_in(feeling, words, location, scale, locator)
    if told := told or _without_feeling(feeling, words, location, scale, locator):
        return told
    # What it feels like is for the writer to say: no score is proposed, only where to write one.
    ends = f"from {number(scale.min)} (worst) to {number(scale.max)} (best)"
    ends = ends if scale.min < scale.max else "on the scale of the map"
    if feeling.count(" ") >= _FEWEST_BLANKS and not near:
        advice = (
            "write one feeling, such as `anxious` or `relieved`, or a score; the sentence goes in `because`"
        )
        message = f"the feeling of {locator.owner(location)} is a sentence: `{shortened(feeling)}`"
        return locator.diagnostic("unknown-feeling", where, message, f"{advice}; scores go {ends}")
    scored = f"`{{feeling: {shortened(feeling)}, score: …}}`, {ends}"
    advice, fix = f"give it a score: {scored}; or declare it under the map's `feelings`; {_KNOWN}", None
    if not journey.language.lower().startswith("en"):
        declared = f"`feelings: {{{shortened(feeling)}: …}}`, with a score {ends}"
        advice = f"declare the words of this map once, {declared}; {_KNOWN}"
    if near:
        advice = f"did you mean {' or '.join(f'`{word}`' for word in near)}? Or give it a score: {scored}"
        fix = Fix(f"write `{near[0]}`", (Edit(locator.origin(where).node.span, near[0]),), safe=False)
    message = (
        f"the feeling `{shortened(feeling)}` of {locator.owner(location)} is unknown, so it has no score"
    )
    return locator.diagnostic("unknown-feeling", where, message, advice, fix=fix)


def _without_feeling(
    feeling: str, words: Collection[str], location: Location, scale: EmotionScale, locator: Locator
) -> Diagnostic | None:
    """Recognise `emotion: ??`, `emotion: --`, an emoji, and `sad, then happy`: no feeling, or several."""
    owner, where = locator.owner(location), (*location, "feeling")
    message, fix = f"`{shortened(feeling)}` of {owner} is no feeling that has a score", None
    if not feeling.strip("?\uff1f\u061f"):
        advice = "write `unknown` while nobody has asked"
        edit = Edit(locator.origin(where).node.span, UNKNOWN)
        fix = Fix(f"write `{UNKNOWN}`", (edit,), safe=False)
    elif not any(map(str.isalnum, feeling)):
        scored = on_scale(scale).partition(";")[0]
        advice = f"{scored}; beside it the sign may stay: `{{feeling: {shortened(feeling)}, score: …}}`"
    elif several := several_feelings(feeling, words):
        message = f"`{shortened(feeling)}` of {owner} is more than one feeling"
        named = " or ".join(f"`{each}`" for each in dict.fromkeys(several))
        advice = f"write one of them, {named}, or make a step for each, with its own `emotion`"
    else:
        return None
    return locator.diagnostic("unknown-feeling", where, message, advice, fix=fix)


def _score_in(
    feeling: str, words: Collection[str], location: Location, scale: EmotionScale, locator: Locator
) -> Diagnostic | None:
    """Recognise `emotion: anxious -1`, `emotion: 0,5` and `emotion: 4/5`: a score stands in the text."""
    node = locator.origin(location).node
    message = f"`{location[-1]}` of {locator.owner(location)} must be a score or a feeling, not `{feeling}`"
    if _FRACTION.fullmatch(feeling):
        return locator.diagnostic("unknown-feeling", location, message, on_scale(scale))
    both = _FEELING_AND_SCORE.fullmatch(feeling) or _SCORE_AND_FEELING.fullmatch(feeling)
    written, why = with_point(feeling), "with a point"
    if digits := in_plain_digits(_SIGN_APART.sub("", feeling)):
        written, why = digits, "in the digits and signs of the keyboard"
    if number := without_quotes(feeling):
        written, why = number, "without the quotes"
    if reason := reason_in(feeling, words):
        written, why = reason, "each behind its key"
    elif both:
        written, why = f"{{feeling: {both['feeling']}, score: {both['score']}}}", "each behind its key"
    if not written or not isinstance(node, Scalar):
        return None
    fix = Fix(f"write `{written}`", (Edit(node.span, written),), safe=False)
    return locator.diagnostic("unknown-feeling", location, message, f"write `{written}`, {why}", fix=fix)

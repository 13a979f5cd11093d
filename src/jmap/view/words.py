"""Every word that jmap itself writes on what it draws, here in English; a map has them in its language.

What a map says is not among them, nor are messages to its author, which are English. Each view and renderer
gets the words with what it draws.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from jmap.frozen import frozen
from jmap.model.insight import KNOWN_METRICS
from jmap.model.journey import BUILT_IN_LANES
from jmap.view.plural import plural

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen
class Counted:
    """A phrase about a number, `{count}`: as many forms as its language has, by what CLDR calls them."""

    forms: Mapping[str, str]


def _table(**words: Any) -> Any:
    return field(default_factory=lambda: words)


def _counted(one: str, other: str) -> Counted:
    return Counted({"one": one, "other": other})


@frozen
class Words:
    """The fixed words of the interface. Names in braces are places for what a map says."""

    language: str = "en"
    """Of the map."""
    spoken: str = "en"
    """The language that these words are in: English, where nobody has translated them."""
    colon: str = ":"
    decimal: str = "."
    """The sign before decimals."""
    percent: str = "{number}%"
    comma: str = ", "
    journey: str = "Customer journey map"
    blueprint: str = "Service blueprint"
    states: Mapping[str, str] = _table(current="Current state", future="Future state")
    scenario: str = "Scenario"
    promise: str = "Promise"
    business_goals: str = "Business goals"
    numbers: str = "Numbers"
    scope: str = "Scope"
    starts: str = "Starts"
    ends: str = "Ends"
    owner: str = "Owner"
    reviewed: str = "Reviewed"
    never_reviewed: str = "Not reviewed yet"
    review_every: Mapping[str, Counted] = field(
        default_factory=lambda: {
            unit: _counted(f"every {unit}", f"every {{count}} {unit}s")
            for unit in ("day", "week", "month", "year")
        }
    )
    emotions_measured: Counted = field(
        default_factory=lambda: _counted(
            "{measured} of {count} emotion measured", "{measured} of {count} emotions measured"
        )
    )
    baseline: str = "Compared with"
    signs: Mapping[str, str] = _table(added="New", removed="Gone", changed="Changed", moved="Moved")
    """What became of a thing, compared with an older map."""
    before: str = "before"
    after: str = "now"
    show_differences: str = "Show what differs"
    tags: str = "Tags"

    personas: str = "Personas"
    kinds: Mapping[str, str] = _table(
        customer="Customer", non_customer="Does not buy", companion="Companion", staff="Staff"
    )
    share: str = "{share} of all"
    profile: Mapping[str, str] = _table(
        goals="Goals", needs="Needs", pains="Pains", motivations="Motivations"
    )
    applies_to: str = "for"

    lanes: Mapping[str, str] = field(default_factory=lambda: dict(BUILT_IN_LANES))
    board: str = "The journey, stage by stage"
    about: str = "About"
    stage: str = "Stage"
    step: str = "Step"
    moment_of_truth: str = "Moment of truth"
    taking_part: str = "with"
    exit: str = "Leaves the journey"
    exit_sign: str = "Exit"
    """The same where there is little room."""
    no_way: str = "Nobody goes on from here"
    leads_to: str = "Then"
    rest: str = "the rest"
    zoom: str = "Zoom in"
    picture: str = "Picture"
    source: str = "Source"

    missing: Mapping[str, str] = _table(
        goal="No goal named yet",
        business_goal="No goal named yet",
        steps="No steps yet",
        actions="No action noted yet",
        touchpoints="No touchpoint named yet",
        channels="No channel named yet",
        thoughts="No words heard yet",
        needs="No need noted yet",
        emotion="Nobody asked yet",
        reasons="Nobody asked yet",
        pains="No pain noted",
        delights="No delight noted",
        opportunities="No idea yet",
        metrics="Nothing measured yet",
        owners="Nobody answers for it yet",
        evidence="Rests on no evidence yet",
        competitors="Nobody compared here",
        expected="Nothing promised here",
    )
    missing_note: str = "Nothing noted yet"
    missing_about: str = "Nothing to add"
    on_the_cards: str = "Those of its steps"

    feelings: tuple[str, ...] = ("Angry", "Annoyed", "Neutral", "Pleased", "Delighted")
    moods: tuple[str, ...] = ("very negative", "negative", "neutral", "positive", "very positive")
    statuses: Mapping[str, str] = _table(measured="measured", assumed="assumed", intended="intended")
    derived: str = "mean of its parts"
    highest: str = "highest"
    lowest: str = "lowest"
    end: str = "end"
    expected: str = "promised"
    gap: str = "gap to the promise"
    curve: str = "Emotional curve; the lane Reasons says the same in words."
    curve_in_words: str = "Emotional curve in words"

    severities: Mapping[str, str] = _table(low="Low", medium="Medium", high="High", critical="Critical")
    work_statuses: Mapping[str, str] = _table(
        idea="Idea", planned="Planned", doing="Doing", done="Done", dropped="Dropped"
    )
    impact: str = "Impact"
    effort: str = "Effort"
    out_of_five: str = "{rating} of 5"
    solves: str = "Solves"
    due: str = "due"
    seen_in: str = "Measured by"
    target: str = "target"
    better: Mapping[str, str] = _table(higher="higher is better", lower="lower is better")
    reached: str = "reached"
    not_measured: str = "not measured yet"
    known_metrics: Mapping[str, str] = field(
        default_factory=lambda: {name: metric.title for name, metric in KNOWN_METRICS.items()}
    )
    count: str = "n ="

    throughout: str = "Throughout the journey"
    pains_ranked: str = "Pain points, the worst first"
    unrated: str = "Not rated yet"
    answers: str = "Answered by"
    no_answer: str = "No opportunity answers it yet"
    ideas_ranked: str = "Opportunities by impact and effort"
    nothing_placed: str = "None has both impact and effort yet, so there is nothing to plot."
    quick_wins: str = "Quick wins"
    big_bets: str = "Big bets"
    fill_ins: str = "Fill-ins"
    think_twice: str = "Think twice"
    pains: str = "Pain points"
    delights: str = "Delights"
    opportunities: str = "Opportunities"
    diagram: str = "Where customers go"
    path: str = "Path of {persona}"
    too_large: str = (
        "This flow is too large for one picture. Steps: {steps}; arrows: {arrows}; at most {most} of each."
    )
    evidence: str = "Evidence"
    evidence_kinds: Mapping[str, str] = _table(
        interview="Interviews",
        survey="Survey",
        analytics="Analytics",
        crm="Customer data",
        support="Support",
        observation="Observation",
        review="Reviews",
        workshop="Workshop",
        other="Other",
    )
    competitors: str = "Competitors"
    does_well: str = "Does well"
    does_badly: str = "Does badly"
    teams: str = "Teams"
    channels: str = "Channels"
    channel_kinds: Mapping[str, str] = _table(online="Online", offline="Offline", hybrid="Online and offline")
    own_feelings: str = "Feelings of this map"
    skip_board: str = "Skip past the board"
    skip: str = "Skip to the board"
    dividers: tuple[str, ...] = ("Line of interaction", "Line of visibility", "Line of internal interaction")

    curve_title: str = "Emotional curve"
    everyone: str = "Everyone"
    spark_legend: str = (
        "Low is bad and high is good, a sign for each step. "
        "A bar stands between stages, a dot where nobody asked, a dash where the step is not theirs."
    )
    where: str = "Where"
    who: str = "Who"
    phase: str = "Phase"
    duration: str = "Duration"
    pain: str = "Pain"
    severity: str = "Severity"
    opportunity: str = "Opportunity"
    status: str = "Status"
    metric: str = "Metric"
    value: str = "Value"
    aim: str = "Target"
    direction: str = "Direction"
    basis: str = "Basis"

    keys: Mapping[str, str] = _table(
        title="Title",
        name="Name",
        kind="Kind",
        state="State",
        language="Language",
        jmap="Version of the language",
        review_every="Review rhythm",
        use="Libraries",
        emotion_scale="Emotion scale",
        lanes="Rows of its own",
        role="Role",
        segment="Segment",
        share="Share",
        quote="Quote",
        bio="Story",
        demographics="Facts",
        department="Department",
        contact="Contact",
        date="Date",
        link="Link",
        unit="Unit",
        period="Period",
        when="Condition",
    )
    """What else a map can say, where it is told that it differs from an older one."""

    controls: str = "What is shown"
    channel: str = "Channel"
    all: str = "All"
    printed: str = "Shown: {choices}"
    """What a filtered page says on paper."""
    no_match: str = "No match"
    shown: Mapping[str, Counted] = _table(
        step=_counted("{count} step", "{count} steps"),
        touchpoint=_counted("{count} touchpoint", "{count} touchpoints"),
    )
    """What there is to see, by the number of all there are; the same with `matching`, where some match."""
    matching: Mapping[str, Counted] = _table(
        step=_counted("{shown} of {count} step", "{shown} of {count} steps"),
        touchpoint=_counted("{shown} of {count} touchpoint", "{shown} of {count} touchpoints"),
    )
    reset: str = "Reset"
    rows: str = "Rows"
    row_shown: str = "Show {row}"
    row_in_one_line: str = "One line for {row}"
    row_up: str = "Move {row} up"
    row_down: str = "Move {row} down"
    appearance: str = "Colours"
    appearances: Mapping[str, str] = _table(auto="Auto", light="Light", dark="Dark")
    stages: str = "Stages"
    link_here: str = "Copy the link to: {name}"
    link_copied: str = "Link copied"
    link_in_address: str = "The link stands in the address bar"
    points: str = "Points of the curve; arrow keys go from one to the next"

    @property
    def own(self) -> bool:
        """Whether these words are in the language of the map."""
        return self.language.lower().split("-")[0] == self.spoken.split("-")[0]

    def counted(self, phrase: Counted, count: int, **values: object) -> str:
        """Return a phrase about `count` things, in the right form for so many."""
        form = phrase.forms[plural(self.spoken, count)]
        return form.format(count=count, **values)

    def labelled(self, label: str, text: str) -> str:
        """Return a text behind its label."""
        return f"{label}{self.colon} {text}"

    def number(self, text: str) -> str:
        """Return a decimal number, as Python writes it, with the sign of the language before its decimals."""
        return text.replace(".", self.decimal)


ENGLISH = Words()

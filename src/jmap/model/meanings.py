"""What the fixed values of the language mean, for editors and for the language reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MEANINGS: Mapping[str, Mapping[str, str]] = {
    "JourneyMap.kind": {
        "journey": "what a customer goes through",
        "blueprint": "also what staff and systems do for it, in and out of sight",
    },
    "JourneyMap.state": {
        "current": "as it is today",
        "future": "as it is meant to become",
    },
    "Persona.kind": {
        "customer": "buys or uses it",
        "non_customer": "could buy and does not; `bio` says why",
        "companion": "comes along: a child, a partner, a carer",
        "staff": "works for the company",
    },
    "Channel.kind": {
        "online": "on a screen",
        "offline": "in person, on paper or by voice",
        "hybrid": "both at once",
    },
    "Evidence.kind": {
        "interview": "talks with people, one at a time",
        "survey": "the same questions to many",
        "analytics": "what a website or an app counted",
        "crm": "customer and order records",
        "support": "tickets, calls, complaints",
        "observation": "people watched, shadowed, or keeping a diary",
        "review": "public reviews and ratings",
        "workshop": "what a team believes; nobody was asked, so nothing counts as measured",
        "other": "anything else",
    },
    "Lane.role": {
        "customer": "what the customer does or meets",
        "frontstage": "in the customer's sight",
        "backstage": "out of the customer's sight",
        "support": "systems and partners behind the staff",
    },
    "Pain.severity": {
        "low": "noticed and forgotten",
        "medium": "costs time or trust",
        "high": "some customers give up or complain",
        "critical": "for many the journey ends here",
    },
    "Opportunity.status": {
        "idea": "somebody had it",
        "planned": "decided, with an owner",
        "doing": "being worked on",
        "done": "customers have it",
        "dropped": "decided against",
    },
    "Metric.better": {
        "higher": "more is better",
        "lower": "less is better",
    },
}
"""Model and key to the meaning of each value that the key can have."""

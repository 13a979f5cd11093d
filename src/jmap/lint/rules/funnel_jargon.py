"""Stages have the names of a marketing funnel.

## What it checks
No stage, and no `phase` over stages, is called “Awareness”, “Consideration”, “Conversion”, “Retention”,
“Advocacy”, “ToFu” or the like. Where most stages are, it is said once, at the title.

## Why it matters to customers
A funnel says how far the company has come with its customers. The same five words fit shoes, surgery
and savings, so they tell nothing about any of these; and nobody has ever planned to consider or to be
retained.

## Example
```yaml
title: Renewing a passport
stages:
  - {name: Awareness, touchpoints: [Old passport], emotion: anxious}
  - {name: Compare the offices, touchpoints: [Website], emotion: confused}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - {name: See that it has run out, touchpoints: [Old passport], emotion: anxious}
  - {name: Compare the offices, touchpoints: [Website], emotion: confused}
```

## What it does not flag
Words that customers use as well: “Purchase”, “Decision”, “Discovery”, “Research”, “Use”. One word that may
name a real thing, such as the “Referral” by a doctor, where no other stage has a funnel's name. A longer name
with such a word in it, “Becoming aware of the deadline”. The English words are looked for in every
language, since marketing uses them everywhere; there are further lists for German, French, Spanish,
Portuguese, Italian, Dutch, Japanese and Chinese.

## Options
- `also`: more words of that kind (default none).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.coarser import coarser_first
from jmap.lint.questions.stage_names import called
from jmap.lint.questions.vocabulary import words_for
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.questions.vocabulary import WordLists
    from jmap.lint.subject import Subject
    from jmap.model.part import Texts
    from jmap.model.readers import Location

_EVERYWHERE = (
    "awareness", "brand awareness", "consideration", "conversion", "acquisition", "activation", "retention",
    "advocacy", "loyalty", "loyalty & advocacy", "loyalty and advocacy", "retention & loyalty",
    "retention and loyalty", "referral", "evangelism", "engagement", "intent", "reach", "monetization",
    "monetisation", "nurture", "nurturing", "tofu", "mofu", "bofu", "top of funnel", "middle of funnel",
    "bottom of funnel", "top of the funnel", "middle of the funnel", "bottom of the funnel", "see-think-do",
)  # fmt: skip
_FUNNEL: WordLists = {
    "de": ("aufmerksamkeit", "erwägung", "bewusstsein", "konversion", "akquisition", "aktivierung", "bindung",
           "kundenbindung", "loyalität", "weiterempfehlung"),
    "fr": ("notoriété", "prise de conscience", "considération", "conversion", "acquisition", "activation",
           "rétention", "fidélisation", "recommandation"),
    "es": ("conciencia", "notoriedad", "consideración", "conversión", "adquisición", "activación",
           "retención", "fidelización", "recomendación"),
    "pt": ("consciência", "consideração", "conversão", "aquisição", "ativação", "retenção", "fidelização",
           "recomendação"),
    "it": ("consapevolezza", "considerazione", "conversione", "acquisizione", "attivazione", "ritenzione",
           "fidelizzazione", "advocacy"),
    "ja": ("認知", "興味関心", "興味・関心", "興味", "関心", "比較検討", "比較・検討", "獲得", "ロイヤル化",
           "推奨", "ファン化"),
    "zh": ("认知", "转化", "获客", "留存", "拉新", "促活", "認知", "轉換", "獲客"),
    "nl": ("bewustwording", "overweging", "conversie", "acquisitie", "activatie", "retentie", "loyaliteit"),
}  # fmt: skip

_CONCRETE = frozenset(
    ("referral", "activation", "acquisition", "reach", "intent", "engagement", "aktivierung", "bindung",
     "weiterempfehlung", "recommandation", "activación", "adquisición", "recomendación", "ativação",
     "aquisição", "recomendação", "attivazione", "acquisizione", "activatie", "acquisitie",
     "関心", "興味", "推奨")
)  # fmt: skip
"""What may also name a thing that customers do or get: alone among other stages, it makes no funnel."""


def check(subject: Subject, *, also: Texts = ()) -> Iterator[Remark]:
    """Speak of the stages and phases with such a name."""
    names = {*_EVERYWHERE, *words_for(subject.journey, _FUNNEL), *(name.lower() for name in also)}
    stages = subject.journey.stages
    found: list[tuple[Location, str]] = []
    previous = None
    for index, stage in enumerate(stages):
        if called(stage.name, names):
            found.append((("stages", index), f"stage `{stage.id}`"))
        elif stage.phase and stage.phase != previous and called(stage.phase, names):
            found.append((("stages", index, "phase"), f"phase `{stage.phase}`"))
        previous = stage.phase
    if len(found) == 1 < len(stages) and called(_name(subject, found[0][0]), _CONCRETE):
        return
    advice = "name it after what customers do or want then: “Look for a pair that fits”, “Run in them”"
    yield from coarser_first(
        subject,
        found,
        len(stages),
        "stages have names from the marketing funnel",
        lambda each: Remark(
            each[0],
            f"{each[1]} has a name from the marketing funnel",
            advice,
            label="what do customers do then?",
        ),
    )


def _name(subject: Subject, location: Location) -> str:
    """Return what a stage, or the phase over it, is called."""
    stage = subject.journey.stages[int(location[1])]
    return (stage.phase or "") if "phase" in location else stage.name


RULE = Rule("funnel-jargon", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)

"""A pain says what the company has not built.

## What it checks
No pain is told as the want of a solution: “Lack of …”, “No app”, “Missing feature”, “There is no
chatbot”. What hurts comes first; what would help is an opportunity.

## Why it matters to customers
“No app” has one answer, an app. “I only find out at the counter that I need a photo” has many, and the
best one may be a line in a letter. A pain that names the solution ends the thinking before it began.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    pains: No app
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    pains: Finds out at the counter that a photo is missing
    opportunities: An app that lists what to bring
```

## What it does not flag
What people miss and no team builds: “No answer for three days”, “No parking”, “Lack of trust”, “Lack of
sleep”. A solution that is there and works badly: “The app logs me out”. The words have to begin the
pain. There are lists for English, German, French, Spanish, Portuguese, Italian and Dutch; in other
languages nothing is said.

## Options
- `also`: more words for things that are built, such as the name of a product (default none).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.naming import named
from jmap.lint.questions.vocabulary import words_for
from jmap.lint.rule import Remark, Rule
from jmap.model.insight import Pain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.questions.vocabulary import WordLists
    from jmap.lint.subject import Subject
    from jmap.model.part import Texts

_LACK: WordLists = {
    "en": ("lack of", "a lack of", "absence of"),
    "de": ("mangel an", "fehlen von"),
    "fr": ("manque de", "manque d'", "absence de", "absence d'"),
    "es": ("falta de", "ausencia de"),
    "pt": ("falta de", "ausência de"),
    "it": ("mancanza di", "assenza di"),
    "nl": ("gebrek aan", "ontbreken van"),
}
"""With these a want begins, whatever it is that is wanted."""
_NO: WordLists = {
    "en": ("no", "there is no", "there's no", "there are no", "we have no", "missing", "needs", "needs a",
           "needs an"),
    "de": ("kein", "keine", "keinen", "es gibt kein", "es gibt keine", "es gibt keinen", "wir haben kein",
           "wir haben keine", "wir haben keinen", "es fehlt", "es fehlt ein", "es fehlt eine", "es fehlen",
           "uns fehlt", "uns fehlt ein", "uns fehlt eine", "fehlend", "fehlende", "fehlender", "fehlendes"),
    "fr": ("pas de", "pas d'", "aucun", "aucune", "il n'y a pas de", "il n'y a pas d'", "il manque un",
           "il manque une"),
    "es": ("no hay", "no hay un", "no hay una", "no existe", "sin", "falta", "falta un", "falta una",
           "ningún", "ninguna"),
    "pt": ("não há", "não existe", "sem", "falta", "falta um", "falta uma", "nenhum", "nenhuma"),
    "it": ("nessun", "nessuna", "non c'è", "non c'è un", "non c'è una", "manca", "manca un", "manca un'",
           "manca una"),
    "nl": ("geen", "er is geen", "we hebben geen", "ontbrekende"),
}  # fmt: skip
"""With these a want begins if what follows is built by teams."""
_BUILT: WordLists = {
    "en": ("app", "feature", "features", "functionality", "website", "web site", "portal", "dashboard",
           "chat", "chatbot", "bot", "api", "integration", "integrations", "automation", "software", "crm",
           "faq", "self-service", "notifications", "push notifications", "tool", "tools", "platform",
           "wizard"),
    "de": ("app", "funktion", "feature", "website", "webseite", "portal", "kundenportal", "dashboard", "chat",
           "chatbot", "schnittstelle", "integration", "integrationen", "automatisierung", "software", "crm",
           "faq", "tool", "plattform", "benachrichtigungen", "push-benachrichtigungen"),
    "fr": ("appli", "application", "fonction", "fonctionnalité", "site web", "portail", "tableau de bord",
           "chat", "chatbot", "api", "automatisation", "logiciel", "crm", "faq", "outil", "plateforme",
           "notifications"),
    "es": ("app", "aplicación", "función", "funcionalidad", "sitio web", "página web", "portal", "chat",
           "chatbot", "api", "automatización", "software", "crm", "herramienta", "plataforma",
           "notificaciones"),
    "pt": ("app", "aplicativo", "aplicação", "função", "funcionalidade", "site", "portal", "chat", "chatbot",
           "api", "automação", "software", "crm", "ferramenta", "plataforma", "notificações"),
    "it": ("app", "applicazione", "funzione", "funzionalità", "sito web", "portale", "chat", "chatbot", "api",
           "automazione", "software", "crm", "strumento", "piattaforma", "notifiche"),
    "nl": ("app", "functie", "functionaliteit", "website", "portaal", "dashboard", "chat", "chatbot", "api",
           "automatisering", "software", "crm", "tool", "platform", "meldingen", "pushmeldingen"),
}  # fmt: skip
_FELT: WordLists = {
    "en": ("trust", "confidence", "time", "sleep", "money", "respect", "empathy", "privacy", "control",
           "energy", "motivation", "space", "peace", "choice", "patience", "hope", "interest", "faith",
           "dignity"),
    "de": ("vertrauen", "zeit", "schlaf", "geld", "respekt", "mitgefühl", "kontrolle", "kraft", "ruhe",
           "geduld", "hoffnung", "interesse", "platz", "wertschätzung"),
    "fr": ("confiance", "temps", "sommeil", "argent", "respect", "empathie", "contrôle", "énergie", "place",
           "patience", "intérêt", "considération"),
    "es": ("confianza", "tiempo", "sueño", "dinero", "respeto", "empatía", "control", "energía", "espacio",
           "paciencia", "interés"),
    "pt": ("confiança", "tempo", "sono", "dinheiro", "respeito", "empatia", "controle", "controlo", "energia",
           "espaço", "paciência", "interesse"),
    "it": ("fiducia", "tempo", "sonno", "denaro", "soldi", "rispetto", "empatia", "controllo", "energia",
           "spazio", "pazienza", "interesse"),
    "nl": ("vertrouwen", "tijd", "slaap", "geld", "respect", "empathie", "controle", "energie", "ruimte",
           "geduld", "interesse"),
}  # fmt: skip
"""What people miss that no team builds."""


def check(subject: Subject, *, also: Texts = ()) -> Iterator[Remark]:
    """Speak at each pain that begins with the want of a solution."""
    lists = [words_for(subject.journey, each) for each in (_LACK, _NO, _BUILT, _FELT)]
    if not lists[0]:
        return
    lack, no, built, felt = lists
    pattern = _pattern(lack, no, (*built, *also), felt)
    for location, pain in subject.parts_of(Pain):
        if pattern.match(pain.text.replace("\u2019", "'")):
            yield Remark(
                location,
                f"{named(subject, location)} tells what is not there, and not what hurts",
                "write what customers go through without it, and what would help them under `opportunities`",
                label="what happens to the customer?",
            )


@lru_cache
def _pattern(lack: Texts, no: Texts, built: Texts, felt: Texts) -> re.Pattern[str]:
    """Match a want of anything but what is felt, or a want of what is built; one word may describe it."""
    return re.compile(
        rf"\s*(?:{_any(lack)}(?:(?<=')|\s+)(?!(?:\w+\s+)?{_any(felt)}(?!\w))\w"
        rf"|{_any(no)}(?:(?<=')|\s+)(?:[\w-]+[\s-])?\s*{_any(built)}(?![\w-]))",
        re.IGNORECASE,
    )


def _any(words: Texts) -> str:
    ends = (re.escape(word) + ("" if word.endswith("'") else r"(?!\w)") for word in words)
    return f"(?:{'|'.join(ends)})"


RULE = Rule("solution-as-pain", Severity.INFO, since="0.1.0", page=__doc__ or "", check=check)

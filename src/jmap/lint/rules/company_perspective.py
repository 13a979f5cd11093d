"""A stage is named after what the company does.

## What it checks
No stage is called after an internal process: “Lead qualification”, “Order processing”, “Billing”,
“Customer acquisition”. The whole name has to be one of the listed terms; “process”, “phase” and “stage”
may follow.

## Why it matters to customers
Nobody wakes up to be qualified. Stages that follow the departments show the handovers that the company
knows, and hide what customers do meanwhile: wait, wonder, ask a friend, go elsewhere.

## Example
```yaml
title: Renewing a passport
stages:
  - {name: Application processing, touchpoints: [Letter], emotion: impatient}
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - {name: Wait for the letter, touchpoints: [Letter], emotion: impatient}
```

## What it does not flag
Words that customers use as well: “Onboarding”, “Delivery”, “Support”, “Payment”, “Registration”. What
is the job of business customers: “Procurement”, “Risk assessment”, “Internal approval”, “Quality
assurance”. A longer name in which such a term stands: “Waiting for order processing”. Steps, whatever
they are called. Maps of which every persona is staff. There are lists for English, German, French,
Spanish, Portuguese, Italian and Dutch; in other languages nothing is said. The words of marketing
funnels are for `funnel-jargon`.

## Options
- `also`: more names of internal processes (default none).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.stage_names import called, only_staff
from jmap.lint.questions.vocabulary import language_of
from jmap.lint.rule import Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.questions.vocabulary import WordLists
    from jmap.lint.subject import Subject
    from jmap.model.part import Texts

_PROCESSES: WordLists = {
    "en": (
        "lead generation", "mql", "lead qualification", "lead scoring", "lead nurturing", "lead management",
        "lead capture", "customer acquisition", "customer retention", "customer segmentation",
        "customer relationship management", "sales pipeline", "sales qualification", "demand generation",
        "upsell", "upselling", "up-selling", "cross-sell", "cross-selling", "cross selling",
        "upsell and cross-sell", "churn prevention", "churn management", "churn reduction", "win-back",
        "order processing", "order management", "order fulfilment", "order fulfillment", "order intake",
        "fulfilment", "fulfillment", "pick and pack", "picking and packing", "warehousing", "invoicing",
        "billing", "dunning", "credit scoring", "underwriting", "kyc", "kyc check", "claims handling",
        "claims processing", "claims management", "claim adjudication", "case handling", "case processing",
        "application processing", "ticket triage", "ticket routing", "back office",
        "back-office processing", "returns processing", "complaint management", "revenue management",
        "revenue recognition", "bed management", "admissions processing",
    ),
    "de": (
        "leadgenerierung", "lead-generierung", "leadqualifizierung", "lead-qualifizierung",
        "lead nurturing", "leadmanagement", "lead-management", "kundenakquise", "kundengewinnung",
        "neukundengewinnung", "neukundenakquise", "bestandskundenpflege", "cross-selling", "up-selling",
        "upselling", "auftragsabwicklung", "auftragsbearbeitung", "auftragserfassung", "bestellabwicklung",
        "bestellbearbeitung", "fulfillment", "kommissionierung", "fakturierung", "rechnungsstellung",
        "rechnungslegung", "mahnwesen", "bonitätsprüfung", "antragsbearbeitung", "antragsprüfung",
        "fallbearbeitung", "sachbearbeitung", "schadenbearbeitung", "schadensbearbeitung",
        "schadenregulierung", "schadenaufnahme", "schadensaufnahme", "angebotserstellung",
        "reklamationsbearbeitung", "reklamationsmanagement", "beschwerdemanagement",
        "retourenmanagement", "antragseingang", "auftragseingang", "bestelleingang", "posteingang",
        "terminvergabe", "terminverwaltung", "backoffice",
    ),
    "fr": (
        "génération de leads", "qualification des leads", "qualification du lead", "acquisition client",
        "acquisition de clients", "fidélisation client", "vente croisée", "vente incitative",
        "traitement de la commande", "traitement des commandes", "gestion des commandes",
        "préparation de commandes", "facturation", "recouvrement", "traitement du dossier",
        "traitement des dossiers", "instruction du dossier", "gestion des réclamations",
        "gestion des sinistres", "back-office",
    ),
    "es": (
        "generación de leads", "calificación de leads", "cualificación de leads", "captación de clientes",
        "adquisición de clientes", "retención de clientes", "fidelización de clientes", "venta cruzada",
        "procesamiento de pedidos", "procesamiento del pedido", "gestión de pedidos",
        "preparación de pedidos", "facturación", "cobranza", "tramitación del expediente",
        "gestión de reclamaciones", "gestión de siniestros", "back office",
    ),
    "pt": (
        "geração de leads", "qualificação de leads", "aquisição de clientes", "captação de clientes",
        "retenção de clientes", "fidelização de clientes", "venda cruzada", "processamento de pedidos",
        "processamento do pedido", "processamento de encomendas", "gestão de pedidos", "faturamento",
        "faturação", "cobrança", "gestão de reclamações", "gestão de sinistros", "back office",
    ),
    "it": (
        "generazione di lead", "qualificazione dei lead", "acquisizione clienti", "fidelizzazione clienti",
        "vendita incrociata", "evasione ordini", "evasione dell'ordine", "gestione ordini",
        "gestione degli ordini", "fatturazione", "recupero crediti", "istruttoria",
        "istruttoria della pratica", "gestione reclami", "gestione sinistri", "back office",
    ),
    "nl": (
        "leadgeneratie", "leadkwalificatie", "klantenwerving", "klantacquisitie", "klantbehoud",
        "cross-selling", "upselling", "orderverwerking", "orderafhandeling", "ordermanagement",
        "orderpicking", "fulfilment", "facturering", "facturatie", "incasso", "aanvraagverwerking",
        "dossierbehandeling", "klachtenafhandeling", "schadeafhandeling", "backoffice",
    ),
}  # fmt: skip
"""Names that only people inside a company give to what happens."""


def check(subject: Subject, *, also: Texts = ()) -> Iterator[Remark]:
    """Speak at each stage that has the name of a process."""
    names = _names(language_of(subject.journey), also)
    if not names or only_staff(subject.journey):
        return
    for index, stage in enumerate(subject.journey.stages):
        if called(stage.name, names):
            yield Remark(
                ("stages", index),
                f"stage `{stage.id}` is named after what the company does",
                "name it after what the customer does or wants meanwhile, and put the process in `backstage`",
                label="what would a customer call it?",
            )


@lru_cache
def _names(language: str, also: Texts) -> frozenset[str]:
    return frozenset((*_PROCESSES.get(language, ()), *(name.lower() for name in also)))


RULE = Rule("company-perspective", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)

"""A persona could be anybody.

## What it checks
No customer or non-customer is named by a word for all of them, alone or with an article, a number or a
letter: “User”, “The customer”, “Kunde 2”, “ユーザーA”. The words go by the map's `language`. In English they
are *user, end user, customer, client, consumer, buyer, visitor, person, persona, people, somebody, target
group* and their like; German, Spanish, French, Italian, Japanese, Korean, Dutch, Portuguese and Chinese have
lists of the same words, with “User” and “Persona”. In other languages nothing is said.

## Why it matters to customers
“The user” wants what the team wants: the name bends to every argument. Somebody called Ida, who flies in
three weeks, can contradict.

## Example
```yaml
title: Renewing a passport
personas:
  user: {name: User, goals: A passport before the flight}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## Use instead
```yaml
title: Renewing a passport
personas:
  ida: {name: Ida Holm, role: Flies in three weeks, goals: A passport before the flight}
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
```

## What it does not flag
A segment (“Returning customer”) or a part that people play (“Patient”, “First-time buyer”): narrower than
everybody. Companions and staff. The personas of a library.

## Options
- `also`: more words for anybody, such as the name of your product's users (default none).

## Source
Alan Cooper, *The Inmates Are Running the Asylum*: the elastic user, who fits whatever is being argued.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from string import ascii_letters, digits
from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.declared import own_ids
from jmap.lint.rule import Remark, Rule
from jmap.lint.vocabulary import language_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.subject import Subject
    from jmap.lint.vocabulary import WordLists
    from jmap.model.part import Texts

_EVERYWHERE = ("user", "users", "persona")
_WORDS: WordLists = {
    "en": (
        "end user", "end users", "customer", "customers", "client", "clients", "consumer", "consumers",
        "buyer", "buyers", "visitor", "visitors", "person", "people", "somebody", "someone", "anybody",
        "anyone", "everybody", "everyone", "target group", "target audience",
    ),
    "de": (
        "nutzer", "nutzerin", "nutzer:in", "nutzer*in", "nutzerinnen", "nutzer:innen", "endnutzer",
        "anwender", "anwenderin", "benutzer", "benutzerin", "enduser", "kunde", "kundin", "kunden",
        "kundinnen", "kund:in", "kund*in", "kund:innen", "endkunde", "verbraucher", "verbraucherin",
        "konsument", "konsumentin", "käufer", "käuferin", "besucher", "besucherin", "person", "jemand",
        "jeder", "zielgruppe",
    ),
    "es": (
        "usuario", "usuaria", "usuarios", "usuario final", "cliente", "clientes", "clienta", "consumidor",
        "consumidora", "comprador", "compradora", "visitante", "alguien", "público objetivo",
    ),
    "fr": (
        "utilisateur", "utilisatrice", "utilisateurs", "utilisateur final", "usager", "usagère", "usagers",
        "client", "cliente", "clients", "consommateur", "consommatrice", "acheteur", "acheteuse",
        "visiteur", "visiteuse", "personne", "quelqu'un", "cible",
    ),
    "it": (
        "utente", "utenti", "utente finale", "cliente", "clienti", "consumatore", "consumatrice",
        "acquirente", "visitatore", "visitatrice", "qualcuno",
    ),
    "ja": (
        "ユーザー", "ユーザ", "エンドユーザー", "利用者", "使用者", "顧客", "お客", "お客様", "お客さま",
        "お客さん", "消費者", "購入者", "購買者", "来訪者", "訪問者", "ペルソナ", "誰か",
    ),
    "ko": (
        "사용자", "이용자", "고객", "고객님", "소비자", "구매자", "방문자", "페르소나",
    ),
    "nl": (
        "gebruiker", "gebruikers", "eindgebruiker", "klant", "klanten", "consument", "koper", "bezoeker",
        "persoon", "iemand", "doelgroep",
    ),
    "pt": (
        "usuário", "usuária", "utilizador", "utilizadora", "usuário final", "cliente", "clientes",
        "consumidor", "consumidora", "comprador", "compradora", "visitante", "alguém", "público-alvo",
    ),
    "zh": (
        "用户", "用戶", "使用者", "客户", "客戶", "顾客", "顧客", "消费者", "消費者", "买家", "買家",
        "访客", "訪客",
    ),
}  # fmt: skip
_ARTICLES = frozenset({
    "the", "a", "an", "our", "any", "every", "der", "die", "das", "ein", "eine", "unser", "unsere",
    "el", "la", "los", "las", "un", "una", "il", "lo", "gli", "i", "le", "les", "l'", "une", "notre", "nos",
    "de", "het", "een", "onze", "o", "os", "as", "um", "uma",
})  # fmt: skip


def check(subject: Subject, *, also: Texts = ()) -> Iterator[Remark]:
    """Speak of each persona with a name for everybody."""
    words = _words(language_of(subject.journey), also)
    for id_ in own_ids(subject, "personas"):
        persona = subject.journey.personas[id_]
        if persona.travels and not words.isdisjoint(_readings(persona.name)):
            yield Remark(
                ("personas", id_),
                f"persona `{id_}` is called “{persona.name}”, which could be anybody",
                "give the persona a person's name and a `role` that tells them from others, from somebody "
                "whom your research has met",
                label="who is it?",
            )


@lru_cache
def _words(language: str, also: Texts) -> frozenset[str]:
    """Return the names for everybody; without a list for the language only those that are asked for."""
    known = (*_EVERYWHERE, *_WORDS[language]) if language in _WORDS else ()
    return frozenset((*known, *(word.casefold() for word in also)))


def _readings(name: str) -> Iterator[str]:
    """Yield the name without its article, and without the number or letter that is to tell it from others."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    words = folded.replace("’", "'").replace("l'", "l' ").split()
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    yield " ".join(words)
    yield " ".join(words).rstrip(digits)
    if len(words) > 1 and (len(words[-1]) == 1 or words[-1].strip("#.").isdigit()):
        yield " ".join(words[:-1])
    if not words[0].isascii():
        yield words[0].rstrip(ascii_letters + digits)


RULE = Rule("generic-persona", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)

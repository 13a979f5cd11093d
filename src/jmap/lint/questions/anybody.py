"""Whether a name is that of anybody: the words for all customers at once, by language."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from string import ascii_letters, digits
from typing import TYPE_CHECKING

from jmap.lint.questions.vocabulary import language_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.questions.vocabulary import WordLists
    from jmap.model.journey import JourneyMap
    from jmap.model.part import Texts

_EVERYWHERE = ("user", "users", "persona")
_WORDS: WordLists = {
    "en": (
        "end user", "end users", "customer", "customers", "client", "clients", "consumer", "consumers",
        "buyer", "buyers", "visitor", "visitors", "citizen", "citizens", "person", "people", "somebody",
        "someone", "anybody", "anyone", "everybody", "everyone", "target group", "target audience",
    ),
    "de": (
        "nutzer", "nutzerin", "nutzer:in", "nutzer*in", "nutzerinnen", "nutzer:innen", "endnutzer",
        "anwender", "anwenderin", "benutzer", "benutzerin", "enduser", "kunde", "kundin", "kunden",
        "kundinnen", "kund:in", "kund*in", "kund:innen", "endkunde", "verbraucher", "verbraucherin",
        "konsument", "konsumentin", "käufer", "käuferin", "besucher", "besucherin", "bürger", "bürgerin",
        "bürger:in", "bürger*in", "bürgerinnen", "bürger:innen", "person", "jemand", "jeder", "zielgruppe",
    ),
    "es": (
        "usuario", "usuaria", "usuarios", "usuario final", "cliente", "clientes", "clienta", "consumidor",
        "consumidora", "comprador", "compradora", "visitante", "ciudadano", "ciudadana", "ciudadanos",
        "alguien", "público objetivo",
    ),
    "fr": (
        "utilisateur", "utilisatrice", "utilisateurs", "utilisateur final", "usager", "usagère", "usagers",
        "client", "cliente", "clients", "consommateur", "consommatrice", "acheteur", "acheteuse",
        "visiteur", "visiteuse", "citoyen", "citoyenne", "citoyens", "personne", "quelqu'un", "cible",
    ),
    "it": (
        "utente", "utenti", "utente finale", "cliente", "clienti", "consumatore", "consumatrice",
        "acquirente", "visitatore", "visitatrice", "cittadino", "cittadina", "cittadini", "qualcuno",
    ),
    "ja": (
        "ユーザー", "ユーザ", "エンドユーザー", "利用者", "使用者", "顧客", "お客", "お客様", "お客さま",
        "お客さん", "消費者", "購入者", "購買者", "来訪者", "訪問者", "市民", "ペルソナ", "誰か",
    ),
    "ko": (
        "사용자", "이용자", "고객", "고객님", "소비자", "구매자", "방문자", "페르소나",
    ),
    "nl": (
        "gebruiker", "gebruikers", "eindgebruiker", "klant", "klanten", "consument", "koper", "bezoeker",
        "burger", "burgers", "inwoner", "persoon", "iemand", "doelgroep",
    ),
    "pt": (
        "usuário", "usuária", "utilizador", "utilizadora", "usuário final", "cliente", "clientes",
        "consumidor", "consumidora", "comprador", "compradora", "visitante", "cidadão", "cidadã", "cidadãos",
        "alguém", "público-alvo",
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


def is_anybody(journey: JourneyMap, name: str, also: Texts = ()) -> bool:
    """Whether `name` is a word for everybody in the map's language; `also` holds more such words."""
    return not _words(language_of(journey), also).isdisjoint(_readings(name))


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

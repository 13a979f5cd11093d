"""Whether a name is that of a machine: the words for machines, and where in a name they count.

The noun that a name is built on decides: `App developer` is a person, `Banking app` is none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jmap.lint.questions.vocabulary import language_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from jmap.model.journey import JourneyMap
    from jmap.model.part import Texts
    from jmap.model.persona import Persona

MACHINES = {
    "en": (
        "system", "systems", "app", "application", "website", "site", "webpage", "server", "database", "db",
        "api", "bot", "chatbot", "robot", "backend", "back end", "frontend", "front end", "platform",
        "software", "portal", "computer", "algorithm", "crm", "erp", "cms", "kiosk", "gateway",
    ),
    "de": (
        "system", "app", "applikation", "anwendung", "website", "webseite", "webshop", "onlineshop", "server",
        "datenbank", "api", "schnittstelle", "bot", "chatbot", "roboter", "backend", "frontend", "plattform",
        "software", "portal", "computer", "rechner", "automat", "algorithmus", "crm", "erp",
    ),
    "fr": (
        "système", "systeme", "appli", "application", "application mobile", "app", "site", "site web",
        "serveur web", "base de données", "api", "bot", "chatbot", "robot", "backend", "frontend",
        "plateforme", "logiciel", "portail", "ordinateur", "algorithme", "crm", "erp",
    ),
    "es": (
        "sistema", "app", "app móvil", "aplicación", "aplicacion", "sitio", "página web", "servidor",
        "base de datos", "api", "bot", "chatbot", "robot", "backend", "frontend", "plataforma", "software",
        "portal", "ordenador", "computadora", "algoritmo", "crm", "erp",
    ),
    "pt": (
        "sistema", "app", "app móvel", "aplicativo", "aplicação", "site", "servidor", "banco de dados",
        "base de dados", "api", "bot", "chatbot", "robô", "backend", "frontend", "plataforma", "software",
        "portal", "computador", "algoritmo", "crm", "erp",
    ),
    "it": (
        "sistema", "app", "app mobile", "applicazione", "sito", "server", "database", "base di dati", "api",
        "bot", "chatbot", "robot", "backend", "frontend", "piattaforma", "software", "portale", "computer",
        "algoritmo", "crm", "erp",
    ),
    "nl": (
        "systeem", "app", "applicatie", "website", "site", "webshop", "server", "database", "api", "chatbot",
        "robot", "backend", "frontend", "platform", "software", "portaal", "computer", "algoritme", "crm",
    ),
    "ja": (
        "システム", "アプリ", "アプリケーション", "サイト", "サーバー", "サーバ", "データベース", "ボット",
        "ロボット", "プラットフォーム", "ソフトウェア", "api",
    ),
    "zh": (
        "系统", "系統", "应用", "應用", "应用程序", "應用程式", "网站", "網站", "服务器", "伺服器", "数据库",
        "資料庫", "机器人", "機器人", "平台", "软件", "軟體", "小程序", "app", "api",
    ),
    "ar": (
        "نظام", "النظام", "تطبيق", "التطبيق", "موقع", "الموقع", "خادم", "الخادم", "قاعدة البيانات", "منصة",
        "المنصة", "برنامج", "البرنامج", "روبوت", "الروبوت",
    ),
}  # fmt: skip
"""Nouns for machines by language, in lower case."""
NOUN_FIRST = {"fr", "es", "pt", "it", "ar"}
"""Languages in which the noun stands before what describes it; elsewhere it stands last."""
GLUED = {"de": 6, "nl": 6, "ja": 2, "zh": 2}
"""Languages that write a compound as one word that ends with its noun; shorter nouns end other words too."""
ARTICLES = {
    "the", "our", "das", "der", "die", "unser", "unsere", "le", "la", "l", "notre", "el", "nuestro",
    "nuestra", "o", "a", "nosso", "nossa", "il", "lo", "nostro", "nostra", "de", "het", "ons", "onze",
}  # fmt: skip
"""Words that may come first and say nothing."""
LINKS = {
    "of", "for", "in", "on", "with", "without", "from", "at", "who", "to", "behind", "and",
    "von", "für", "im", "mit", "ohne", "und", "der", "des", "einer", "eines", "unserer",
    "van", "voor", "met", "zonder", "en",
}  # fmt: skip
"""Words before which the noun stands, where it otherwise stands last."""
ASIDES = "(\uff08,\u3001;:/–\u2014"
"""What comes behind one of these is said of somebody, and is no name."""
_ASIDE, _WORD = re.compile(f"[{re.escape(ASIDES)}]"), re.compile(r"[^\W_]+")
STAFF_TOO = "server"
"""A word for a machine that people are called as well who work for the company."""
MOST_WORDS = 3
"""A longer name is rather a sentence."""


def machines(journey: JourneyMap, also: Texts = ()) -> list[str]:
    """Return the ids of the personas that are machines; a quote or demographics show that one is a person."""
    return [
        id_
        for id_, persona in journey.personas.items()
        if not _is_somebody(persona) and is_machine(journey, persona.name, also)
    ]


def _is_somebody(persona: Persona) -> bool:
    is_waiter = persona.kind == "staff" and persona.name.lower().endswith(STAFF_TOO)
    return is_waiter or bool(persona.quote or persona.demographics)


def is_machine(journey: JourneyMap, name: str, also: Texts = ()) -> bool:
    """Whether `name` is that of a machine; `also` holds more words for such. Where in doubt, it is not."""
    language = language_of(journey)
    words = _words(name)
    if language not in MACHINES or not 0 < len(words) <= MOST_WORDS:
        return False
    machines = _machines(language, also)
    if language in NOUN_FIRST:
        return _begins_with_machine(words, machines)
    words = words[: next((index for index, word in enumerate(words) if word in LINKS), len(words))]
    return _ends_with_machine(words, machines, GLUED.get(language))


@lru_cache
def _machines(language: str, also: Texts) -> frozenset[str]:
    return frozenset((*MACHINES[language], *(word.lower() for word in also)))


def _words(name: str) -> list[str]:
    """Split a name into its words, without an article and without an aside."""
    words = _WORD.findall(_ASIDE.split(name, maxsplit=1)[0].lower())
    return words[1:] if words[:1] and words[0] in ARTICLES else words


def _begins_with_machine(words: Sequence[str], machines: Collection[str]) -> bool:
    """Whether a machine is all of the name, or begins it and is no English word: `App designer` is a job."""
    heads = [" ".join(words[:count]) for count in range(1, len(words) + 1)]
    return heads[-1] in machines or any(head in machines and head not in MACHINES["en"] for head in heads)


def _ends_with_machine(words: Sequence[str], machines: Collection[str], shortest: int | None) -> bool:
    """Whether the name ends with a machine: as a word, or glued to another one if it is not too short."""
    if any(" ".join(words[start:]) in machines for start in range(len(words))):
        return True
    return shortest is not None and any(
        len(machine) >= shortest and word.endswith(machine) for word in words[-1:] for machine in machines
    )

"""Tags of languages (BCP 47): the names that stand for them, and which are written from right to left."""

from __future__ import annotations

from jmap.model.values import real_language

_NAMES = {
    "ar": "arabic العربية", "bg": "bulgarian български", "bn": "bengali বাংলা", "cs": "czech čeština česky",
    "da": "danish dansk", "de": "german deutsch", "el": "greek ελληνικά", "en": "english",
    "es": "spanish español castellano", "et": "estonian eesti", "fa": "persian farsi فارسی",
    "fi": "finnish suomi", "fr": "french français francais", "he": "hebrew עברית", "hi": "hindi हिन्दी",
    "hr": "croatian hrvatski", "hu": "hungarian magyar", "id": "indonesian", "is": "icelandic íslenska",
    "it": "italian italiano", "ja": "japanese 日本語", "ko": "korean 한국어", "lt": "lithuanian lietuvių",
    "lv": "latvian latviešu", "nb": "norwegian norsk", "nl": "dutch nederlands", "pl": "polish polski",
    "pt": "portuguese português", "ro": "romanian română", "ru": "russian русский",
    "sk": "slovak slovenčina", "sl": "slovenian slovenščina", "sr": "serbian српски", "sv": "swedish svenska",
    "th": "thai ไทย", "tr": "turkish türkçe", "uk": "ukrainian українська", "vi": "vietnamese",
    "zh": "chinese mandarin 中文 汉语",
}  # fmt: skip
_TAGS = {name: tag for tag, names in _NAMES.items() for name in names.split()}
_FROM_THE_RIGHT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "khw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_RIGHT_SCRIPTS = frozenset({"arab", "hebr", "nkoo", "syrc", "thaa", "adlm"})


def tag_of(name: str) -> str | None:
    """Return the tag that `de_CH` or the name of a language stands for; None for what is not known here."""
    name = name.strip()
    hyphened = name.replace("_", "-")
    return hyphened if hyphened != name and real_language(hyphened) else _TAGS.get(name.lower())


def from_right(language: str) -> bool:
    """Whether a language tag (BCP 47) names a language that is written from right to left.

    A script in the tag decides (`az-Arab`, `ar-Latn`), else the language.
    """
    first, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), None)  # noqa: PLR2004 - as BCP 47 says
    return script in _RIGHT_SCRIPTS if script else first in _FROM_THE_RIGHT

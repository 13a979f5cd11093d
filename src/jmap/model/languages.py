"""Names of languages, in English and in their own words, and the tags that stand for them (BCP 47)."""

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


def tag_of(name: str) -> str | None:
    """Return the tag that `de_CH` or the name of a language stands for; None for what is not known here."""
    name = name.strip()
    hyphened = name.replace("_", "-")
    return hyphened if hyphened != name and real_language(hyphened) else _TAGS.get(name.lower())

"""A quote or note holds a mail address or phone number.

## What it checks
What is said of customers holds no mail address and no phone number: thoughts, actions, needs and other
notes, pains, delights, reasons of emotions, and the quote, the story and the facts of a persona.
Numbers count as they are written across borders (`+44 20 7946 0123`, `0041 79 …`), or directly behind a
word for a phone.

## Why it matters to customers
Quotes are copied from calls and mails, and with them the person who can be called back. Maps hang on
walls, travel in slides and stay in version control for good; nobody in them has agreed to that.

## Example
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    thoughts: Please write to lea.marti@post.mail when it is there
```

## Use instead
```yaml
title: Renewing a passport
stages:
  - name: Apply
    touchpoints: [Online form]
    emotion: confused
    thoughts: Please write to me when it is there
```

## What it does not flag
The `contact` of a team, links, and the names of stages, steps and touchpoints. Addresses of examples
(`example.com`, `.test`) and of functions (`info@`, `support@`, `no-reply@`). Free phone numbers. Dates,
amounts, ids and order numbers: digits without a `+`, `00` or word for a phone before them. Names of
people.

## Source
GDPR, article 5 (1) c: personal data are limited to what is necessary.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jmap.diagnostics import Severity
from jmap.lint.questions.texts import is_repeated, span_of, texts, told
from jmap.lint.rule import Remark, Rule
from jmap.model.emotion import Emotion
from jmap.model.insight import Delight, Note, Pain
from jmap.model.persona import Persona

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jmap.lint.questions.texts import Text
    from jmap.lint.subject import Subject

_ABOUT_PEOPLE = {Note, Delight, Pain, Emotion, Persona}
_NOT_ABOUT_ONE = {"name", "role", "segment", "tags", "feeling"}
_FUNCTIONS = frozenset({
    "info", "support", "help", "service", "contact", "hello", "hi", "office", "mail", "sales", "shop", "team",
    "feedback", "noreply", "no-reply", "donotreply", "do-not-reply", "kontakt", "hallo", "buero", "hilfe",
    "contacto", "ayuda", "bonjour", "aide", "contatto", "contato", "ajuda", "name", "user", "you", "me",
})  # fmt: skip
_EXAMPLES = ("example.com", "example.org", "example.net", ".example", ".test", ".invalid", ".localhost")
_PHONES = (
    "tel", "tel.", "phone", "telephone", "mobile", "cell", "whatsapp", "call me", "ring me", "text me",
    "reach me", "telefon", "handy", "mobil", "telefonnummer", "handynummer", "mich unter", "ruf mich an",
    "téléphone", "portable", "teléfono", "móvil", "celular", "telefone", "telemóvel", "telefono", "cellulare",
    "telefoon", "電話", "携帯", "电话", "手机", "手機", "전화", "هاتف", "جوال", "رقم الهاتف",
)  # fmt: skip
"""Words that say of the digits behind them that they are a phone number, whatever the language of the map."""
_FEWEST_DIGITS, _MOST_DIGITS = 9, 15
"""Digits of a number with its area or its country; what is shorter may be anything."""
_DIGITS_ALIKE, _BETWEEN_DIGITS = bytes.maketrans(b"123456789", b"000000000"), " \u00a0()./-".encode()
_FREE = (
    "0800", "00800", "1800", "1888", "1877", "1866", "1855", "1844", "1833", "44800",
    "49800", "41800", "33800",
)  # fmt: skip
_FEWEST_UNDIVIDED = 11
"""Digits of a number with a country that is written in one piece; what is shorter may be an amount."""
_LONGEST_AMOUNT = 12
"""Digits in groups of three up to here may be an amount of money."""


def check(subject: Subject) -> Iterator[Remark]:
    """Speak at each text about people that holds such data; what is found is not repeated in the message."""
    assert subject.loaded.source is not None
    written = subject.loaded.source.text
    if "@" not in written and not _has_long_number(written):
        return
    for text in texts(subject):
        if type(text.part) not in _ABOUT_PEOPLE or text.field in _NOT_ABOUT_ONE:
            continue
        for what, found in (("a mail address", _address(text.text)), ("a phone number", _phone(text.text))):
            if found and not is_repeated(subject, text):
                yield _remark(subject, text, what, found)


def _remark(subject: Subject, text: Text, what: str, found: str) -> Remark:
    """Speak at the list that holds the text: the id path of a note without an id is made from the text."""
    return Remark(
        text.location[:-2] if text.field == "text" else text.location,
        f"{told(subject, text)} holds {what}",
        "take it out, and the name with it; how to reach a team stands in its `contact`",
        label="somebody can be found by this",
        span=span_of(subject, text, found),
    )


def _address(text: str) -> str:
    """Return the first mail address of a person in a text, or nothing."""
    if "@" not in text:
        return ""
    for match in _pattern("address").finditer(text):
        if match["name"].lower() not in _FUNCTIONS and not match["host"].lower().endswith(_EXAMPLES):
            return match[0]
    return ""


def _phone(text: str) -> str:
    """Return the first phone number in a text, or nothing."""
    if not _has_long_number(text):
        return ""
    for match in _pattern("phone").finditer(text):
        number = match["abroad"] or match["said"]
        if _is_phone(number, abroad=bool(match["abroad"])):
            return number
    return ""


def _is_phone(number: str, *, abroad: bool) -> bool:
    digits = "".join(filter(str.isdecimal, number))
    if not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS or digits.startswith(_FREE):
        return False
    if _pattern("date").search(number):
        return False
    if not abroad:
        return True
    if number.lstrip("+") == digits:
        return len(digits) >= _FEWEST_UNDIVIDED
    return len(digits) > _LONGEST_AMOUNT or not _pattern("amount").fullmatch(number)


def _has_long_number(text: str) -> bool:
    """Whether a text may have as many digits together as a phone number; quick enough for a whole file.

    All digits become one and what may stand between them is left out, so that no pattern is needed.
    """
    alike = text.encode("utf-8", "replace").translate(_DIGITS_ALIKE, _BETWEEN_DIGITS)
    return b"0" * _FEWEST_DIGITS in alike


@lru_cache
def _pattern(kind: str) -> re.Pattern[str]:
    digits = r"[0-9](?:[ \u00a0()./-]{0,2}[0-9]){7,16}"
    phones = "|".join(map(re.escape, sorted(_PHONES, key=len, reverse=True)))
    patterns = {
        "address": r"(?<![\w.+-])(?P<name>[\w.+-]+)@(?P<host>[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,})(?!\w)",
        "phone": rf"(?<![\w+#/.-])(?P<abroad>(?:\+|00[1-9] ?)\(?{digits})(?!\w)"
        rf"|(?<!\w)(?:{phones})(?!\w)\W{{0,3}}(?:[^\W\d]{{1,4}}\W{{1,2}})?(?P<said>[(+]?{digits})(?!\w)",
        "date": r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:\d\d)?\d\d|(?:19|20)\d\d[./-]\d\d[./-]\d\d)(?!\d)",
        "amount": r"\+?\d{1,3}(?:[ \u00a0.]\d{3})+",
    }
    return re.compile(patterns[kind], re.IGNORECASE)


RULE = Rule("personal-data", Severity.WARNING, since="0.1.0", page=__doc__ or "", check=check)

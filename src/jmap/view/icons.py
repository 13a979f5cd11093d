"""Which icon stands for a channel: chosen by the words of its id and name, else by its kind.

An icon is a name; the drawings belong to the page. The words are those of channels as people call them,
in the languages of the examples and a few more: a word that is missing only costs the picture.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jmap.model.library import Channel

_WORDS = {
    "email": "email e-mail mail newsletter correo courriel メール 邮件 بريد",
    "chat": "chat chatbot bot messenger whatsapp sms text texts message messages messaging line push "
    "notification notifications チャット 通知 聊天 رسائل الرسائل دردشة",
    "phone": "phone telephone call calls callcentre callcenter hotline ivr telefon teléfono téléphone "
    "電話 电话 هاتف الهاتف",
    "search": "search google bing seo sem suche recherche 検索 搜索 بحث",
    "social": "social instagram facebook tiktok youtube linkedin influencer creator community forum "
    "reddit soziale ソーシャル",
    "people": "friend friends family word-of-mouth mouth club referral colleague colleagues neighbour "
    "neighbor staff person people agent clerk advisor sales rep 口コミ الأصدقاء",
    "app": "app mobile smartphone tablet アプリ 应用 تطبيق التطبيق",
    "web": "web website site webshop online-shop shop-online page portal browser checkout ウェブ サイト 网站 "
    "موقع الموقع",
    "store": "store shop retail branch counter outlet office restaurant café filiale laden tienda "
    "magasin 店舗 店 コンビニ 商店 متجر الفرع فرع",
    "parcel": "parcel package box courier delivery shipping logistics paket packaging unboxing product "
    "宅配 箱 快递 مندوب المندوب",
    "letter": "letter post postal brochure leaflet flyer invoice form document paper brief carta lettre "
    "手紙 خطاب",
    "ad": "ad ads advert advertising advertisement poster billboard print banner radio campaign "
    "outdoor werbung 広告",
    "video": "video tv television stream streaming webinar テレビ",
    "card": "card payment payments wallet pos terminal pay 決済",
    "place": "clinic hospital event events fair showroom venue airport station home on-site onsite "
    "field hotel school 会場 عيادة",
    "screen": "kiosk screen terminal-screen desktop display laptop 端末",
    "car": "car van bus train taxi drive transport 車",
}
_ICON_OF = {word: icon for icon, words in _WORDS.items() for word in words.split()}
_SPLIT = re.compile(r"[\W_]+")
_BY_KIND = {"online": "globe", "offline": "place", "hybrid": "hybrid", None: "spot"}


def channel_icon(channel_id: str, channel: Channel | None) -> str:
    """Return the name of the icon that fits a channel best."""
    kind = channel.kind if channel else None
    return _by_words(f"{channel_id} {channel.name if channel else ''}".lower()) or _BY_KIND[kind]


@lru_cache(maxsize=1024)
def _by_words(text: str) -> str | None:
    words = [*text.split(), *_SPLIT.split(text)]
    exact = next((_ICON_OF[word] for word in words if word in _ICON_OF), None)
    return exact or next(
        (icon for word, icon in _ICON_OF.items() if not word.isascii() and word in text), None
    )

"""Keys in the languages that jmap speaks besides English, for the keys that they stand for.

The keys of a map are English whatever its language is; what people write instead is told, never read.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_WORDS = {
    "title name": "titel, título, titre, タイトル, 題名, العنوان, عنوان",
    "name title": "nombre, nom, bezeichnung, 名前, 名称, الاسم, اسم",
    "summary text": "zusammenfassung, beschreibung, resumen, descripción, résumé, 概要, 説明, "
    "الملخص, ملخص, الوصف, وصف",
    "scenario": "szenario, escenario, scénario, シナリオ, السيناريو, سيناريو",
    "stages": "phasen, etappen, etapas, fases, étapes, ステージ, フェーズ, 段階, المراحل, مراحل",
    "steps": "schritte, pasos, étapes, ステップ, 手順, الخطوات, خطوات",
    "touchpoints": "kontaktpunkte, berührungspunkte, puntos de contacto, points de contact, "
    "タッチポイント, 接点, نقاط الاتصال, نقاط التواصل",
    "personas": "personen, personnages, ペルソナ, الشخصيات, شخصيات",
    "channels channel": "kanäle, canales, canaux, チャネル, チャンネル, القنوات, قنوات",
    "channel channels": "kanal, canal, القناة, قناة",
    "teams": "equipos, équipes, チーム, الفرق, فرق",
    "owner": "verantwortlich, zuständig, responsable, 担当, 責任者, المسؤول, مسؤول, المالك",
    "emotion feeling": "gefühl, gefühle, stimmung, emotionen, emoción, emociones, sentimiento, sentimientos, "
    "émotion, émotions, sentiments, ressenti, 感情, 気持ち, المشاعر, مشاعر, الشعور",
    "because": "grund, begründung, weil, razón, motivo, porque, raison, parce que, 理由, السبب, سبب",
    "thoughts": "gedanken, zitate, pensamientos, pensées, verbatims, 思考, 考え, الأفكار, أفكار",
    "actions": "handlungen, aktionen, aktivitäten, acciones, actividades, activités, 行動, アクション, "
    "الأفعال, الإجراءات",
    "needs": "bedürfnisse, necesidades, besoins, ニーズ, الاحتياجات, احتياجات",
    "goal goals business_goals text": "ziel, objetivo, objectif, 目標, ゴール, 目的, الهدف, هدف",
    "goals business_goals goal": "ziele, objetivos, objectifs, الأهداف, أهداف",
    "pains": "schmerzpunkte, probleme, dolores, puntos de dolor, problemas, frustraciones, irritants, "
    "points de friction, douleurs, problèmes, 課題, ペイン, 不満, نقاط الألم, المشاكل",
    "delights": "freuden, alegrías, deleites, plaisirs, 喜び, نقاط القوة",
    "opportunities": "chancen, verbesserungen, oportunidades, mejoras, opportunités, améliorations, "
    "機会, 改善案, الفرص, فرص",
    "metrics metric": "kennzahlen, metriken, métricas, indicadores, indicateurs, métriques, 指標, "
    "المؤشرات, المقاييس",
    "evidence": "belege, nachweise, quellen, evidencia, evidencias, pruebas, preuves, 根拠, エビデンス, "
    "الأدلة, أدلة",
    "duration": "dauer, duración, durée, 所要時間, المدة, مدة",
    "text": "texto, texte, テキスト, النص, نص",
    "score": "bewertung, puntuación, スコア, الدرجة",
    "severity": "schwere, schweregrad, gravedad, severidad, gravité, 深刻度, الشدة",
    "impact": "wirkung, auswirkung, impacto, 影響, الأثر",
    "effort": "aufwand, esfuerzo, 労力, الجهد",
    "role": "rolle, rol, rôle, 役割, الدور",
    "quote thoughts": "zitat, cita, citation, 引用, اقتباس",
    "language": "sprache, idioma, langue, 言語, اللغة, لغة",
    "demographics": "alter, edad, âge, 年齢, العمر",
}
"""What people write, in five languages, to the keys that they may mean, the likeliest first."""


def english_keys(word: str) -> tuple[str, ...]:
    """Return the keys that a word of another language may stand for, the likeliest first."""
    return _keys_by_word().get(_folded(word), ())


@cache
def _keys_by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for keys, words in _WORDS.items():
        for word in words.split(", "):
            found[_folded(word)] = (*found.get(_folded(word), ()), *keys.split())
    return found


def _folded(word: str) -> str:
    """Return a word without case, accents and joining signs: `Étapes` and `etapes` are one word."""
    parts = unicodedata.normalize("NFKD", word.strip().casefold().replace("_", " ").replace("-", " "))
    return "".join(part for part in parts if not unicodedata.combining(part))

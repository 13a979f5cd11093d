"""Five faces, each its own, drawn as paths."""

# ruff: noqa: S314 - the XML is our own
from __future__ import annotations

import xml.etree.ElementTree as ET

from jmap.render.faces import face
from jmap.view.theme import MOODS


def test_every_mood_has_a_face_of_its_own() -> None:
    faces = [face(mood) for mood in MOODS]
    assert len(set(faces)) == len(MOODS) == 5


def test_faces_are_well_formed_paths_in_the_current_colour() -> None:
    for mood in MOODS:
        root = ET.fromstring(face(mood))
        assert root.get("fill") == "currentColor"
        assert {element.tag for element in root.iter()} <= {"g", "path", "circle"}

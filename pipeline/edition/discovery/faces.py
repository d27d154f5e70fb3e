"""The faces of a title on a card: one for its language, and others for the characters that this one has not.

A title in English may have 東京, ① or an emoji in it. Each character gets the first face that has it, together with
the marks that belong to it. What no face has is left out.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import unicode_segmentation_rs as segmentation

from pipeline import locales
from pipeline.edition.discovery.fonts import Face, face_for, faces_with, has

__all__ = ["Faces", "Run", "faces_for", "runs", "shown_by"]

_HAN_LANGUAGES = frozenset(("ja", "zh", "yue", "ko"))
_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")
_UNSEEN = frozenset(("Cf", "Cc"))
_VARIATIONS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""What chooses between forms of the character before it; no face needs to have it."""


@dataclass(frozen=True, slots=True)
class Faces:
    """``main`` is for all characters but those of ``others``: user-perceived ones (UAX #29)."""

    main: Face
    others: tuple[tuple[str, Face], ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line that one face sets, from left to right unless ``is_rtl``."""

    text: str
    face: Face
    is_rtl: bool


def faces_for(language: str, text: str, configured: Path | None) -> Faces | None:
    """The faces of a text; None if there is none for its letters.

    ``configured`` is the file that the configuration wants for the language; fonts of the machine are only for what it
    has not.
    """
    main = face_for(language, text, configured)
    if main is None:
        return None
    text = _TONES.sub("", text)
    others: dict[str, Face] = {}
    missing: dict[str, None] = {}
    for character in dict.fromkeys(segmentation.graphemes(text, True)):
        if not character.isspace() and not _sets(main, character):
            face = _other_face(language, character)
            if face:
                others[character] = face
            else:
                missing[character] = None
    return Faces(main, tuple(others.items()), tuple(missing))


def shown_by(faces: Faces, text: str) -> str:
    """``text`` without what no face has, and without colours of skin: all is drawn in one colour."""
    characters = segmentation.graphemes(_TONES.sub("", text), True)
    return " ".join("".join(one for one in characters if one not in faces.missing).split())


def runs(faces: Faces, text: str, language: str) -> tuple[Run, ...]:
    """A line as it is set, from left to right: one run if one face has all of it."""
    is_rtl = locales.writing_direction(language) == "rtl"
    others = dict(faces.others)
    characters = segmentation.graphemes(text, True)
    if not any(one in others for one in characters):
        return (Run(text, faces.main, is_rtl),)
    parts = zip(_directions(characters, is_rtl), characters, strict=True)
    cut = groupby(parts, key=lambda part: (part[0], others.get(part[1], faces.main)))
    ordered = [Run("".join(one for _, one in part), face, way) for (way, face), part in cut]
    return tuple(_from_left_to_right(ordered, is_rtl))


def _sets(face: Face, character: str) -> bool:
    return all(has(face, one) for one in character if not _is_unseen(one))


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN or character in _VARIATIONS


def _other_face(language: str, character: str) -> Face | None:
    """The first of the machine's that has a character and its marks.

    Characters of East Asia have the forms of Japan where the language has none of its own: articles are Japanese.
    """
    is_wide = unicodedata.east_asian_width(character[0]) in "WF"
    is_stranger = is_wide and locales.locale_of(language).language not in _HAN_LANGUAGES
    order = ("ja", language) if is_stranger else (language,)
    return next(
        (face for one in order for face in faces_with(one, character[0]) if _sets(face, character)), None
    )


def _directions(characters: list[str], is_rtl: bool) -> list[bool]:
    """Whether each character runs from right to left: UAX #9 without its controls.

    What has no direction of its own, such as a space, has that of its neighbours where both agree, else the line's.
    """
    strong = [_direction(one) for one in characters]
    before: list[bool] = []
    for one in strong:
        before.append(one if one is not None else before[-1] if before else is_rtl)
    after: list[bool] = []
    for one in reversed(strong):
        after.append(one if one is not None else after[-1] if after else is_rtl)
    pairs = zip(before, reversed(after), strict=True)
    return [left if left == right else is_rtl for left, right in pairs]


def _direction(character: str) -> bool | None:
    kinds = {unicodedata.bidirectional(one) for one in character}
    if kinds & {"R", "AL"}:
        return True
    return False if kinds & {"L", "EN", "AN"} else None


def _from_left_to_right(ordered: list[Run], is_rtl: bool) -> Iterator[Run]:
    """Runs in the order of the text as they stand on the page: neighbours of the other direction turned round."""
    groups = [list(group) for _, group in groupby(ordered, key=lambda run: run.is_rtl)]
    for group in reversed(groups) if is_rtl else groups:
        yield from reversed(group) if group[0].is_rtl else group

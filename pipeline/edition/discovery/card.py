"""A card: a picture with an edition's title in its own script, for where the page is shared.

Pillow draws it (the extra ``cards``), with the shaping that Arabic needs. A card's name has a digest of everything that
is seen on it, so a card that was drawn once need not be drawn again, and networks that keep pictures fetch a new one.
"""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

import PIL
import unicode_segmentation_rs as segmentation
from PIL import Image, ImageDraw, features

from pipeline import locales
from pipeline.edition.discovery.faces import Faces, faces_for, runs, shown_by
from pipeline.edition.discovery.fonts import load
from pipeline.edition.discovery.lines import balanced, pieces_of
from pipeline.edition.discovery.picture import CARD_HEIGHT as HEIGHT
from pipeline.edition.discovery.picture import CARD_WIDTH as WIDTH

__all__ = ["Card", "can_shape", "card_for", "draw"]

_DESIGN = 1
"""To be raised when cards are drawn in another way: their names change then."""

_EDGE = 84
_COLUMN = WIDTH - 2 * _EDGE
_TITLE_TOP, _TITLE_BOTTOM = 84, 480
_SIZES = range(84, 33, -4)
_MEASURED = 60
"""The size in which pieces of a title are measured: widths grow with it."""

_NAME_SIZE = 34
_RULE_AT, _NAME_AT = 506, 570
_LEADING = 1.36

_PAPER, _INK, _FAINT, _ACCENT, _RULE = "#fbfaf6", "#1d1b18", "#5d584e", "#a02f1a", "#d8d2c3"
"""The colours of the theme in light."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is to be seen: a title in ``lines`` of ``size`` pixels, and the site's ``name`` below it.

    What no face has is not in them; ``faces.missing`` has it.
    """

    language: str
    lines: tuple[str, ...]
    size: int
    faces: Faces
    name: str
    name_faces: Faces | None

    @property
    def address(self) -> str:
        """Where it lies below the site's root."""
        seen = repr((_DESIGN, PIL.__version__, *self._what_is_seen()))
        return f"{locales.web_tag(self.language)}/cards/{hashlib.sha256(seen.encode()).hexdigest()[:16]}.png"

    def _what_is_seen(self) -> tuple[object, ...]:
        used = [one for one in (self.faces, self.name_faces) if one]
        mains = [one and (one.main.digest, one.main.index) for one in (self.faces, self.name_faces)]
        others = [(text, face.digest, face.index) for one in used for text, face in one.others]
        return (self.language, self.lines, self.size, self.name, mains, *others)


def can_shape(language: str) -> bool:
    """Whether this Pillow can set the language: with Raqm, and from right to left with FriBiDi.

    Its wheels have both; of other builds some look for FriBiDi at run time.
    """
    is_ltr = locales.writing_direction(language) == "ltr"
    return bool(features.check("raqm")) and (is_ltr or bool(features.check_feature("fribidi")))


def card_for(language: str, title: str, name: str, font: Path | None) -> Card | None:
    """The card of a page with a title; None if no font has its letters, or it is too long.

    ``name`` is the site's, ``font`` the file that the configuration wants. The language must be one of which
    `can_shape` is true.
    """
    faces = faces_for(language, title, font)
    if faces is None:
        return None
    text = shown_by(faces, title)
    name_faces = faces_for(language, name, font) if name else None
    shown_name = shown_by(name_faces, name) if name_faces else ""
    phrases, units = pieces_of(text, language), tuple(segmentation.line_break_units(text))
    for pieces in (phrases, units):
        widths = [_length(faces, _MEASURED, language, piece) / _MEASURED for piece in pieces]
        for size in _SIZES:
            room = int((_TITLE_BOTTOM - _TITLE_TOP) / (size * _LEADING))
            lines = balanced(pieces, [width * size for width in widths], _COLUMN)
            if lines and len(lines) <= room:
                return Card(language, lines, size, faces, shown_name, name_faces)
    return None


def draw(card: Card) -> bytes:
    """The card as a PNG of 1200 × 630 pixels."""
    is_rtl = locales.writing_direction(card.language) == "rtl"
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(image)
    side = WIDTH - _EDGE if is_rtl else _EDGE
    pen.rectangle((WIDTH - 22, 0, WIDTH, HEIGHT) if is_rtl else (0, 0, 22, HEIGHT), fill=_ACCENT)

    step = card.size * _LEADING
    top = _TITLE_TOP + (_TITLE_BOTTOM - _TITLE_TOP - step * len(card.lines)) / 2
    for number, line in enumerate(card.lines):
        baseline = top + step * number + card.size * 1.02
        _write(pen, (side, baseline), line, card.faces, card.size, card.language, _INK)

    pen.line((_EDGE, _RULE_AT, WIDTH - _EDGE, _RULE_AT), fill=_RULE, width=2)
    if card.name_faces:
        _write(pen, (side, _NAME_AT), card.name, card.name_faces, _NAME_SIZE, card.language, _FAINT)
    _draw_bridge(pen, _EDGE if is_rtl else WIDTH - _EDGE - 96, _NAME_AT - 36)

    data = io.BytesIO()
    image.quantize(32, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        data, "PNG", compress_level=6
    )
    return data.getvalue()


def _write(
    pen: ImageDraw.ImageDraw,
    place: tuple[float, float],
    text: str,
    faces: Faces,
    size: int,
    language: str,
    colour: str,
) -> None:
    """Write a line that begins at a place: at its right end in a language that is written from right to left."""
    tag, parts = locales.web_tag(language), runs(faces, text, language)
    left, baseline = place
    if locales.writing_direction(language) == "rtl":
        left -= _length(faces, size, language, text)
    for part in parts:
        font, direction = load(part.face, size), "rtl" if part.is_rtl else "ltr"
        pen.text(
            (left, baseline),
            part.text,
            font=font,
            fill=colour,
            anchor="ls",
            direction=direction,
            language=tag,
        )
        left += font.getlength(part.text, direction=direction, language=tag)


def _length(faces: Faces, size: int, language: str, text: str) -> float:
    """The width of a line, in pixels."""
    tag = locales.web_tag(language)
    return sum(
        load(part.face, size).getlength(part.text, direction="rtl" if part.is_rtl else "ltr", language=tag)
        for part in runs(faces, text, language)
    )


def _draw_bridge(pen: ImageDraw.ImageDraw, left: float, top: float) -> None:
    """The theme's sign, 96 × 48 pixels: an arch and a deck, with five hangers between them."""
    pen.arc((left + 8, top + 10, left + 88, top + 64), 180, 360, fill=_ACCENT, width=4)
    pen.line((left + 2, top + 42, left + 94, top + 42), fill=_ACCENT, width=4)
    for x, y in ((24, 16), (36, 12), (48, 11), (60, 12), (72, 16)):
        pen.line((left + x, top + y, left + x, top + 42), fill=_ACCENT, width=3)

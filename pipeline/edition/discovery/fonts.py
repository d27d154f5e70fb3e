"""The font for a title on a card: a bold one of the machine's that has all of its letters.

Nothing is downloaded. Where the configuration names no file (``card_fonts``), fontconfig is asked, which Linux has
and others may have; else the fonts that macOS and Windows bring along are looked for by their names.
"""

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

from pipeline import locales

__all__ = ["Face", "face_for", "load", "without_missing"]

_TRIED = 12
"""How many of fontconfig's suggestions are tried; the later ones are for other scripts."""

_NO_CHARACTER = "\U0010fffd"
"""Private use at the end of Unicode: fonts show for it what they show for all that they do not have."""

_BROUGHT_ALONG = (
    "/System/Library/Fonts/ヒラギノ角ゴシック W6.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/AppleSDGothicNeo.ttc",
    "/System/Library/Fonts/GeezaPro.ttc",
    "/System/Library/Fonts/Supplemental/Arial Bold.ttf",
    "C:/Windows/Fonts/YuGothB.ttc",
    "C:/Windows/Fonts/msyhbd.ttc",
    "C:/Windows/Fonts/malgunbd.ttf",
    "C:/Windows/Fonts/arialbd.ttf",
)


@dataclass(frozen=True, slots=True)
class Face:
    """A font: a file, and which of those in it. ``digest`` tells whether the file is still the same."""

    path: Path
    index: int
    digest: str


def face_for(language: str, text: str, configured: Path | None) -> Face | None:
    """The first font that has every letter and digit of ``text``; None if there is none.

    ``configured`` is the only one that is tried, if it is given.
    """
    candidates = [(configured, 0)] if configured else _candidates(language)
    for path, index in candidates:
        face = _face(path, index)
        if face and all(_has(face, one) for one in set(text) if one.isalnum()):
            return face
    return None


def without_missing(text: str, face: Face) -> str:
    """``text`` without what the font has not: emoji and other signs, since `face_for` saw to the letters."""
    return " ".join("".join(one for one in text if one.isspace() or _has(face, one)).split())


@lru_cache(maxsize=64)
def load(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """A font in a size in pixels, with the shaping that its script needs."""
    return ImageFont.truetype(face.path, size, index=face.index, layout_engine=ImageFont.Layout.RAQM)


@lru_cache(maxsize=64)
def _candidates(language: str) -> tuple[tuple[Path, int], ...]:
    if shutil.which("fc-match"):
        return tuple(_by_fontconfig(language))
    return tuple((Path(name), 0) for name in _BROUGHT_ALONG if Path(name).is_file())


def _by_fontconfig(language: str) -> Iterator[tuple[Path, int]]:
    pattern = f"sans-serif:bold:lang={_font_language(language)}"
    command = ["fc-match", "--sort", "--format", "%{file}\t%{index}\n", pattern]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    for line in done.stdout.splitlines()[:_TRIED]:
        path, _, index = line.rpartition("\t")
        if path.lower().endswith((".ttf", ".otf", ".ttc", ".otc")):
            yield Path(path), int(index) & 0xFFFF  # above are the named instances of variable fonts


def _font_language(language: str) -> str:
    """As fontconfig names it: Chinese by the country whose characters are meant."""
    locale = locales.locale_of(language)
    if locale.language != "zh":
        return locale.language
    return "zh-tw" if locale.script == "Hant" else "zh-cn"


@lru_cache(maxsize=64)
def _face(path: Path, index: int) -> Face | None:
    try:
        face = Face(path, index, hashlib.sha256(path.read_bytes()).hexdigest())
        load(face, 24)
    except OSError:
        return None  # the next one will do
    return face


@lru_cache(maxsize=4096)
def _has(face: Face, character: str) -> bool:
    font = load(face, 24)
    return _drawn(font, character) != _drawn(font, _NO_CHARACTER)


def _drawn(font: ImageFont.FreeTypeFont, text: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(text)
    return mask.size, bytes(mask)

"""Fonts for a title on a card: a bold one of the machine's for its language, and others for what this one has not.

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

__all__ = ["Face", "face_for", "faces_with", "has", "load"]

_TRIED = 12
"""How many of fontconfig's suggestions are tried for a language; the later ones are for other scripts."""

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
    """The first font that has every letter and digit of ``text``, else that with the most; None if none has any.

    ``configured`` is the only one that is tried, if it is given.
    """
    letters = {one for one in text if one.isalpha() or one.isdecimal()}  # ① may have a face of its own
    best, most = None, 0
    candidates = (_Candidate(configured, 0),) if configured else _candidates(language)[:_TRIED]
    for candidate in candidates:
        face = _face(candidate.path, candidate.index)
        known = sum(has(face, one) for one in letters) if face else 0
        if face and known == len(letters):
            return face
        if known > most:
            best, most = face, known
    if best or configured:
        return best
    return next((face for one in sorted(letters) for face in faces_with(language, one)), None)


def faces_with(language: str, character: str) -> Iterator[Face]:
    """The machine's fonts that have a character, those first that suit the language."""
    for candidate in _candidates(language):
        if candidate.may_have(character):
            face = _face(candidate.path, candidate.index)
            if face and has(face, character):
                yield face


@lru_cache(maxsize=64)
def load(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """A font in a size in pixels, with the shaping that its script needs."""
    return ImageFont.truetype(face.path, size, index=face.index, layout_engine=ImageFont.Layout.RAQM)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A font that was not opened yet, and the code points that it is said to have; None if that is not known."""

    path: Path
    index: int
    has: tuple[range, ...] | None = None

    def may_have(self, character: str) -> bool:
        return self.has is None or any(ord(character) in some for some in self.has)


@lru_cache(maxsize=64)
def _candidates(language: str) -> tuple[_Candidate, ...]:
    if shutil.which("fc-match"):
        return tuple(_by_fontconfig(language))
    return tuple(_Candidate(Path(name), 0) for name in _BROUGHT_ALONG if Path(name).is_file())


def _by_fontconfig(language: str) -> Iterator[_Candidate]:
    pattern = f"sans-serif:bold:lang={_font_language(language)}"
    command = ["fc-match", "--sort", "--format", "%{file}\t%{index}\t%{charset}\n", pattern]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    for line in done.stdout.splitlines():
        path, index, characters = line.rsplit("\t", 2)
        if path.lower().endswith((".ttf", ".otf", ".ttc", ".otc")):
            number = int(index) & 0xFFFF  # above are the named instances of variable fonts
            yield _Candidate(Path(path), number, tuple(map(_range, characters.split())))


def _range(written: str) -> range:
    """The code points of ``20-7e``, or of ``a0`` alone."""
    first, _, last = written.partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


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
def has(face: Face, character: str) -> bool:
    """Whether a font has a character, and does not show what it shows for all others."""
    font = load(face, 24)
    return _drawn(font, character) != _drawn(font, _NO_CHARACTER)


def _drawn(font: ImageFont.FreeTypeFont, text: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(text)
    return mask.size, bytes(mask)

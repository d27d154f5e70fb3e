"""How a rendering is recognised in a translation: inflected, capitalised, with a particle, inside a compound.

One module per way of writing. `wording_of` says which one a language takes.
"""

from pipeline.glossary.wording.arabic import ArabicWording
from pipeline.glossary.wording.base import Reading, Wording
from pipeline.glossary.wording.korean import KoreanWording
from pipeline.glossary.wording.unspaced import UnspacedWording
from pipeline.glossary.wording.words import WordWording

__all__ = ["Reading", "Wording", "wording_of"]

_UNSPACED = frozenset({"zh", "yue", "ja", "th", "lo", "km", "my"})
_ARABIC = frozenset({"ar", "fa", "ur", "ps", "ckb"})


def wording_of(language: str) -> Wording:
    """The way in which renderings are recognised in the locale ``language``."""
    base = language.partition("_")[0]
    if base == "ko":
        return KoreanWording()
    if base in _UNSPACED:
        return UnspacedWording()
    if base in _ARABIC:
        return ArabicWording()
    return WordWording(base)

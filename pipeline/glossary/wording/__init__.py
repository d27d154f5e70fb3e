"""How a rendering is recognised in a translation: inflected, capitalised, with a particle, inside a compound.

One module per way of writing. `wording_of` says which one a language takes, and imports no other: each has patterns
that take a few milliseconds to make.
"""

from pipeline.glossary.wording.base import Reading, Wording

__all__ = ["Reading", "Wording", "wording_of"]

_UNSPACED = frozenset({"zh", "yue", "ja", "th", "lo", "km", "my"})
_ARABIC = frozenset({"ar", "fa", "ur", "ps", "ckb"})


def wording_of(language: str) -> Wording:
    """The way in which renderings are recognised in the locale ``language``."""
    base = language.partition("_")[0]
    if base == "ko":
        from pipeline.glossary.wording.korean import KoreanWording

        return KoreanWording()
    if base in _UNSPACED:
        from pipeline.glossary.wording.unspaced import UnspacedWording

        return UnspacedWording()
    if base in _ARABIC:
        from pipeline.glossary.wording.arabic import ArabicWording

        return ArabicWording()
    from pipeline.glossary.wording.words import WordWording

    return WordWording(base)

"""How a term is recognised in an article: where words end, and in which forms they come.

One module per way of writing. `source_of` says which one a language takes, and imports no other.
"""

from pipeline.glossary.sources.base import Source, SourceText

__all__ = ["Source", "SourceText", "source_of"]

_UNSPACED = frozenset({"zh", "yue", "th", "lo", "km", "my"})
_ARABIC = frozenset({"ar", "fa", "ur", "ps", "ckb"})


def source_of(language: str) -> Source:
    """The way in which terms are recognised in articles of the locale ``language``."""
    base = language.partition("_")[0]
    if base == "ja":
        from pipeline.glossary.sources.japanese import JapaneseSource

        return JapaneseSource()
    if base == "ko":
        from pipeline.glossary.sources.unspaced import KoreanSource

        return KoreanSource()
    if base in _UNSPACED:
        from pipeline.glossary.sources.unspaced import UnspacedSource

        return UnspacedSource()
    if base in _ARABIC:
        from pipeline.glossary.sources.arabic import ArabicSource

        return ArabicSource()
    from pipeline.glossary.sources.alphabetic import AlphabeticSource

    return AlphabeticSource(base)

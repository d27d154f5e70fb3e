"""Which Chinese characters of Japanese are not those of Chinese.

Simplified Chinese has 选 for 選; traditional Chinese has 選, but 實 for 実. What a language writes is told by the
character sets made for it: GB 2312 and Big5. Characters that were made in Japan (辻, 峠) are in neither, and
Chinese takes them over with the names they stand in.
"""

__all__ = ["chinese_lacks"]

_TAKEN_OVER = frozenset(
    "凧凪匂匁噺喰塀峠嶋嵯枠柾栂栃桝梶椙椛榊樫畑畠硲笹籾粂糎腺膣躾辻込迄鋲錆雫鞆鮎鰯鱈鳰鴫麿麹"
)


def chinese_lacks(character: str, language: str) -> bool:
    """Whether ``character``, a kanji, is written otherwise in the Chinese of the locale ``language``."""
    if character in _TAKEN_OVER or not _has("euc_jp", character):
        return False
    is_traditional = any(part in language for part in ("Hant", "_TW", "_HK", "_MO"))
    return not _has("big5" if is_traditional else "gb2312", character)


def _has(encoding: str, character: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True

"""Language tags of other tools, and which of a project's languages they mean."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from babel import UnknownLocaleError
from babel.core import get_global

from pipeline.locales import canonical, locale_of

__all__ = ["matching_language"]


def matching_language(tag: str, languages: Iterable[str]) -> str | None:
    """The one of ``languages`` that a tag such as ``en-US``, ``EN_us`` or ``zh-CN`` means, None if none is.

    The locale itself, else the only one of the same language and script: tools insist on territories, projects
    seldom do. Where one is for all (``en``) and the others are for territories, it is that one.
    """
    return _matching(tag, tuple(languages))  # asked for the same few tags again and again


@lru_cache(maxsize=1024)
def _matching(tag: str, choices: tuple[str, ...]) -> str | None:
    name = canonical(tag.replace("-", "_"))
    if name in choices:
        return name
    same = [choice for choice in choices if _written(choice) == _written(name) is not None]
    if len(same) > 1:
        same = [choice for choice in same if "_" not in choice]
    return same[0] if len(same) == 1 else None


def _written(language: str) -> tuple[str, str | None] | None:
    """The language and the script, by what is likely if the tag does not say it; None for what is no locale."""
    try:
        locale = locale_of(language.casefold() if "_" not in language else language)
    except (UnknownLocaleError, ValueError):
        return None
    likely: Mapping[str, str] = get_global("likely_subtags")
    script = locale.script or locale_of(likely.get(locale.language, locale.language)).script
    return locale.language, script

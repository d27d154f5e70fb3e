"""Renderings that stand in a translation as the glossary has them: most do, and it is quickly seen.

It saves cutting the translation into words, and comparing these by their inflection.
"""

from collections.abc import Iterable

from pipeline.glossary import Term

__all__ = ["are_plainly_right", "is_there_as_is", "may_be_there"]

_LONG = 6
_BEGINNING = 3
"""English words of so many letters begin with the same ones in all their forms, unlike ``man`` and ``take``."""


def are_plainly_right(terms: Iterable[Term], language: str, lower_target: str) -> bool:
    """Whether all of ``terms`` are said in so many words, and nothing that is forbidden can be there.

    ``language`` is the locale of the translation, ``lower_target`` is it as readers see it, in small letters.
    """
    renderings = filter(None, (term.rendering(language) for term in terms))
    return all(
        any(is_there_as_is(form, lower_target) for form in rendering.allowed)
        and not any(may_be_there(form, language, lower_target) for form in rendering.forbidden)
        for rendering in renderings
    )


def is_there_as_is(form: str, lower_target: str) -> bool:
    """Whether ``form``, if it is words in small letters, stands in the translation just so."""
    place = lower_target.find(form)
    if place < 0 or not (form.isascii() and form.islower()):
        return False
    while place >= 0:
        before, after = lower_target[place - 1 : place], lower_target[place + len(form) :][:1]
        if not before.isalnum() and not after.isalnum():
            return True
        place = lower_target.find(form, place + 1)
    return False


def may_be_there(form: str, language: str, lower_target: str) -> bool:
    """Whether the words of ``form`` may stand in the translation, inflected or not, by how they begin."""
    if language.partition("_")[0] != "en":
        return True
    for word in form.lower().split():
        if len(word) >= _LONG and word.isascii() and word[:_BEGINNING] not in lower_target:
            return False
    return True

"""What a glossary is made of. The words are those of ISO 30042: preferred, admitted, forbidden."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.locales import locale_of

__all__ = ["Glossary", "Rendering", "Term"]


@dataclass(frozen=True, slots=True)
class Rendering:
    """How a term is said in one language: the form to use, forms that are also fine, forms never to use."""

    preferred: str
    admitted: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()

    @property
    def allowed(self) -> tuple[str, ...]:
        """The preferred form, then the admitted ones."""
        return (self.preferred, *self.admitted)


@dataclass(frozen=True, slots=True)
class Term:
    """A concept with its names in the source language and its renderings.

    ``ja`` has the headword first, then spelling variants, all in the project's source language. The keys of
    ``renderings`` are locales such as ``zh_Hans``.
    """

    id: str
    ja: tuple[str, ...]
    definition: str = ""
    renderings: Mapping[str, Rendering] = field(default_factory=dict)
    note: str = ""
    part_of_speech: str = ""
    domain: str = ""

    def rendering(self, language: str) -> Rendering | None:
        """How to say the term in ``language``, or else in it without its territory (``en`` for ``en_GB``)."""
        found = self.renderings.get(language)
        if found is None and self.renderings:
            locale = locale_of(language)
            found = self.renderings.get("_".join(part for part in (locale.language, locale.script) if part))
        return found


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of a project, in the order of its file. No two share an id or a source form."""

    terms: tuple[Term, ...] = ()

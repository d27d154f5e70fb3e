"""What a glossary is made of. The words are those of ISO 30042: preferred, admitted, forbidden."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from pipeline.locales import locale_of

__all__ = ["Glossary", "Rendering", "Status", "Term", "language_key", "language_of_key"]


class Status(StrEnum):
    """Where a term is in its life. The values are those of the glossary's file."""

    DRAFT = "draft"
    """Proposed: translators see it, and what the checks say of it is no more than a warning."""
    APPROVED = "approved"
    OBSOLETE = "obsolete"
    """Kept for the record: it is looked for nowhere."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """How a term is said in one language: the form to use, forms that are also fine, forms never to use.

    ``note`` is for translators; ``reasons`` says of a forbidden form why it is forbidden. ``definition`` says in the
    language what the term means, for its readers; empty if there is none.
    """

    preferred: str
    admitted: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    note: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)
    definition: str = ""

    @property
    def allowed(self) -> tuple[str, ...]:
        """The preferred form, then the admitted ones."""
        return (self.preferred, *self.admitted)


@dataclass(frozen=True, slots=True)
class Term:
    """A concept with its names in the source language and its renderings.

    ``ja`` has the headword first, then spelling variants, all in the project's source language. The keys of
    ``renderings`` are locales such as ``zh_Hans``. ``broader`` is the id of the term that this one is a kind or a
    part of, empty if none; ``see`` are ids of terms to read as well.
    """

    id: str
    ja: tuple[str, ...]
    definition: str = ""
    renderings: Mapping[str, Rendering] = field(default_factory=dict)
    note: str = ""
    part_of_speech: str = ""
    domain: str = ""
    status: Status = Status.APPROVED
    broader: str = ""
    see: tuple[str, ...] = ()

    def rendering(self, language: str) -> Rendering | None:
        """How to say the term in ``language``, or else in it without its territory (``en`` for ``en_GB``)."""
        found = self.renderings.get(language)
        if found is None and self.renderings:
            locale = locale_of(language)
            found = self.renderings.get("_".join(part for part in (locale.language, locale.script) if part))
        return found


def language_key(language: str) -> str:
    """A locale as a key beside ``id``, which is Indonesian, too: that is ``id_ID``."""
    return "id_ID" if language == "id" else language


def language_of_key(key: str) -> str:
    """The locale that a key means, which is one."""
    language = str(locale_of(key))
    return "id" if language == "id_ID" else language


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of a project, in the order of its file. No two share an id or a source form."""

    terms: tuple[Term, ...] = ()

    def only(self, languages: Collection[str]) -> "Glossary":
        """The same terms with their renderings in ``languages``, locales, in the terms' own order."""
        return Glossary(
            tuple(
                replace(
                    term, renderings={name: one for name, one in term.renderings.items() if name in languages}
                )
                for term in self.terms
            )
        )

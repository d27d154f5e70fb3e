"""Templates and catalogs → catalogs on the disk, also while somebody saves them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import polib

from pipeline.article import UnitKey
from pipeline.catalog import Catalog, Content, Outcome, dump, merge, write_together
from pipeline.diagnostics import Diagnostic, InputError
from pipeline.glossary import Glossary, Matcher
from pipeline.project import Project
from pipeline.translation.orphans import Rename
from pipeline.workspace.problems import Problems
from pipeline.workspace.reading import CatalogKey, read_catalogs

__all__ = ["HintsFor", "Merged", "Written", "glossary_hints", "write_catalogs"]

ATTEMPTS = 100
"""How often a catalog is merged again because somebody saved it meanwhile."""

HintsFor = Callable[[str], Callable[[UnitKey], Sequence[str]]]
"""For a language and a unit, lines for translators."""


def glossary_hints(glossary: Glossary, source_language: str) -> HintsFor:
    """A line per term of the unit, ``拡大抑止 = extended deterrence``."""
    matcher = Matcher(glossary, source_language)
    find = cache(matcher.find)

    def for_language(language: str) -> Callable[[UnitKey], Sequence[str]]:
        def for_unit(key: UnitKey) -> Sequence[str]:
            terms = {match.term.id: match.term for match in find(key[1])}
            return [
                f"{term.ja[0]} = {term.renderings[language].preferred}"
                for term in terms.values()
                if language in term.renderings
            ]

        return for_unit

    return for_language


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalog to write: ``po``, and ``text``, which is its dump.

    ``before`` is the catalog on disk. ``rename`` tells the one that is taken along instead, if the article had
    another name.
    """

    key: CatalogKey
    template: polib.POFile
    hints: HintsFor
    before: Catalog | None
    rename: Rename | None
    po: polib.POFile
    text: str

    @classmethod
    def of(
        cls,
        key: CatalogKey,
        template: polib.POFile,
        hints: HintsFor,
        *,
        before: Catalog | None,
        rename: Rename | None = None,
    ) -> "Merged":
        """Merge."""
        language, _ = key
        old = rename.catalog if rename else before
        po = merge(template, old, language, hints=hints(language))
        return cls(key, template, hints, before, rename, po, dump(po))

    @property
    def old(self) -> Catalog | None:
        """The catalog that the translations come from."""
        return self.rename.catalog if self.rename else self.before

    def again(self, now: Catalog | None) -> "Merged":
        """The same with what is on disk now."""
        return Merged.of(self.key, self.template, self.hints, before=now)


@dataclass(frozen=True, slots=True)
class Written:
    """A catalog on the disk, and whether the file changed."""

    merged: Merged
    changed: bool


def write_catalogs(project: Project, catalogs: Iterable[Merged]) -> tuple[Written, ...]:
    """Write the catalogs. One that was saved meanwhile is read and merged again.

    Raises `InputError` if one cannot be read then, or is saved all the time, and `OSError`; the other catalogs are
    written.
    """
    waiting: Mapping[CatalogKey, Merged] = {one.key: one for one in catalogs}
    done = {key: Written(one, changed=False) for key, one in waiting.items()}
    for _ in range(ATTEMPTS):
        contents = [_content(project, one) for one in waiting.values()]
        outcomes = dict(zip(waiting, write_together(contents), strict=True))
        done |= {
            key: Written(waiting[key], changed=True)
            for key, outcome in outcomes.items()
            if outcome is Outcome.WRITTEN
        }
        saved = [key for key, outcome in outcomes.items() if outcome is Outcome.SAVED_MEANWHILE]
        if not saved:
            return tuple(done.values())
        problems = Problems()
        now = read_catalogs(project, saved, problems)
        problems.stop_if_any()
        waiting = {key: waiting[key].again(now.get(key)) for key in saved}
        done |= {key: replace(done[key], merged=one) for key, one in waiting.items()}
    message = "somebody else saves it again and again: run the command once more"
    raise InputError(
        Diagnostic("catalog", message, project.shown(project.catalog_path(*key))) for key in waiting
    )


def _content(project: Project, one: Merged) -> Content:
    before = one.before.data if one.before else None
    return Content(project.catalog_path(*one.key), one.text.encode(), before)

"""Templates and catalogs → catalogs on the disk, also while somebody saves them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import polib

from pipeline.article import UnitKey
from pipeline.catalog import Catalog, Content, merge, rewrite, update_date
from pipeline.glossary import Matcher
from pipeline.memory import Memory
from pipeline.memory.suggestions import suggest
from pipeline.project import Project
from pipeline.translation.hints import term_hints
from pipeline.translation.orphans import Rename
from pipeline.translation.saving import save
from pipeline.workspace.problems import Problems
from pipeline.workspace.reading import CatalogKey, read_catalogs

__all__ = ["HintsFor", "Merged", "Written", "glossary_hints", "write_catalogs"]

HintsFor = Callable[[str], Callable[[UnitKey], Sequence[str]]]
"""For a language and a unit, lines for translators."""


def glossary_hints(matcher: Matcher) -> HintsFor:
    """The terms of the unit, with their renderings and definitions."""
    find = cache(matcher.find)

    def for_language(language: str) -> Callable[[UnitKey], Sequence[str]]:
        def for_unit(key: UnitKey) -> Sequence[str]:
            terms = {match.term.id: match.term for match in find(key[1])}
            return [
                line
                for term in terms.values()
                if (rendering := term.rendering(language))
                for line in term_hints(term, rendering)
            ]

        return for_unit

    return for_language


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalog to write: ``po``, and ``text``, which is what the file is to hold.

    ``before`` is the catalog on disk. ``rename`` tells the one that is taken along instead, if the article had
    another name. ``memory`` is where its suggestions come from, None if it has none. ``elsewhere`` are entries that
    other articles have lost, for texts that were moved here.
    """

    key: CatalogKey
    template: polib.POFile
    hints: HintsFor
    before: Catalog | None
    rename: Rename | None
    po: polib.POFile
    text: str
    memory: Memory | None = None
    elsewhere: Sequence[polib.POEntry] = ()

    @classmethod
    def of(
        cls,
        key: CatalogKey,
        template: polib.POFile,
        hints: HintsFor,
        *,
        before: Catalog | None,
        rename: Rename | None = None,
        elsewhere: Sequence[polib.POEntry] = (),
    ) -> "Merged":
        """Merge."""
        language, _ = key
        old = rename.catalog if rename else before
        po = merge(template, old, language, hints=hints(language), elsewhere=elsewhere)
        return cls(key, template, hints, before, rename, po, rewrite(po, old), elsewhere=elsewhere)

    @property
    def old(self) -> Catalog | None:
        """The catalog that the translations come from."""
        return self.rename.catalog if self.rename else self.before

    def again(self, now: Catalog | None) -> "Merged":
        """The same with what is on disk now."""
        merged = Merged.of(self.key, self.template, self.hints, before=now, elsewhere=self.elsewhere)
        if self.memory is None:
            return merged
        suggest({self.key[1]: merged.po}, self.memory)
        return merged.with_suggestions(self.memory)

    def with_texts_of_others(self, elsewhere: Sequence[polib.POEntry]) -> "Merged":
        """The same merged again, with what other articles have lost."""
        return Merged.of(
            self.key, self.template, self.hints, before=self.before, rename=self.rename, elsewhere=elsewhere
        )

    def with_suggestions(self, memory: Memory) -> "Merged":
        """The same after ``po`` got what ``memory`` has for texts that are not translated; its date is updated."""
        update_date(self.po, self.old, self.template)
        return replace(self, text=rewrite(self.po, self.old), memory=memory)


@dataclass(frozen=True, slots=True)
class Written:
    """A catalog on the disk, and whether the file changed."""

    merged: Merged
    changed: bool


def write_catalogs(project: Project, catalogs: Iterable[Merged], unreadable: Problems) -> tuple[Written, ...]:
    """Write the catalogs. One that was saved meanwhile is read and merged again.

    If it cannot be read then, it stays as it is, and ``unreadable`` gets why. Raises `InputError` if one is saved all
    the time, and `OSError`; the other catalogs are written.
    """
    current = {one.key: one for one in catalogs}

    def again(saved: Sequence[CatalogKey]) -> Mapping[CatalogKey, Content]:
        known = len(unreadable.found)
        now = read_catalogs(project, saved, unreadable)
        broken = {one.path for one in unreadable.found[known:]}
        readable = [key for key in saved if project.shown(project.catalog_path(*key)) not in broken]
        current.update({key: current[key].again(now.get(key)) for key in readable})
        return {key: _content(project, current[key]) for key in readable}

    changed = save(project, {key: _content(project, one) for key, one in current.items()}, again)
    return tuple(Written(one, changed=key in changed) for key, one in current.items())


def _content(project: Project, one: Merged) -> Content:
    before = one.before.data if one.before else None
    return Content(project.catalog_path(*one.key), one.text.encode(), before)

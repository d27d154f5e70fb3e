"""A file that translators sent back → catalogs: the work of ``import``.

Only what changed in the file since it was exported is taken, and only where the catalog's translation did not change
too. Everything is read and decided before the first catalog is written; one that somebody saves in the meantime is
read and decided again.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from pipeline.catalog import Catalog, Content, read_catalog
from pipeline.diagnostics import Diagnostic, InputError
from pipeline.exchange import Returned, ReturnedBundle, State, read_bundle, unit_id
from pipeline.exchange.languages import matching_language
from pipeline.project import Project
from pipeline.translation.arrivals import Incorporated, incorporate
from pipeline.translation.remembering import remembered_translations
from pipeline.translation.returning import Arrival, arrival_of
from pipeline.translation.saving import save
from pipeline.workspace.problems import Problems
from pipeline.workspace.reading import CatalogKey, read_catalogs
from pipeline.workspace.writing import require_writable, told_as_input_error

__all__ = ["Imported", "ImportedCatalog", "bring_in"]

_NUL = "\0"


@dataclass(frozen=True, slots=True)
class ImportedCatalog:
    """A catalog after ``import``, counted in units of the file.

    ``translated`` and ``fuzzy`` were taken as such, ``same`` are those that brought nothing new.
    """

    shown: PurePath
    translated: int
    fuzzy: int
    same: int
    changed: bool


@dataclass(frozen=True, slots=True)
class Imported:
    """What ``import`` did, and which units of the file could not be taken, or not as they are, and why."""

    language: str
    catalogs: tuple[ImportedCatalog, ...]
    findings: tuple[Diagnostic, ...]


def bring_in(project: Project, path: Path, language: str | None) -> Imported:
    """Import a file. ``language`` is one of the project's, None for the one that the file names.

    Raises `InputError`, with nothing written, if the file or a catalog cannot be read, or the file is in another
    language; the same, about the catalogs that are not written then, if somebody breaks them meanwhile.
    """
    bundle = read_bundle(path, project.shown(path.resolve()))
    chosen = _language(project, bundle, language)
    by_article, refused = _by_article(project, bundle, chosen)
    keys = [(chosen, article) for article in by_article]
    problems = Problems()
    catalogs = read_catalogs(project, keys, problems)
    problems.stop_if_any()

    is_remembered = remembered_translations(project, chosen)

    def decide(catalog: Catalog, key: CatalogKey) -> Incorporated:
        return incorporate(catalog, by_article[key[1]], chosen, bundle.shown, is_remembered)

    done = {key: decide(catalogs[key], key) for key in keys}
    with told_as_input_error(project, "catalog", project.locale_dir):
        changed = [one for one in done.values() if one.is_changed]
        require_writable(project.locale_dir.parent / one.catalog.shown.parent for one in changed)
        _write(project, done, decide)
    findings = [finding for one in done.values() for finding in one.findings]
    return Imported(
        language=chosen,
        catalogs=tuple(
            ImportedCatalog(
                one.catalog.shown,
                one.taken(State.TRANSLATED),
                one.taken(State.FUZZY),
                one.same,
                one.is_changed,
            )
            for one in done.values()
        ),
        findings=tuple(sorted([*findings, *refused], key=lambda one: one.sort_key)),
    )


def _write(
    project: Project,
    done: dict[CatalogKey, Incorporated],
    again: Callable[[Catalog, CatalogKey], Incorporated],
) -> None:
    """Write what changed. ``done`` gets new values for catalogs that were saved meanwhile."""

    def contents(keys: Iterable[CatalogKey]) -> Mapping[CatalogKey, Content]:
        return {
            key: Content(project.catalog_path(*key), done[key].text.encode(), done[key].catalog.data)
            for key in keys
            if done[key].is_changed
        }

    def decided_again(saved: Sequence[CatalogKey]) -> Mapping[CatalogKey, Content]:
        problems = Problems()
        for key in saved:
            path = project.catalog_path(*key)
            with problems.collected():
                done[key] = again(read_catalog(path, project.shown(path)), key)
        problems.stop_if_any()
        return contents(saved)

    save(project, contents(done), decided_again)


def _language(project: Project, bundle: ReturnedBundle, wanted: str | None) -> str:
    """The language to import into. Raises `InputError` if it is not known, or is not the file's."""
    languages = project.config.languages
    named = matching_language(bundle.language, languages) if bundle.language else None
    if wanted is None and bundle.language and named is None:
        message = f'its language "{bundle.language}" is none of the project\'s ({", ".join(languages)})'
        raise InputError.at("exchange", f"{message}: name the one that is meant with --lang", bundle.shown)
    if wanted is None and named is None:
        raise InputError.at(
            "exchange", "the file does not say its language: give it with --lang", bundle.shown
        )
    if wanted and named and wanted != named:
        message = (
            f'the file is in "{bundle.language}", not in {wanted}: leave --lang out, or import another file'
        )
        raise InputError.at("exchange", message, bundle.shown)
    chosen = wanted or named
    assert chosen
    return chosen


def _by_article(
    project: Project, bundle: ReturnedBundle, language: str
) -> tuple[Mapping[str, Sequence[Arrival]], tuple[Diagnostic, ...]]:
    """What came for each article that has a catalog, and a finding for each unit that no catalog can take.

    An article that was renamed is recognised by the ids of its units. Raises `InputError` if a unit is there twice.
    """
    units: dict[str, list[Returned]] = {}
    for unit in bundle.units:
        units.setdefault(unit.article, []).append(unit)
    _refuse_contradictions(bundle)
    arrivals: dict[str, list[Arrival]] = {}
    refused: list[Diagnostic] = []
    for article, its_units in units.items():
        home = article if _has_catalog(project, language, article) else _renamed(project, language, its_units)
        coming = [arrival_of(unit, language) for unit in its_units if _NUL not in unit.target]
        message = "its translation has the character NUL, which no catalog can hold: it was not taken"
        refused += (
            Diagnostic("exchange", message, bundle.shown, *unit.place)
            for unit in its_units
            if _NUL in unit.target
        )
        if home is not None:
            arrivals.setdefault(home, []).extend(coming)
            continue
        for arrival in coming:
            if arrival.is_touched:
                message = f'no article "{article}" has a catalog in {language}: its translation was not taken'
                refused.append(Diagnostic("exchange", message, bundle.shown, *arrival.unit.place))
    return arrivals, tuple(refused)


def _has_catalog(project: Project, language: str, article: str) -> bool:
    """Whether an article of this name has one; the name comes from a file, and must not lead out of the folder."""
    parts = PurePath(article).parts
    if not parts or ".." in parts or PurePath(article).is_absolute() or _NUL in article:
        return False
    try:
        return project.catalog_path(language, article).is_file()
    except OSError:  # longer than a name may be
        return False


def _renamed(project: Project, language: str, units: Iterable[Returned]) -> str | None:
    """The article whose catalog has most of the units, at least half of them; None if there is none."""
    ids = {unit.id for unit in units} - {""}
    folder = project.catalog_path(language, "x").parent
    best: tuple[int, str] | None = None
    for path in sorted(folder.rglob("*.po")):
        article = path.relative_to(folder).as_posix().removesuffix(".po")
        problems = Problems()
        with problems.collected():
            catalog = read_catalog(path, project.shown(path))
            common = sum(unit_id((entry.msgctxt, entry.msgid)) in ids for entry in catalog.po)
            if common * 2 >= len(ids) > 0 and (best is None or common > best[0]):
                best = (common, article)
    return best[1] if best else None


def _refuse_contradictions(bundle: ReturnedBundle) -> None:
    """Raise `InputError` for units that are in the file more than once, with different translations."""
    first: dict[tuple[str, str, str | None, str], Returned] = {}
    found: list[Diagnostic] = []
    for unit in bundle.units:
        key = (unit.article, unit.id, unit.context, unit.source)
        one = first.setdefault(key, unit)
        if one.target != unit.target:
            message = f"this unit is at line {one.place[0]} too, with another translation: keep one of them"
            found.append(Diagnostic("exchange", message, bundle.shown, *unit.place))
    if found:
        raise InputError(found)

"""Reading a project again while people write in it: only what changed, and all that can be read."""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.build.addresses import check_slug
from pipeline.build.material import Material, collisions, material_of
from pipeline.build.pseudo import pseudo_catalogs
from pipeline.catalog import Catalog
from pipeline.diagnostics import Diagnostic
from pipeline.project import Project
from pipeline.workspace.problems import Problems
from pipeline.workspace.reading import (
    CatalogKey,
    Source,
    catalog_keys,
    read_catalogs,
    read_project_glossary,
    read_sources,
)

__all__ = ["read_again"]


def read_again(
    project: Project, pseudo: Sequence[str], last: Material
) -> tuple[Material, tuple[Diagnostic, ...]]:
    """A project of which ``last`` was read before, and what is wrong with its files now.

    What did not change is the same object as in ``last``. An article, catalog or glossary that cannot be read is as it
    was there, and if it was not there either, it is left out. Raises `InputError` if there is no folder of articles.
    """
    problems = Problems()
    sources = _sources(project, last, problems)
    catalogs = _catalogs(project, sources, pseudo, last, problems)
    glossary = read_project_glossary(project, problems)
    if glossary is None or glossary == last.glossary:
        glossary = last.glossary
    material = material_of(project.config, sources, catalogs, glossary, last)
    problems.add(collisions(project.config, material))
    return material, tuple(sorted(set(problems.found), key=lambda one: one.sort_key))


def _sources(project: Project, last: Material, problems: Problems) -> tuple[Source, ...]:
    files = project.articles()
    known = {source.name: source for source in last.sources}
    usable: dict[str, Source] = {}
    for source in read_sources(project, files, problems, known):
        if wrong := check_slug(source):
            problems.add([wrong])
        else:
            usable[source.name] = source
    found = (usable.get(file.name) or known.get(file.name) for file in files)
    return tuple(source for source in found if source)


def _catalogs(
    project: Project, sources: Iterable[Source], pseudo: Sequence[str], last: Material, problems: Problems
) -> Mapping[CatalogKey, Catalog]:
    sources = tuple(sources)
    keys = catalog_keys(sources, [one for one in project.config.languages if one not in pseudo])
    now = read_catalogs(project, keys, problems, last.catalogs)
    found = {
        key: now.get(key) or last.catalogs[key]
        for key in keys
        if key in now or (key in last.catalogs and project.catalog_path(*key).exists())
    }
    return {**found, **pseudo_catalogs(project, sources, pseudo)}

"""What of a project changed since a revision, down to single entries of its catalogs.

An entry changed if its text, its translation, or what is said about the two did. The others are looked at again
only if what they are judged by changed: the glossary and the configuration judge all of a project, an article's
front matter and the targets of its links the article's catalogs.
"""

import re
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from polib import POEntry

from pipeline.article import Article, segment
from pipeline.catalog import Catalog, read_catalog
from pipeline.catalog.entries import key_of
from pipeline.diagnostics import Diagnostic, InputError
from pipeline.project import Project
from pipeline.project.configuration import config_path
from pipeline.workspace.reading import CatalogKey, Source
from pipeline.workspace.revision import Revision, contents_at

__all__ = ["Changes", "changes_in_catalogs", "changes_in_project"]

_SILENCER = re.compile(r"^.*\bpipeline:.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Changes:
    """The entries that changed, by their ``id()`` and by their places, and the files that did, as messages name them.

    ``unchanged`` are files that are as they were; what is told of a file that was not compared counts as changed.
    """

    entries: frozenset[int]
    places: frozenset[tuple[PurePath, int, int]]
    changed: frozenset[PurePath]
    unchanged: frozenset[PurePath]

    def concern(self, entry: POEntry) -> bool:
        """Whether the entry is to be looked at."""
        return id(entry) in self.entries

    def lie_behind(self, finding: Diagnostic) -> bool:
        """Whether the finding is about something that changed."""
        if finding.path in self.unchanged:
            return False
        is_about_the_file = finding.msgid is None or finding.path not in self.changed
        return is_about_the_file or (finding.path, finding.line, finding.column) in self.places


def changes_in_project(
    project: Project,
    revision: Revision,
    sources: Iterable[Source],
    catalogs: Mapping[CatalogKey, Catalog],
) -> Changes | None:
    """What changed of articles and their catalogs; None if what all of them are judged by did."""
    sources = tuple(sources)
    config = config_path(project.root)
    paths = {key: project.catalog_path(*key) for key in catalogs}
    wanted = (config, project.glossary_path, *(source.path for source in sources), *paths.values())
    before = contents_at(revision, wanted)
    if _is_judged_otherwise(project, config, before):
        return None
    edited = {source.name for source in sources if before.get(source.path) != source.article.text.encode()}
    judged_anew = {
        source.name
        for source in sources
        if source.name in edited and _judges_otherwise(source, before.get(source.path), project)
    }
    olds = {
        key: None if key[1] in judged_anew else _catalog_before(before.get(paths[key]), catalog)
        for key, catalog in catalogs.items()
    }
    changes = _compared((catalogs[key], olds[key], key[1] in edited) for key in catalogs)
    articles = {True: set[PurePath](), False: set[PurePath]()}
    for source in sources:
        articles[source.name in edited].add(source.shown)
    return Changes(
        changes.entries,
        changes.places,
        changes.changed | articles[True],
        changes.unchanged | articles[False],
    )


def changes_in_catalogs(catalogs: Mapping[Path, Catalog], revisions: Mapping[Path, Revision]) -> Changes:
    """What changed of catalogs that belong to no article, each in its own repository."""
    before = {
        path: content
        for revision in dict.fromkeys(revisions.values())
        for path, content in contents_at(
            revision, [path for path in catalogs if revisions[path] == revision]
        ).items()
    }
    return _compared(
        (catalog, _catalog_before(before.get(path), catalog), False) for path, catalog in catalogs.items()
    )


def _compared(catalogs: Iterable[tuple[Catalog, Catalog | None, bool]]) -> Changes:
    """Catalogs with what they were, None if all of it is new, and whether their articles were edited."""
    entries: set[int] = set()
    places: set[tuple[PurePath, int, int]] = set()
    changed: set[PurePath] = set()
    unchanged: set[PurePath] = set()
    for catalog, before, is_edited in catalogs:
        known = {key_of(entry): _judged_state(entry) for entry in before.po} if before else {}
        new = [entry for entry in catalog.po if known.get(key_of(entry)) != _judged_state(entry)]
        entries.update(map(id, new))
        places.update((catalog.shown, *catalog.place(entry)) for entry in new)
        (changed if new or is_edited or before is None else unchanged).add(catalog.shown)
    return Changes(frozenset(entries), frozenset(places), frozenset(changed), frozenset(unchanged))


def _judged_state(entry: POEntry) -> tuple[object, ...]:
    """What the checks see of an entry: not its references, nor comments that tell them nothing."""
    return (
        entry.msgid_plural,
        entry.msgstr,
        tuple(sorted(entry.msgstr_plural.items())),
        frozenset(entry.flags),
        entry.obsolete,
        tuple(_SILENCER.findall(f"{entry.tcomment}\n{entry.comment}")),
    )


def _catalog_before(data: bytes | None, catalog: Catalog) -> Catalog | None:
    """The catalog that ``data`` was; None if there was none, or none that can be read: then all of it is new."""
    if data is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "before.po")
        path.write_bytes(data)
        try:
            return read_catalog(path, catalog.shown)
        except InputError:  # it was repaired since
            return None


def _is_judged_otherwise(project: Project, config: Path, before: Mapping[Path, bytes]) -> bool:
    glossary = project.glossary_path
    now = glossary.read_bytes() if glossary.is_file() else None
    return now != before.get(glossary) or _settings(config.read_bytes(), config) != _settings(
        before.get(config, b""), config
    )


def _settings(data: bytes, path: Path) -> object:
    """What a configuration file says about the project; all of its text if that cannot be told."""
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return data
    tools = table.get("tool")
    if path.name != "pyproject.toml":
        return table
    return tools.get("pipeline") if isinstance(tools, dict) else None


def _judges_otherwise(source: Source, data: bytes | None, project: Project) -> bool:
    """Whether the article's front matter or the definitions of its links are not what they were."""
    if data is None:
        return True
    try:
        before: Article = segment(data.decode("utf-8"), source.shown, project.config.conventions)
    except (UnicodeDecodeError, InputError):
        return True
    now = source.article
    return before.metadata != now.metadata or before.definitions != now.definitions

"""Articles → templates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePath

import polib

from pipeline.catalog import Catalog, make_template, read_catalog, write_generated
from pipeline.catalog.template import Hints
from pipeline.diagnostics import InputError
from pipeline.project import Project
from pipeline.translation.hints import place_hints
from pipeline.workspace.reading import Source

__all__ = ["TemplateChange", "make_templates", "write_templates"]


@dataclass(frozen=True, slots=True)
class TemplateChange:
    """A template that was written: how many entries it has, and whether the file changed."""

    article: str
    shown: PurePath
    entries: int
    changed: bool


def make_templates(project: Project, sources: Iterable[Source]) -> Mapping[str, polib.POFile]:
    """The template of each article, by its name. One that says nothing new keeps the date of that on disk."""
    created = datetime.now(UTC)
    return {
        source.name: make_template(
            source.article.units,
            source.shown,
            title=str(source.article.metadata.get("title", source.name)),
            hints=_hints(source),
            references=project.config.references,
            created=created,
            previous=_previous_template(project.template_path(source.name)),
        )
        for source in sources
    }


def _hints(source: Source) -> Hints:
    places = place_hints(source.article)
    return lambda key: places.get(key, ())


def _previous_template(path: Path) -> Catalog | None:
    """The template on disk. One that cannot be read (a merge conflict, say) is simply made again."""
    try:
        return read_catalog(path, path) if path.is_file() else None
    except InputError:
        return None


def write_templates(
    project: Project, templates: Mapping[str, polib.POFile], texts: Mapping[str, str]
) -> tuple[TemplateChange, ...]:
    """Write the templates, whose ``texts`` are made already. Raises `OSError`."""
    changes: list[TemplateChange] = []
    for article, template in templates.items():
        path = project.template_path(article)
        changed = write_generated(path, texts[article])
        changes.append(TemplateChange(article, project.shown(path), len(template), changed))
    return tuple(changes)

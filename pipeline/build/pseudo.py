"""Editions in pseudo-locales: built when they are asked for, and otherwise unknown to the project."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

import polib

from pipeline import locales
from pipeline.catalog import Catalog
from pipeline.diagnostics import InputError
from pipeline.edition.pseudo import pseudo_translation
from pipeline.project import Project
from pipeline.workspace.reading import CatalogKey, Source

__all__ = ["pseudo_catalogs", "with_pseudo_locales"]


def with_pseudo_locales(project: Project, languages: Sequence[str]) -> tuple[Project, tuple[str, ...]]:
    """The project with the pseudo-locales among ``languages``, and these.

    The pages of a pseudo-locale link to the project's languages, and are linked by none of them. So that they are built
    on their own: raises `InputError` if other languages are asked for at the same time.
    """
    pseudo = tuple(dict.fromkeys(one for name in languages if (one := locales.pseudo_locale(name))))
    if not pseudo:
        return project, ()
    others = [name for name in languages if not locales.pseudo_locale(name)]
    if others:
        message = f"is a pseudo-locale: build it without {', '.join(others)}"
        raise InputError.at("usage", message, PurePath(locales.web_tag(pseudo[0])))
    config = replace(project.config, languages=(*project.config.languages, *pseudo))
    return replace(project, config=config), pseudo


def pseudo_catalogs(
    project: Project, sources: Iterable[Source], languages: Iterable[str]
) -> Mapping[CatalogKey, Catalog]:
    """Catalogs of the articles in the pseudo-locales ``languages``, which are not on the disk."""
    languages = tuple(languages)
    return {
        (language, source.name): _catalog(project, source, language)
        for source in sources
        for language in languages
    }


def _catalog(project: Project, source: Source, language: str) -> Catalog:
    po = polib.POFile(check_for_duplicates=False, encoding="utf-8")
    right_to_left = locales.writing_direction(language) == "rtl"
    article = source.article
    for (context, text), unit in {unit.key: unit for unit in article.units}.items():
        pseudo = pseudo_translation(
            unit.text, article.conventions, article.definitions, right_to_left=right_to_left
        )
        po.append(polib.POEntry(msgctxt=context, msgid=text, msgstr=pseudo))
    return Catalog(po, "", project.shown(project.catalog_path(language, source.name)))

"""Terms that the glossary lacks: candidates in the articles, with what the catalogs say for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.glossary import Matcher
from pipeline.glossary.candidates import Candidate, Passage, find_candidates
from pipeline.project import ArticleFile, Project
from pipeline.translation.renderings_in_use import RenderingInUse, RenderingsInUse
from pipeline.workspace.problems import Problems
from pipeline.workspace.reading import (
    Source,
    catalog_keys,
    read_catalogs,
    read_project_glossary,
    read_sources,
)

__all__ = ["Suggestion", "suggest_terms"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A candidate, and for each language what its catalogs say for it: nothing where they do not tell."""

    candidate: Candidate
    translations: Mapping[str, tuple[RenderingInUse, ...]]


def suggest_terms(
    project: Project, files: Sequence[ArticleFile], languages: Sequence[str], *, limit: int
) -> tuple[Suggestion, ...]:
    """The best candidates in the articles ``files``, no more than ``limit``.

    Raises `InputError` for what cannot be read.
    """
    problems = Problems()
    sources = read_sources(project, files, problems)
    catalogs = read_catalogs(project, catalog_keys(sources, languages), problems)
    glossary = read_project_glossary(project, problems)
    problems.stop_if_any()
    assert glossary is not None
    passages = [
        Passage(text, source.shown.as_posix(), line)
        for source in sources
        for text, line in _first_lines(source).items()
    ]
    matcher = Matcher(glossary, project.config.source_language)
    found = find_candidates(passages, matcher, project.config.source_language)[:limit]
    in_use = {
        language: RenderingsInUse(
            (
                (entry.msgid, entry.msgstr)
                for (its_language, _), catalog in catalogs.items()
                if its_language == language
                for entry in catalog.po
                if entry.msgstr and not (entry.obsolete or entry.fuzzy)
            ),
            language,
        )
        for language in languages
    }
    return tuple(
        Suggestion(
            candidate,
            {
                language: said
                for language, renderings in in_use.items()
                if (said := renderings.of((candidate.text, *candidate.abbreviations)))
            },
        )
        for candidate in found
    )


def _first_lines(source: Source) -> Mapping[str, int]:
    """The texts of an article, each with the line on which it first stands."""
    lines: dict[str, int] = {}
    for unit in source.article.units:
        lines.setdefault(unit.text, unit.line)
    return lines

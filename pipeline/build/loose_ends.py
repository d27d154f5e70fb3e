"""What is still to do when a build has written everything that it was asked for."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline import locales
from pipeline.build.addresses import index_path
from pipeline.edition.links import HOME, index_address, relative
from pipeline.edition.theme_files import FOLDER
from pipeline.project import Project
from pipeline.workspace.reading import CatalogKey

__all__ = ["LooseEnds", "find_loose_ends"]


@dataclass(frozen=True, slots=True)
class LooseEnds:
    """Languages, as the configuration or, ``left_over``, the folder names them.

    ``unbuilt``: pages link to them, and there is no list of theirs. ``untranslated``: no article has a catalog.
    ``left_over``: pages of ours are in their folder, and the project does not have them. ``newcomers`` are articles
    that have no catalog in any of the languages that have some.
    """

    unbuilt: tuple[str, ...]
    untranslated: tuple[str, ...]
    left_over: tuple[str, ...]
    newcomers: tuple[str, ...]


def find_loose_ends(
    project: Project,
    pages: Collection[PurePosixPath],
    linked: Iterable[str],
    translated_into: Sequence[str],
    articles: Iterable[str],
    catalogs: Collection[CatalogKey],
) -> LooseEnds:
    """Look at ``output/`` as it is once ``pages`` are there.

    ``linked`` are the languages that these pages link to, ``translated_into`` those in which each of ``articles``
    should have one of ``catalogs``.
    """
    present = {language for language, _article in catalogs}.intersection(translated_into)
    known = {article for language, article in catalogs if language in present}
    return LooseEnds(
        unbuilt=tuple(
            one
            for one in linked
            if index_path(one) not in pages and not (project.output_dir / index_path(one)).is_file()
        ),
        untranslated=tuple(one for one in translated_into if one not in present),
        left_over=tuple(
            _left_over(project.output_dir, [locales.web_tag(one) for one in project.config.editions])
        ),
        newcomers=tuple(one for one in articles if present and one not in known),
    )


def _left_over(output: Path, tags: Collection[str]) -> Iterator[str]:
    folders = sorted(path for path in output.iterdir() if path.is_dir()) if output.is_dir() else []
    for folder in folders:
        if folder.name not in tags and locales.is_known(folder.name) and _is_ours(folder / "index.html"):
            yield folder.name


def _is_ours(page: Path) -> bool:
    """Whether a page at the place of a list has the style of one."""
    link = f'href="{relative(index_address("any"), HOME)}/{FOLDER}/'
    return page.is_file() and link.encode() in page.read_bytes()

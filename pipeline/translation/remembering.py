"""The project's translation memory: all catalogs of a language, and the TMX files in ``locale/tm/``."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import polib

from pipeline.catalog import read_catalog
from pipeline.exchange.formats import read_bytes
from pipeline.memory import Kind, Memory, Remembered
from pipeline.memory.suggestions import needs_memory, suggest
from pipeline.project import Project
from pipeline.translation.merging import Merged
from pipeline.workspace.problems import Problems

__all__ = ["read_memory", "remembered_translations", "tmx_folder", "with_suggestions"]

_NOT_A_DIGIT = re.compile(r"\D")
_DIGITS_OF_A_MINUTE = 12


def tmx_folder(project: Project) -> Path:
    """The folder of other translation memories, which need not exist."""
    return project.locale_dir / "tm"


def read_memory(
    project: Project,
    language: str,
    problems: Problems,
    *,
    given: Mapping[str, polib.POFile] | None = None,
    without: Collection[str] = (),
    unreadable: Problems | None = None,
) -> Memory:
    """The memory for translations into ``language``.

    ``given`` are catalogs that are about to be written, by their articles' names: they count, not what is on the disk.
    ``without`` names articles whose catalogs are about to go. A catalog that cannot be read is passed over, and
    ``unreadable`` gets why, where nobody else tells of it. ``problems`` gets what is wrong with a TMX file.
    """
    unreadable = Problems() if unreadable is None else unreadable
    return Memory.of(_remembered(project, language, problems, unreadable, given or {}, without))


def remembered_translations(project: Project, language: str) -> Callable[[polib.POEntry], bool]:
    """A function that says whether the memory has exactly an entry's translation for its text.

    The memory is read when it is first asked. A file that cannot be read proves nothing, and is not told of: that is
    for ``update``.
    """
    memory = cache(lambda: read_memory(project, language, Problems()))
    return lambda entry: memory().has(entry.msgid, entry.msgstr)


def with_suggestions(project: Project, merged: Sequence[Merged], problems: Problems) -> list[Merged]:
    """The catalogs that are about to be written, with what the memory has for their untranslated texts.

    Their ``po`` is changed. The memory has the translations as they will be on the disk, and nothing that it suggests
    feeds it, so the same again changes nothing. ``problems`` gets what is wrong with a TMX file.
    """
    done = {one.key: one for one in merged}
    for language in dict.fromkeys(one.key[0] for one in merged if needs_memory(one.po)):
        ours = [one for one in merged if one.key[0] == language]
        memory = read_memory(
            project,
            language,
            problems,
            given={one.key[1]: one.po for one in ours},
            without={one.rename.before for one in ours if one.rename},
        )
        if memory.is_empty:
            continue
        waiting = [one for one in ours if needs_memory(one.po)]
        suggest({one.key[1]: one.po for one in waiting}, memory)
        done |= {one.key: one.with_suggestions(memory) for one in waiting}
    return list(done.values())


def _remembered(
    project: Project,
    language: str,
    problems: Problems,
    unreadable: Problems,
    given: Mapping[str, polib.POFile],
    without: Collection[str],
) -> Iterator[Remembered]:
    for article, po in given.items():
        yield from _in_catalog(po, article)
    folder = project.catalog_path(language, "x").parent
    for path in sorted(folder.rglob("*.po")):
        article = path.relative_to(folder).as_posix().removesuffix(".po")
        if article not in given and article not in without:
            with unreadable.collected():
                yield from _in_catalog(read_catalog(path, project.shown(path)).po, article)
    for path in sorted(tmx_folder(project).glob("*.tmx")):
        from pipeline.memory.tmx_files import remembered_in  # lxml takes a while

        with problems.collected():
            data = read_bytes(path, project.shown(path))
            config = project.config
            yield from remembered_in(
                data, project.shown(path), config.source_language, language, config.languages
            )


def _in_catalog(po: polib.POFile, article: str) -> Iterable[Remembered]:
    """What translators confirmed."""
    changed = _NOT_A_DIGIT.sub("", po.metadata.get("PO-Revision-Date", ""))[:_DIGITS_OF_A_MINUTE]
    return (
        Remembered(
            source=entry.msgid,
            target=entry.msgstr,
            context=entry.msgctxt,
            origin=article,
            kind=Kind.OBSOLETE if entry.obsolete else Kind.IN_USE,
            changed=changed,
        )
        for entry in po
        if entry.msgstr and not entry.fuzzy and not entry.msgid_plural
    )

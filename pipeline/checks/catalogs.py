"""Checking a whole catalog: every translation that readers will see."""

from collections.abc import Iterator, Mapping

from polib import POEntry

from pipeline.article.markdown.parser import DEFAULT
from pipeline.catalog import Catalog
from pipeline.checks.pair import Pair
from pipeline.checks.registry import check_pair
from pipeline.conventions import Conventions
from pipeline.diagnostics import Diagnostic
from pipeline.glossary import Glossary, Matcher

__all__ = ["check_catalog"]


def check_catalog(
    catalog: Catalog,
    language: str,
    *,
    source_language: str,
    matcher: Matcher,
    glossary: Glossary,
    article: str | None,
    definitions: Mapping[str, str] | None = None,
    conventions: Conventions = DEFAULT,
) -> Iterator[Diagnostic]:
    """What the checks say about the translations of ``catalog``, each at the place of its msgstr.

    Entries that are fuzzy, obsolete or not translated are passed over: they are not published. ``language``
    and ``source_language`` are locales. If the catalog belongs to an article, ``article`` is its name, and
    ``definitions`` and ``conventions`` are its own (`Article`).
    """
    for entry in catalog.po:
        if entry.obsolete or entry.fuzzy:
            continue
        for source, target in _translations(entry):
            pair = Pair(
                source,
                target,
                source_language=source_language,
                language=language,
                matcher=matcher,
                glossary=glossary,
                definitions=definitions,
                conventions=conventions,
            )
            for code, finding in check_pair(pair):
                line, column = catalog.place(entry)
                yield Diagnostic(
                    code,
                    finding.message,
                    catalog.shown,
                    line,
                    column,
                    finding.severity,
                    language=language,
                    article=article,
                    msgid=entry.msgid,
                )


def _translations(entry: POEntry) -> Iterator[tuple[str, str]]:
    """The texts of an entry with their translations: one pair, or one for each plural form that is filled in.

    The first of several plural forms stands for one thing, in most languages, and so translates the msgid.
    """
    if not entry.msgid_plural:
        if entry.msgstr:
            yield entry.msgid, entry.msgstr
        return
    forms = sorted(entry.msgstr_plural.items())
    for index, target in forms:
        if target:
            yield (entry.msgid if index == 0 and len(forms) > 1 else entry.msgid_plural), target

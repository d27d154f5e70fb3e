"""Checking whole catalogs: every translation that readers will see."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePath

from polib import POEntry

from pipeline.article.markdown.parser import DEFAULT
from pipeline.catalog import Catalog
from pipeline.checks import consistency, plural
from pipeline.checks.abbreviations import read_abbreviations
from pipeline.checks.check import Check
from pipeline.checks.pair import Finding, Pair
from pipeline.checks.places import places_of
from pipeline.checks.plural_forms import PluralForms, plural_forms
from pipeline.checks.registry import CHECKS, check_pair
from pipeline.checks.texts import source_language_of
from pipeline.conventions import Conventions
from pipeline.diagnostics import PLUGIN_PREFIX, Diagnostic, Excerpt, InputError, Severity
from pipeline.glossary import Glossary, Matcher

__all__ = ["check_catalog", "check_consistency"]


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
    is_markdown: bool = True,
    checks: Sequence[Check] = CHECKS,
    is_wanted: Callable[[POEntry], bool] | None = None,
) -> Iterator[Diagnostic]:
    """What the checks say about the translations of ``catalog``, each at the place of its msgstr.

    Entries that are fuzzy, obsolete or not translated are passed over: they are not published. ``language``
    and ``source_language`` are locales. If the catalog belongs to an article, ``article`` is its name, and
    ``definitions`` and ``conventions`` are its own (`Article`). ``is_markdown`` says what its texts are, ``is_wanted``
    which entries to look at, None for all.
    Raises `InputError` if a check of another package fails.
    """
    forms = plural_forms(str(catalog.po.metadata.get("Plural-Forms", "")), language)
    abbreviations = read_abbreviations(
        (entry.msgid, entry.msgstr) for entry in catalog.po if not (entry.obsolete or entry.fuzzy)
    )
    for entry in catalog.po:
        if entry.obsolete or entry.fuzzy or (is_wanted and not is_wanted(entry)):
            continue
        flags = frozenset(entry.flags)
        pairs = (
            Pair(
                source,
                target,
                source_language=source_language,
                language=language,
                matcher=matcher,
                glossary=glossary,
                definitions=definitions,
                conventions=conventions,
                is_markdown=is_markdown,
                flags=flags,
                singular=entry.msgid if entry.msgid_plural else None,
                is_for_one=is_for_one,
                abbreviations=abbreviations,
            )
            for source, target, is_for_one in _translations(entry, forms)
        )
        for finding in plural.check(entry, forms):
            excerpt = _excerpt_of(entry, source_language)
            yield _diagnostic("plural", finding, catalog, entry, language, article, excerpt)
        for pair in pairs:
            for code, finding in _findings(pair, checks):
                excerpt = Excerpt(
                    pair.source,
                    pair.target,
                    source_language,
                    places_of(pair.source, finding.source_parts),
                    places_of(pair.target, finding.target_parts),
                )
                yield _diagnostic(code, finding, catalog, entry, language, article, excerpt)


def check_consistency(catalogs: Sequence[tuple[Catalog, str | None]], language: str) -> Iterator[Diagnostic]:
    """What is said about the catalogs of one language together; with each is the name of its article, if any."""
    articles: Mapping[PurePath, str | None] = {catalog.shown: article for catalog, article in catalogs}
    for one in consistency.check([catalog for catalog, _ in catalogs], language):
        article = articles[one.catalog.shown]
        excerpt = _excerpt_of(one.entry, source_language_of(one.catalog))
        yield _diagnostic("consistency", one.finding, one.catalog, one.entry, language, article, excerpt)


def _findings(pair: Pair, checks: Sequence[Check]) -> Sequence[tuple[str, Finding]]:
    try:
        return tuple(check_pair(pair, checks))
    except Exception as problem:
        foreign = [check for check in checks if check.code.startswith(PLUGIN_PREFIX)]
        failed = next((check for check in foreign if _fails(check, pair)), None)
        if failed is None:  # ours: a bug, to be seen as one
            raise
        message = f"the check {failed.code} failed: {type(problem).__name__}: {problem}"
        raise InputError.at("usage", message, PurePath("pipeline.checks")) from problem


def _fails(check: Check, pair: Pair) -> bool:
    try:
        tuple(check.look_at(pair))
    except Exception:  # which one it is does not matter here: the first is told
        return True
    return False


def _excerpt_of(entry: POEntry, source_language: str) -> Excerpt:
    """The whole of an entry, all plural forms of it below each other."""
    sources = [text for text in (entry.msgid, entry.msgid_plural) if text]
    targets = (
        [text for _, text in sorted(entry.msgstr_plural.items())] if entry.msgid_plural else [entry.msgstr]
    )
    return Excerpt("\n".join(sources), "\n".join(targets), source_language)


def _diagnostic(
    code: str,
    finding: Finding,
    catalog: Catalog,
    entry: POEntry,
    language: str,
    article: str | None,
    excerpt: Excerpt,
) -> Diagnostic:
    line, column = catalog.place(entry)
    severity = finding.severity or Severity.ERROR
    return Diagnostic(
        code,
        finding.message,
        catalog.shown,
        line,
        column,
        severity,
        language,
        article,
        msgid=entry.msgid,
        excerpt=excerpt,
    )


def _translations(entry: POEntry, forms: PluralForms) -> Iterator[tuple[str, str, bool]]:
    """The texts of an entry with their translations, and whether the translation is for one number only.

    A plural form for one thing translates the msgid, the others the msgid_plural.
    """
    if not entry.msgid_plural:
        if entry.msgstr:
            yield entry.msgid, entry.msgstr, False
        return
    singular = min(forms.single, default=None)
    for index, target in sorted(entry.msgstr_plural.items()):
        if target:
            is_for_one = index in forms.single
            yield (
                (entry.msgid if is_for_one and index == singular else entry.msgid_plural),
                target,
                is_for_one,
            )

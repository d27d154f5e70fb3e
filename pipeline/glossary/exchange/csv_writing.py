"""Glossary → CSV: a wide table for spreadsheets, or a list of pairs for Weblate.

UTF-8 with a byte order mark, without which Excel takes Japanese for something else; rows end as RFC 4180 says.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Sequence

from pipeline.exchange.guard import guarded
from pipeline.glossary.terms import Glossary, Rendering, Status, Term, language_key

__all__ = ["NO_REASON", "SEPARATOR", "WEBLATE_COLUMNS", "write_csv", "write_weblate_csv"]

SEPARATOR = " | "
"""Between the forms in one cell."""
NO_REASON = "-"
"""Where there are reasons, one for each forbidden form, in their order, and this for one that has none."""
WEBLATE_COLUMNS = (
    "location",
    "source",
    "target",
    "ID",
    "fuzzy",
    "context",
    "translator_comments",
    "developer_comments",
)
"""Those that Weblate and Translate Toolkit know, in their order."""


def write_csv(glossary: Glossary, source_language: str, languages: Sequence[str]) -> bytes:
    """A row per term: its forms in ``source_language`` and in each of ``languages``, and what else is known of it."""
    of_term = (
        "id",
        source_language,
        "variants",
        "definition",
        "note",
        "part of speech",
        "domain",
        "status",
        "broader",
        "see",
    )
    of_language = ("", " admitted", " forbidden", " reasons", " note", " definition")
    header = (
        *of_term,
        *(f"{language_key(language)}{column}" for language in languages for column in of_language),
    )
    return _csv(header, (_guarded(_row(term, languages)) for term in glossary.terms))


def write_weblate_csv(glossary: Glossary, language: str) -> bytes:
    """A row per term that has a rendering in ``language``: the headword, and what is preferred for it."""
    rows = (
        (
            "",
            term.ja[0],
            rendering.preferred,
            term.id,
            "1" if term.status is Status.DRAFT else "",
            "",
            rendering.note,
            term.definition,
        )
        for term in glossary.terms
        if term.status is not Status.OBSOLETE and (rendering := term.rendering(language))
    )
    return _csv(WEBLATE_COLUMNS, rows)


def _row(term: Term, languages: Sequence[str]) -> Iterable[str]:
    yield from (term.id, term.ja[0], SEPARATOR.join(term.ja[1:]), term.definition, term.note)
    yield from (term.part_of_speech, term.domain, term.status, term.broader, SEPARATOR.join(term.see))
    for language in languages:
        rendering = term.renderings.get(language, Rendering(""))
        yield rendering.preferred
        yield SEPARATOR.join(rendering.admitted)
        yield SEPARATOR.join(rendering.forbidden)
        reasons = [rendering.reasons.get(form, NO_REASON) for form in rendering.forbidden]
        yield SEPARATOR.join(reasons) if rendering.reasons else ""
        yield rendering.note
        yield rendering.definition


def _guarded(row: Iterable[str]) -> Iterable[str]:
    """Cells that a spreadsheet takes for texts, whatever they look like."""
    return map(guarded, row)


def _csv(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerow(header)
    writer.writerows(rows)
    return codecs.BOM_UTF8 + file.getvalue().encode()

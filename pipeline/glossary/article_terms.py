"""The terms that an article sets for itself, in its front matter, over those of the project.

    glossary:
      - id: nuclear-umbrella        # a term of the project: what is said here takes the place of what it says
        en: nuclear shield          # short for { preferred: nuclear shield }
      - id: three-principles
        status: obsolete            # no term in this article
      - ja: 核共有                   # a term of this article alone
        en: { preferred: nuclear sharing, forbidden: [atomic sharing] }

The keys are those of ``glossary.toml``. A text stands for a list of one, or for a preferred rendering.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from pipeline.article.front_matter import count_lines
from pipeline.diagnostics import Diagnostic, InputError
from pipeline.glossary.folding import folded
from pipeline.glossary.term_reading import TermReader
from pipeline.glossary.terms import Glossary, Term
from pipeline.textfile import position

__all__ = ["KEY", "article_glossary"]

KEY = "glossary"
"""The key of the front matter."""


@dataclass(frozen=True, slots=True)
class _FrontMatterText:
    """An article's text, to point at what is wrong with its terms."""

    text: str
    shown: PurePath

    def error(self, message: str, *needles: str) -> InputError:
        """An error at the last of ``needles`` that is found, each searched after the one before."""
        lines = self.text.splitlines(keepends=True)[: count_lines(self.text)]
        header = "".join(lines)
        found = position_after = 0
        for needle in (KEY, *needles):
            match = re.compile(rf"(?<![\w-]){re.escape(needle.strip(chr(34)))}(?![\w-])").search(
                header, position_after
            )
            if match:
                found, position_after = match.start(), match.end()
        return InputError.at("front-matter", message, self.shown, *position(self.text, found))


def article_glossary(
    glossary: Glossary, metadata: Mapping[str, object], text: str, shown: PurePath, source_language: str
) -> Glossary:
    """``glossary`` with the changes that an article asks for; itself if it asks for none.

    ``metadata`` is the article's front matter, ``text`` the whole of it, ``shown`` its path in messages. Raises
    `InputError` with a diagnostic for each term that is wrong.
    """
    value = metadata.get(KEY)
    if value is None:
        return glossary
    document = _FrontMatterText(text, shown)
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise document.error(f"{KEY} must be a list of terms, such as - {{ id: umbrella, en: umbrella }}")
    terms = {term.id: term for term in glossary.terms}
    problems: list[Diagnostic] = []
    for table in value:
        try:
            term = _term({str(key): one for key, one in table.items()}, terms, document, source_language)
            terms[term.id] = term
        except InputError as error:
            problems.extend(error.diagnostics)
    if problems:
        raise InputError(problems)
    return Glossary(tuple(terms.values()))


def _term(
    table: Mapping[str, object], known: Mapping[str, Term], document: _FrontMatterText, source_language: str
) -> Term:
    names = _as_list(table.get(source_language))
    headword = names[0] if isinstance(names, list) and names and isinstance(names[0], str) else ""
    identifier = table.get("id", headword)
    old = known.get(identifier) if isinstance(identifier, str) else None
    if old is None and headword:
        old = next((term for term in known.values() if folded(headword) in map(folded, term.ja)), None)
    whole: dict[str, object] = {"id": old.id if old else identifier}
    if old and not names:
        whole[source_language] = list(old.ja)
    whole |= {key: _in_full(key, value, source_language) for key, value in table.items() if key != "id"}
    anchor = str(table.get("id", headword))
    if not old and not headword:
        message = (
            f'the project has no term "{anchor}": correct the id, or add {source_language} to make it one'
        )
        raise document.error(message, anchor)
    reader = TermReader(document, (anchor,), whole, source_language, ())
    term = reader.term()
    if old is None:
        return term
    said = {key for key in whole if key not in (source_language, "id")}
    kept = {
        name: getattr(old, name)
        for name in ("definition", "note", "part_of_speech", "domain", "status", "broader", "see")
        if name not in said
    }
    return replace(term, renderings={**old.renderings, **term.renderings}, **kept)


def _in_full(key: str, value: object, source_language: str) -> object:
    """A value as ``glossary.toml`` has it."""
    if key == source_language:
        return _as_list(value)
    if key in TermReader.TEXTS or not isinstance(value, str | dict):
        return value
    if isinstance(value, str):
        return {"preferred": value}
    return {name: _as_list(one) if name in ("admitted", "forbidden") else one for name, one in value.items()}


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value

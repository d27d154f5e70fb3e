"""CSV → terms: the tables that we, Weblate, Translate Toolkit, Pontoon and people with a spreadsheet write.

The first row names the columns, in any order. A table without such a row may have two columns, term and translation, or
Translate Toolkit's eight. What is separated by ``|`` or a line break in a cell are several forms.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from pipeline import locales
from pipeline.diagnostics import Diagnostic, InputError
from pipeline.exchange.guard import unguarded
from pipeline.glossary.exchange.csv_writing import NO_REASON, WEBLATE_COLUMNS
from pipeline.glossary.exchange.imported import Imported
from pipeline.glossary.folding import folded
from pipeline.glossary.terms import Rendering, Status, Term, language_key, language_of_key
from pipeline.textfile import position

__all__ = ["read_csv"]

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SEVERAL = re.compile(r"\s*[|\n]\s*")
_LONGEST_CELL = 1_000_000
_YES = frozenset({"1", "true", "yes", "y", "x", "forbidden"})
_COLUMNS: Mapping[str, str] = {
    **dict.fromkeys(("source", "term", "source term", "headword"), "source"),
    **dict.fromkeys(("target", "translation", "target term"), "target"),
    **dict.fromkeys(("variants", "source variants"), "variants"),
    **dict.fromkeys(("definition", "explanation", "description", "developer comments"), "definition"),
    **dict.fromkeys(("note", "notes", "usage", "comment", "comments"), "note"),
    **dict.fromkeys(("part of speech", "pos"), "part of speech"),
    **dict.fromkeys(("domain", "subject field", "subject"), "domain"),
    **{name: name for name in ("id", "status", "broader", "see", "fuzzy", "forbidden")},
    "translator comments": "target note",
}
"""The names of columns, folded, and what they hold."""
_KINDS = frozenset(_COLUMNS.values())
_OF_LANGUAGE = ("admitted", "forbidden", "reasons", "note", "definition")
_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def read_csv(data: bytes, shown: PurePath, source_language: str, language: str | None) -> Imported:
    """The terms of a table. ``language`` is that of a column ``target``, None if nobody has said it.

    Rows of one term are put together. Raises `InputError`, with line and column, for a file that is not UTF-8 (nor
    UTF-16 with its mark), a language that is not known, and a row without a term.
    """
    rows = list(_rows(_decode(data, shown), shown))
    if not rows:
        raise InputError.at("glossary", "the file is empty", shown)
    columns, ignored = _columns(rows[0][1], shown, source_language, language)
    body = rows[1:] if columns else rows
    columns = columns or _columns_without_names(rows[0][1], shown, language)
    left_out = [f'{shown}:1: the column "{name}" is not one of a glossary' for name in ignored]
    terms: dict[str, _Row] = {}
    for line, cells in body:
        row = _Row.of(dict(zip(columns, cells, strict=False)), line)
        if not row.is_empty:
            row.refuse_incomplete(shown, source_language)
            key = row.values.get("id") or folded(row.values["source"])
            terms[key] = terms[key].with_more(row) if key in terms else row
    return Imported(tuple(row.term() for row in terms.values()), tuple(left_out))


def _decode(data: bytes, shown: PurePath) -> str:
    charset = "utf-16" if data.startswith(_UTF_16) else "utf-8-sig"
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(charset, "replace")
        message = f"{_other_charset(data)}: save it as CSV UTF-8"
        raise InputError.at("glossary", message, shown, *position(before, len(before))) from None


def _other_charset(data: bytes) -> str:
    for charset, name in (("cp932", "Shift_JIS"), ("euc-jp", "EUC-JP")):
        try:
            text = data.decode(charset)
        except UnicodeDecodeError:
            continue
        if re.search("[\u3041-\u30ff\u4e00-\u9fff]", text):
            return f"this is not UTF-8 but seems to be {name}"
    return "this is not UTF-8"


def _rows(text: str, shown: PurePath) -> Iterator[tuple[int, list[str]]]:
    """Each row that has text, with its line."""
    first_line = text.partition("\n")[0]
    delimiter = max((",", ";", "\t"), key=first_line.count)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            texts = [unguarded(cell).strip() for cell in cells]
            if any(texts):
                yield line, texts
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError.at(
            "glossary", f"not valid CSV: {error}: save it again as CSV UTF-8", shown, line
        ) from None


def _columns(
    names: Sequence[str], shown: PurePath, source_language: str, language: str | None
) -> tuple[list[str], list[str]]:
    """What each column holds, and the names that say nothing; no columns if the row does not name them."""
    found: list[str] = []
    ignored: list[str] = []
    unknown: list[Diagnostic] = []
    for name in names:
        key = " ".join(folded(name).replace("_", " ").replace("-", " ").split())
        kind = _COLUMNS.get(key) or _language_column(name, source_language)
        if kind is None and _LOCALE.fullmatch(name) and folded(name) not in ("location", "context"):
            unknown.append(Diagnostic("glossary", locales.unknown_language(name), shown, 1))
        elif kind is None and key:
            ignored.append(name)
        found.append(kind or "")
    if "source" not in found:
        return [], []
    if unknown:
        raise InputError(unknown)
    if "target" in found and language is None:
        message = 'whose language is the column "target"? Say it with --lang'
        raise InputError.at("glossary", message, shown)
    return [_of_language(kind, language) for kind in found], ignored


def _language_column(name: str, source_language: str) -> str | None:
    """``en`` and ``en forbidden`` as they are, the source language as "source"; None for no language."""
    tag, _, rest = name.strip().partition(" ")
    if not _LOCALE.fullmatch(tag) or not locales.is_known(tag) or rest not in ("", *_OF_LANGUAGE, "variants"):
        return None
    code = language_of_key(tag)
    if code == source_language or code.startswith(f"{source_language}_"):
        return {"": "source", "variants": "variants"}.get(rest)
    rest = "admitted" if rest == "variants" else rest
    return f"{language_key(code)} {rest}".strip()


def _of_language(kind: str, language: str | None) -> str:
    if kind.startswith("target"):
        return f"{language_key(language or '')}{kind.removeprefix('target')}"
    return kind


def _columns_without_names(first: Sequence[str], shown: PurePath, language: str | None) -> list[str]:
    """The columns of a table whose first row is a term already."""
    if len(first) not in (2, len(WEBLATE_COLUMNS)):
        message = "the first row must name the columns, such as id, ja, en: see docs/glossary.md"
        raise InputError.at("glossary", message, shown)
    if language is None:
        raise InputError.at("glossary", "whose language is the second column? Say it with --lang", shown)
    if len(first) == 2:
        return ["source", language_key(language)]
    kinds = (_COLUMNS.get(name.lower().replace("_", " "), "") for name in WEBLATE_COLUMNS)
    return [_of_language(kind, language) for kind in kinds]


@dataclass(slots=True)
class _Row:
    """The cells of one term, by what they hold, and the renderings made of them."""

    line: int
    values: Mapping[str, str]
    renderings: dict[str, Rendering] = field(default_factory=dict)

    @classmethod
    def of(cls, values: Mapping[str, str], line: int) -> "_Row":
        row = cls(line, {name: value for name, value in values.items() if name and value})
        tags = dict.fromkeys(name.partition(" ")[0] for name in row.values if name not in _KINDS)
        for tag in tags:
            row.renderings[language_of_key(tag)] = row.rendering(tag)
        return row

    @property
    def is_empty(self) -> bool:
        return not self.values

    def refuse_incomplete(self, shown: PurePath, source_language: str) -> None:
        if not self.values.get("source"):
            raise InputError.at("glossary", f"the row has no term in {source_language}", shown, self.line)
        status = self.values.get("status", "")
        if status and status.lower() not in set(Status):
            message = f'unknown status "{status}": use one of {", ".join(Status)}'
            raise InputError.at("glossary", message, shown, self.line)

    def rendering(self, language: str) -> Rendering:
        forms = _several(self.values.get(language, ""))
        forbidden = _several(self.values.get(f"{language} forbidden", ""))
        if self.values.get("forbidden", "").lower() in _YES:
            forms, forbidden = (), (*forms, *forbidden)
        admitted = (*forms[1:], *_several(self.values.get(f"{language} admitted", "")))
        if self.values.get("fuzzy", "").lower() in _YES:
            forms, admitted = (), ()
        reasons = _several(self.values.get(f"{language} reasons", ""))
        return Rendering(
            forms[0] if forms else "",
            tuple(dict.fromkeys(admitted)),
            tuple(dict.fromkeys(forbidden)),
            note=self.values.get(f"{language} note", ""),
            reasons={form: why for form, why in zip(forbidden, reasons, strict=False) if why != NO_REASON},
            definition=self.values.get(f"{language} definition", ""),
        )

    def with_more(self, other: "_Row") -> "_Row":
        """The row with another one of the same term: what it says first stays, other forms are added."""
        renderings = dict(self.renderings)
        for language, more in other.renderings.items():
            old = renderings.get(language, Rendering(""))
            allowed = [form for form in (*old.allowed, *more.allowed) if form]
            names = tuple(dict.fromkeys(allowed))
            renderings[language] = replace(
                old,
                preferred=names[0] if names else "",
                admitted=names[1:],
                forbidden=tuple(dict.fromkeys((*old.forbidden, *more.forbidden))),
                reasons={**more.reasons, **old.reasons},
                note=old.note or more.note,
                definition=old.definition or more.definition,
            )
        return _Row(self.line, {**other.values, **self.values}, renderings)

    def term(self) -> Term:
        names = (*_several(self.values["source"]), *_several(self.values.get("variants", "")))
        return Term(
            id=self.values.get("id", ""),
            ja=tuple(dict.fromkeys(names)),
            definition=self.values.get("definition", ""),
            renderings={language: one for language, one in self.renderings.items() if one.preferred},
            note=self.values.get("note", ""),
            part_of_speech=self.values.get("part of speech", ""),
            domain=self.values.get("domain", ""),
            status=Status(self.values.get("status", Status.APPROVED).lower()),
            broader=self.values.get("broader", ""),
            see=_several(self.values.get("see", "")),
        )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in _SEVERAL.split(cell.strip()) if part)

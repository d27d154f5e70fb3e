"""``--format html``: a page of its own that needs no server, to read, filter and print.

Its style sheet does the filtering (``:has`` on the checkboxes), so it works without scripts; the script adds a search.
The page loads nothing, and its Content-Security-Policy lets no other script run.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from pipeline.build.checking import Checked
from pipeline.cli.console import plural
from pipeline.cli.explain import explanation
from pipeline.cli.reports import counted
from pipeline.diagnostics import Diagnostic, Severity, meaning_of
from pipeline.locales import is_known, native_name, web_tag, writing_direction

__all__ = ["render"]

_FOLDER = Path(__file__).with_name("page")


@dataclass(frozen=True, slots=True)
class _Choice:
    """A checkbox: its class of findings, what it is called, in which language (a web tag), and how many there are."""

    key: str
    label: str
    count: int
    tag: str = ""


@dataclass(frozen=True, slots=True)
class _Facet:
    """What findings can be chosen by."""

    name: str
    choices: tuple[_Choice, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A source or a translation, in pieces of which some are marked."""

    label: str
    tag: str
    direction: str
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A finding as the page shows it."""

    id: str
    keys: str
    code: str
    code_id: str
    severity: str
    place: str
    line: int
    column: int
    message: str
    texts: tuple[_Text, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """The findings of a file. ``keys`` are the classes that all of them have."""

    id: str
    keys: str
    path: str
    counts: str
    rows: tuple[_Row, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """What a code means."""

    id: str
    code: str
    meaning: str
    html: Markup


def render(checked: Checked) -> str:
    """The whole report."""
    findings = checked.diagnostics
    by_attribute = {
        "Severity": _keys("s", (one.severity.value for one in findings), [one.value for one in Severity]),
        "Check": _keys("c", (one.code for one in findings)),
        "Language": _keys("l", (one.language or "" for one in findings)),
        "Article": _keys("a", (one.article or "" for one in findings)),
    }
    script = (_FOLDER / "report.js").read_text(encoding="utf-8")
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    codes = by_attribute["Check"]
    return environment.get_template("report.html").render(
        title="Translations checked",
        summary=_summary(checked),
        style=Markup((_FOLDER / "report.css").read_text(encoding="utf-8")),
        script=Markup(script),
        script_hash=_hash_of(f"\n{script}\n"),
        facets=[_facet(name, keys, findings) for name, keys in by_attribute.items() if len(keys) > 1],
        groups=_groups(findings, by_attribute),
        pages=[_page(code, key) for code, key in codes.items()],
    )


def _hash_of(script: str) -> str:
    """The hash by which the policy knows the script: of everything between its tags."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def _keys(letter: str, values: Iterable[str], order: Sequence[str] = ()) -> Mapping[str, str]:
    """A class name for each value, in the order of the values or of ``order``."""
    there = set(values)
    return {
        value: f"{letter}{at}"
        for at, value in enumerate(one for one in order or sorted(there) if one in there)
    }


def _facet(name: str, keys: Mapping[str, str], findings: Sequence[Diagnostic]) -> _Facet:
    counts = Counter(value for one in findings for value in _attributes(one)[name])
    choices = []
    for value, key in keys.items():
        label, tag = value or "none", ""
        if name == "Language" and is_known(value):
            label, tag = native_name(value), web_tag(value)
        choices.append(_Choice(key, label, counts[value], tag))
    return _Facet(name, tuple(choices))


def _attributes(one: Diagnostic) -> Mapping[str, tuple[str]]:
    return {
        "Severity": (one.severity.value,),
        "Check": (one.code,),
        "Language": (one.language or "",),
        "Article": (one.article or "",),
    }


def _groups(
    findings: Sequence[Diagnostic], by_attribute: Mapping[str, Mapping[str, str]]
) -> tuple[_Group, ...]:
    groups: list[_Group] = []
    for path, some in groupby(enumerate(findings, 1), key=lambda numbered: numbered[1].path):
        numbered = list(some)
        rows = tuple(_row(number, one, by_attribute) for number, one in numbered)
        counts = counted(one for _, one in numbered)
        told = ", ".join(plural(count, name.removesuffix("s")) for name, count in counts.items() if count)
        groups.append(_Group(f"file-{len(groups) + 1}", _common(rows), path.as_posix(), told, rows))
    return tuple(groups)


def _common(rows: Sequence[_Row]) -> str:
    return " ".join(key for key in rows[0].keys.split() if all(key in row.keys.split() for row in rows))


def _row(number: int, one: Diagnostic, by_attribute: Mapping[str, Mapping[str, str]]) -> _Row:
    keys = [by_attribute[name][value] for name, (value,) in _attributes(one).items()]
    texts: tuple[_Text, ...] = ()
    if one.excerpt:
        texts = (
            _text(one.excerpt.source_language, one.excerpt.source, one.excerpt.source_marks),
            _text(one.language or "", one.excerpt.target, one.excerpt.target_marks),
        )
    return _Row(
        id=f"finding-{number}",
        keys=" ".join(keys),
        code=one.code,
        code_id=by_attribute["Check"][one.code],
        severity=one.severity.value,
        place=one.place,
        line=one.line,
        column=one.column,
        message=one.message,
        texts=texts,
    )


def _text(language: str, text: str, marks: Sequence[tuple[int, int]]) -> _Text:
    pieces: list[tuple[str, bool]] = []
    position = 0
    for start, end in marks:
        pieces += [(text[position:start], False), (_visible(text[start:end]), True)]
        position = end
    pieces.append((text[position:], False))
    shown = tuple(piece for piece in pieces if piece[0])
    if not is_known(language):
        return _Text(language, "und", "auto", shown)
    tag = web_tag(language)
    return _Text(f"{native_name(language)} ({tag})", tag, writing_direction(language), shown)


def _visible(text: str) -> str:
    """``text`` with the characters that nobody sees as their numbers."""
    return "".join(one if one.isprintable() or one == "\n" else f"U+{ord(one):04X}" for one in text)


def _page(code: str, key: str) -> _Page:
    """The explanation without its heading; its text is not trusted to be HTML, as packages bring pages of their own."""
    markdown = explanation(code)
    body = markdown.partition("\n")[2] if markdown.startswith("# ") else markdown
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["link", "image", "autolink"])
    return _Page(key, code, meaning_of(code), Markup(reader.render(body)))


def _summary(checked: Checked) -> str:
    counts = counted(checked.diagnostics)
    found = ", ".join(plural(count, name.removesuffix("s")) for name, count in counts.items())
    silenced = f", {checked.silenced} silenced" if checked.silenced else ""
    return f"{plural(checked.catalogs, 'catalog')}: {found}{silenced}"

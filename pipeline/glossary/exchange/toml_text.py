"""A term as ``glossary.toml`` writes it."""

from collections.abc import Iterator, Mapping, Sequence

import tomlkit
from tomlkit.items import InlineTable, String

from pipeline.glossary.terms import Rendering, Status, Term, language_key

__all__ = ["array_item", "list_of_forms", "quoted", "rendering_lines", "term_as_toml"]


def term_as_toml(term: Term, source_language: str) -> str:
    """The ``[[term]]`` block."""
    return "".join(f"{line}\n" for line in _lines(term, source_language))


def rendering_lines(language: str, rendering: Rendering) -> Iterator[str]:
    """The lines of a rendering's table."""
    yield f"[term.{language_key(language)}]"
    yield f"preferred = {quoted(rendering.preferred)}"
    if rendering.admitted:
        yield f"admitted = {list_of_forms(rendering.admitted)}"
    if rendering.forbidden:
        yield f"forbidden = {list_of_forms(rendering.forbidden, rendering.reasons)}"
    if rendering.note:
        yield f"note = {quoted(rendering.note)}"
    if rendering.definition:
        yield f"definition = {quoted(rendering.definition)}"


def array_item(form: str, reason: str) -> String | InlineTable:
    """A form in a list, with a reason if there is one: ``{ form = "…", reason = "…" }``."""
    if not reason:
        return tomlkit.string(form)
    item = tomlkit.inline_table()
    item.update({"form": form, "reason": reason})
    return item


def list_of_forms(forms: Sequence[str], reasons: Mapping[str, str] | None = None) -> str:
    """A list of forms, those in ``reasons`` with theirs."""
    items = (array_item(form, (reasons or {}).get(form, "")) for form in forms)
    return f"[{', '.join(item.as_string() for item in items)}]"


def quoted(text: str) -> str:
    """A text in quotation marks."""
    return tomlkit.string(str(text)).as_string()


def _lines(term: Term, source_language: str) -> Iterator[str]:
    yield "[[term]]"
    yield f"id = {quoted(term.id)}"
    yield f"{source_language} = {list_of_forms(term.ja)}"
    texts = {
        "definition": term.definition,
        "note": term.note,
        "part_of_speech": term.part_of_speech,
        "domain": term.domain,
        "broader": term.broader,
        "status": "" if term.status is Status.APPROVED else term.status.value,
    }
    yield from (f"{key} = {quoted(text)}" for key, text in texts.items() if text)
    if term.see:
        yield f"see = {list_of_forms(term.see)}"
    for language, rendering in term.renderings.items():
        yield from rendering_lines(language, rendering)

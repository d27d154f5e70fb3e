"""Changes to one ``[[term]]`` of a glossary's file, which leave everything else in it as it is written.

tomlkit keeps comments and white space, but where it adds a key or a table, the blank line or the comment before the
next term ends up in the wrong place. So what is new is written behind a value that is there, as part of the white space
that follows it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tomlkit.items import Array, Item, Table

from pipeline.glossary.exchange.toml_text import array_item, list_of_forms, quoted, rendering_lines
from pipeline.glossary.terms import Rendering, language_of_key

__all__ = ["AddForm", "AddLanguage", "Edit", "SetText", "made"]


@dataclass(frozen=True, slots=True)
class AddForm:
    """Add a form to the list at ``path``: a key of the term, or a language and a key."""

    path: tuple[str, ...]
    form: str
    reason: str = ""

    @property
    def told(self) -> str:
        """What is done, for people."""
        return f"{' '.join(self.path)}: “{self.form}” added"

    def make(self, term: Table) -> None:
        """Do it."""
        table, key = _table_of(term, self.path)
        forms = table.get(key)
        if isinstance(forms, Array):
            forms.append(array_item(self.form, self.reason))
        else:
            _write_behind(
                _last_value(table), f"{key} = {list_of_forms((self.form,), {self.form: self.reason})}"
            )


@dataclass(frozen=True, slots=True)
class SetText:
    """Set the text at ``path``, which was ``old``."""

    path: tuple[str, ...]
    text: str
    old: str

    @property
    def told(self) -> str:
        """What is done, for people."""
        before = f" instead of “{self.old}”" if self.old else ""
        return f"{' '.join(self.path)}: “{self.text}”{before}"

    def make(self, term: Table) -> None:
        """Do it."""
        table, key = _table_of(term, self.path)
        if key in table:
            table[key] = self.text
        else:
            _write_behind(_last_value(table, with_tables=False), f"{key} = {quoted(self.text)}")


@dataclass(frozen=True, slots=True)
class AddLanguage:
    """Add the rendering in one language."""

    language: str
    rendering: Rendering

    @property
    def told(self) -> str:
        """What is done, for people."""
        return f"{self.language}: “{self.rendering.preferred}” added"

    def make(self, term: Table) -> None:
        """Do it."""
        _write_behind(_last_value(term), "\n".join(rendering_lines(self.language, self.rendering)))


Edit = AddForm | SetText | AddLanguage


def made(edits: Sequence[Edit], term: Table) -> None:
    """Make the changes to a term. New languages are last, since what follows them would be theirs."""
    for edit in sorted(edits, key=lambda edit: isinstance(edit, AddLanguage)):
        edit.make(term)


def _table_of(term: Table, path: tuple[str, ...]) -> tuple[Table, str]:
    """The table that has the last key of ``path``. A language may be written ``zh-Hans`` or ``zh_Hans`` there."""
    *languages, key = path
    for name, value in term.items() if languages else ():
        if isinstance(value, Table) and language_of_key(name) == languages[0]:
            return value, key
    return term, key


def _last_value(table: Table, *, with_tables: bool = True) -> Item:
    """The last value of a table, or of the last table within it."""
    values = [
        value
        for key, value in table.value.body
        if key is not None and (with_tables or not isinstance(value, Table))
    ]
    last = values[-1]
    return _last_value(last) if isinstance(last, Table) else last


def _write_behind(value: Item, lines: str) -> None:
    trail = value.trivia.trail
    line_end = "\r\n" if "\r\n" in trail else "\n"
    value.trivia.trail = (trail or line_end) + (lines + "\n").replace("\n", line_end)

"""The header of a catalog: the entry without msgid, whose msgstr is a list of fields.

polib keeps it as ``metadata``, which is a dict. What a dict cannot hold is kept as well: a line that is no
field, or a field's second occurrence, continues the value of the field before it.
"""

import re
from collections.abc import Mapping

import polib
from babel import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural

__all__ = ["completed", "fields_of", "template_fields", "text_of"]

_CHARSET = re.compile(r"(charset=)[^\s;]*", re.IGNORECASE)


def fields_of(text: str) -> dict[str, str]:
    """The fields of a header's msgstr, in order. Lines before the first field have the name ``""``."""
    fields: dict[str, str] = {}
    last = ""
    for line in text.removesuffix("\n").split("\n") if text else ():
        name, colon, value = line.partition(":")
        if colon and name.strip() and name not in fields:
            last = name
            fields[name] = value.strip()
        else:
            fields[last] = f"{fields[last]}\n{line}" if last in fields else line
    return fields


def text_of(fields: Mapping[str, str]) -> str:
    """The header's msgstr for these fields."""
    return "".join(f"{name}: {value}\n" if name else f"{value}\n" for name, value in fields.items())


def template_fields(title: str, created: str) -> dict[str, str]:
    """The header of a template. ``created`` is a date as gettext writes it, ``2024-12-16 09:30+0000``."""
    return {
        "Project-Id-Version": " ".join(title.split()),
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": created,
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }


def completed(fields: Mapping[str, str], template: polib.POFile, language: str) -> dict[str, str]:
    """The header of a catalog in ``language``: ``fields``, with what they lack, and made true of our file.

    The revision date of a catalog that has none is the template's date: there is no clock here, and the
    placeholder that gettext's own tools leave makes ``msgfmt -c`` complain.
    """
    created = template.metadata.get("POT-Creation-Date", "")
    result = dict(fields)
    for name, value in template.metadata.items():
        if name not in result:
            result[name] = created if name == "PO-Revision-Date" else value
    if not _is_language(result.get("Language", ""), language):
        result["Language"] = language
        result.pop("Plural-Forms", None)
    if not result.get("Plural-Forms", "").strip() or "EXPRESSION" in result["Plural-Forms"]:
        result["Plural-Forms"] = get_plural(language).plural_forms
    content_type = _CHARSET.sub(r"\1UTF-8", result.get("Content-Type", ""))
    result["Content-Type"] = content_type if "charset=UTF-8" in content_type else "text/plain; charset=UTF-8"
    result["Content-Transfer-Encoding"] = "8bit"
    return result


def _is_language(named: str, language: str) -> bool:
    """Whether a header's Language is ``language``, or the same more precisely: ``zh_CN`` for ``zh_Hans``."""
    try:
        locale, wanted = Locale.parse(named), Locale.parse(language)
    except (UnknownLocaleError, ValueError, TypeError):
        return named == language
    return (locale.language, locale.script) == (wanted.language, wanted.script) and (
        wanted.territory in (None, locale.territory)
    )

"""The header of a catalog: the entry without msgid, whose msgstr is a list of fields.

polib keeps it as ``metadata``, which is a dict. What a dict cannot hold is kept as well: a line that is no
field, or a field's second occurrence, continues the value of the field before it.
"""

import re
from collections.abc import Mapping
from functools import cache

import polib

from pipeline.catalog.grammar import read_entries
from pipeline.catalog.model import Catalog
from pipeline.diagnostics import InputError

__all__ = ["completed", "fields_of", "require_header", "template_fields", "text_of"]

EVERYDAY = 1200
"""How many numbers, from 0, plural rules are compared for."""

_COMMON_PLURALS = ((1, "0"), (2, "(n != 1)"), (2, "(n > 1)"))
_EXPONENT = re.compile(r"\be\b")
"""In CLDR's rules, the exponent of a number in compact notation: 0 for those of catalogs."""

_UTF_8 = re.compile(r"charset=utf-?8\s*(?:;|$)", re.IGNORECASE)
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
        result["Plural-Forms"] = _plural_forms(language)
    if not _UTF_8.search(result.get("Content-Type", "")):
        content_type = _CHARSET.sub(r"\1UTF-8", result.get("Content-Type", ""))
        result["Content-Type"] = (
            content_type if "charset=UTF-8" in content_type else "text/plain; charset=UTF-8"
        )
    return result


@cache
def _plural_forms(language: str) -> str:
    """The language's plural rule: the usual expression where it tells numbers apart as CLDR does, else CLDR's own.

    Compared are everyday numbers: that CLDR has a form for millions in Spanish is of no use in a catalog whose other
    tools know two.
    """
    from gettext import c2py  # these take 20 ms, and most catalogs have their rule

    from babel import Locale
    from babel.messages.plurals import get_plural
    from babel.plural import to_gettext

    rule = Locale.parse(language).plural_form
    names = [rule(number) for number in range(EVERYDAY)]
    usual = get_plural(language)
    for count, expression in ((usual.num_plurals, usual.plural_expr), *_COMMON_PLURALS):
        forms = list(map(c2py(expression), range(EVERYDAY)))
        if len(set(zip(forms, names, strict=True))) == len(set(forms)) == len(set(names)) == count:
            return f"nplurals={count}; plural={expression};"
    return f"{_EXPONENT.sub('0', to_gettext(rule)).rstrip(';')};"


def require_header(catalog: Catalog) -> None:
    """Raise `InputError` for a file that gettext's tools refuse or misread: with a byte order mark, or without header.

    An empty file is what is left of one whose saving failed: somebody has to say that its translations are not missed.
    """
    if not catalog.text.strip("\ufeff \t\r\n\f\v"):
        message = (
            "the file is empty: bring its content back, or delete it, and pipeline update makes a new one"
        )
        raise InputError.at("catalog", message, catalog.shown)
    if catalog.text.startswith("\ufeff"):
        message = "the file begins with a byte order mark, which gettext's tools refuse: save it as UTF-8 without BOM"
        raise InputError.at("catalog", message, catalog.shown)
    if catalog.po and not catalog.po.metadata:
        line = read_entries(catalog.text, catalog.shown)[0][0].lines.first
        message = (
            "the header is missing, so nothing says the language and the charset: copy the first entry of the template "
            '(msgid "") to the beginning'
        )
        raise InputError.at("catalog", message, catalog.shown, line)


def _is_language(named: str, language: str) -> bool:
    """Whether a header's Language is ``language``, or the same more precisely: ``zh_CN`` for ``zh_Hans``."""
    if named == language:
        return True
    from babel import Locale, UnknownLocaleError  # takes a while

    try:
        locale, wanted = Locale.parse(named), Locale.parse(language)
    except (UnknownLocaleError, ValueError, TypeError):
        return False
    return (locale.language, locale.script) == (wanted.language, wanted.script) and (
        wanted.territory in (None, locale.territory)
    )

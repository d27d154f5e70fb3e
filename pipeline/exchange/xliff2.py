"""XLIFF 2.1 (OASIS standard of February 2018).

A ``file`` per article, a ``unit`` with one ``segment`` per entry; texts are Markdown, as in `pipeline.exchange.xliff1`,
and XLIFF 2 has an element, ``cp``, for characters that XML cannot hold. A tool that cuts units into more segments is
understood: they are joined again.

States. An untranslated unit has no ``target``, a fuzzy one is ``initial``, a translated one ``translated``.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePath

from lxml import etree

from pipeline.diagnostics import InputError
from pipeline.exchange.model import Bundle, ExchangeUnit, Fingerprint, State
from pipeline.exchange.returned import Returned, ReturnedBundle
from pipeline.exchange.xml import XML_SPACE, NotInXml, holdable, parse, place_of, serialize
from pipeline.locales import web_tag

__all__ = ["read", "write"]

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
"""That of 2.0 and of 2.1: the core did not change."""

OWN = "urn:kakehashi:exchange"
"""The namespace of the one attribute that XLIFF 2 has no name for."""

FINGERPRINT = f"{{{OWN}}}fingerprint"
_N = f"{{{NAMESPACE}}}"
_FUZZY = "kakehashi:fuzzy"
_CONTEXT = "gettext-msgctxt"
_HEX = re.compile(r"[0-9A-Fa-f]{1,6}")
_LAST_CODE_POINT = 0x10FFFF


def write(bundle: Bundle) -> bytes:
    """The document."""
    names: dict[str | None, str] = {None: NAMESPACE, "kakehashi": OWN}
    root = etree.Element(f"{_N}xliff", {"version": "2.1"}, nsmap=names)
    root.set("srcLang", web_tag(bundle.source_language))
    root.set("trgLang", web_tag(bundle.target_language))
    for number, (article, units) in enumerate(groupby(bundle.units, key=lambda unit: unit.article), 1):
        file = etree.SubElement(root, f"{_N}file", {"id": f"f{number}", "original": f"{article}.md"})
        for unit in units:
            _write_unit(file, unit)
    return serialize(root)


def _write_unit(file: etree._Element, unit: ExchangeUnit) -> None:
    element = etree.SubElement(file, f"{_N}unit", {"id": unit.id, FINGERPRINT: str(unit.fingerprint)})
    notes = [
        *((_CONTEXT, text) for text in (unit.context,) if text is not None),
        *(("gettext-previous-msgid", text) for text in (unit.previous,) if text is not None),
        *(("location", text) for text in unit.references),
        *(("developer", text) for text in unit.notes),
        *(("translator", text) for text in unit.comments),
    ]
    if notes:
        group = etree.SubElement(element, f"{_N}notes")
        for category, text in notes:
            etree.SubElement(group, f"{_N}note", {"category": category}).text = holdable(text)
    segment = etree.SubElement(element, f"{_N}segment")
    if unit.state is State.TRANSLATED:
        segment.set("state", "translated")
    elif unit.state is State.FUZZY:
        segment.set("state", "initial")
        segment.set("subState", _FUZZY)
    _put_text(segment, "source", unit.source)
    if unit.state is not State.UNTRANSLATED:
        _put_text(segment, "target", unit.target)


def _put_text(segment: etree._Element, name: str, text: str) -> None:
    element = etree.SubElement(segment, f"{_N}{name}", {XML_SPACE: "preserve"})
    pieces = NotInXml.split(text)
    element.text = pieces[0]
    for character, following in zip(NotInXml.findall(text), pieces[1:], strict=True):
        etree.SubElement(element, f"{_N}cp", {"hex": f"{ord(character):04X}"}).tail = following


def read(data: bytes, shown: PurePath) -> ReturnedBundle:
    """What a tool made of it. Raises `InputError`."""
    root = parse(data, shown)
    if root.tag != f"{_N}xliff":
        message = f"this is no XLIFF 2: its root must be xliff in the namespace {NAMESPACE}"
        raise InputError.at("exchange", message, shown, *place_of(root))
    units = tuple(
        _unit(file, element) for file in root.iter(f"{_N}file") for element in file.iter(f"{_N}unit")
    )
    return ReturnedBundle(shown, root.get("trgLang", ""), units)


def _unit(file: etree._Element, element: etree._Element) -> Returned:
    parts = [part for part in element if part.tag in (f"{_N}segment", f"{_N}ignorable")]
    segments = [part for part in parts if part.tag == f"{_N}segment"]
    targets = [part.find(f"{_N}target") for part in segments]
    is_begun = any(target is not None for target in targets)
    is_whole = all(target is not None for target in targets)
    context = element.find(f"{_N}notes/{_N}note[@category='{_CONTEXT}']")
    return Returned(
        article=file.get("original", "").removesuffix(".md"),
        id=element.get("id", ""),
        context=None if context is None else context.text or "",
        source="".join(_text_of(part.find(f"{_N}source")) for part in parts),
        target="".join(_targets(parts)) if is_begun else "",
        state=_state(segments) if is_whole else State.FUZZY if is_begun else None,
        fingerprint=Fingerprint.parse(element.get(FINGERPRINT)),
        place=place_of(element),
    )


def _targets(parts: Sequence[etree._Element]) -> Iterator[str]:
    """The translations of the parts; what stands between segments is the source's if the tool left it out."""
    for part in parts:
        target = part.find(f"{_N}target")
        if target is None and part.tag == f"{_N}ignorable":
            target = part.find(f"{_N}source")
        yield _text_of(target)


def _state(segments: Sequence[etree._Element]) -> State | None:
    """The least of the segments' states, None if they have none."""
    states = {segment.get("state") for segment in segments}
    if "initial" in states:
        return State.FUZZY
    return None if None in states or not states else State.TRANSLATED


def _text_of(element: etree._Element | None) -> str:
    """The text of an element with that of the elements in it, and the characters that its ``cp`` stand for."""
    if element is None:
        return ""
    pieces = [element.text or ""]
    for child in element:
        pieces += (_character(child) if child.tag == f"{_N}cp" else _text_of(child), child.tail or "")
    return "".join(pieces)


def _character(element: etree._Element) -> str:
    """What a ``cp`` stands for; nothing if it is no character that a catalog can hold."""
    digits = element.get("hex", "")
    number = int(digits, 16) if _HEX.fullmatch(digits) else 0
    is_character = 0 < number <= _LAST_CODE_POINT and not 0xD800 <= number <= 0xDFFF
    return chr(number) if is_character else ""

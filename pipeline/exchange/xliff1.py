"""XLIFF 1.2 (OASIS standard of February 2008), as OmegaT, memoQ, Trados, Lokalize and Weblate read it.

A ``file`` per article, a ``trans-unit`` per entry. Texts are Markdown as it is in the catalog, not cut into inline
elements: what comes back is then the translation exactly, whichever tool it went through.

States. An untranslated unit has no ``target``, a fuzzy one the state ``needs-review-translation``, a translated one is
approved. Coming back, a tool's word for the state counts; where there is none the unit counts as translated, since
most tools write a target without a state.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePath

from lxml import etree

from pipeline.diagnostics import InputError
from pipeline.exchange.model import Bundle, ExchangeUnit, Fingerprint, State
from pipeline.exchange.returned import Returned, ReturnedBundle
from pipeline.exchange.xml import XML_LANG, holdable, parse, place_of, preserved, serialize, text_of
from pipeline.locales import web_tag

__all__ = ["read", "write"]

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
FINGERPRINT = "extradata"
"""The attribute for what a tool keeps with a unit and does not look into."""

_N = f"{{{NAMESPACE}}}"

_FUZZY = frozenset(
    {"new"}
    | {f"needs-{kind}" for kind in ("translation", "adaptation", "l10n")}
    | {f"needs-review-{kind}" for kind in ("translation", "adaptation", "l10n")}
)
_TRANSLATED = frozenset(("translated", "signed-off", "final"))


def write(bundle: Bundle) -> bytes:
    """The document."""
    source_language, target_language = web_tag(bundle.source_language), web_tag(bundle.target_language)
    root = etree.Element(f"{_N}xliff", {"version": "1.2"}, nsmap={None: NAMESPACE})
    for article, units in groupby(bundle.units, key=lambda unit: unit.article):
        file = etree.SubElement(root, f"{_N}file", {"original": f"{article}.md", "datatype": "plaintext"})
        file.set("source-language", source_language)
        file.set("target-language", target_language)
        body = etree.SubElement(file, f"{_N}body")
        for unit in units:
            _write_unit(body, unit, target_language)
    return serialize(root)


def _write_unit(body: etree._Element, unit: ExchangeUnit, language: str) -> None:
    element = etree.SubElement(body, f"{_N}trans-unit", {"id": unit.id, FINGERPRINT: str(unit.fingerprint)})
    element.set("approved", "yes" if unit.state is State.TRANSLATED else "no")
    preserved(element, f"{_N}source", unit.source)
    if unit.state is not State.UNTRANSLATED:
        state = "translated" if unit.state is State.TRANSLATED else "needs-review-translation"
        target = preserved(element, f"{_N}target", unit.target)
        target.set("state", state)
        target.set(XML_LANG, language)
    contexts = [("x-gettext-msgctxt", unit.context), ("x-gettext-previous-msgid", unit.previous)]
    told = [(kind, text) for kind, text in contexts if text is not None]
    if told:
        group = etree.SubElement(element, f"{_N}context-group", {"purpose": "information"})
        for kind, text in told:
            etree.SubElement(group, f"{_N}context", {"context-type": kind}).text = holdable(text)
    for reference in unit.references:
        name, _, line = reference.rpartition(":")
        group = etree.SubElement(element, f"{_N}context-group", {"purpose": "location"})
        for kind, text in (("sourcefile", name), ("linenumber", line)):
            etree.SubElement(group, f"{_N}context", {"context-type": kind}).text = holdable(text)
    for origin, notes in (("developer", unit.notes), ("translator", unit.comments)):
        for note in notes:
            etree.SubElement(element, f"{_N}note", {"from": origin}).text = holdable(note)


def read(data: bytes, shown: PurePath) -> ReturnedBundle:
    """What a tool made of it. Raises `InputError`."""
    root = parse(data, shown)
    if root.tag != f"{_N}xliff":
        message = f"this is no XLIFF 1.2: its root must be xliff in the namespace {NAMESPACE}"
        raise InputError.at("exchange", message, shown, *place_of(root))
    files = root.findall(f"{_N}file")
    languages = list(dict.fromkeys(file.get("target-language", "") for file in files))
    if len(languages) > 1:
        message = f"its files are in several languages ({', '.join(languages)}): import one after the other"
        raise InputError.at("exchange", message, shown, *place_of(files[0]))
    units = tuple(unit for file in files for unit in _units(file))
    return ReturnedBundle(shown, languages[0] if languages else "", units)


def _units(file: etree._Element) -> Iterator[Returned]:
    for element in file.iter(f"{_N}trans-unit"):
        target = element.find(f"{_N}target")
        context = element.find(f"{_N}context-group/{_N}context[@context-type='x-gettext-msgctxt']")
        yield Returned(
            article=file.get("original", "").removesuffix(".md"),
            id=element.get("id", ""),
            context=None if context is None else text_of(context),
            source=text_of(element.find(f"{_N}source")),
            target=text_of(target),
            state=_state(element.get("approved"), None if target is None else target.get("state")),
            fingerprint=Fingerprint.parse(element.get(FINGERPRINT)),
            place=place_of(element),
        )


def _state(approved: str | None, state: str | None) -> State | None:
    """A tool's word for the state, None if there is none. ``approved="no"`` alone only says that nobody reviewed it."""
    if state in _FUZZY:
        return State.FUZZY
    return State.TRANSLATED if state in _TRANSLATED or approved == "yes" else None

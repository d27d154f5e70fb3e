"""TMX 1.4b (LISA, 2005): translation memories, ours and those of other tools.

A ``tu`` per entry, with an id and properties by which it finds its entry again. Of the inline elements that other
tools put into segments, such as ``bpt``, the codes are left out and the text is taken.
"""

from collections.abc import Iterator
from pathlib import PurePath

from lxml import etree

from pipeline.diagnostics import InputError
from pipeline.exchange.model import Bundle, ExchangeUnit, Fingerprint, State
from pipeline.exchange.returned import Returned, ReturnedBundle
from pipeline.exchange.xml import XML_LANG, holdable, parse, place_of, serialize
from pipeline.locales import web_tag

__all__ = ["is_fuzzy", "read", "read_root", "segment_of", "variants", "write"]

DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
_TOOL = "Kakehashi"
_ARTICLE, _CONTEXT, _STATE, _FINGERPRINT = "x-article", "x-msgctxt", "x-state", "x-fingerprint"
_TARGET_LANGUAGE = "x-target-language"
"""A property of the header: TMX itself names the languages of texts alone, and there may be no translation yet."""

_CODES = frozenset(("bpt", "ept", "ph", "it", "ut"))


def write(bundle: Bundle) -> bytes:
    """The document. A unit without a translation has the source alone."""
    source_language, target_language = web_tag(bundle.source_language), web_tag(bundle.target_language)
    root = etree.Element("tmx", {"version": "1.4"})
    header = etree.SubElement(
        root,
        "header",
        {
            "creationtool": _TOOL,
            "creationtoolversion": "1",
            "segtype": "block",
            "o-tmf": "gettext",
            "adminlang": "en",
            "srclang": source_language,
            "datatype": "plaintext",
        },
    )
    etree.SubElement(header, "prop", {"type": _TARGET_LANGUAGE}).text = target_language
    body = etree.SubElement(root, "body")
    for unit in bundle.units:
        element = etree.SubElement(body, "tu", {"tuid": unit.id})
        for text in (*unit.references, *unit.notes, *unit.comments):
            etree.SubElement(element, "note").text = holdable(text)
        for kind, text in _properties(unit):
            etree.SubElement(element, "prop", {"type": kind}).text = holdable(text)
        _variant(element, source_language, unit.source)
        if unit.state is not State.UNTRANSLATED:
            _variant(element, target_language, unit.target)
    return serialize(root, doctype=DOCTYPE)


def _properties(unit: ExchangeUnit) -> Iterator[tuple[str, str]]:
    yield _ARTICLE, unit.article
    if unit.context is not None:
        yield _CONTEXT, unit.context
    yield _STATE, unit.state.value
    yield _FINGERPRINT, str(unit.fingerprint)


def _variant(element: etree._Element, language: str, text: str) -> None:
    etree.SubElement(etree.SubElement(element, "tuv", {XML_LANG: language}), "seg").text = text


def read(data: bytes, shown: PurePath) -> ReturnedBundle:
    """What came back of an export. Raises `InputError`, also for a memory that is not one of ours."""
    root = read_root(data, shown)
    source_language = _source_language(root)
    units: list[Returned] = []
    languages: dict[str, None] = {}
    for element in root.iter("tu"):
        texts = variants(element)
        properties = {prop.get("type", ""): prop.text or "" for prop in element.iterfind("prop")}
        if _ARTICLE not in properties or source_language.casefold() not in map(str.casefold, texts):
            continue
        others = [tag for tag in texts if tag.casefold() != source_language.casefold()]
        languages |= dict.fromkeys(others)
        state = properties.get(_STATE, "")
        units.append(
            Returned(
                article=properties[_ARTICLE],
                id=element.get("tuid", ""),
                context=properties.get(_CONTEXT),
                source=next(
                    text for tag, text in texts.items() if tag.casefold() == source_language.casefold()
                ),
                target=texts[others[0]] if others else "",
                state=State(state) if state in set(State) else None,
                fingerprint=Fingerprint.parse(properties.get(_FINGERPRINT)),
                place=place_of(element),
            )
        )
    if not units:
        message = (
            "nothing in it comes from an export of this program: use pipeline tm import for other memories"
        )
        raise InputError.at("exchange", message, shown)
    if len(languages) > 1:
        message = f"it has translations into several languages ({', '.join(languages)}): export one of them"
        raise InputError.at("exchange", message, shown)
    named = root.findtext(f"header/prop[@type='{_TARGET_LANGUAGE}']") or ""
    return ReturnedBundle(shown, next(iter(languages), named), tuple(units))


def read_root(data: bytes, shown: PurePath) -> etree._Element:
    """The root element of a TMX document. Raises `InputError`."""
    root = parse(data, shown)
    if root.tag != "tmx":
        raise InputError.at("exchange", "this is no TMX: its root must be tmx", shown, *place_of(root))
    return root


def variants(unit: etree._Element) -> dict[str, str]:
    """The texts of a ``tu`` by their language tag, as written; ``lang`` is that of TMX 1.1."""
    texts: dict[str, str] = {}
    for variant in unit.iterfind("tuv"):
        tag = variant.get(XML_LANG) or variant.get("lang") or ""
        texts.setdefault(tag, segment_of(variant.find("seg")))
    return texts


def is_fuzzy(unit: etree._Element) -> bool:
    """Whether a ``tu`` of ours was exported with a translation that nobody confirmed."""
    return any(prop.get("type") == _STATE and prop.text == State.FUZZY for prop in unit.iterfind("prop"))


def segment_of(element: etree._Element | None) -> str:
    """The text of a ``seg`` without the codes of inline elements."""
    if element is None:
        return ""
    pieces = [element.text or ""]
    for child in element:
        pieces += ("" if child.tag in _CODES else segment_of(child), child.tail or "")
    return "".join(pieces)


def _source_language(root: etree._Element) -> str:
    header = root.find("header")
    return "" if header is None else header.get("srclang", "")

"""Translations outside of PO: XLIFF, TMX, CSV and XLSX, for translators whose tools have no gettext.

A `Bundle` holds the units of one language; `formats` knows who writes and reads it as which kind of file. Nothing in
here knows a project, and nothing touches a catalog: what becomes of a file that came back is decided in
`pipeline.translation.importing`.
"""

from pipeline.exchange.formats import FORMATS, Format, format_of, read_bundle
from pipeline.exchange.model import Bundle, ExchangeUnit, Fingerprint, State, unit_id
from pipeline.exchange.returned import Returned, ReturnedBundle

__all__ = [
    "FORMATS",
    "Bundle",
    "ExchangeUnit",
    "Fingerprint",
    "Format",
    "Returned",
    "ReturnedBundle",
    "State",
    "format_of",
    "read_bundle",
    "unit_id",
]

"""The date of a catalog's last revision, where it is a command that brings a translation in.

Editors of catalogs write ``PO-Revision-Date`` when a translator saves; pages, feeds and the sitemap show it. ``adopt``
and ``import`` save for a translator, so they write it too. ``update`` brings no translation that somebody made just
then, and leaves it alone.
"""

from datetime import UTC, datetime

import polib

__all__ = ["mark_revised"]

_FIELD = "PO-Revision-Date"


def mark_revised(po: polib.POFile) -> None:
    """Make now, in UTC, the date of the catalog's last revision, as gettext writes it: ``2024-12-16 09:30+0000``."""
    po.metadata[_FIELD] = f"{datetime.now(UTC):%Y-%m-%d %H:%M%z}"

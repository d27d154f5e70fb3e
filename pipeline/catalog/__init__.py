"""Catalogs: templates, merging, reading and writing PO. Nothing in here knows Markdown.

A template comes from an article's units (`make_template`); a catalog from a template and the catalog before
(`merge`). Neither touches the disk: `read_catalog` and the functions that write do.
"""

from pipeline.catalog.files import (
    Content,
    Outcome,
    remove_drafts,
    write_generated,
    write_if_changed,
    write_together,
)
from pipeline.catalog.header import require_header
from pipeline.catalog.merge import merge, update_date
from pipeline.catalog.model import Catalog
from pipeline.catalog.read import read_catalog
from pipeline.catalog.rewrite import rewrite
from pipeline.catalog.template import make_template
from pipeline.catalog.write import dump

__all__ = [
    "Catalog",
    "Content",
    "Outcome",
    "dump",
    "make_template",
    "merge",
    "read_catalog",
    "remove_drafts",
    "require_header",
    "rewrite",
    "update_date",
    "write_generated",
    "write_if_changed",
    "write_together",
]

"""Docusaurus: the source language in ``docs/``, translations in ``i18n/``."""

from pathlib import PurePosixPath

from pipeline import locales
from pipeline.edition.discovery.dates import changed
from pipeline.edition.layouts import values
from pipeline.edition.layouts.boxes import as_text
from pipeline.edition.layouts.details import details
from pipeline.edition.layouts.model import Box, Fence, HeadingIds, Keys, Layout
from pipeline.edition.layouts.places import beside, to_article, to_file
from pipeline.edition.localize import Edition

__all__ = ["DOCUSAURUS"]

_NAMES = {"note": "note", "tip": "tip", "important": "info", "warning": "warning", "caution": "danger"}


def _folder(language: str, is_source: bool) -> str:
    if is_source:
        return "docs"
    return f"i18n/{locales.web_tag(language)}/docusaurus-plugin-content-docs/current"


def _keys(edition: Edition) -> Keys:
    """``id`` keeps a number at the beginning of a name; ``mdx`` says that this is Markdown, where a brace is one."""
    metadata = edition.metadata
    moment = changed(edition)
    own = {
        "id": PurePosixPath(edition.slug).name,
        "mdx": {"format": "md"},
        **({"last_update": {"date": moment}} if moment else {}),
    }
    return Keys(
        {
            **values.title(edition),
            **values.texts(edition, "description"),
            **values.tag_list(edition),
            **values.draft(edition),
            **{key: value for key, value in own.items() if key not in metadata},
        }
    )


def _box(box: Box) -> Fence:
    if box.kind == "details":
        return details(box)
    colons = ":" * (3 + box.height)
    title = f"[{as_text(box.title)}]" if box.title else ""
    return Fence((f"{colons}{_NAMES[box.kind]}{title}", ""), ("", colons))


DOCUSAURUS = Layout(
    name="docusaurus",
    folder=_folder,
    place=beside,
    link=to_article,
    keys=_keys,
    container=_box,
    alert=_box,
    heading_ids=HeadingIds.ID_ALONE,
    shows_title=False,
    reads_toml=False,
    file_address=to_file,
)

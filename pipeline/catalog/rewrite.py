"""The text of a catalog that takes the place of a file."""

import polib

from pipeline.catalog.form import form_of, says_the_same
from pipeline.catalog.model import Catalog
from pipeline.catalog.write import dump

__all__ = ["rewrite"]


def rewrite(po: polib.POFile, old: Catalog | None) -> str:
    """The text of ``po``, which takes the place of ``old``'s file.

    A file in gettext's form stays in it, so ``msgcat`` leaves it as it is. One that another program saved in its own
    form stays in that, as far as it does not change.
    """
    text = dump(po)
    if old is None or old.text == text:
        return text
    return old.text if says_the_same(po, old) else dump(po, form_of(old))

"""The layouts there are, by the names that the configuration has for them."""

from collections.abc import Mapping

from pipeline.edition.layouts.docusaurus import DOCUSAURUS
from pipeline.edition.layouts.hugo import HUGO
from pipeline.edition.layouts.model import Layout
from pipeline.edition.layouts.starlight import STARLIGHT
from pipeline.edition.layouts.zenn import ZENN

__all__ = ["LAYOUTS"]

LAYOUTS: Mapping[str, Layout] = {one.name: one for one in (HUGO, DOCUSAURUS, STARLIGHT, ZENN)}

"""The mark of the site's publisher: the icon that a project's theme brings along, if it does."""

from pipeline.edition.links import absolute
from pipeline.edition.theme_files import theme_files
from pipeline.project import Config

__all__ = ["logo_of"]

_ICON = "icon.svg"


def logo_of(config: Config) -> str:
    """The URL of the project's ``theme/static/icon.svg``; empty without one, or without ``base_url``.

    The icon that pages have otherwise is this package's, and no publisher's.
    """
    if config.theme is None or not (config.theme / "static" / _ICON).is_file():
        return ""
    return absolute(config.base_url, theme_files(config.theme).addresses[_ICON])

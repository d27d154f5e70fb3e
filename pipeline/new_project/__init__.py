"""What ``pipeline init`` puts into a new content project, and how."""

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from pipeline.catalog import write_if_changed
from pipeline.diagnostics import Diagnostic, InputError
from pipeline.project import CONFIG_NAME, find_project
from pipeline.translation.catalogs import Updated, update
from pipeline.workspace.reading import project_around

__all__ = ["make_project"]

_CONFIGURATION = """\
title = "新しいサイト"
{titles}# Where the site will be, such as "https://news.example.jp": fill it in before you publish, for search engines.
base_url = ""
source_language = "ja"
languages = {languages}
front_matter = ["title", "description", "tags"]   # keys whose values are translated
fallback = "source"                # an untranslated unit: "source" text, or "skip" the article
drafts = "publish"                 # or "skip": articles with draft: true are held back
min_complete = 0.0                 # an edition less complete than this is not published: 0.8 is 80%
"""

_TERM = """\
# One [[term]] for each term: the headword and its spelling variants, what it means, and for each language
# the preferred rendering, others that are fine (admitted), and those that are wrong (forbidden).

[[term]]
id = "bridge"
ja = ["懸け橋", "架け橋"]
definition = "離れた人や文化を結びつけるもの。"
"""

_TITLES = {
    "en": "New Site",
    "ko": "새 사이트",
    "zh_Hans": "新网站",
    "zh_Hant": "新網站",
    "ar": "موقع جديد",
    "fr": "Nouveau site",
    "de": "Neue Website",
}

_RENDERINGS = {
    "en": "bridge",
    "ko": "가교",
    "zh_Hans": "桥梁",
    "zh_Hant": "橋梁",
    "ar": "جسر",
    "fr": "passerelle",
    "de": "Brücke",
}

_IN_THE_WAY = "is there already: move it away, or make the project in another folder (pipeline init DIR)"

_IGNORED = """\
/output/
*.mo
.*.tmp
"""


def make_project(folder: Path, languages: Sequence[str]) -> Updated:
    """Make a content project in ``folder`` (which need not exist), with an article and its catalogs.

    Raises `InputError`, with nothing written, if there is a project already, or a file is in the way.
    """
    contents = _contents(languages)
    taken = [Diagnostic("usage", _IN_THE_WAY, folder / name) for name in contents if (folder / name).exists()]
    around = project_around(folder) if folder.is_dir() else None
    if around and around.root == folder.resolve():
        raise InputError.at("usage", "there is a project here already", folder)
    if taken:
        raise InputError(taken)
    for name, text in contents.items():
        write_if_changed(folder / name, text)
    project = find_project(folder)
    return update(project, project.articles(), project.config.languages)


def _contents(languages: Sequence[str]) -> Mapping[str, str]:
    own = files(__name__)
    return {
        CONFIG_NAME: _CONFIGURATION.format(titles=_titles(languages), languages=json.dumps(list(languages))),
        "source/ja/welcome.md": own.joinpath("welcome.md").read_text(encoding="utf-8"),
        "locale/glossary.toml": _glossary(languages),
        "README.md": own.joinpath("README.md").read_text(encoding="utf-8"),
        ".gitignore": _IGNORED,
    }


def _titles(languages: Sequence[str]) -> str:
    known = [f'{language} = "{_TITLES[language]}"' for language in languages if language in _TITLES]
    return (
        f"titles = {{ {', '.join(known)} }}   # what the site is called in other languages\n" if known else ""
    )


def _glossary(languages: Sequence[str]) -> str:
    renderings = (
        f'[term.{language}]\npreferred = "{_RENDERINGS[language]}"\nadmitted = []\nforbidden = []\n'
        for language in languages
        if language in _RENDERINGS
    )
    return _TERM + "".join(renderings)

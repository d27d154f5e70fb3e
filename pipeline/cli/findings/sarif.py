"""``--format sarif``: SARIF 2.1.0 (OASIS), for code scanning. Columns count code points, as the log says."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from pipeline import __version__
from pipeline.build.checking import Checked
from pipeline.checks import CHECKS, plugin_checks
from pipeline.checks.pages import page_summary
from pipeline.cli.explain import explanation
from pipeline.cli.findings.repository import path_in_repository
from pipeline.diagnostics import Diagnostic, Severity, meaning_of

__all__ = ["render"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_BASE = "%SRCROOT%"
"""What consumers take for the top of the repository."""
_FINGERPRINT = "pipelineFinding/v1"


def render(checked: Checked) -> str:
    """A log with one run. A rule has the page of its check, a result what identifies it if lines move."""
    used = sorted({one.code for one in checked.diagnostics})
    driver = {"name": "pipeline", "version": __version__, "rules": list(_rules(used))}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _BASE: {"description": {"text": "The top of the repository, or the folder of the project."}}
        },
        "results": list(_results(checked, used)),
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rules(codes: Iterable[str]) -> Iterator[dict[str, object]]:
    usual = {check.code: check.severity for check in (*CHECKS, *plugin_checks())}
    for code in codes:
        page = explanation(code).rstrip()
        yield {
            "id": code,
            "shortDescription": {"text": meaning_of(code)},
            "fullDescription": {"text": page_summary(page) or meaning_of(code)},
            "help": {"text": page, "markdown": page},
            "defaultConfiguration": {"level": usual.get(code, Severity.ERROR).value},
        }


def _results(checked: Checked, codes: list[str]) -> Iterator[dict[str, object]]:
    alike: Counter[str] = Counter()
    for one in checked.diagnostics:
        location = _location(one, checked)
        print_ = _fingerprint(one, str(location["uri"]))
        alike[print_] += 1
        result: dict[str, object] = {
            "ruleId": one.code,
            "ruleIndex": codes.index(one.code),
            "level": one.severity.value,
            "message": {"text": one.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": location,
                        "region": {"startLine": one.line, "startColumn": one.column},
                    }
                }
            ],
            "partialFingerprints": {_FINGERPRINT: f"{print_}:{alike[print_]}"},
        }
        if one.excerpt:
            result["properties"] = {
                "source": one.excerpt.source,
                "translation": one.excerpt.target,
                "language": one.language,
            }
        yield result


def _location(one: Diagnostic, checked: Checked) -> dict[str, object]:
    path = path_in_repository(one.path, checked)
    if path.is_absolute():
        return {"uri": f"file://{quote(path.as_posix())}"}
    return {"uri": quote(path.as_posix()), "uriBaseId": _BASE}


def _fingerprint(one: Diagnostic, uri: str) -> str:
    """The same for one finding in two runs, although lines moved or the translation was mended elsewhere."""
    told = "\0".join((one.code, uri, one.msgid if one.msgid is not None else one.message))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]

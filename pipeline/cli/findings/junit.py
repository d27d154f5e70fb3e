"""``--format junit``: the XML of JUnit, as the servers of continuous integration read it.

A suite for each file, and in it a test case for each finding; one that passes stands for a file without any, since some
servers take a report without tests for a failure. Notes are skipped tests.
"""

import re
from collections.abc import Sequence
from pathlib import PurePath
from xml.etree import ElementTree

from pipeline.build.checking import Checked
from pipeline.diagnostics import Diagnostic, Severity

__all__ = ["render"]

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow, not even escaped."""


def render(checked: Checked) -> str:
    """The report of all files, in the order of their names."""
    by_file: dict[PurePath, list[Diagnostic]] = {path: [] for path in checked.files}
    for one in checked.diagnostics:
        by_file.setdefault(one.path, []).append(one)
    top = ElementTree.Element("testsuites", name="pipeline check")
    for path in sorted(by_file):
        _add_suite(top, path.as_posix(), by_file[path])
    for name in ("tests", "failures", "errors", "skipped"):
        top.set(name, str(sum(int(suite.get(name, "0")) for suite in top)))
    ElementTree.indent(top)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(top, encoding="unicode")


def _add_suite(top: ElementTree.Element, path: str, findings: Sequence[Diagnostic]) -> None:
    notes = sum(one.severity is Severity.NOTE for one in findings)
    suite = ElementTree.SubElement(
        top,
        "testsuite",
        name=_clean(path),
        tests=str(len(findings) or 1),
        failures=str(len(findings) - notes),
        errors="0",
        skipped=str(notes),
        time="0",
    )
    if not findings:
        ElementTree.SubElement(suite, "testcase", classname=_clean(path), name="no findings", time="0")
    for one in findings:
        name = f"{one.line}:{one.column}: {one.code}: {one.message}"
        case = ElementTree.SubElement(
            suite,
            "testcase",
            classname=_clean(path),
            name=_clean(name),
            file=_clean(path),
            line=str(one.line),
            time="0",
        )
        if one.severity is Severity.NOTE:
            ElementTree.SubElement(case, "skipped", message=_clean(one.message))
        else:
            told = ElementTree.SubElement(case, "failure", type=one.code, message=_clean(one.message))
            told.text = _clean(_details(one))


def _details(one: Diagnostic) -> str:
    lines = [f"{one.place}: {one.code}: {one.severity.value}: {one.message}"]
    if one.excerpt:
        lines += [
            f"{one.excerpt.source_language}: {one.excerpt.source}",
            f"{one.language}: {one.excerpt.target}",
        ]
    return "\n".join(lines)


def _clean(text: str) -> str:
    return _NOT_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)

"""A whole real reading as people and programs get it: the report and the annotation of a demonstration article.

They change with every change of the reader. `REPORTEDLY_UPDATE_GOLDEN=1 pytest tests/exporting/test_demo_golden.py`
rewrites them; the diff is what the change does to a reader of the report.
"""

from __future__ import annotations

import json

import pytest
from golden import check

from reportedly.demo import demo_articles
from reportedly.exporting.annotation import annotation
from reportedly.exporting.cards import make_report
from reportedly.exporting.json_text import json_text
from reportedly.exporting.report import report_text
from walked import Walked, walk


@pytest.fixture(scope="module")
def demo() -> Walked:
    (path,) = [path for path in demo_articles() if path.stem == "demo-phenomena"]
    return walk(json.loads(path.read_text(encoding="utf-8")))


def test_report(demo: Walked) -> None:
    report = make_report(demo.assembly, document=demo.reading.document.id)
    check("demo_report.txt", report_text(report, heading="demo-phenomena"))


def test_annotation(demo: Walked) -> None:
    check("demo_annotation.json", json_text(annotation(demo.reading.document, demo.assembly)))

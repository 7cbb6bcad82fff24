"""Pages of imports, of things to put right, and of versions of the plan."""

from __future__ import annotations

from django.urls import path

from joinedup.web.addresses import converters
from joinedup.web.views import findings, imports, next_version, striking, versions

__all__ = ["converters", "urlpatterns"]

_PLACE, _VERSION = "p/<slug:slug>/", "p/<slug:slug>/plans/<uid:version>/"

_IMPORT = _PLACE + "imports/<uid:uid>"

urlpatterns = [
    path(_PLACE + "findings", findings.listed, name="findings"),
    path(_PLACE + "findings.xlsx", findings.workbook, name="findings-file"),
    path(_PLACE + "findings/switch", findings.switch, name="switch-code"),
    path(_PLACE + "imports", imports.listed, name="imports"),
    path(_IMPORT, imports.one, name="import"),
    path(_IMPORT + "/file", imports.original, name="import-file"),
    path(_IMPORT + "/strike", striking.file, name="import-strike"),
    path(_IMPORT + "/answer", imports.answer, name="import-answer"),
    path(_IMPORT + "/columns", imports.columns, name="import-columns"),
    path(_IMPORT + "/approve", imports.approve, name="import-approve"),
    path(_IMPORT + "/again", imports.again, name="import-again"),
    path(_IMPORT + "/discard", imports.discard, name="import-discard"),
    path(_PLACE + "plans", versions.listed, name="plans"),
    path(_PLACE + "plans/begin", versions.begin, name="begin-plan"),
    path(_PLACE + "compare", versions.compare, name="compare"),
    path(_PLACE + "export.<slug:form>", versions.export, name="export"),
    path(_VERSION + "export.<slug:form>", versions.export, name="version-export"),
    path(_VERSION + "agree", versions.agree, name="agree"),
    path(_VERSION + "withdraw", versions.withdraw, name="withdraw-plan"),
    path(_VERSION + "publish", versions.publish, name="publish"),
    path(_VERSION + "next", next_version.listed, name="next"),
    path(_VERSION + "carry-on", next_version.carry_on, name="carry-on"),
    path(_VERSION + "next/<ref:ref>", next_version.one, name="next-one"),
    path(_VERSION + "findings", findings.listed, name="version-findings"),
    path(_VERSION + "findings.xlsx", findings.workbook, name="version-findings-file"),
]

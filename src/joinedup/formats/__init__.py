"""Files to plans and back.

What reads and what writes a format is imported when it is first needed: reading a workbook
needs no XML, and asking for help needs neither.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from joinedup.core.plan import Plan
from joinedup.core.planfile import PlanFile, Understood
from joinedup.core.words import PlanKind

if TYPE_CHECKING:
    from joinedup.formats.opening import Opened

__all__ = ["READ_AS", "WRITABLE", "WRITERS", "read_plan", "write_plan", "write_template"]

WRITABLE = (".xlsx", ".csv", ".xml", ".json")
"""The suffixes that :func:`write_plan` knows."""

WRITERS: Mapping[str, str] = {
    "workbook": ".xlsx",
    "csv": ".csv",
    "stratml": ".xml",
    "archive": ".json",
    "popolo": ".json",
}
"""What :func:`write_plan` can be asked for > the suffix that it has. Of two with one suffix the
first is written where nothing else is asked for."""

READ_AS = ("plan", "members")
"""What :func:`read_plan` can be told that a file is."""

Source = str | os.PathLike[str] | bytes | BinaryIO
Mapped = Sequence[Mapping[str, Any] | Understood]


def read_plan(
    source: Source,
    *,
    mapping: Mapped | str | os.PathLike[str] | None = None,
    kind: PlanKind | str | None = None,
    name: str | None = None,
    isolate: bool = True,
    as_: str | None = None,
) -> PlanFile:
    """Read a plan from any file that Joinedup knows, by what is in it and not by its name.

    ``source`` is a path, the bytes themselves or a binary stream. ``mapping`` says what the
    columns of a workbook of the partnership's own mean: ``PlanFile.understood`` of an earlier
    reading, what ``Understood.as_dict`` gives, put right, or the path of a JSON file of it.
    ``kind`` says which law the plan answers to, whatever the file says. ``name`` is what to call
    the file: bytes have no name of their own. With ``isolate`` the bytes are parsed in a child
    process with limits on time and memory.

    A workbook or table that is no plan and is a list of members, or an attendance sheet, is read as
    one (``PlanFile.is_members``). ``as_`` says what it is, where that is known: ``plan`` or
    ``members``. What a mapping is given for is a plan.

    What is wrong with the content is a finding of the answer. Raises
    :class:`~joinedup.formats.opening.Unreadable` for a file that cannot be read at all, and
    ValueError if ``kind`` or ``as_`` is unknown. A file in our template needs no mapping: one that is given
    is not used, and a finding says so.
    """
    from joinedup.formats.opening import open_file

    wanted = _kind(kind)
    if as_ is not None and as_ not in READ_AS:
        raise ValueError(f"“{as_}” is nothing to read as. Use one of: {', '.join(READ_AS)}.")
    opened = open_file(source, name=name, isolate=isolate)
    file = _understand(opened, mapping, as_)
    plan = replace(file.plan, kind=wanted) if wanted else file.plan
    return replace(
        file, plan=plan, findings=(*opened.findings, *file.findings), sha256=opened.sha256
    )


def _understand(
    opened: Opened, mapping: Mapped | str | os.PathLike[str] | None, as_: str | None
) -> PlanFile:
    if as_ == "members":
        from joinedup.formats.membership import read_members

        return read_members(opened)
    if opened.kind == "xml":
        from joinedup.formats.stratml import read_stratml

        return read_stratml(opened)
    if opened.kind == "json":
        from joinedup.formats.archive import read_archive

        return read_archive(opened)
    from joinedup.formats.template import is_template, read_template

    if is_template(opened):
        return read_template(opened, mapped=bool(mapping))
    from joinedup.formats.workbook.mapping import checked, read_mapping
    from joinedup.formats.workbook.reader import read_workbook

    if isinstance(mapping, str | os.PathLike):
        mapping = read_mapping(mapping)
    file = read_workbook(opened, mapping=None if mapping is None else checked(mapping))
    if as_ == "plan" or mapping is not None:
        return file
    from joinedup.formats.membership import members_instead

    return members_instead(opened, file) or file


def _kind(kind: PlanKind | str | None) -> PlanKind | None:
    if isinstance(kind, str):
        known = {each.value: each for each in PlanKind}
        if kind not in known:
            raise ValueError(f"“{kind}” is not a kind of plan. Use one of: {', '.join(known)}.")
        return known[kind]
    return kind


def write_plan(
    plan: Plan, path: str | os.PathLike[str], as_: str | None = None, *, base: str = ""
) -> None:
    """Write a plan: .xlsx and .csv in our template, .xml as StratML, .json as the archive.

    ``as_`` names the writer (:data:`WRITERS`): ``workbook``, ``csv``, ``stratml``, ``archive``, or
    ``popolo``, which is who is at the table, also as .json. Popolo cannot be read back, and what it
    has no term for stands in its ``other``, reasons, authority and evidence too: give it the plan of
    the audience that will read it. ``base`` is put before its ids
    (:func:`~joinedup.formats.popolo.popolo_to_json`).

    The file is written beside its place and then moved there, so that there is never half a
    file. ValueError if the suffix is none of these, or not that of the writer; OSError if the place
    cannot be written.
    """
    target = Path(path)
    if base and as_ != "popolo":
        raise ValueError("Only Popolo has a base for its ids.")
    if as_ is not None:
        _fit(target, as_)
    if as_ == "popolo":
        from joinedup.formats.popolo import popolo_to_json

        _replace(target, popolo_to_json(plan, base).encode())
        return
    _replace(target, _content(plan, target))


def _fit(target: Path, as_: str) -> None:
    """ValueError if a writer is unknown, or does not write under this name."""
    if as_ not in WRITERS:
        raise ValueError(f"“{as_}” is nothing to write. Use one of: {', '.join(WRITERS)}.")
    suffix = WRITERS[as_]
    if target.suffix.lower() != suffix:
        raise ValueError(f"“{target.name}” cannot be written as {as_}: end the name in {suffix}.")


def write_template(path: str | os.PathLike[str]) -> None:
    """Write the empty template, an .xlsx file, for somebody to fill in. Errors as above."""
    target = Path(path)
    if target.suffix.lower() != ".xlsx":
        raise ValueError(
            f"“{target.name}” does not end in .xlsx, and the template is an Excel workbook."
        )
    from joinedup.formats.template import write_workbook

    _replace(target, write_workbook())


def _content(plan: Plan, target: Path) -> bytes:
    match target.suffix.lower():
        case ".xlsx":
            from joinedup.formats.template import write_workbook

            return write_workbook(plan)
        case ".csv":
            from joinedup.formats.template import write_csv

            return write_csv(plan)
        case ".xml":
            from joinedup.formats.stratml import write_stratml

            return write_stratml(plan)
        case ".json":
            from joinedup.formats.archive import plan_to_json

            return plan_to_json(plan).encode()
        case suffix:
            named = f"the suffix “{suffix}”" if suffix else "no suffix"
            raise ValueError(
                f"“{target.name}” has {named}, which names no format that Joinedup writes. "
                "Use .xlsx, .csv, .xml (StratML) or .json."
            )


def _replace(target: Path, content: bytes) -> None:
    try:
        handle, passing = tempfile.mkstemp(
            dir=target.parent, prefix=f".{target.name}.", suffix=".part"
        )
    except OSError as error:  # said of the file that was asked for, not of ours
        raise type(error)(error.errno, error.strerror, str(target)) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(passing).chmod(0o666 & ~_umask())
        Path(passing).replace(target)
    except BaseException:
        Path(passing).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

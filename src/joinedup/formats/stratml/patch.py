"""What one plain value lacks to be another: made when a plan is written, used when it is read.

A patch is a list whose first item says how it works:

- ``["is", value]``: this value;
- ``["fields", {name: patch}, [names]]``: an object, with fields changed and others taken away;
- ``["things", {ref: patch}, [refs] or null]``: a list of objects that have refs, and their order
  where it is another;
- ``["rows", [[from, until], row, ...]]``: a list of runs of the old rows, and of new rows.
"""

from __future__ import annotations

from typing import Any

Plain = Any
Patch = list[Any]


class Unfit(ValueError):
    """A patch that is damaged, or does not fit what it is put to."""


def difference(old: Plain, new: Plain) -> Patch | None:
    """The patch that makes ``new`` of ``old``; None if they are the same."""
    if _same(old, new):
        return None
    if isinstance(old, dict) and isinstance(new, dict) and not _is_text(old, new):
        return _fields(old, new)
    if isinstance(old, list) and isinstance(new, list) and old and new:
        if _have_refs(old) and _have_refs(new):
            return _things(old, new)
        if isinstance(old[0], dict) and isinstance(new[0], dict):
            return _rows(old, new)
    return ["is", new]


def apply(old: Plain, patch: Patch) -> Plain:
    """``old`` as the patch makes it. Raises Unfit where the patch is damaged."""
    return _APPLY[_how(patch)](old, patch)


def fill(old: Plain, patch: Patch) -> Plain:
    """As :func:`apply`, for an ``old`` that somebody has changed since: what it says stands, and
    only what it does not say is taken from the patch."""
    how = _how(patch)
    if how == "is" and isinstance(old, dict) and isinstance(patch[1], dict):
        return old | {name: each for name, each in patch[1].items() if name not in old}
    if how == "fields" and isinstance(old, dict):
        filled = dict(old)
        for name, each in patch[1].items():
            if name in old:
                filled[name] = fill(old[name], each)
            elif _how(each) == "is":
                filled[name] = each[1]
        return filled
    if how == "things" and isinstance(old, list):
        rest = {ref: each[1] for ref, each in patch[1].items() if _how(each) == "is"}
        kept = [fill(row, patch[1][row["ref"]]) if row["ref"] in patch[1] else row for row in old]
        return kept + [row for ref, row in rest.items() if ref not in {row["ref"] for row in old}]
    if how == "rows" and isinstance(old, list):
        return old + [row for row in patch[1] if isinstance(row, dict) and row not in old]
    return old


def _same(old: Plain, new: Plain) -> bool:
    return repr(old) == repr(new)  # the order counts: the first language of a text is its original


def _is_text(old: dict[str, Plain], new: dict[str, Plain]) -> bool:
    """Whether two objects are words by language, or as simple."""
    return all(isinstance(each, str) for each in (*old.values(), *new.values()))


def _have_refs(rows: list[Plain]) -> bool:
    refs = [row.get("ref") if isinstance(row, dict) else None for row in rows]
    return None not in refs and len(set(refs)) == len(refs)


def _fields(old: dict[str, Plain], new: dict[str, Plain]) -> Patch:
    changed = {}
    for name, value in new.items():
        patch = difference(old[name], value) if name in old else ["is", value]
        if patch is not None:
            changed[name] = patch
    return ["fields", changed, [name for name in old if name not in new]]


def _things(old: list[Plain], new: list[Plain]) -> Patch:
    before = {row["ref"]: row for row in old}
    changed = {}
    for row in new:
        ref = row["ref"]
        patch = difference(before[ref], row) if ref in before else ["is", row]
        if patch is not None:
            changed[ref] = patch
    order = [row["ref"] for row in new]
    return ["things", changed, None if order == list(before) else order]


def _rows(old: list[Plain], new: list[Plain]) -> Patch:
    waiting: dict[str, list[int]] = {}
    for index, row in enumerate(old):
        waiting.setdefault(repr(row), []).append(index)
    for indices in waiting.values():
        indices.reverse()
    rows: list[Any] = []
    for row in new:
        same = waiting.get(repr(row))
        if not same:
            rows.append(row)
            continue
        index = same.pop()
        if rows and isinstance(rows[-1], list) and rows[-1][1] == index:
            rows[-1][1] = index + 1
        else:
            rows.append([index, index + 1])
    return ["rows", rows]


def _how(patch: Patch) -> str:
    if not isinstance(patch, list) or len(patch) < 2 or patch[0] not in _LENGTHS:
        raise Unfit("not a patch")
    if len(patch) != _LENGTHS[patch[0]] or not isinstance(patch[1], _KINDS[patch[0]]):
        raise Unfit("not a patch")
    return str(patch[0])


_LENGTHS = {"is": 2, "fields": 3, "things": 3, "rows": 2}
_KINDS = {"is": object, "fields": dict, "things": dict, "rows": list}


def _apply_fields(old: Plain, patch: Patch) -> Plain:
    if not isinstance(old, dict):
        raise Unfit("fields of what has none")
    applied = {name: value for name, value in old.items() if name not in patch[2]}
    for name, each in patch[1].items():
        applied[name] = apply(old.get(name), each)
    return applied


def _apply_things(old: Plain, patch: Patch) -> Plain:
    if not isinstance(old, list):
        raise Unfit("things where there are none")
    rows = {row["ref"]: row for row in old}
    for ref, each in patch[1].items():
        rows[ref] = apply(rows.get(ref), each)
    order = list(rows) if patch[2] is None else patch[2]
    try:
        return [rows[ref] for ref in order]
    except (KeyError, TypeError) as fault:
        raise Unfit("an order of things that are not there") from fault


def _apply_rows(old: Plain, patch: Patch) -> Plain:
    if not isinstance(old, list):
        raise Unfit("rows where there are none")
    rows: list[Plain] = []
    for row in patch[1]:
        if isinstance(row, dict):
            rows.append(row)
        elif isinstance(row, list) and len(row) == 2 and all(type(each) is int for each in row):
            rows += old[row[0] : row[1]]
        else:
            raise Unfit("neither a row nor a run of rows")
    return rows


_APPLY = {
    "is": lambda _, patch: patch[1],
    "fields": _apply_fields,
    "things": _apply_things,
    "rows": _apply_rows,
}

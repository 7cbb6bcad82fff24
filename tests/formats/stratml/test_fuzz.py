"""A short edition of the campaign in ``campaigns/fuzz_stratml.py``."""

from __future__ import annotations

from pathlib import Path

from campaigns.fuzz_stratml import campaign
from ground import machine


def test_changed_documents_are_read_and_written_valid_and_read_back() -> None:
    folder = machine.data_folder()
    counts, codes, failures = campaign(7, cases=120, folder=Path(folder) if folder else None)
    assert failures == []
    assert counts["sound"] > 60
    assert len(codes) > 10

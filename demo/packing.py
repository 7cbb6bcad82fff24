"""Office files packed again, so that nothing in them tells when they were made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

EPOCH = (1980, 1, 1, 0, 0, 0)


def repack(content: bytes, change: Callable[[bytes], bytes] = bytes) -> bytes:
    """The file with every part dated 1980, each part changed by ``change``."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, change(old.read(name)))
    return packed.getvalue()

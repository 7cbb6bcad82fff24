"""What people send, kept in memory up to a limit and never written to a disk."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MB = 1_000_000
FORM = 1_000_000
"""Bytes that a form may hold beside its file."""

HEARD_OUT = 100 * MB
"""Up to here what is too much is read to its end and dropped, so that the browser stays to hear
why; beyond, the connection is closed."""


class TooLarge(RequestDataTooBig):
    """More was sent than is taken."""


class InMemory(FileUploadHandler):
    """Keeps a file in memory, and stops the upload at the limit."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 (Django's name)
        content_length: int,
        boundary: str,
        encoding: Any = None,
    ) -> None:
        """Refuse by the length that is announced, before anything is kept."""
        if content_length > limit() + FORM:
            left = content_length if content_length <= HEARD_OUT else 0
            while left > 0 and (dropped := input_data.read(min(left, MB))):
                left -= len(dropped)
            raise TooLarge

    def new_file(self, *given: Any, **named: Any) -> None:
        """Begin a file."""
        super().new_file(*given, **named)
        self.kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a part of the file."""
        if start + len(raw_data) > limit():
            raise TooLarge
        self.kept.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """The file, whole."""
        self.kept.seek(0)
        return InMemoryUploadedFile(
            file=self.kept,
            field_name=self.field_name,
            name=self.file_name or "",
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )


def limit() -> int:
    """Bytes of the largest file that is taken."""
    return int(settings.UPLOAD_MB * MB)

"""An import taken through its pages, in the demonstration."""

from __future__ import annotations

from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import joinedup
from joinedup.jobs import reading
from joinedup.queries.exports import written
from joinedup.records import models
from tests.commands.demonstration import NOW, version, whole
from tests.web.visitors import OFFICE

AS_FOUND = Path(joinedup.__file__).parent / "riverside" / "riverside-as-found.xlsx"


def content_of(found) -> bytes:
    """A plan, a path or bytes as the bytes of a file."""
    if isinstance(found, Path):
        return found.read_bytes()
    return found if isinstance(found, bytes) else written(found, ".xlsx")


def send(client: Client, plan: str, found, name: str = "plan.xlsx", key: str = "k1", **more):
    """A file sent through the form; the answer."""
    file = SimpleUploadedFile(name, content_of(found))
    return client.post("/p/riverside/imports", {"plan": plan, "file": file, "key": key, **more})


def work(uid: str, how=reading.read) -> None:
    """What the worker does, done now."""
    user = get_user_model().objects.get(email=OFFICE).uid
    how(partnership="riverside", user=user, uid=uid, at=NOW.isoformat())


def read(client: Client, plan: str, found, **more) -> str:
    """A file sent and read; the address of its page."""
    response = send(client, plan, found, **more)
    assert response.status_code == 303, response.content.decode()[-2000:]
    address = response["Location"]
    work(uid_of(address))
    return address


def uid_of(address: str) -> str:
    return address.split("?")[0].rstrip("/").rpartition("/")[2]


def state_of(address: str) -> str:
    with whole():
        return models.Import.objects.get(uid=uid_of(address)).state


def hidden(html: str, name: str) -> str:
    """The value of the hidden field of a name."""
    return html.split(f'name="{name}" value="')[1].split('"')[0]


def draft() -> str:
    """The uid of Riverside's draft."""
    return version("main", "draft")

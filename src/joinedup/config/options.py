"""What an installation may choose. docs/reference/settings.md is made from this class."""

from __future__ import annotations

import datetime
import os
import sys
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from joinedup.formats.opening.limits import MAX_BYTES, MB

PREFIX = "JOINEDUP_"
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
DEMO_DAY = datetime.date(2026, 11, 17)


def default_folder() -> Path:
    """Where this kind of machine keeps what a program stores for a person."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "Joinedup"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Joinedup"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "joinedup"


class Options(BaseSettings):
    """Each is given as JOINEDUP_ and its name in capitals, in the environment or in the file
    `.env` of the data directory; the environment goes first."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    data_dir: Path = Field(
        default_factory=default_folder,
        description="The folder that holds what is kept: the database where it is SQLite, the "
        "secret key, files that can be made again. `--data` of the command line sets it. Not "
        "read from `.env`.",
    )
    database_url: SecretStr = Field(
        default=SecretStr(""),
        description="The database, such as `postgres://name:password@host/database`. Empty: "
        "SQLite in the data directory.",
    )
    owner_database_url: SecretStr = Field(
        default=SecretStr(""),
        description="The same database as the role that owns the tables, used to make and change "
        "them and for nothing else. Empty: the role above, which PostgreSQL is not to have.",
    )
    secret_key: SecretStr = Field(
        default=SecretStr(""),
        description="What sessions and forms are signed with, 50 characters or more. Empty: made "
        "once and kept in the data directory, to be read by its owner alone.",
    )
    demo: bool = Field(
        default=False,
        description="A demonstration: a person is chosen to sign in, nothing is asked for, and a "
        "line on every page says so.",
    )
    check_only: bool = Field(
        default=False,
        description="The check page alone: no database, no accounts, nothing kept.",
    )
    clock: datetime.date | None = Field(
        default=None,
        description="The day that it always is, for a demonstration. Empty: the real one; in a "
        "demonstration 2026-11-17.",
    )
    base_url: str = Field(
        default="",
        description="The address that people use, such as `https://plan.example.org`. Needed for "
        "links that are sent, and for a server that others reach.",
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Names by which the server answers, with commas between. The host of "
        "`base_url` and the names of this machine for itself are always among them.",
    )
    proxy_header: Literal["", "X-Forwarded-Proto", "X-Forwarded-Scheme"] = Field(
        default="",
        description="The header by which a proxy of yours says that it was reached by HTTPS. Only "
        "where the proxy sets it itself and takes it off what comes from outside.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="How much is logged, as lines of JSON on standard error."
    )
    time_zone: str = Field(
        default="Europe/London",
        description="The zone in which days begin where a partnership does not say its own.",
    )
    upload_mb: int = Field(
        default=20,
        ge=1,
        le=MAX_BYTES // MB,
        description="The largest file that is taken, in megabytes.",
    )
    checks_at_once: int = Field(
        default=2,
        ge=1,
        le=64,
        description="How many files are read at once in one process; others are asked to wait.",
    )
    threads: int = Field(
        default=8, ge=1, le=64, description="How many requests one process answers at once."
    )
    workers: int = Field(
        default=1,
        ge=1,
        le=64,
        description="How many processes answer (`serve`). More than one needs PostgreSQL.",
    )

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _split(cls, given: Any) -> Any:
        if isinstance(given, str):
            return tuple(part.strip() for part in given.split(",") if part.strip())
        return given

    @field_validator("base_url")
    @classmethod
    def _address(cls, given: str) -> str:
        if given and (
            urlsplit(given).scheme not in ("http", "https") or not urlsplit(given).netloc
        ):
            raise ValueError(f"“{given}” is not an address such as https://plan.example.org.")
        return given.rstrip("/")

    @field_validator("time_zone")
    @classmethod
    def _zone(cls, given: str) -> str:
        try:
            ZoneInfo(given)
        except (KeyError, OSError, ValueError) as error:
            raise ValueError(f"“{given}” is not a time zone such as Europe/London.") from error
        return given

    @model_validator(mode="after")
    def _together(self) -> Options:
        url = self.database_url.get_secret_value()
        if self.workers > 1 and not self.check_only and not url.startswith("postgres"):
            raise ValueError(
                f"{self.workers} processes need PostgreSQL (JOINEDUP_DATABASE_URL): SQLite is for one."
            )
        key = self.secret_key.get_secret_value()
        if key and len(key) < 50:
            raise ValueError("JOINEDUP_SECRET_KEY is shorter than 50 characters.")
        return self

    @property
    def hosts(self) -> list[str]:
        """The names by which the server answers."""
        own = urlsplit(self.base_url).hostname
        return list(dict.fromkeys([*LOOPBACK, *self.allowed_hosts, *([own] if own else [])]))

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach the server by a name that it answers to."""
        return set(self.hosts) <= set(LOOPBACK)

    @property
    def today(self) -> datetime.date | None:
        """The day that it always is, or None for the real one."""
        return self.clock or (DEMO_DAY if self.demo else None)


def load() -> Options:
    """The options of this process: from the environment, then from `.env` in the data directory. A
    demonstration keeps to a folder of its own."""
    given = os.environ.get(f"{PREFIX}DATA_DIR")
    own = default_folder() / ("demo" if os.environ.get(f"{PREFIX}DEMO") == "1" else "")
    folder = Path(given) if given else own
    file = folder / ".env"
    made = Options(_env_file=file if file.is_file() else None)  # type: ignore[call-arg]
    return made.model_copy(update={"data_dir": folder.absolute()})

"""Settings of the service, from environment variables `ONRECORD_*`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from . import door

_HASH = re.compile(r"[0-9a-f]{64}")
# A name or an address; of IPv6 in brackets.
_HOST = re.compile(r"[\w.-]+|\[[0-9a-fA-F:.]+\]")


class Settings(BaseSettings):
    """Each field is read from `ONRECORD_` and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="ONRECORD_", frozen=True)

    index: Path = Field(Path(".onrecord"), description="The index folder.")
    api_keys: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Hashes that `onrecord make-key` prints, separated by commas; a request needs one of the keys."
    )
    open: bool = Field(False, description="Serve other machines although no key is needed.")
    hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="Names that requests may be sent to, separated by commas; any where none is given, but only this "
        "machine's where no key is needed and other machines are not served.",
    )
    max_question: int = Field(door.MAX_QUESTION, ge=1, description="Longest question, in characters.")
    max_top_k: int = Field(door.MAX_TOP_K, ge=1, le=door.MAX_TOP_K, description="Most passages in an answer.")
    max_body: int = Field(65_536, ge=1_024, description="Largest request body, in bytes.")
    max_requests: int = Field(128, ge=1, description="Requests that one worker has under way at once.")
    max_seconds: float = Field(30.0, gt=0, le=86_400, description="Longest that a request may take, in seconds.")
    max_per_minute: int = Field(
        600, ge=0, description="Requests a minute to one worker by one key or address; 0 for any number."
    )
    threads: int = Field(2, ge=1, description="Questions that one worker works on at once; the others wait.")
    reload_seconds: float = Field(
        5.0,
        ge=0,
        le=86_400,
        description="Longest that questions wait for a new generation before the old one answers, in seconds.",
    )
    log_questions: bool = Field(False, description="Write questions, and the messages of errors, into the log.")

    @field_validator("api_keys", "hosts", mode="before")
    @classmethod
    def _separate(cls, value: object) -> object:
        return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value

    @field_validator("hosts")
    @classmethod
    def _are_names(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for each in value:
            if not _HOST.fullmatch(each):
                raise ValueError(f"{each} is no name as a request's Host has it, without a port: news.example.org")
        return value

    @field_validator("api_keys")
    @classmethod
    def _are_hashes(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for number, each in enumerate(value, 1):
            # Not shown: it may be the key itself.
            if not _HASH.fullmatch(each):
                raise ValueError(f"number {number} is no hash of 64 hexadecimal digits; `onrecord make-key` prints one")
        return value


def from_environment() -> Settings:
    """The settings.

    Raises:
        UsageError: a variable can't be used.
    """
    try:
        return Settings()
    except ValidationError as exc:
        told = ((str(e["loc"][0]).upper(), e["msg"].removeprefix("Value error, ")) for e in exc.errors())
        wrong = "; ".join(f"ONRECORD_{name}: {why}" for name, why in told)
        raise door.UsageError(wrong) from exc

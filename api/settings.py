"""Settings of the service, from environment variables `ONRECORD_*`."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from . import door


class Settings(BaseSettings):
    """Each field is read from `ONRECORD_` and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="ONRECORD_", frozen=True)

    index: Path = Field(Path(".onrecord"), description="The index folder.")
    max_question: int = Field(door.MAX_QUESTION, ge=1, description="Longest question, in characters.")
    max_body: int = Field(65_536, ge=1_024, description="Largest request body, in bytes.")

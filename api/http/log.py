"""The log: a line of JSON for each event, on stderr. It holds no question and no text of an article unless told to.

That is why an unexpected error is logged by its kind and its stack, without its message: messages quote what they
choke on.
"""

from __future__ import annotations

import json
import logging
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

# The id of the request under way; jobs on other threads see it too.
request_id: ContextVar[str | None] = ContextVar("request_id", default=None)


class JsonFormatter(logging.Formatter):
    """A record as one line of JSON; `fields` of a record are added to it."""

    def __init__(self, messages: bool = False) -> None:
        """With `messages`, errors are logged with theirs."""
        super().__init__()
        self._messages = messages

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if (current := request_id.get()) is not None:
            line["request_id"] = current
        line |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[1] is not None:
            line |= self._error(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)

    def _error(self, error: BaseException) -> dict[str, Any]:
        stack = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
        told: dict[str, Any] = {"error": type(error).__name__, "stack": stack}
        return told | {"error_message": str(error)} if self._messages else told


def configuration(messages: bool) -> dict[str, Any]:
    """Configuration of `logging` for the whole process. uvicorn's access log stays out: its lines hold the question."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "api.http.log.JsonFormatter", "messages": messages}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "stream": "ext://sys.stderr"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {"onrecord": {"level": "INFO"}, "uvicorn.error": {"level": "INFO"}},
    }

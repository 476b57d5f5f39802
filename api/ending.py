"""How a command ends: its exit code and, where it fails, what is said on stderr.

Exit codes: 0 done or answered, 1 `ask` not answered, 2 wrong use or unusable input or index, 3 disk, port or lock,
70 a fault of our own, 130 Ctrl-C.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from index.errors import DiskFailed, IndexBusy, OnRecordError

from .door import UsageError
from .output import prepare_streams

_INTERRUPTED = 130
_NOTHING_DONE = "interrupted; nothing is half done"
# A fault of our own: 1 would say that a question was not answered.
_UNEXPECTED = 70


def end_with_the_pipe() -> None:
    """Let a reader that reads no further ("| head -1") end the command at once, as it ends others."""
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)


@contextmanager
def _stopped_at_once() -> Iterator[None]:
    """Let Ctrl-C end the process there and then, whatever its threads hold.

    A KeyboardInterrupt inside importlib may leave a module locked, for which another thread then waits for ever, and
    inside numpy another error takes its place.
    """
    usual = signal.getsignal(signal.SIGINT)
    # A command that a shell runs in the background is told to ignore it.
    if usual is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)


def clear_away_first() -> None:
    """Let Ctrl-C raise KeyboardInterrupt from here on: for work that must clear away, if only a progress bar."""
    if signal.getsignal(signal.SIGINT) is _stop:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    os.write(sys.stderr.fileno(), f"error: {_NOTHING_DONE}\n".encode())
    os._exit(_INTERRUPTED)


def end(run: Callable[[], object]) -> NoReturn:
    """Run a command and exit."""
    prepare_streams()
    try:
        try:
            with _stopped_at_once():
                run()
        finally:
            sys.stdout.flush()
    except UsageError as exc:
        _fail(str(exc), "", 2)
    except (IndexBusy, DiskFailed) as exc:
        _fail(exc.message, exc.hint, 3)
    except OnRecordError as exc:
        _fail(exc.message, exc.hint, 2)
    except OSError as exc:
        if exc.errno != errno.ENOSPC:
            _end_unexpectedly()
        # What is left in the buffer can't be written either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _fail(f"the result cannot be written: {exc.strerror}", "Free space, or write it elsewhere.", 3)
    except SystemExit as exc:
        if exc.code == _INTERRUPTED:
            _fail(_NOTHING_DONE, "", _INTERRUPTED)
        raise
    except KeyboardInterrupt:
        raise
    except BaseException:  # a library in Rust that panics raises no Exception
        _end_unexpectedly()
    sys.exit(0)


def _fail(message: str, hint: str, code: int) -> NoReturn:
    # Only what fails pays for what colours it.
    from rich.console import Console

    from . import terminal

    terminal.print_error(message, hint, Console(stderr=True, highlight=False))
    sys.exit(code)


def _end_unexpectedly() -> NoReturn:
    traceback.print_exc()
    sys.exit(_UNEXPECTED)

"""Side files: tables that a person filled, such as an audit sheet, taken in as text."""

from __future__ import annotations

from pathlib import Path

from onrecord.core.errors import MissingInput, UnreadableInput

MOST_BYTES = 50_000_000


def read_side_file(path: Path) -> str:
    """Return the text of a side file, UTF-8 with or without a byte order mark.

    Raises:
        MissingInput: when there is no such file.
        UnreadableInput: when it is too large or no UTF-8.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableInput("cannot read a side file", where=str(path), expected=f"at most {MOST_BYTES} bytes")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise MissingInput("cannot read a side file", where=str(path), found=error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            "cannot read a side file", where=str(path), found="bytes that are no UTF-8", expected="UTF-8",
            next_step="save the sheet as CSV UTF-8",
        ) from error  # fmt: skip

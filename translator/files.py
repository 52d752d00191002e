"""Files: writing them so that a reader never sees half of one, and names that can be written at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from translator.errors import OutputError


def write_atomically(path: Path, data: str | bytes) -> None:
    """Write `data` (text as UTF-8) to `path`: wholly, or not at all.

    The data are written beside the file and renamed, so that an interruption leaves the old file.
    A file that already holds these very bytes is left alone, with its time of change.

    Raises:
        OutputError: the folder cannot be made or the file cannot be written.
    """
    content = data.encode("utf-8") if isinstance(data, str) else data
    try:
        if path.is_file() and path.read_bytes() == content:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
        temporary = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(
            f"cannot be written ({error.strerror or error})",
            where=str(path),
            remedy="choose another folder with -o or make room and permission there",
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def is_text(name: str) -> bool:
    """Whether the name of a file can be written: one out of an old archive may be in another encoding."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True

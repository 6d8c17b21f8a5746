"""A timestamp authority on this machine, made of nothing but the openssl program."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

OPENSSL = shutil.which("openssl")

_ROOT = """-x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -sha256 -days 3650 -nodes
 -keyout ca.key -out ca.pem -subj /CN=TestRoot -addext basicConstraints=critical,CA:TRUE
 -addext keyUsage=critical,keyCertSign"""
_EXTENSIONS = """basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=critical,timeStamping
"""
_CONFIG = """[tsa]
default_tsa=t
[t]
serial=serial
crypto_device=builtin
signer_cert=tsa.pem
signer_key=tsa.key
signer_digest=sha256
default_policy=1.2.3.4.1
digests=sha256
accuracy=secs:1
ess_cert_id_chain=no
ess_cert_id_alg=sha256
"""


@dataclass(frozen=True)
class Authority:
    """The folder that holds its key and its root certificate."""

    folder: Path

    @classmethod
    def new(cls, folder: Path) -> Authority:
        made = cls(folder)
        folder.mkdir()
        made.openssl("req " + _ROOT.replace("\n", ""))
        made.openssl(
            "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
            " -keyout tsa.key -out tsa.csr -subj /CN=TestTSA"
        )
        (folder / "ext").write_text(_EXTENSIONS)
        made.openssl(
            "x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 3650"
            " -extfile ext -out tsa.pem"
        )
        (folder / "serial").write_text("01")
        (folder / "tsa.cnf").write_text(_CONFIG)
        return made

    @property
    def root(self) -> bytes:
        return (self.folder / "ca.pem").read_bytes()

    def answer(self, request: bytes) -> bytes:
        """Return the reply to a request."""
        (self.folder / "r.tsq").write_bytes(request)
        self.openssl("ts -reply -config tsa.cnf -queryfile r.tsq -out r.tsr")
        return (self.folder / "r.tsr").read_bytes()

    def openssl(self, command: str) -> None:
        subprocess.run([str(OPENSSL), *command.split()], cwd=self.folder, check=True,
                       capture_output=True)  # fmt: skip


def openssl_verifies(said: Path, reply: Path, root: Path) -> bool:
    """Return whether `openssl ts -verify` accepts a reply for a file."""
    done = subprocess.run(
        [str(OPENSSL), "ts", "-verify", "-data", said, "-in", reply, "-CAfile", root],
        capture_output=True,
        check=False,
    )
    return done.returncode == 0

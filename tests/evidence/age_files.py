"""An age file sealed by a passphrase, written from the age specification for tests.

Ours are made to take seconds. These take none, and they show that what opens a key is age itself.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64encode

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_FILE_KEY, _SALT, _NONCE = b"k" * 16, b"s" * 16, b"n" * 16


def by_passphrase(data: bytes, passphrase: str) -> bytes:
    """Return a short text as an age file that a passphrase opens at once."""
    salt = b"age-encryption.org/v1/scrypt" + _SALT
    wrapping = hashlib.scrypt(passphrase.encode(), salt=salt, n=2, r=8, p=1, dklen=32)
    body = ChaCha20Poly1305(wrapping).encrypt(bytes(12), _FILE_KEY, None)
    header = f"age-encryption.org/v1\n-> scrypt {_text(_SALT)} 1\n{_text(body)}\n---".encode()
    mac = hmac.digest(_derived(b"", b"header"), header, "sha256")
    payload_key = _derived(_NONCE, b"payload")
    sealed = ChaCha20Poly1305(payload_key).encrypt(bytes(11) + b"\x01", data, None)
    return header + f" {_text(mac)}\n".encode() + _NONCE + sealed


def _derived(salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt or None, purpose).derive(_FILE_KEY)


def _text(data: bytes) -> str:
    return b64encode(data).decode().rstrip("=")

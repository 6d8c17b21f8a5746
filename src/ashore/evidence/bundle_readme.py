"""The page at the head of a bundle: what it is, and the lines that check it."""

from __future__ import annotations

from collections.abc import Sequence

from ashore.evidence.head import Head
from ashore.evidence.verify import openssl_line

_PAGE = """\
证据包 EVIDENCE BUNDLE
======================

里面有什么 What is in it
  files/         原始文件，一字节未改 the files as they were kept, byte for byte
  index.html     目录，用浏览器打开 the index; open it in a browser
  manifest.json  清单 which file belongs to which entry of the chain
  chain.jsonl    记录链 the chain of entries; {shown}
  stamps/        时间戳（有才有） timestamps, where there are any
  verify.py      核对程序 the program that checks all of it
  SHA256SUMS     所有文件的 SHA-256 the SHA-256 of every file

账本指纹 Head of the chain ({count} entries)
  {head}

怎样核对 How to check
  1. 全部一起核对（Python 3.8 以上，不联网）All at once (Python 3.8 or newer, no network):
       python3 verify.py
     不解压也行 or without unpacking:
       python3 verify.py {name}
     对照纸上印的指纹 against a fingerprint printed on paper:
       python3 verify.py --head {short}
     最好用从别处取得的 verify.py。Best with a verify.py that came from elsewhere.

  2. 只核对文件 The files alone:
       sha256sum -c SHA256SUMS               (Linux)
       shasum -a 256 -c SHA256SUMS           (macOS)
       certutil -hashfile FILE SHA256        (Windows，逐个 one by one)

  3. {stamps}

它说明什么 What it shows
  文件从记入账本时起没有变过；有时间戳的，那时就已存在。
  它不说明内容真实，不说明是谁做的，也不代替原始载体：请保留原手机、原账号和原始文件。
  Nothing changed since it was recorded; where there is a timestamp, it existed by then. It does not
  show that the content is true or who made it, and does not stand in for the original device:
  keep the phone, the account and the original files.
"""
_ALL = "全部记录都在 every entry is in it"
_SOME = "未列出的记录只有指纹 entries held back stand as their hash alone"
_NONE = "时间戳：这个包里没有。There are no timestamps in this bundle."
_STAMPS = """\
时间戳（根证书请向时间戳机构取得，不要只信包里的）Timestamps; get the root certificate from the
     authority itself and do not rely on one that came with the bundle:
{lines}
     中级证书用 -untrusted 给出。Give certificates in between with -untrusted."""


def readme(
    head: Head, stamps: Sequence[dict[str, str]], *, whole_chain: bool, bundle_name: str
) -> str:
    """Return the text of the page.

    Args:
        head: The head of the chain.
        stamps: The timestamps as the manifest names them.
        whole_chain: Whether every entry is in the bundle.
        bundle_name: The bundle's own file name.
    """
    lines = "\n".join(f"       {openssl_line(stamp)}" for stamp in stamps)
    return _PAGE.format(
        shown=_ALL if whole_chain else _SOME,
        count=head.count,
        head=head.grouped,
        short=head.digest[:16],
        name=bundle_name,
        stamps=_STAMPS.format(lines=lines) if stamps else _NONE,
    )

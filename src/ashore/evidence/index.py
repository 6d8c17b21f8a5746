"""What a bundle holds, as rows that a page can be made of, and one plain page of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ashore.case.entries_papers import Capture, Evidence
from ashore.evidence.head import Head, in_fours, qr_svg
from ashore.evidence.sizes import readable
from ashore.text import Text

CAPTURES: dict[Capture, Text] = {
    Capture.SCREENSHOT: Text("截图", "screenshot"),
    Capture.SCREEN_RECORDING: Text("录屏", "screen recording"),
    Capture.RECORDING: Text("录音", "sound recording"),
    Capture.PHOTO: Text("拍照", "photo"),
    Capture.SCAN: Text("扫描", "scan"),
    Capture.EXPORT: Text("从 App 或网站导出", "export of an app or a site"),
    Capture.RECEIVED: Text("收到的文件", "received as a file"),
    Capture.OTHER: Text("其他", "other"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRow:
    """One file of a bundle: its number in it, its place in it, and its entry and line."""

    number: int
    line: int
    path: str
    item: Evidence

    @property
    def captured_how(self) -> Text:
        """Return how it came about, as the person said."""
        how = self.item.captured_how
        return CAPTURES[how] if how else Text("未说明", "not said")


_HEADINGS = (
    "编号 No.",
    "文件 File",
    "取得方式与时间（本人说明） How and when it came about, as told",
    "文件自述（未核实） What the file declares, unchecked",
    "说明 What it shows",
    "记入账本 Recorded",
    "SHA-256",
)
_STYLE = """
body{font:15px/1.6 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;margin:2rem;color:#111}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #999;padding:.35rem .5rem;text-align:left;vertical-align:top}
code{font:13px/1.5 ui-monospace,Menlo,Consolas,monospace;word-break:break-all}
svg{width:41mm;height:41mm}
@media print{body{margin:0}a{color:inherit;text-decoration:none}}
"""


def index_html(rows: Sequence[IndexRow], head: Head, *, made_at: dt.datetime) -> str:
    """Return the index of a bundle as one page that loads nothing from elsewhere."""
    headings = "".join(f"<th>{escape(one)}</th>" for one in _HEADINGS)
    body = "\n".join(f"<tr>{_cells(row)}</tr>" for row in rows)
    made = escape(made_at.isoformat(sep=" ", timespec="minutes"))
    return f"""<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>证据索引 Index of the evidence</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>{_STYLE}</style></head><body>
<h1>证据索引 Index of the evidence</h1>
<p>共 {len(rows)} 个文件，生成于 {made}。{len(rows)} files; made on {made}.</p>
<table><thead><tr>{headings}</tr></thead><tbody>
{body}
</tbody></table>
<h2>账本指纹 Head of the chain</h2>
{qr_svg(head)}
<p><code>{head.grouped}</code><br>共 {head.count} 条记录 {head.count} entries</p>
<p>怎样核对见 README.txt。指纹说明文件从记下时起没有变；不说明内容真实，也不说明是谁做的。
原手机、原账号和原始文件请继续保留。</p>
<p>README.txt says how to check. The sums show that nothing changed since it was recorded, not that
it is true or who made it. Keep the phone, the account and the original files.</p>
</body></html>
"""


def _cells(row: IndexRow) -> str:
    item, declared = row.item, row.item.declared
    captured = _moment(item.captured_at)
    device = item.device or ""
    said = [row.captured_how.zh, row.captured_how.en, captured, device]
    taken = (declared and declared.taken_at) or ""
    length = _length(declared.duration_ms) if declared and declared.duration_ms else ""
    redacts = f"{item.redacts[:16]}… 的遮盖件 redacted copy" if item.redacts else ""
    link = f'<a href="{escape(row.path)}">{escape(row.path)}</a><br>'
    digest = in_fours(item.blob or "")
    cells = (
        str(row.number),
        link + _lines([item.name, f"{item.media_type}, {readable(item.size or 0)}"]),
        _lines(said),
        _lines([taken, length]),
        _lines([item.description, redacts]),
        _lines([_moment(item.recorded_at), f"第 {row.line} 条 entry {row.line}", item.id]),
        f"<code>{digest}</code>",
    )
    return "".join(f"<td>{cell}</td>" for cell in cells)


def _lines(parts: Sequence[str]) -> str:
    return "<br>".join(escape(part) for part in parts if part) or "—"


def _moment(at: dt.datetime | None) -> str:
    return at.isoformat(sep=" ", timespec="seconds") if at else ""


def _length(milliseconds: int) -> str:
    """Return a length of time as hours, minutes and seconds.

    Examples:
        >>> _length(3_725_400)
        '1:02:05'
    """
    minutes, seconds = divmod(milliseconds // 1000, 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"

"""What a stranger is told at the gate: what happened and how to come in."""

from __future__ import annotations

from typing import NamedTuple

from ashore.text import Text


class Refusal(NamedTuple):
    """A stable code, what happened, and the next step."""

    code: str
    says: Text
    next_step: Text


OTHER_NAME = Refusal(
    "web.other-host",
    Text("这个地址不是上岸的地址。", "This address is not Ashore's."),
    Text("请用终端里打印的地址打开。", "Open the address that the terminal printed."),
)
FOREIGN_PAGE = Refusal(
    "web.other-origin",
    Text(
        "这个请求来自别的网页，没有执行。", "The request came from another page; nothing was done."
    ),
    Text("请回到上岸自己的页面再试。", "Go back to a page of Ashore and try again."),
)
NO_CODE = Refusal(
    "web.no-code",
    Text("浏览器还没有这次启动的钥匙。", "This browser has no key for this launch."),
    Text(
        "请用终端里打印的完整地址打开（里面带着钥匙）；重新启动后要用新的地址。",
        "Open the whole address that the terminal printed, which holds the key; "
        "after a new start there is a new one.",
    ),
)
STALE_FORM = Refusal(
    "web.stale-form",
    Text("这一页放得太久了，没有提交。", "This page is too old; nothing was sent."),
    Text("请后退、刷新，再提交一次。", "Go back, reload and send it once more."),
)
NOT_HERE = Refusal(
    "web.not-here",
    Text("没有这一页。", "There is no such page."),
    Text("回到今天，从那里再找。", "Go back to today and look from there."),
)
FAULT = Refusal(
    "web.fault",
    Text("程序出了差错。记录没有改动。", "The program failed. Your records were not changed."),
    Text("请再试一次；还不行，就从今天页继续。", "Try once more; else go on from today's page."),
)
UNREAD = Refusal(
    "web.unread",
    Text("送来的内容读不出来，没有收下。", "What was sent cannot be read; nothing was taken."),
    Text("请后退，再送一次。", "Go back and send it once more."),
)
TOO_MUCH = Refusal(
    "web.too-much",
    Text("送来的内容太多或太大，没有收下。", "Too much was sent; nothing was taken."),
    Text("请分几次送，每个文件不超过 64 MB。", "Send it in parts; a file may have 64 MB."),
)

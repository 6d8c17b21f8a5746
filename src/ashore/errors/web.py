"""What stops the web app: no port to listen on, a page asked the wrong way."""

from __future__ import annotations

from ashore.errors.base import CallError, DataError
from ashore.text import Text


class PortTakenError(CallError):
    """Something else listens on the port."""

    code = "web.port-taken"
    says = Text("端口 {where} 已经被别的程序占用。", "Another program has port {where}.")
    next_step = Text(
        "换一个：--port 0 会自己找一个空的。", "Take another: --port 0 finds a free one."
    )


class RequestUnreadError(DataError):
    """A program sent something that an address of the API does not take."""

    code = "web.request"
    says = Text("请求里的 {where}：{problem}。", "In the request, {where}: {problem}.")
    next_step = Text(
        "请对照 /api/openapi.json 再发一次。",
        "Compare it with /api/openapi.json and send it again.",
    )


class NoFileError(CallError):
    """A form wants a file and none was chosen, or an empty one."""

    code = "web.no-file"
    says = Text("还没有选文件，或者文件是空的。", "No file was chosen, or it is empty.")
    next_step = Text("请选一个文件，再送一次。", "Choose a file and send it again.")


class NotDeletedError(CallError):
    """A folder could not be removed as a whole; its keys are gone, so nothing in it is readable."""

    code = "web.not-deleted"
    says = Text(
        "{where} 的钥匙删掉了，谁也读不出来；文件夹里还有残留。",
        "The keys of {where} are deleted and nobody can read it; some of its folder is left.",
    )
    safe = Text("案件的内容已经打不开了。", "What was in it can no longer be opened.")
    next_step = Text("请在文件管理器里把它删掉。", "Remove the folder with your file manager.")

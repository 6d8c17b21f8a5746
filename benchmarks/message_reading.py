"""How quickly messages are read: one at a time, many at once, and beside a plain list of words."""

from __future__ import annotations

import functools
import re
import subprocess
import sys
import time

from benchmarks.figures import Figure, in_turn, seconds
from tools.reading_corpus import load_corpus

from ashore.defend.reading.batches import read_groups
from ashore.defend.reading.reader import Asked, Reader

MESSAGES = 2_000
LONG = 20
_SHORT = "您好，您的账单已逾期3天，应还1,280.00元，请尽快还款，如已还款请忽略。"
_TALK = (
    "来电：你好，你那笔钱今天必须处理。\n借款人：请问您是哪家公司？\n"
    "来电：你不用知道，再不还我就去你单位找你们领导聊聊，让你妈也知道知道。"
)
_LETTER = "关于贷款逾期的催告函：" + "您的贷款已逾期，请于收到本函后十日内归还本金及利息。" * 10

_WORDS = {
    "threat_violence": "打断 弄死 砸门 泼油漆 砍 腿 要命 收拾你 带人 上门 住你家 烧",
    "threat_family_or_dox": "通讯录 群发 家人 父母 孩子 学校 曝光 朋友圈 张贴 横幅 亲戚 邻居",
    "insult": "老赖 不要脸 垃圾 废物 畜生 骗子 无赖 狗 滚 缩头乌龟 人渣 败类",
    "impersonate_authority": "公安 派出所 法院 检察院 警官 经侦 立案 传票 执行局 律师 银监会",
    "false_legal_claim": "坐牢 刑事 拘留 通缉 冻结 政审 黑名单 诈骗罪 查封 失信",
    "third_party_demand": "替他还 代还 垫付 代偿 帮他还 连带 父债子还",
    "third_party_disclosure": "他欠 她欠 欠款 逾期未还 转告 您儿子 您女儿 您朋友",
    "workplace_contact": "单位 公司 领导 同事 老板 人事 前台 财务 车间",
    "private_account": "个人账户 微信转 支付宝 收款码 红包 私人 扫码 卡号",
    "excessive_fee_claim": "上门费 违约金 手续费 服务费 催收费 保证金 每天加 利滚利",
    "refuse_identity": "你别管 不用知道 我是谁 不重要 没必要告诉 不方便透露",
    "obscene": "裸照 陪睡 肉偿 视频 脱 开房 卖身 婊子",
    "induce_borrowing": "再借 借新 套现 刷信用卡 卖血 卖肾 找朋友借 典当 网贷",
}


def figures() -> list[Figure]:
    """Return times a message and messages a second, by the processor's clock where it says so."""
    started = time.perf_counter()
    reader = Reader.standard("messages")
    reader.read(Asked(_SHORT))
    first = time.perf_counter() - started
    lines = load_corpus("messages")
    many = [line.asked for line in lines[:: max(1, len(lines) // MESSAGES)]][:MESSAGES]
    one = {
        name: seconds(
            functools.partial(reader.read, Asked(text)), runs=200, clock=time.process_time
        )
        for name, text in (
            ("a text message", _SHORT),
            ("a call of three turns", _TALK),
            ("a letter of 280 characters", _LETTER),
        )
    }
    batch = seconds(lambda: list(reader.read_many(many)), runs=5, clock=time.process_time)
    groups = [many[n : n + 128] for n in range(0, len(many), 128)] * LONG
    together = seconds(
        lambda: list(read_groups("messages", groups, processes=2)), runs=1, clock=time.perf_counter
    )
    beside = in_turn(
        {
            "ours": lambda: list(reader.read_many(many)),
            "words": lambda: [_by_words(asked.text) for asked in many],
        }
    )
    return [
        *(
            Figure(what=f"{name}, processor time", value=1e3 * took, unit="ms", below=5)
            for name, took in one.items()
        ),
        Figure(
            what=f"{len(many):,} texts of the corpus on one core, by processor time",
            value=len(many) / batch,
            unit="a second",
            above=2_000,
        ),
        Figure(
            what=f"{len(many) * LONG:,} texts in two processes, their start included",
            value=len(many) * LONG / together,
            unit="a second",
            above=2_000,
        ),
        Figure(
            what="a regular expression of words a label",
            value=beside["ours"] / beside["words"],
            unit="of its time is ours",
        ),
        Figure(what="the first message: data read and model built", value=first, unit="s"),
        Figure(what="import of the reader", value=_import_seconds(), unit="s"),
    ]


_PATTERNS = {label: re.compile("|".join(words.split())) for label, words in _WORDS.items()}


def _by_words(text: str) -> list[tuple[str, int, int]]:
    """Return what somebody in a hurry would write: a label where one of its words stands."""
    return [
        (label, *match.span())
        for label, pattern in _PATTERNS.items()
        if (match := pattern.search(text))
    ]


def _import_seconds() -> float:
    """Return how long the import takes in a fresh process, the bare start taken off."""

    def started(code: str) -> float:
        return seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True), runs=3)

    return started("import ashore.defend.reading.messages") - started("pass")

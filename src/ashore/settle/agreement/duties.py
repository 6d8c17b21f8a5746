"""What each side has to do besides paying: by which day, in which order, and what a miss does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ashore.settle.agreement.amounts import BLOT, DAY, day_of
from ashore.settle.agreement.said import Said, matches, pieces
from ashore.settle.agreement.sentences import Sentence
from ashore.settle.agreement.who_acts import person_has_to

_DAYS = re.compile(rf"(?<![\d{BLOT}OolI])(\d{{1,3}})(?:个)?(工作日|日|天)(?!起)")
_TORN_DAYS = re.compile(rf"(?:[{BLOT}]\d?|\d[{BLOT}OolI])(?:个)?(?:工作日|日|天)?内?")
_TARGETS: tuple[tuple[str, str, str], ...] = (
    ("certificate", r"结清证明|清偿证明|还清证明", r"征信|报送|撤诉|解冻"),
    ("update", r"征信|报送|更新", r"证明"),
    ("withdrawal", r"撤诉|撤回起诉|解除[^,。;]{0,24}(?:冻结|保全|查封)|解冻", r"征信"),
)
_PROMISED = {
    "certificate": r"证明",
    "update": r"更新|报送(?!行为)",
    "withdrawal": r"撤诉|解除|解冻",
}
_HAS_IT = re.compile(r"(?:收到|取得|拿到|获得|凭)[^,。;]{0,8}证明(?!.*(?:出具|开具|提供|寄|交付))")
_COMPLAINT = re.compile(r"(?:投诉|举报|信访)[^,。;]{0,14}撤诉")
_GOES_ON = re.compile(r"并|且|同时|以及")
_PRINCIPAL_FIRST = (
    r"(?:首先|优先|先)[^,。;、息费罚]{0,8}本(?!协议|合同|人|行|案)"
    r"|(?:全部|均)用于(?:归还|抵偿|冲抵|偿还)[^,。;息费]{0,4}本金"
)
_FEES_FIRST = (
    r"顺序[^。;]{0,10}费用?[、,]?[^。;]{0,6}(?:利息|息)[、,]?[^。;]{0,6}本金"
    r"|先(?:行)?(?:抵充|冲抵|抵扣|抵|还|扣|清偿)?[^,。;本]{0,4}(?:利息|费用|罚息|违约金)"
)
_ANY = r"任[何意]?[1一](?:期|笔|次|个?月)|首期(?:款)?未|有[1一][期次]|[1一]次不还|逾期[1一]天"
_ANY_LATE = r"(?:乙方|借款人|债务人|被告)未(?:能)?按(?:期|约|时)[^,。;]{0,6}(?:还款|支付|履行)的"
_IN_A_ROW = r"(?:连续|连着|累计)(?:逾期)?(\d+)期|(\d+)期(?:以上|及以上)?连续"
_CURE = (
    r"(?:催告|通知|提示)(?:后|满)?(?:又过)?[^,。;\d]{0,6}(\d{1,3})(?:日|天)"
    r"|(\d{1,3})(?:日|天)内?[^,。;]{0,4}补足"
)
_GRACE = (
    r"宽限期?[^,。;\d]{0,8}(\d{1,2})(?:日|天)|(\d{1,2})(?:日|天)(?:的|为)?宽限"
    r"|(\d{1,2})(?:日|天)内补足不(?:算|视为)逾期|(?:逾期|迟延|晚还?)(?:不超过)?(\d{1,2})(?:日|天)(?:以内)?(?:的)?,?(?:不视为|不构成|以内不|不算|不按)"
)
_MENTIONS_DEFAULT = (
    r"逾期(?!违约金|罚息|利息)|未(?:能)?按(?:期|约|时)|违约(?!金)|未足额|过期作废|违反|延迟|迟延"
    r"|不算数|未付清"
)
_STOPS = (
    r"停止(?!催收短信)[^,。;]{0,12}催收|停止联系|停止一切(?:形式的)?催收|不再[^,。;]{0,6}催收"
    r"|不得再进行任何催收|不得催收"
)
_PAUSES = r"暂停[^,。;]{0,10}(?:催收|提醒|联系|短信)"
_NO_OTHERS = (
    r"不欠[^,。;]{0,8}(?:别的|其他|任何)(?:钱|款)"
    r"|(?:无|没有|不存在|再无|不再欠|不欠)[^,。;]{0,12}(?:债务|债权|欠款|款项|借款|贷款|钱款|未清|未结清)"
)
_DISPUTES = r"(?<!无)(?<!其他)争议|纠纷|管辖|(?:当地|住所地|所在地)(?:人民)?法院"
_SERVICE = (
    r"送达|(?:函件|文书)[^,。;]{0,4}(?:寄|送)|通知[^。;,]{0,14}(?:短信|寄|发到|发至|送到|手机|邮箱)"
    r"|通讯地址|通知地址|视为有效送达"
)
_EFFECT = r"生效(?!裁判)|法律效力|一经签署"
_SIGNED = r"签字|签名|签章|盖章|承诺人|立据人|签收"
_SIGNED_ON = re.compile(rf"(?:签订|签署|签约|确认)(?:日期|时间|日)?[:为于]?{DAY}")
_DATED = re.compile(rf"^(?:日期:?)?{DAY}$|^[^,。;:]{{2,16}}{DAY}\d{{2}}:\d{{2}}$")
_SUED = re.compile(r"\(\d{4}\)[^,。;]{1,24}号|原告|被执行人")
_POSTPONED = re.compile(r"节假日[^。;]{0,8}顺延|顺延至[^。;]{0,6}工作日")


def duties_said(sentences: Sequence[Sentence]) -> Iterator[Said]:
    """Yield what the agreement says of everything beside the parties, the debt and the plan."""
    for sentence in sentences:
        yield from _by_days(sentence)
    yield from matches("order", _FEES_FIRST, sentences, value="fees-first")
    yield from matches("order", _PRINCIPAL_FIRST, sentences, value="principal-first")
    for one in matches("order", r"(?:抵充|冲抵|还款|入账)顺序", sentences, value=""):
        yield one._replace(vague=True)
    yield from matches("trigger", _IN_A_ROW, sentences)
    yield from matches("trigger", _ANY, sentences, value="1")
    yield from matches("trigger", _ANY_LATE, sentences, value="1")
    demanded = [one for one in sentences if re.search(r"催告|通知|提示", one.plain)]
    yield from matches("cure_days", _CURE, demanded)
    yield from matches("grace_days", _GRACE, sentences)
    for one in matches("trigger", _MENTIONS_DEFAULT, sentences, value=""):
        yield one._replace(vague=True)
    yield from matches("stop_collection", _STOPS, sentences, value="true")
    for one in matches("stop_collection", _PAUSES, sentences, value=""):
        yield one._replace(vague=True)
    yield from matches("no_other_debts", _NO_OTHERS, sentences, value="true")
    yield from matches("disputes", _DISPUTES, sentences, value="true")
    yield from matches("service", _SERVICE, sentences, value="true")
    yield from matches("effect", _EFFECT, sentences, value="true")
    for one in matches("effect", _SIGNED, sentences, value=""):
        yield one._replace(vague=True)
    for sentence in sentences:
        yield from _dated(sentence)
        if _SUED.search(sentence.plain):
            yield Said("sued", "true", sentence, sentence.plain)
        if _POSTPONED.search(sentence.plain):
            yield Said("postponed", "true", sentence, sentence.plain)


def _by_days(sentence: Sentence) -> Iterator[Said]:
    """Yield what is to be done within some days; the days may stand in the part before."""
    parts = pieces(sentence.plain)
    for place, piece in enumerate(parts):
        for name, target, other in _TARGETS:
            if not re.search(target, piece) or _of_person(target, parts, place):
                continue
            before = parts[place - 1] if place else ""
            after = parts[place + 1] if place + 1 < len(parts) else ""
            days = _nearest(piece, target) or (
                None if re.search(f"{target}|{other}", before) else _last(before)
            )
            if (
                days is None
                and re.search(r"就能|可以?|即可", after)
                and re.search(r"开|出|给|寄", after)
            ):
                days = _DAYS.search(after)
            if days:
                unit = "w" if days[2] == "工作日" else "d"
                yield Said(name, f"{int(days[1])}{unit}", sentence, piece)
            elif re.search(_PROMISED[name], piece):
                torn = bool(_TORN_DAYS.search(piece))
                yield Said(name, "", sentence, piece, torn=torn, vague=not torn)


def _of_person(target: str, parts: Sequence[str], place: int) -> bool:
    """Return whether the creditor has nothing to do here: the person does it, or has it."""
    piece = parts[place]
    if _HAS_IT.search(piece) or _COMPLAINT.search(piece):
        return True
    from_start = place if _GOES_ON.match(piece) else 0
    ahead = re.split(target, piece, maxsplit=1)[0]
    return person_has_to(",".join([*parts[place - from_start : place], ahead]))


def _nearest(piece: str, target: str) -> re.Match[str] | None:
    """Return the count of days that stands last before what is to be done, else first after it."""
    at = re.search(target, piece)
    ahead = [match for match in _DAYS.finditer(piece) if at and match.start() < at.start()]
    return ahead[-1] if ahead else _DAYS.search(piece)


def _last(piece: str) -> re.Match[str] | None:
    found = list(_DAYS.finditer(piece))
    return found[-1] if found else None


def _dated(sentence: Sentence) -> Iterator[Said]:
    for name, pattern in (("signed_on", _SIGNED_ON), ("dated", _DATED)):
        match = pattern.search(sentence.plain)
        if match:
            written = next(group for group in match.groups() if group)
            day = day_of(written)
            yield Said(name, day.isoformat() if day else "", sentence, match[0], torn=day is None)

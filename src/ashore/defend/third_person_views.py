"""The sheet for a person who is called, as Markdown and as values for other programs."""

from __future__ import annotations

from ashore.defend.third_person import Sheet
from ashore.findings import Citation, Confidence, Strength
from ashore.text import Language, Text


def sheet_as_markdown(sheet: Sheet, language: Language) -> str:
    """Return the sheet as Markdown that also reads well as plain text; sources stand at its end."""
    out = [f"# {sheet.title.in_language(language)}", ""]
    cited: dict[tuple[Text, str], tuple[int, Citation]] = {}
    for section in sheet.sections:
        out += [f"## {section.title.in_language(language)}", ""]
        for line in section.lines:
            numbers = dict.fromkeys(
                cited.setdefault((one.title, one.pinpoint), (len(cited) + 1, one))[0]
                for one in line.citations
            )
            marks = "".join(f"[{number}]" for number in numbers)
            out.append(f"- {line.says.in_language(language)}{marks}")
        out.append("")
    out += [f"## {_SOURCES.in_language(language)}", ""]
    for number, one in cited.values():
        where = f"{one.title.in_language(language)}, {one.pinpoint}"
        strength = _STRENGTHS.get(one.strength, _DEPENDS).in_language(language)
        doubt = _DOUBT.in_language(language) if one.confidence in _DOUBTFUL else ""
        out.append(f"{number}. {where} ({strength}{doubt})")
    out += ["", _NO_ADVICE.fill(on=sheet.on).in_language(language)]
    return "\n".join(out) + "\n"


def sheet_as_json(sheet: Sheet, language: Language) -> dict[str, object]:
    """Return the sheet as values for other programs, in one language."""
    return {
        "reader": str(sheet.reader),
        "title": sheet.title.in_language(language),
        "on": sheet.on.isoformat(),
        "sections": [
            {
                "key": section.key,
                "title": section.title.in_language(language),
                "lines": [
                    {
                        "says": line.says.in_language(language),
                        "phones": list(line.phones),
                        "sources": [
                            {
                                "id": one.id,
                                "title": one.title.in_language(language),
                                "at": one.pinpoint,
                                "strength": str(one.strength),
                                "confidence": str(one.confidence),
                            }
                            for one in line.citations
                        ],
                    }
                    for line in section.lines
                ],
            }
            for section in sheet.sections
        ],
    }


_SOURCES = Text("依据", "Sources")
_NO_ADVICE = Text(
    "按 {on} 的法规数据整理，不是法律意见。",
    "Drawn from the law book as of {on}; no legal advice.",
)


_DEPENDS = Text("依据情况而定", "depends")
_DOUBT = Text("；没有核到出处", "; source not confirmed")
_DOUBTFUL = frozenset({Confidence.LOW, Confidence.UNCONFIRMED})
_STRENGTHS = {
    Strength.LAW: Text("法律", "law"),
    Strength.JUDICIAL: Text("司法解释", "judicial interpretation"),
    Strength.RULE: Text("部门规章", "department rule"),
    Strength.NORMATIVE: Text("规范性文件或公布的信息", "normative document or notice"),
    Strength.STANDARD: Text(
        "推荐性标准，本身不强制", "recommended standard, not binding by itself"
    ),
    Strength.SELF_REGULATION: Text("行业自律，只约束会员", "self-regulation, binds members only"),
}

"""What a person calls the words that the law book is written in."""

from __future__ import annotations

from ashore.law.answers import FactDate, Kind, Product, Unit
from ashore.law.channel import Need
from ashore.law.lenders import LenderType
from ashore.law.source import SourceKind
from ashore.text import Text

KINDS = {kind: kind.words() for kind in Kind}

UNITS = {
    Unit.SHARE: Text("比例", "a share"),
    Unit.SHARE_PER_YEAR: Text("每年的比例", "a share a year"),
    Unit.SHARE_PER_DAY: Text("每天的比例", "a share a day"),
    Unit.MULTIPLE: Text("倍", "a multiple"),
    Unit.DAYS: Text("天（自然日）", "calendar days"),
    Unit.WORKING_DAYS: Text("个工作日", "working days"),
    Unit.MONTHS: Text("个月", "months"),
    Unit.YEARS: Text("年", "years"),
    Unit.YUAN: Text("元", "yuan"),
    Unit.TIMES: Text("次", "times"),
    Unit.TEXT: Text("文字", "words"),
    Unit.TABLE: Text("表", "a table"),
}

FACT_DATES = {
    FactDate.CONTRACT: Text("合同成立那天", "the day the contract was made"),
    FactDate.DUE: Text("应还那天", "the day a sum fell due"),
    FactDate.EVENT: Text("事情发生那天", "the day of the event"),
    FactDate.SUIT_ACCEPTED: Text("法院立案那天", "the day a court took the suit"),
    FactDate.JUDGMENT: Text("判决那天", "the day of the judgment"),
    FactDate.ASKED: Text("查询那天", "the day of asking"),
}

SOURCE_KINDS = {
    SourceKind.STATUTE: Text("法律", "statute"),
    SourceKind.ADMINISTRATIVE_REGULATION: Text("行政法规", "administrative regulation"),
    SourceKind.JUDICIAL_INTERPRETATION: Text("司法解释", "judicial interpretation"),
    SourceKind.JUDICIAL_POLICY: Text("司法政策文件", "judicial policy"),
    SourceKind.DEPARTMENT_RULE: Text("部门规章", "rule of a ministry or regulator"),
    SourceKind.SUPERVISORY_NOTICE: Text("监管文件", "supervisory notice"),
    SourceKind.ANNOUNCEMENT: Text("公告", "announcement"),
    SourceKind.LOCAL_REGULATION: Text("地方性法规", "local regulation"),
    SourceKind.NATIONAL_STANDARD: Text("推荐性国家标准", "recommended national standard"),
    SourceKind.SELF_REGULATION: Text("行业自律", "self-regulation"),
    SourceKind.COURT_PRACTICE: Text("裁判做法", "court practice"),
    SourceKind.INDUSTRY_USAGE: Text("行业做法", "usage of the trade"),
    SourceKind.UNPUBLISHED_GUIDANCE: Text("没有公开的指导", "unpublished guidance"),
}

LENDERS = {
    LenderType.BANK: Text("银行", "banks"),
    LenderType.CONSUMER_FINANCE: Text("消费金融公司", "consumer-finance companies"),
    LenderType.AUTO_FINANCE: Text("汽车金融公司", "auto-finance companies"),
    LenderType.TRUST: Text("信托公司", "trusts"),
    LenderType.SMALL_LOAN: Text("小额贷款公司", "small-loan companies"),
    LenderType.GUARANTEE: Text("融资担保公司", "guarantee companies"),
    LenderType.LEASING: Text("融资租赁公司", "leasing companies"),
    LenderType.PAWN: Text("典当行", "pawnshops"),
    LenderType.FACTORING: Text("商业保理公司", "factoring companies"),
    LenderType.LOCAL_AMC: Text("地方资产管理公司", "local asset managers"),
    LenderType.UNLICENSED: Text("没有放贷牌照的", "lenders without a licence"),
    LenderType.NATURAL_PERSON: Text("个人", "natural persons"),
    LenderType.UNKNOWN: Text("还不清楚", "not known"),
}

PRODUCTS = {
    Product.LOAN: Text("贷款", "loans"),
    Product.CARD: Text("信用卡", "cards"),
    Product.GUARANTEE_RECOURSE: Text("担保追偿", "a guarantor's recourse"),
    Product.JUDGMENT: Text("判决", "judgments"),
}

NEEDS = {
    Need.COMPLAINANT: Text("投诉人", "who complains"),
    Need.RESPONDENT: Text("对方", "against whom"),
    Need.LOAN: Text("借款", "the loan"),
    Need.PRIOR: Text("之前的投诉", "earlier complaints"),
    Need.FACTS: Text("事实", "the facts"),
    Need.RULES: Text("依据", "the rules"),
    Need.REQUESTS: Text("诉求", "what is asked"),
    Need.EVIDENCE: Text("证据", "the evidence"),
    Need.AUTHORIZATION: Text("授权", "authorisation"),
    Need.DECLARATION: Text("声明", "a declaration"),
}

DOMAINS = {
    "card": Text("信用卡", "Cards"),
    "channels": Text("渠道", "Channels"),
    "civil-code": Text("民法典", "Civil Code"),
    "collection": Text("催收行为", "Collection"),
    "consumer-law": Text("消费者保护", "Consumer protection"),
    "court": Text("诉讼", "Going to court"),
    "credit-record": Text("征信", "Credit records"),
    "criminal": Text("刑法", "Criminal law"),
    "deadlines": Text("期限", "Deadlines"),
    "enforcement": Text("执行", "Enforcement"),
    "evidence": Text("证据", "Evidence"),
    "guidelines": Text("家庭预算参照", "Household reference figures"),
    "hotlines": Text("热线", "Telephone lines"),
    "insolvency": Text("个人破产", "Personal insolvency"),
    "judgment": Text("判决以后", "After a judgment"),
    "limitation": Text("诉讼时效", "Limitation"),
    "penalty": Text("罚息和违约金", "Penalty interest"),
    "privacy": Text("个人信息", "Personal information"),
    "private-lending": Text("民间借贷", "Private lending"),
    "public-security": Text("治安管理", "Public security"),
    "rates": Text("利率", "Rates"),
    "records": Text("记录保存", "Keeping records"),
    "stages": Text("逾期阶段", "Stages of arrears"),
    "supervision": Text("监管规定", "Supervision"),
}


def domain_of(entry_id: str) -> str:
    """Return the domain that an entry belongs to."""
    return entry_id.split(".", maxsplit=1)[0]


def domain_words(domain: str) -> Text:
    """Return what a person calls a domain; its own name where nobody gave it one."""
    return DOMAINS.get(domain, Text(domain, domain))

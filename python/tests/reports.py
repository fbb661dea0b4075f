"""Reports on all records of a case; see conformance/README.md."""

from datetime import timedelta
from typing import Any, Protocol

from leadwerk import Error, Language, Period, PeriodKind, Policy, Record, Report, ReportFold, ReportWish

from .house import EPOCH
from .reckon import faults

Json = Any


class Case(Protocol):
    """A case being run."""

    def fail(self, text: str) -> None: ...
    def check(self, holds: bool, fault: str) -> None: ...
    def keys(self, given: Json, known: str) -> None: ...
    def refused(self, place: str, expected: Json, error: Error) -> None: ...


def ask_reports(case: Case, policies: tuple[Policy, Policy], records: list[Record], asks: Json) -> None:
    """Reports on all records, folded at once, and in two parts of which the second begins with known ones."""
    third = len(records) // 3
    folds = (folded(policies, [records]), folded(policies, [records[: 2 * third], records[third:]]))
    for ask in asks:
        case.keys(ask, "wish period called report says sentences refusal")
        wish, period = ReportWish.from_dict(ask["wish"]), Period.from_dict(ask["period"])
        place = f"report {ask['wish']}"
        if "called" in ask:
            at, kind = EPOCH + timedelta(milliseconds=ask["called"]["at"]), PeriodKind(ask["called"]["kind"])
            by = folds[0].period if ask["called"]["by"] == "period" else folds[0].last_period
            case.check(by(at, kind) == period, f"{place}: {ask['called']} is {by(at, kind)}")
        whole, parts = (answer(fold, wish, period) for fold in folds)
        case.check(str(whole) == str(parts), f"{place}: folded in two parts it is another one")
        if isinstance(whole, Error):
            case.refused(place, ask.get("refusal", {}), whole)
            continue
        case.check("refusal" not in ask, f"{place}: must be refused, but gave {whole}")
        case.check("report" in ask or "says" in ask or "refusal" in ask, "a report expects nothing")
        several = folds[0].reports([wish, wish], period)
        case.check(several == (whole, whole), f"{place}: one of several is another one")
        for fault in faults(place, ask.get("report", {}), whole.to_dict()["report"]):
            case.fail(fault)
        ask_pages(case, place, folds, whole, ask.get("says", {}))
        ask_sentences(case, place, folds[0], whole, ask.get("sentences", {}))


def ask_pages(case: Case, place: str, folds: tuple[ReportFold, ReportFold], report: Report, says: Json) -> None:
    """The page and the mail in every language: they say what they must, and names in them are nothing but text."""
    case.keys(says, "en de")
    case.check(Report.from_json(report.to_json()) == report, f"{place}: another one after JSON")
    for key, language in (("en", Language.ENGLISH), ("de", Language.GERMAN)):
        (page, mail), again = ((fold.page(report, language), fold.markdown(report, language)) for fold in folds)
        case.check((page, mail) == again, f"{place}: in two parts another page or mail")
        case.check(page.startswith("<!DOCTYPE html>"), f"{place}: the page begins with {page[:20]}")
        case.check("<script" not in page and "<img" not in page, f"{place}: the page has a tag")
        case.check("<" not in mail.replace("\\<", ""), f"{place}: the mail has a tag")
        for text in says.get(key, []):
            case.check(html(text) in page, f"{place}: the page does not say `{text}`")
            case.check(markdown(text) in mail, f"{place}: the mail does not say `{text}`\n{mail}")


def ask_sentences(case: Case, place: str, fold: ReportFold, report: Report, expected: Json) -> None:
    """What the report says in words: the parts that are named, and nothing that its page does not say."""
    case.keys(expected, "en de")
    for key, language in (("en", Language.ENGLISH), ("de", Language.GERMAN)):
        said, page = fold.sentences(report, language), fold.page(report, language)
        for sentence in said.page:
            case.check(html(sentence) in page, f"{place}: the page does not say `{sentence}`")
        for fault in faults(f"{place}: sentences", expected.get(key, {}), said.to_dict()):
            case.fail(fault)


def answer(fold: ReportFold, wish: ReportWish, period: Period) -> Report | Error:
    try:
        return fold.report(wish, period)
    except Error as error:
        return error


def folded(policies: tuple[Policy, Policy], parts: list[list[Record]]) -> ReportFold:
    first, last = policies
    fold = ReportFold(first)
    for records in parts:
        fold.fold(records)
    # Adopted rules are not in the log, only that they were adopted.
    if first != last:
        fold.use_policy(last)
    return fold


def html(text: str) -> str:
    """A text as a page has it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def markdown(text: str) -> str:
    """A text as a mail has it."""
    return "".join("\\" + letter if letter in "\\`*_[]<>|#~&" else letter for letter in text)

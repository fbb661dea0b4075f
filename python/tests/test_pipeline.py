"""From the log to the forecast, seen from Python: what is learned from stages, and what follows from it."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from leadwerk import (
    Calibration,
    Engine,
    Error,
    ForecastRule,
    HistoryData,
    HistoryFold,
    HistoryRule,
    Language,
    ModelRule,
    SegmentBy,
    StageModel,
    StayFold,
    Value,
    Year,
    YearPlan,
)


def test_from_the_log_to_the_forecast() -> None:
    """A small year up to its autumn: every step from records to sentences."""
    year = Year(YearPlan.standard().replace(leads=200))
    engine = Engine(year.policy())
    log = engine.execute_all(list(year)).records
    known = log[: len(log) * 7 // 10]
    rule = HistoryRule.standard([stage.id for stage in engine.policy().pipeline.stages])
    by = [SegmentBy.Medium(), SegmentBy.Channel()]
    fold = HistoryFold(rule, by)
    for part in (known[:100], known[100:]):
        fold.fold(part)
    history, deals, at = fold.history(), fold.deals(), known[-1].at
    stays = StayFold.by(by)
    stays.fold(known)
    assert HistoryData.of(rule, stays.stays()) == history and stays.deals() == deals and len(deals) > 3

    model = StageModel(history, ModelRule.standard().replace(draws=20), at)
    chances = model.chances(deals)
    assert [chance.lead for chance in chances] == [deal.lead for deal in deals]
    assert all(chance.low <= chance.won <= chance.high for chance in chances)
    assert [chance.won for chance in chances] == pytest.approx(model.won(deals), abs=1e-6)
    assert chances[0].sentence(Language.GERMAN).startswith(f"Stufe {deals[0].stage} gewinnt gewöhnlich ")

    table = model.table()
    assert [row.stage for row in table.rows] == list(rule.stages[:-1])
    assert sorted(row.published for row in table.rows) == [row.published for row in table.rows]
    assert table.sentences(Language.ENGLISH)[0].startswith(f"A lead at {rule.stages[0]} is won with ")
    segment = next(deal.segment for deal in deals if deal.segment)
    assert model.table(segment).segment == segment and model.table(None) == table

    wanted = ForecastRule(at + timedelta(days=90), engine.policy().currency, draws=5)
    forecast = model.forecast(deals, wanted)
    assert forecast.deals == sum(deal.value is not None for deal in deals) and forecast.draws == 5
    assert forecast.mean.minor <= forecast.value.minor and forecast.sentences(Language.ENGLISH)
    weighted = model.weighted(deals, engine.policy().currency)
    assert weighted.total.deals == len(deals) and weighted.total.value == forecast.value

    stays.fold(log[len(known) :])
    scored = Calibration.of(model.freeze(deals), stays.ends())
    assert scored.forecasts == len(deals) and scored.decided > 0

    values: list[Value] = [history, rule, table, forecast, weighted, scored, deals[0], chances[0], *by]
    for value in values:
        assert pickle.loads(pickle.dumps(value)) == value and type(value).from_json(value.to_json()) == value
    assert len({history, HistoryData.of(rule, []), HistoryData.of(rule, [])}) == 2

    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(model.chances, deals) for _ in range(8)]
        tables = [pool.submit(model.table, segment) for _ in range(8)]
        assert {answer.result() for answer in asked} == {chances}
        assert {answer.result() for answer in tables} == {model.table(segment)}


def test_what_the_model_refuses() -> None:
    """Objects that are not made, and arguments that are none of theirs."""
    rule = HistoryRule.standard(["offer", "order"])
    with pytest.raises(Error, match="FIGURE_OUT_OF_RANGE"):
        HistoryFold(rule.replace(stages=["offer"]), [])
    at = next(iter(Year(YearPlan.standard().replace(leads=1)))).at
    model = StageModel(HistoryData.of(rule, []), ModelRule.standard(), at)
    with pytest.raises(Error, match="UNREADABLE"):
        model.table(5)  # type: ignore[arg-type]  # pyright: ignore
    with pytest.raises(Error, match="UNREADABLE"):
        model.won([rule])  # type: ignore[list-item]  # pyright: ignore
    with pytest.raises(TypeError):
        pickle.dumps(model)

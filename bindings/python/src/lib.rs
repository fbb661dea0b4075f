//! The native half of the Python package: one function for each function of the core.
//!
//! The classes of all values come from the core (`leadwerk::crossing::python`); what is here names no field, no variant
//! and no error.

#[macro_use]
mod objects;

mod engine;
mod media;
mod methods;
mod model;
mod partners;
mod quality;
mod reports;
mod scores;
mod shared;
mod stays;
mod streams;
mod year;

/// An embeddable lead-management engine.
#[pyo3::pymodule(gil_used = false)]
mod _leadwerk {
    use leadwerk::crossing::python::{error_class, value_class};
    use leadwerk::crossing::shape::{self, Crosses, Shape};
    use leadwerk::distribution::{Apportionment, Audit, AuditRow, Comparison, Handout, Receiver, Rule, Seats, Stream};
    use leadwerk::engine::import::{HistoryRow, Imported, Mapping};
    use leadwerk::engine::{
        Adopted, Batch, DueLine, LedgerView, MemberView, QueueLine, Receipt, Request, SegmentBy, WaitingLine,
    };
    use leadwerk::lead::{LeadView, Phase};
    use leadwerk::partner::{
        DelayLaw, MemberFigures, PartnerTable, PointsAccount, PointsEntry, Reminder, ResponseRow, ResponseTimes,
        TierCase, TierProposal, WinTally, WorkedLead,
    };
    use leadwerk::pipeline::{
        Backtest, BacktestRule, Calibration, ChanceTable, Deal, DealChance, DealWorth, EffortRule, End, Forecast,
        ForecastOptions, ForecastRule, FrozenForecast, FunnelOptions, FunnelPlan, FunnelStep, HistoryData, HistoryRule,
        Incidence, IncidenceAt, Odds, OdooLead, OdooModel, OrderValues, RestrictedMean, SalesUnit, Spell, SpellColumns,
        StageTable, Stay, WeightedPipeline,
    };
    use leadwerk::policy::{Fault, Finding, ModelRule, Policy};
    use leadwerk::quality::{
        ContactRow, DataReport, DuplicateCandidate, DuplicateKeys, Maintenance, MaintenanceRow, MaintenanceRule,
        PostcodeRow,
    };
    use leadwerk::report::{Period, PeriodKind, Report, ReportSentences, ReportWish};
    use leadwerk::scoring::{
        AnswerColumn, Drift, DriftOutcome, DriftRule, EndedLead, LeadAnswers, MediaBy, MediaMix, MediaRanking,
        MediaReturns, MediumCost, MediumLead, MediumRow, RaterOptions, RaterTable, Rating, Score, ScoreHistoryData,
        ScoreModelData, ScoreTable, ScoredColumns,
    };
    use leadwerk::simulation::YearPlan;
    use leadwerk::units::Language;
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::{
        engine::Engine, media::MediumFold, media::RatingFold, model::StageModel, partners::PartnerFold,
        quality::ContactCheck, quality::DuplicateIndex, quality::MaintenanceFold, reports::ReportFold,
        scores::ScoreFold, scores::ScoreModel, stays::HistoryFold, stays::StayFold, streams::StreamFold, year::Year,
    };

    /// All types that the functions name, and what these lead to.
    fn shapes() -> Vec<&'static Shape> {
        macro_rules! kinds {
            ($($named:ty),* $(,)?) => { [$(<$named>::kind()),*] };
        }
        // In braces, which the formatter leaves as they are: a hundred names, a line each, would be a page.
        shape::reachable(kinds! {
            Adopted, AnswerColumn, Apportionment, Audit, AuditRow, Backtest, BacktestRule, Batch, Calibration,
            ChanceTable, Comparison, ContactRow, DataReport, Deal, DealChance, DealWorth, DelayLaw, Drift,
            DriftOutcome, DriftRule, DueLine, DuplicateCandidate, DuplicateKeys, EffortRule, End, EndedLead, Fault,
            Finding, Forecast, ForecastOptions, ForecastRule, FrozenForecast, FunnelOptions, FunnelPlan,
            FunnelStep, Handout, HistoryData, HistoryRow, HistoryRule, Imported, Incidence, IncidenceAt, Language,
            LeadAnswers, LeadView, LedgerView, Maintenance, MaintenanceRow, MaintenanceRule, Mapping, MediaBy,
            MediaMix, MediaRanking, MediaReturns, MediumCost, MediumLead, MediumRow, MemberFigures, MemberView,
            ModelRule, Odds, OdooLead, OdooModel, OrderValues, PartnerTable, Period, PeriodKind, Phase,
            PointsAccount, PointsEntry, Policy, PostcodeRow, QueueLine, RaterOptions, RaterTable, Rating, Receipt,
            Receiver, Reminder, Report, ReportSentences, ReportWish, Request, ResponseRow, ResponseTimes,
            RestrictedMean, Rule, SalesUnit, Score, ScoreHistoryData, ScoreModelData, ScoreTable, ScoredColumns, Seats, SegmentBy, Spell,
            SpellColumns, StageTable, Stay, Stream, TierCase, TierProposal, WaitingLine, WeightedPipeline,
            WinTally, WorkedLead, YearPlan,
        })
    }

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        let py = module.py();
        module.add("Error", error_class(py)?)?;
        module.add("Value", value_class(py)?)?;
        for shape in shapes() {
            if let Some(make) = shape.python {
                module.add(shape.name, make(py)?)?;
            }
        }
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        // Not by `add`: it is for the generator of the stub file, and not for users.
        module.setattr("shapes", shape::to_json(&shapes())?)?;
        super::methods::attach(module)?;
        super::shared::watch_forks(py)
    }
}

//! What some values can do beside being values.

use leadwerk::crossing::python::{Method, ToPython, argument, money, take};
use leadwerk::distribution::{
    Apportionment, Audit, AuditRow, Choice, Comparison, Receiver, Rule, Stream, WeightChange, apportion, audit,
    compare, give_away,
};
use leadwerk::engine::import::Mapping;
use leadwerk::engine::{Batch, Receipt, Record};
use leadwerk::partner::{
    Alarm, DelayLaw, MemberFigures, PartnerRow, PartnerTable, PointsAccount, PointsEntry, Reminder, ResponseRow,
    ResponseTimes, TierCase, TierProposal, WinScore, WinTally, WorkedLead,
};
use leadwerk::pipeline::{
    Backtest, BacktestRule, Calibration, ChanceTable, DealChance, DealWorth, End, Forecast, ForecastOptions,
    FrozenForecast, FunnelOptions, FunnelPlan, FunnelStep, HistoryData, HistoryRule, Incidence, Odds, OdooLead,
    OdooModel, OrderValues, RestrictedMean, SalesUnit, Spell, SpellColumns, StageTable, Stay,
};
use leadwerk::policy::{
    DuplicateRule, MediaRule, ModelRule, Policy, ProgrammeRule, QualificationRule, QualityRule, ScoringRule,
};
use leadwerk::quality::{
    ContactRow, DataFinding, DataReport, DuplicateCandidate, DuplicateKeys, Maintenance, MaintenanceRow,
    MaintenanceRule,
};
use leadwerk::scoring::{
    Drift, DriftOutcome, DriftRule, EndedLead, MediaBy, MediaMix, MediaRanking, MediaReturns, MediumCost, MediumLead,
    MediumRow, RaterOptions, RaterTable, Rating, Score, ScoreHistoryData, ScoreModelData,
};
use leadwerk::simulation::YearPlan;
use leadwerk::units::{Count, Currency, Estimate, Language, MemberId, ModelId, Probability, Seed, StageId, Timestamp};
use pyo3::prelude::*;

type Given<'a, 'py> = &'a Bound<'py, PyAny>;
type Answer<'py> = PyResult<Bound<'py, PyAny>>;

/// Functions of a class: each takes its arguments, and what it answers goes to Python.
macro_rules! of_classes {
    ($module:ident, $($(#[$docs:meta])* $class:ident::$name:ident($($given:ident: $type:ty),*) => $answer:expr;)*) => {$({
        $(#[$docs])*
        #[pyfunction]
        fn $name<'py>(py: Python<'py>, $($given: Given<'_, 'py>),*) -> Answer<'py> {
            $(let $given = take::<$type>(stringify!($given), $given)?;)*
            let answer = py.detach(|| $answer);
            answer?.to_python(py)
        }
        let function = wrap_pyfunction!($name, $module)?;
        $module.getattr(stringify!($class))?.setattr(stringify!($name), function)?;
    })*};
}

/// Functions of the objects of a class, all of one signature.
macro_rules! of_objects {
    ($module:ident, $signature:literal, $($(#[$docs:meta])*
        $class:ident.$name:ident($object:ident $(, $given:ident: $type:ty)*) => $answer:expr;
    )*) => {$({
        $(#[$docs])*
        #[pyfunction]
        #[pyo3(text_signature = $signature)]
        fn $name<'py>(py: Python<'py>, object: Given<'_, 'py>, $($given: Given<'_, 'py>),*) -> Answer<'py> {
            let $object = argument::<$class>("self", object)?;
            $(let $given = take::<$type>(stringify!($given), $given)?;)*
            let answer: Result<_, leadwerk::Error> = py.detach(|| $answer);
            answer?.to_python(py)
        }
        let method = Method::from(wrap_pyfunction!($name, $module)?);
        $module.getattr(stringify!($class))?.setattr(stringify!($name), method)?;
    })*};
}

/// Puts each function where it belongs.
pub(crate) fn attach(module: &Bound<'_, PyModule>) -> PyResult<()> {
    of_classes! { module,
        /// The policy that a new tenant begins with, in this currency.
        Policy::standard(currency: Currency) => Ok::<_, leadwerk::Error>(Policy::standard(currency));
        /// Reads a policy from TOML.
        Policy::from_toml(text: String) => Policy::from_toml(&text);
        /// Reads a policy from JSON without judging it: a draft, whose `faults` are to be shown.
        Policy::draft(text: String) => Policy::draft(&text);
        /// Reads a mapping from TOML.
        Mapping::from_toml(text: String) => Mapping::from_toml(&text);
        /// The table of these stays at these stages, and of these ends.
        StageTable::of(stages: Vec<StageId>, stays: Vec<Stay>, ends: Vec<End>) => StageTable::new(&stages, stays, ends);
        /// Gives the leads of a stream away by a rule.
        Handout::of(stream: Stream, rule: Rule, seed: Seed) => give_away(&stream, &rule, seed);
        /// What a stream would have become under some rules, beside what it was.
        Comparison::of(stream: Stream, rules: Vec<Rule>, seed: Seed) => compare(&stream, &rules, seed);
        /// How evenly a log of assignments treats its members, beside what chance alone would give.
        Audit::of(
            rows: Vec<AuditRow>, receivers: Vec<Receiver>, changes: Vec<WeightChange>, repetitions: Count, seed: Seed
        ) =>
            audit(&rows, &receivers, &changes, repetitions, seed);
        /// The usual rule for these stages: 14 ages from 3 days to 300, periods of 30 days.
        HistoryRule::standard(stages: Vec<StageId>) => Ok::<_, leadwerk::Error>(HistoryRule::standard(stages));
        /// The history of these stays.
        HistoryData::of(rule: HistoryRule, stays: Vec<Stay>) => HistoryData::of(rule, stays);
        /// The usual rule: nothing is forgotten and nothing presumed, nobody's word is needed, 200 draws, intervals of
        /// 80 %.
        ModelRule::standard() => Ok::<_, leadwerk::Error>(ModelRule::standard());
        /// Scores forecasts by the ends of their deals.
        Calibration::of(forecasts: Vec<FrozenForecast>, ends: Vec<End>) =>
            Ok::<_, leadwerk::Error>(Calibration::of(&forecasts, &ends));
        /// Forecasts the deals that were open at each time from what was known then, by each method, and scores that.
        Backtest::of(rule: BacktestRule, stays: Vec<Stay>, ends: Vec<End>) => Backtest::of(&rule, &stays, &ends);
        /// Counts ended leads as Odoo's predictive lead scoring does, from its description.
        OdooModel::of(stages: Vec<StageId>, leads: Vec<OdooLead>) => OdooModel::of(&stages, &leads);
        /// Revenue up to a date from deals whose chances are given.
        Forecast::of(deals: Vec<Odds>, options: ForecastOptions) => Forecast::of(&deals, &options);
        /// How many leads a target takes, whether the planned ones reach it, and what limits.
        FunnelPlan::of(
            steps: Vec<FunnelStep>, values: OrderValues, units: Vec<SalesUnit>, options: FunnelOptions
        ) =>
            FunnelPlan::of(&steps, &values, &units, &options);
        /// How long leads stay at a stage, and how they leave it, as far as it is known until a time.
        Spell::at_stage(stage: StageId, stays: Vec<Stay>, until: Timestamp) => Spell::at_stage(&stage, &stays, until);
        /// How long leads take from their first stage to their end, as far as it is known until a time.
        Spell::to_end(stays: Vec<Stay>, ends: Vec<End>, until: Timestamp) => Spell::to_end(&stays, &ends, until);
        /// How likely each end has come by each age, with standard errors.
        Incidence::of(spells: Vec<Spell>) => Incidence::of(&spells);
        /// The mean time in each state up to an age.
        RestrictedMean::of(spells: Vec<Spell>, until: Estimate) => RestrictedMean::of(&spells, until);
        /// Apportions whole seats by votes; whoever has none gets none.
        Seats::of(seats: Count, votes: Vec<Count>, method: Apportionment) => apportion(seats, &votes, method);
        /// The history of these leads, which have ended.
        ScoreHistoryData::of(rule: ScoringRule, leads: Vec<EndedLead>) => ScoreHistoryData::of(rule, leads);
        /// What experts say, before there are outcomes: the scorecard of the policy.
        ScoreModelData::experts(policy: Policy, version: ModelId) => ScoreModelData::experts(&policy, version);
        /// Learns from all outcomes of a history, as of a time.
        ScoreModelData::fit(policy: Policy, version: ModelId, history: ScoreHistoryData, at: Timestamp) =>
            ScoreModelData::fit(&policy, version, history, at);
        /// One false alarm in a hundred lives of a model, periods of 30 days.
        DriftRule::standard() => Ok::<_, leadwerk::Error>(DriftRule::standard());
        /// Whether what was said still comes true.
        Drift::of(rule: DriftRule, outcomes: Vec<DriftOutcome>) => Drift::of(&rule, &outcomes);
        /// The usual rule: the practitioners' order, worth 20 leads of each medium; 4,000 draws, intervals of 80 %.
        MediaRule::standard() => MediaRule::standard();
        /// Counts leads by medium, campaign, product and period; amounts are in this currency.
        MediumRow::of(leads: Vec<MediumLead>, currency: Currency, period_days: Count) =>
            MediumRow::of(&leads, currency, period_days);
        /// The rows with those of the same medium, campaign, product and period in one.
        MediumRow::merge(rows: Vec<MediumRow>) => MediumRow::merge(&rows);
        /// What media cost and what they brought, as it was counted.
        MediaReturns::of(rows: Vec<MediumRow>, costs: Vec<MediumCost>, by: MediaBy, currency: Currency, rule: MediaRule) =>
            MediaReturns::of(&rows, &costs, by, currency, &rule);
        /// Media by what they return for the money, and how sure that is.
        MediaRanking::of(rows: Vec<MediumRow>, costs: Vec<MediumCost>, by: MediaBy, currency: Currency, rule: MediaRule) =>
            MediaRanking::of(&rows, &costs, by, currency, &rule);
        /// Observed over expected wins, by medium, with intervals that hold it with this probability.
        MediaMix::of(leads: Vec<MediumLead>, by: MediaBy, interval: Probability) => MediaMix::of(&leads, by, interval);
        /// How well each person rates, by itself and beside what was computed on the same leads.
        RaterTable::of(ratings: Vec<Rating>, options: RaterOptions) => RaterTable::of(&ratings, &options);
        /// What a company that sells to companies asks for.
        QualityRule::standard() => Ok::<_, leadwerk::Error>(QualityRule::standard());
        /// What keys made of contact data usually tell.
        DuplicateRule::standard() => Ok::<_, leadwerk::Error>(DuplicateRule::standard());
        /// The keys of these contacts, in their order: those that can be made of what is known of each. They are clear.
        DuplicateKeys::of(contacts: Vec<ContactRow>, rule: QualityRule) =>
            Ok::<_, leadwerk::Error>(DuplicateKeys::of(&contacts, &rule));
        /// Periods of 30 days, intervals of 95 %, a false alarm in 20.
        MaintenanceRule::standard() => Ok::<_, leadwerk::Error>(MaintenanceRule::standard());
        /// How well the data of these leads are kept.
        Maintenance::of(rows: Vec<MaintenanceRow>, rule: MaintenanceRule) => Maintenance::of(&rows, rule);
        /// A partner programme to begin with.
        ProgrammeRule::standard() =>
            ProgrammeRule::standard();
        /// Winning is as likely on each day up to the horizon.
        DelayLaw::uniform(horizon_days: Count) =>
            DelayLaw::uniform(horizon_days);
        /// Winning takes no time: for leads that are all decided.
        DelayLaw::immediate() =>
            Ok::<_, leadwerk::Error>(DelayLaw::immediate());
        /// How long winning took, as far as it was seen until a time.
        DelayLaw::of(leads: Vec<WorkedLead>, horizon_days: Count, until: Timestamp) =>
            DelayLaw::of(&leads, horizon_days, until);
        /// How many wins were expected by a time, and how many came.
        WinTally::of(leads: Vec<WorkedLead>, delay: DelayLaw, until: Timestamp) =>
            WinTally::of(&leads, &delay, until);
        /// How well each member works its leads, beside what was to be expected of just these.
        PartnerTable::of(leads: Vec<WorkedLead>, delay: DelayLaw, rule: ProgrammeRule, until: Timestamp) =>
            PartnerTable::of(&leads, &delay, &rule, until);
        /// About how many wins must have been expected before a member that wins this many times as often as expected is seen.
        Alarm::needed(rate: Estimate, false_alarms: Probability) =>
            Alarm::needed(rate, false_alarms);
        /// The same leads, their probabilities corrected by what the other members made of such before.
        WorkedLead::recalibrated(leads: Vec<WorkedLead>, delay: DelayLaw) =>
            WorkedLead::recalibrated(&leads, &delay);
        /// The points of every member that accepted a lead or has an entry up to a time.
        PointsAccount::of(
            leads: Vec<WorkedLead>, entries: Vec<PointsEntry>, delay: DelayLaw, rule: ProgrammeRule, until: Timestamp
        ) => PointsAccount::of(&leads, &entries, &delay, &rule, until);
        /// What the figures of a member propose: one tier up, one down, or none.
        TierProposal::of(figures: TierCase, rule: ProgrammeRule, now: Timestamp) =>
            TierProposal::of(&figures, &rule, now);
        /// How soon customers are called, and who never is; usually within 24 hours, and up to a limit of 168.
        ResponseTimes::of(rows: Vec<ResponseRow>, within_hours: Count, limit_hours: Count, until: Timestamp) =>
            ResponseTimes::of(&rows, within_hours, limit_hours, until);
        /// Whom to remind of what; who closes well is left in peace.
        Reminder::of(members: Vec<MemberFigures>, rule: ProgrammeRule) =>
            Reminder::of(&members, &rule);
        /// 3,600 leads in the year 2026, as a company in Germany counts it.
        YearPlan::standard() => YearPlan::standard();
    }
    of_objects! { module, "(self, /)",
        /// The policy as TOML.
        Policy.to_toml(policy) => policy.to_toml();
        /// Why these rules cannot stand; none where they can.
        Policy.faults(policy) => Ok(policy.faults());
        /// What can stand but makes no sense.
        Policy.check(policy) => Ok(policy.check());
        /// The mapping as TOML.
        Mapping.to_toml(mapping) => mapping.to_toml();
        /// Why this mapping cannot be used; none where it can.
        Mapping.faults(mapping) => Ok(mapping.faults());
        /// A policy that fits the mapping.
        Mapping.policy(mapping) => mapping.policy();
        /// The same record without what is personal.
        Record.redacted(record) => record.redacted();
        /// Decides again, from nothing but this receipt.
        Choice.replay(choice) => choice.replay();
        /// The records as JSON lines, ready to be appended to a log in a file.
        Receipt.to_lines(receipt) => receipt.to_lines();
        /// The records as JSON lines, ready to be appended to a log in a file.
        Batch.to_lines(batch) => batch.to_lines();
    }
    of_objects! { module, "(self, other)",
        /// Both histories in one: what one pass over the stays of both gives.
        HistoryData.merge(history, other: HistoryData) => history.clone().merge(other);
        /// Both histories in one: what one pass over the leads of both gives.
        ScoreHistoryData.merge(history, other: ScoreHistoryData) => history.clone().merge(other);
        /// Both together: what one pass over the leads of both gives.
        WinTally.merge(tally, other: WinTally) => tally.merge(&other);
    }
    of_objects! { module, "(self, probabilities, hot, warm)",
        /// Cuts that make so many of these leads hot, and so many more warm, as there is capacity for.
        QualificationRule.for_capacity(rule, probabilities: Vec<Probability>, hot: Count, warm: Count) =>
            rule.for_capacity(&probabilities, hot, warm);
    }
    of_objects! { module, "(self, lead)",
        /// With which probability a lead is won by these counts.
        OdooModel.probability(model, lead: OdooLead) => model.probability(&lead);
    }
    of_objects! { module, "(self, at)",
        /// The stay as it was known at a time: it may have lasted still, or not have begun.
        Stay.known_at(stay, at: Timestamp) => Ok(stay.known_at(at));
    }
    of_objects! { module, "(self, time)",
        /// The curves at one age.
        Incidence.at(incidence, time: Estimate) => Ok(incidence.at(time));
    }
    of_objects! { module, "(self, /)",
        /// How likely each end has come by each age, from columns.
        SpellColumns.incidence(columns) => columns.incidence();
    }
    of_objects! { module, "(self, until)",
        /// The mean time in each state up to an age, from columns.
        SpellColumns.restricted_mean(columns, until: Estimate) => columns.restricted_mean(until);
    }
    of_objects! { module, "(self, language)",
        /// What the table says, for people.
        ChanceTable.sentences(table, language: Language) => Ok(table.sentences(language));
        /// Why a deal has this chance, for people.
        DealChance.sentence(chance, language: Language) => Ok(chance.sentence(language));
        /// Why a deal pays or does not, for people.
        DealWorth.sentence(worth, language: Language) => Ok(worth.sentence(language));
        /// What the forecast says, for people.
        Forecast.sentences(forecast, language: Language) => Ok(forecast.sentences(language));
        /// What the plan says, for people.
        FunnelPlan.sentences(plan, language: Language) => Ok(plan.sentences(language));
        /// The score in sentences: what it comes to, and the answers that weigh most.
        Score.sentences(score, language: Language) => Ok(score.sentences(language));
        /// What it says, for people.
        Drift.sentence(drift, language: Language) => Ok(drift.sentence(language));
        /// What the ranking says, for people.
        MediaRanking.sentences(ranking, language: Language) => Ok(ranking.sentences(language));
        /// Whether media win more than their leads promised, for people.
        MediaMix.sentences(mix, language: Language) => Ok(mix.sentences(language));
        /// What may be said of each rater, for people.
        RaterTable.sentences(table, language: Language) => Ok(table.sentences(language));
        /// What the audit says, for people.
        Audit.sentences(audit, language: Language) => Ok(audit.sentences(language));
        /// The comparison as a table, for people.
        Comparison.table(comparison, language: Language) => Ok(comparison.table(language));
        /// What was found and what to do, for people.
        DataFinding.sentence(finding, language: Language) => Ok(finding.sentence(language));
        /// How complete the data are and what was found, for people.
        DataReport.sentences(report, language: Language) => Ok(report.sentences(language));
        /// How sure it is that both are the same lead, and why, for people.
        DuplicateCandidate.sentence(candidate, language: Language) => Ok(candidate.sentence(language));
        /// How much is complete and verified, and whose share falls, for people.
        Maintenance.sentences(maintenance, language: Language) => Ok(maintenance.sentences(language));
        /// What the figures of each member say, for people.
        PartnerTable.sentences(table, language: Language) => Ok(table.sentences(language));
        /// What the figures of this member say, for people.
        PartnerRow.sentences(row, language: Language) => Ok(row.sentences(language));
        /// What the points come from, for people.
        PointsAccount.sentence(account, language: Language) => Ok(account.sentence(language));
        /// What is proposed, and why, for people.
        TierProposal.sentences(proposal, language: Language) => Ok(proposal.sentences(language));
        /// How soon customers are called, for people.
        ResponseTimes.sentences(times, language: Language) => Ok(times.sentences(language));
        /// The reminder, as to its member.
        Reminder.sentence(reminder, language: Language) => Ok(reminder.sentence(language));
        /// Why whoever got the lead got it, for a manager to read.
        Choice.why(choice, language: Language) => choice.why(language);
    }
    of_objects! { module, "(self, member, language)",
        /// Why a member did not get the lead, for that member to read: nobody else is named.
        Choice.why_not(choice, member: MemberId, language: Language) => choice.why_not(&member, language);
    }
    of_objects! { module, "(self, age)",
        /// Of the leads that are won, the share that is won by an age in days.
        DelayLaw.share(delay, age: Estimate) => delay.share(age);
    }
    of_objects! { module, "(self, score)",
        /// How likely the true figure is above a score.
        WinScore.above(figure, score: Estimate) => figure.above(score);
        /// How likely the true figure is below a score.
        WinScore.below(figure, score: Estimate) => figure.below(score);
    }
    of_objects! { module, "(self, share)",
        /// The members that stand out at a review; of them at most this share are as good as expected, on average.
        PartnerTable.review(table, share: Probability) => Ok(table.review(share));
    }
    money::attach(&module.getattr("Money")?)
}

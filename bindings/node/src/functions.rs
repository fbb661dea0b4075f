//! What can be called from JavaScript: one entry for each function of the core, and nowhere else.

use crate::heap::of;
use crate::slot::{Bytes, Given, New, Nothing, Taken};
use crate::table::{Function, Run, functions};
use leadwerk::Error;
use leadwerk::distribution::{
    Apportionment, Audit, AuditRow, Choice, Comparison, Handout, Receiver, Rule, Seats, Stream, WeightChange,
    apportion, audit, compare, give_away,
};
use leadwerk::engine::import::{HistoryRow, Imported, Mapping};
use leadwerk::engine::{
    Adopted, Batch, DueLine, Engine, HistoryFold, LedgerView, MaintenanceFold, MediumFold, MemberView, PartnerFold,
    QueueLine, RatingFold, Receipt, Record, Request, ScoreFold, SegmentBy, Sequence, StayFold, StreamFold, WaitingLine,
};
use leadwerk::lead::{Actor, LeadView, Phase};
use leadwerk::partner::{
    Alarm, DelayLaw, MemberFigures, PartnerRow, PartnerTable, PointsAccount, PointsEntry, Reminder, ResponseRow,
    ResponseTimes, TierCase, TierProposal, WinScore, WinTally, WorkedLead,
};
use leadwerk::pipeline::{
    Backtest, BacktestRule, Calibration, ChanceTable, Deal, DealChance, DealWorth, EffortRule, End, Forecast,
    ForecastOptions, ForecastRule, FrozenForecast, FunnelOptions, FunnelPlan, FunnelStep, History, HistoryData,
    HistoryRule, Incidence, IncidenceAt, Odds, OdooLead, OdooModel, OrderValues, RestrictedMean, SalesUnit, Spell,
    SpellColumns, StageModel, StageTable, Stay, WeightedPipeline, freeze,
};
use leadwerk::policy::{
    DuplicateRule, Fault, Finding, MediaRule, ModelRule, Policy, ProgrammeRule, QualificationRule, QualityRule,
    ScoringRule,
};
use leadwerk::quality::{
    ContactCheck, ContactData, ContactRow, DataFinding, DataReport, DuplicateCandidate, DuplicateIndex, DuplicateKeys,
    Maintenance, MaintenanceRow, MaintenanceRule, PostcodeRow,
};
use leadwerk::report::{Period, PeriodKind, Report, ReportFold, ReportSentences, ReportWish};
use leadwerk::scoring::{
    AnswerColumn, Drift, DriftOutcome, DriftRule, EndedLead, LeadAnswers, MediaBy, MediaMix, MediaRanking,
    MediaReturns, MediumCost, MediumLead, MediumRow, RaterOptions, RaterTable, Rating, Score, ScoreHistoryData,
    ScoreModel, ScoreModelData, ScoreTable, ScoredColumns,
};
use leadwerk::simulation::{Year, YearPlan};
use leadwerk::units::{
    Category, Count, Currency, Estimate, FactId, Language, LeadId, MemberId, ModelId, Money, Probability, Seed,
    SegmentId, StageId, Timestamp,
};

functions! {
    classes {
        /// The engine of one tenant: requests in, records out, and the state that is folded from them.
        ///
        /// It has no clock and keeps no files: you bring the time and keep the log. Two engines that folded the same log
        /// are the same, in every language. An engine belongs to the thread that made it; another one restores its
        /// snapshot.
        Engine;

        /// Folds the records of a log into stays and ends.
        StayFold;

        /// Folds the records of a log into a history for the stage model, a stay at a time, and into the deals that are
        /// open.
        HistoryFold;

        /// With which probability leads are won, learned from a history: what stages usually win, what each deal's chance
        /// is, what the open deals bring by a date.
        StageModel;

        /// Folds the records of a log into the stream of leads that were given out, for the audit and for other rules.
        StreamFold;

        /// Folds the records of a log into leads and rows by medium, for the tables and the ranking of media.
        MediumFold;

        /// Folds the records of a log into what people said of leads, beside what was computed and what came of it.
        RatingFold;
        /// How good leads are, in points: what experts gave, and what outcomes taught.
        ScoreModel;
        /// Folds the records of a log into leads that have ended, with what was known when they were handed over: to learn from.
        ScoreFold;

        /// Folds the records of a log into what members made of the leads that they accepted, how soon they called, and what
        /// they earned.
        PartnerFold;

        /// Checks contact data by a rule. It keeps nothing of what it looks at.
        ContactCheck;

        /// Finds leads that may be one and the same. Of their keys it keeps nothing but hashes under the host's salt.
        DuplicateIndex;

        /// Folds the records of a log into rows of how well data are kept. Each lead is looked at as it stood so many days
        /// after it came.
        MaintenanceFold;

        /// Folds the records of a log into reports: data first, then sentences and pages.
        ReportFold;

        /// A simulated year of a company: the requests of a year, in the order of time.
        ///
        /// It has an engine of its own inside, so that everybody in it reacts to what really happened. Feed the requests
        /// to another engine with `policy()`, and it gives the same answers: refusals too, for people err.
        Year;
    }

    // ---- to and from policies ----

    /// The policy to start from, in a currency.
    fixed Policy.standard(currency: Currency) -> Policy { Policy::standard(currency) }
    /// Reads a policy from TOML. Fails with `UNREADABLE` and the place, or with `POLICY_FAULTY` and every fault.
    fixed Policy.from_toml(text: String) -> Policy { Policy::from_toml(&text)? }
    /// The policy as TOML.
    fixed Policy.to_toml(policy: Policy) -> String { policy.to_toml()? }
    /// Reads a policy from JSON without judging it: a draft, whose faults are to be shown.
    fixed Policy.draft(text: String) -> Policy { Policy::draft(&text)? }
    /// Everything that makes the policy invalid; empty when it may be used.
    fixed Policy.faults(policy: Policy) -> Vec<Fault> { policy.faults() }
    /// Rules that are allowed and make no sense. Look at the faults first: a policy with faults is not judged further.
    fixed Policy.check(policy: Policy) -> Vec<Finding> { policy.check() }

    // ---- amounts ----

    /// Reads an amount such as `1054.50`: digits, and a point where the currency has minor units.
    fixed Money.parse(text: String, currency: Currency) -> Money { Money::parse(&text, currency)? }
    /// The amount as it is printed, such as `1054.50 EUR`.
    fixed Money.print(money: Money) -> String { money.to_string() }
    /// The sum of two amounts in the same currency.
    fixed Money.plus(one: Money, other: Money) -> Money { one.plus(other)? }
    /// The difference of two amounts in the same currency.
    fixed Money.minus(one: Money, other: Money) -> Money { one.minus(other)? }

    // ---- engines ----

    /// An engine with an empty log.
    new Engine.new(policy: Policy) -> New<Engine> { New(Engine::new(policy)?) }
    /// An engine that has folded a whole log.
    fixed Engine.replay(policy: Policy, records: Vec<Record>) -> New<Engine> { New(Engine::replay(policy, &records)?) }
    /// An engine that has folded a whole log, given as JSON lines.
    fixed Engine.replay_lines(policy: Policy, text: String) -> New<Engine> {
        New(Engine::replay_lines(policy, &text)?)
    }
    /// An engine as it was when the snapshot was taken; go on with `catchUp`.
    fixed Engine.restore(policy: Policy, snapshot: Bytes) -> New<Engine> { New(Engine::restore(policy, &snapshot.0)?) }

    /// Decides a request and folds what comes of it, all or none. Append the receipt's records to your log.
    method Engine.execute[engine](request: Request) -> Receipt { engine.execute(&request)? }
    /// Executes many requests, one after the other. A refusal does not stop the others; it is listed.
    method Engine.execute_all[engine](requests: Vec<Request>) -> Batch { engine.execute_all(&requests) }
    /// Decides a request and changes nothing: append the receipt's records to your log, then `apply` them.
    ///
    /// What was overdue comes first in the receipt, as the system's doing.
    method Engine.decide[engine](request: Request) -> Receipt { engine.decide(&request)? }
    /// Folds the next records of the log, all or none. `SEQUENCE_TAKEN` says that another process was faster: catch up
    /// and decide again.
    method Engine.apply[engine](records: Vec<Record>) -> Nothing {{ engine.apply(&records)?; Nothing }}
    /// Follows the log: folds its tail, record by record. Records that are known already are passed over. Where one
    /// fails, those before it stay folded: `sequence` says how far it came.
    method Engine.catch_up[engine](records: Vec<Record>) -> Nothing {{ engine.catch_up(&records)?; Nothing }}
    /// Follows the log: folds its tail, given as JSON lines. Where one fails, those before it stay folded: `sequence`
    /// says how far it came.
    method Engine.catch_up_lines[engine](text: String) -> Nothing {{ engine.catch_up_lines(&text)?; Nothing }}
    /// Lets time pass: whatever is due by now happens. Costs nothing where nothing is due.
    method Engine.tick[engine](at: Timestamp) -> Receipt { engine.tick(at)? }
    /// Adopts a new policy, puts that on record, and decides by it from now on.
    method Engine.adopt[engine](at: Timestamp, actor: Actor, policy: Policy) -> Receipt {
        engine.adopt(at, &actor, policy)?
    }
    /// Decides whether a new policy can be adopted, and changes nothing.
    method Engine.decide_adoption[engine](at: Timestamp, actor: Actor, policy: Policy) -> Receipt {
        engine.decide_adoption(at, &actor, &policy)?
    }
    /// Decides by this policy from now on. Fails with `POLICY_OUTDATED` when the log has adopted another one.
    method Engine.use_policy[engine](policy: Policy) -> Nothing {{ engine.use_policy(policy)?; Nothing }}
    /// The policy that the log adopted last; nothing where it never did.
    method Engine.adopted[engine]() -> Option<Adopted> { engine.adopted() }
    /// The policy by which it decides.
    method Engine.policy[engine]() -> Policy { engine.policy().clone() }
    /// 32 hexadecimal digits of the whole state: the same in every language, and after a replay of the log.
    method Engine.fingerprint[engine]() -> String { engine.fingerprint() }
    /// The whole state as bytes; the log up to here is not needed to go on.
    method Engine.snapshot[engine]() -> Bytes { Bytes(engine.snapshot()) }
    /// Whether to keep every record from now on in memory, for `log` and `history`.
    method Engine.retain_log[engine](retain: bool) -> Nothing {{ engine.retain_log(retain); Nothing }}
    /// The records kept since `retainLog` was switched on.
    method Engine.log[engine]() -> Vec<Record> { engine.log().to_vec() }
    /// Everything that is known of a lead, as far as the actor may see it.
    method Engine.lead[engine](actor: Actor, lead: LeadId) -> LeadView { engine.lead(&actor, &lead)? }
    /// What is known of a lead now, to score it: for the host, which sees every lead.
    method Engine.answers[engine](lead: LeadId, at: Timestamp) -> LeadAnswers { engine.answers(&lead, at)? }
    /// The leads that a member has, the hot ones first, then the oldest.
    method Engine.queue[engine](actor: Actor, member: MemberId) -> Vec<QueueLine> { engine.queue(&actor, &member)? }
    /// The members that ever joined, in that order. A member sees itself alone, a contact nobody.
    method Engine.roster[engine](actor: Actor) -> Vec<MemberView> { engine.roster(&actor)? }
    /// What everybody is owed, and has received. A member sees its own account alone, a contact none.
    method Engine.ledger[engine](actor: Actor) -> LedgerView { engine.ledger(&actor)? }
    /// The leads that wait because nobody can take them, hot ones first, then the oldest.
    method Engine.waiting[engine](actor: Actor) -> Vec<WaitingLine> { engine.waiting(&actor)? }
    /// What is due by a time, earliest first; of the leads that this actor sees.
    method Engine.due[engine](actor: Actor, until: Timestamp) -> Vec<DueLine> { engine.due(&actor, until)? }
    /// What happened to a lead since `retainLog` was switched on, oldest first.
    method Engine.history[engine](actor: Actor, lead: LeadId) -> Vec<Record> { engine.history(&actor, &lead)? }
    /// How many leads are in a phase.
    method Engine.count[engine](phase: Phase) -> i64 { number(engine.count(phase)) }
    /// How many leads there are.
    method Engine.leads[engine]() -> i64 { number(engine.leads()) }
    /// Where its log ends.
    method Engine.sequence[engine]() -> Sequence { engine.sequence() }
    /// The time of its last record; nothing while the log is empty. No request may come before it.
    method Engine.last[engine]() -> Option<Timestamp> { engine.last() }
    /// Folds another system's history into this engine, and keeps all records that come of it. `until` is now.
    method Engine.import_history[engine](mapping: Mapping, rows: Vec<HistoryRow>, until: Timestamp) -> Imported {
        engine.import_history(&mapping, rows, until)?
    }

    // ---- records ----

    /// The same record without what is personal.
    fixed Record.redacted(record: Record) -> Record { record.redacted()? }
    /// The records as JSON lines, ready to be appended to a log in a file.
    fixed Receipt.to_lines(receipt: Receipt) -> String { receipt.to_lines()? }
    /// The records as JSON lines, ready to be appended to a log in a file.
    fixed Batch.to_lines(batch: Batch) -> String { batch.to_lines()? }

    // ---- receipts of who got a lead ----

    /// Decides again, from nothing but this receipt.
    fixed Choice.replay(choice: Choice) -> MemberId { choice.replay()? }
    /// Why whoever got the lead got it, for a manager to read.
    fixed Choice.why(choice: Choice, language: Language) -> String { choice.why(language)? }
    /// Why a member did not get the lead, for that member to read: nobody else is named.
    fixed Choice.why_not(choice: Choice, member: MemberId, language: Language) -> String {
        choice.why_not(&member, language)?
    }

    // ---- streams of leads: the audit, and other rules ----

    /// A fold that has seen no record.
    new StreamFold.new() -> New<StreamFold> { New(StreamFold::default()) }
    /// Folds the next records.
    method StreamFold.fold[fold](records: Vec<Record>) -> Nothing {{ records.iter().for_each(|r| fold.fold(r)); Nothing }}
    /// The stream so far.
    method StreamFold.stream[fold]() -> Stream { fold.stream() }
    /// The same as the rows of an audit.
    method StreamFold.rows[fold]() -> Vec<AuditRow> { fold.rows() }
    /// Gives the leads of a stream away by a rule.
    fixed Handout.of(stream: Stream, rule: Rule, seed: Seed) -> Handout { give_away(&stream, &rule, seed)? }
    /// What a stream would have become under some rules, beside what it was.
    fixed Comparison.of(stream: Stream, rules: Vec<Rule>, seed: Seed) -> Comparison { compare(&stream, &rules, seed)? }
    /// The comparison as a table, for people.
    fixed Comparison.table(comparison: Comparison, language: Language) -> String { comparison.table(language) }
    /// How evenly a log of assignments treats its members, beside what chance alone would give.
    fixed Audit.of(
        rows: Vec<AuditRow>, receivers: Vec<Receiver>, changes: Vec<WeightChange>, repetitions: Count, seed: Seed
    ) -> Audit {
        audit(&rows, &receivers, &changes, repetitions, seed)?
    }
    /// What the audit says, for people.
    fixed Audit.sentences(audit: Audit, language: Language) -> Vec<String> { audit.sentences(language) }
    /// Apportions whole seats by votes; whoever has none gets none.
    fixed Seats.of(seats: Count, votes: Vec<Count>, method: Apportionment) -> Seats {
        apportion(seats, &votes, method)?
    }

    // ---- checks of data ----

    /// What a company that sells to companies asks for.
    fixed QualityRule.standard() -> QualityRule { QualityRule::standard() }
    /// Checks by this rule, with the postcodes of these rows, and these domains to throw away beside those of the rule.
    new ContactCheck.new(rule: QualityRule, postcodes: Vec<PostcodeRow>, disposable: Vec<String>) -> New<ContactCheck> {
        New(ContactCheck::new(rule, &postcodes, &disposable)?)
    }
    /// What there is to find in the data of a contact.
    method ContactCheck.check[check](contact: ContactData) -> DataReport { check.check(&contact) }
    /// What there is to find in the data of many contacts, in their order.
    method ContactCheck.check_all[check](contacts: Vec<ContactData>) -> Vec<DataReport> { check.check_all(&contacts) }
    /// What was found and what to do, for people.
    fixed DataFinding.sentence(finding: DataFinding, language: Language) -> String { finding.sentence(language) }
    /// How complete the data are and what was found, for people.
    fixed DataReport.sentences(report: DataReport, language: Language) -> Vec<String> { report.sentences(language) }
    /// What keys made of contact data usually tell.
    fixed DuplicateRule.standard() -> DuplicateRule { DuplicateRule::standard() }
    /// The keys of these contacts, in their order: those that can be made of what is known of each. They are clear.
    fixed DuplicateKeys.of(contacts: Vec<ContactRow>, rule: QualityRule) -> Vec<DuplicateKeys> {
        DuplicateKeys::of(&contacts, &rule)
    }
    /// An empty index by this rule. The salt is a secret of yours: at least 16 signs, best drawn at random.
    new DuplicateIndex.new(rule: DuplicateRule, salt: String) -> New<DuplicateIndex> {
        New(DuplicateIndex::new(rule, &salt)?)
    }
    /// Adds leads, all of them or none; one that is there already gets these keys instead.
    method DuplicateIndex.add[index](leads: Vec<DuplicateKeys>) -> Nothing {{ index.add_all(&leads)?; Nothing }}
    /// Removes a lead; whether it was there.
    method DuplicateIndex.remove[index](lead: LeadId) -> bool { index.remove(&lead) }
    /// How many leads it knows.
    method DuplicateIndex.leads[index]() -> i64 { i64::try_from(index.len()).unwrap_or(i64::MAX) }
    /// For each of these leads those that may be the same, the likeliest first. They need not be in the index.
    method DuplicateIndex.candidates[index](leads: Vec<DuplicateKeys>) -> Vec<DuplicateCandidate> {
        index.candidates_all(&leads)?
    }
    /// How sure it is that both are the same lead, and why, for people.
    fixed DuplicateCandidate.sentence(candidate: DuplicateCandidate, language: Language) -> String {
        candidate.sentence(language)
    }
    /// Periods of 30 days, intervals of 95 %, a false alarm in 20.
    fixed MaintenanceRule.standard() -> MaintenanceRule { MaintenanceRule::standard() }
    /// How well the data of these leads are kept.
    fixed Maintenance.of(rows: Vec<MaintenanceRow>, rule: MaintenanceRule) -> Maintenance { Maintenance::of(&rows, rule)? }
    /// How much is complete and verified, and whose share falls, for people.
    fixed Maintenance.sentences(maintenance: Maintenance, language: Language) -> Vec<String> {
        maintenance.sentences(language)
    }
    /// Nothing folded yet. These facts are wanted of each lead, so many days after it came: 1 to 3,660.
    new MaintenanceFold.new(wanted: Vec<FactId>, within_days: Count) -> New<MaintenanceFold> {
        New(MaintenanceFold::new(wanted, within_days)?)
    }
    /// Folds the next records.
    method MaintenanceFold.fold[fold](records: Vec<Record>) -> Nothing {{ fold.fold_all(&records); Nothing }}
    /// The rows of all leads that have had their time by then, by lead.
    method MaintenanceFold.rows[fold](until: Timestamp) -> Vec<MaintenanceRow> { fold.rows(until) }

    // ---- partners ----

    /// A fold that has seen no record.
    new PartnerFold.new() -> New<PartnerFold> { New(PartnerFold::default()) }
    /// Folds the next records.
    method PartnerFold.fold[fold](records: Vec<Record>) -> Nothing {{ fold.fold_all(&records); Nothing }}
    /// The leads that members accepted so far, by lead.
    method PartnerFold.worked[fold]() -> Vec<WorkedLead> { fold.worked() }
    /// How many accepted leads had no probability at the hand-over: they are not among those worked.
    method PartnerFold.unrated[fold]() -> Count { fold.unrated() }
    /// How soon customers were called so far, by lead: a row for each that a member accepted.
    method PartnerFold.responses[fold]() -> Vec<ResponseRow> { fold.responses() }
    /// What members earned so far, in the order in which they did; and what was taken back from it after a breach.
    method PartnerFold.points[fold](rule: ProgrammeRule) -> Vec<PointsEntry> { fold.points(&rule)? }

    // ---- histories of other systems ----

    /// Reads a mapping from TOML. Fails with `UNREADABLE` and the place, or with `MAPPING_FAULTY`.
    fixed Mapping.from_toml(text: String) -> Mapping { Mapping::from_toml(&text)? }
    /// The mapping as TOML.
    fixed Mapping.to_toml(mapping: Mapping) -> String { mapping.to_toml()? }
    /// Everything that makes the mapping invalid; empty when it may be used.
    fixed Mapping.faults(mapping: Mapping) -> Vec<Fault> { mapping.faults() }
    /// A policy under which this history can be imported into a fresh engine.
    fixed Mapping.policy(mapping: Mapping) -> Policy { mapping.policy()? }

    // ---- stages ----

    /// A fold that has seen no record.
    new StayFold.new() -> New<StayFold> { New(StayFold::default()) }
    /// Folds the next records.
    method StayFold.fold[fold](records: Vec<Record>) -> Nothing {{ records.iter().for_each(|r| fold.fold(r)); Nothing }}
    /// All stays so far, those that last included.
    method StayFold.stays[fold]() -> Vec<Stay> { fold.stays().collect::<Vec<_>>() }
    /// All ends so far, of leads that never came to a stage too.
    method StayFold.ends[fold]() -> Vec<End> { fold.ends().collect::<Vec<_>>() }
    /// What became of the leads at these stages, by plain counting.
    method StayFold.table[fold](stages: Vec<StageId>) -> StageTable { fold.table(&stages)? }
    /// With which share a stage's leads were won, by plain counting of stays and ends that come from elsewhere.
    fixed StageTable.of(stages: Vec<StageId>, stays: Vec<Stay>, ends: Vec<End>) -> StageTable {
        StageTable::new(&stages, stays, ends)?
    }

    /// A fold whose leads belong to segments by these, the coarsest first: by medium and channel, a lead is in
    /// `trade_fair/direct`, a part of `trade_fair`.
    fixed StayFold.by(by: Vec<SegmentBy>) -> New<StayFold> { New(StayFold::by(by)) }
    /// The deals that are open, by lead.
    method StayFold.deals[fold]() -> Vec<Deal> { fold.deals() }
    /// The stay as it was known at a time: it may have lasted still, or not have begun.
    fixed Stay.known_at(stay: Stay, at: Timestamp) -> Option<Stay> { stay.known_at(at) }

    // ---- what is learned from stages ----

    /// The usual rule for these stages: 14 ages from 3 days to 300, periods of 30 days.
    fixed HistoryRule.standard(stages: Vec<StageId>) -> HistoryRule { HistoryRule::standard(stages) }
    /// The history of these stays.
    fixed HistoryData.of(rule: HistoryRule, stays: Vec<Stay>) -> HistoryData { HistoryData::of(rule, stays)? }
    /// Both histories in one: what one pass over the stays of both gives.
    fixed HistoryData.merge(history: HistoryData, other: HistoryData) -> HistoryData { history.merge(other)? }
    /// A fold that has seen no record, by this rule; leads belong to segments as of `StayFold.by`.
    new HistoryFold.new(rule: HistoryRule, by: Vec<SegmentBy>) -> New<HistoryFold> { New(HistoryFold::new(rule, by)?) }
    /// Folds the next records. A stay that ends at a stage which the rule does not list is refused and left out.
    method HistoryFold.fold[fold](records: Vec<Record>) -> Nothing {{
        fold.fold_all(&records)?;
        Nothing
    }}
    /// The history so far, with the stays that last.
    method HistoryFold.history[fold]() -> HistoryData { fold.history()?.data() }
    /// The deals that are open, by lead.
    method HistoryFold.deals[fold]() -> Vec<Deal> { fold.deals() }
    /// The usual rule: nothing is forgotten and nothing presumed, nobody's word is needed, 200 draws, intervals of 80 %.
    fixed ModelRule.standard() -> ModelRule { ModelRule::standard() }
    /// Estimates from what the history knows, as of a time that is not before anything it knows of.
    new StageModel.new(history: HistoryData, rule: ModelRule, at: Timestamp) -> New<StageModel> {
        New(StageModel::fit(&History::from_data(history)?, rule, at)?)
    }
    /// With which probability each deal is won in the end: the estimate alone, which is quick.
    method StageModel.won[model](deals: Vec<Deal>) -> Vec<Estimate> {
        deals.iter().map(|deal| Estimate::new(model.won(deal)?)).collect::<Result<Vec<_>, _>>()?
    }
    /// With which probability each deal is won in the end, how sure that is, and what its stage usually wins.
    method StageModel.chances[model](deals: Vec<Deal>) -> Vec<DealChance> { model.chances(&deals)? }
    /// What stages usually win, of a segment or of all leads, with the figure by counting beside it.
    method StageModel.table[model](segment: Option<SegmentId>) -> ChanceTable { model.table(segment.as_ref())? }
    /// What open deals are worth: all, and by stage, member, channel and segment.
    method StageModel.weighted[model](deals: Vec<Deal>, currency: Currency) -> WeightedPipeline {
        model.weighted(&deals, currency)?
    }
    /// What each deal is expected to bring for the effort that it still takes, the least first.
    method StageModel.worth[model](deals: Vec<Deal>, rule: EffortRule) -> Vec<DealWorth> { model.worth(&deals, &rule)? }
    /// Revenue from open deals up to a date, as a distribution.
    method StageModel.forecast[model](deals: Vec<Deal>, rule: ForecastRule) -> Forecast { model.forecast(&deals, &rule)? }
    /// What the model says of deals, to be kept and scored when they have ended.
    method StageModel.freeze[model](deals: Vec<Deal>) -> Vec<FrozenForecast> { freeze(model, &deals)? }
    // ---- scores ----

    /// The history of these leads, which have ended.
    fixed ScoreHistoryData.of(rule: ScoringRule, leads: Vec<EndedLead>) -> ScoreHistoryData { ScoreHistoryData::of(rule, leads)? }
    /// Both histories in one: what one pass over the leads of both gives.
    fixed ScoreHistoryData.merge(history: ScoreHistoryData, other: ScoreHistoryData) -> ScoreHistoryData { history.merge(other)? }
    /// What experts say, before there are outcomes: the scorecard of the policy.
    fixed ScoreModelData.experts(policy: Policy, version: ModelId) -> ScoreModelData { ScoreModelData::experts(&policy, version)? }
    /// Learns from all outcomes of a history, as of a time.
    fixed ScoreModelData.fit(policy: Policy, version: ModelId, history: ScoreHistoryData, at: Timestamp) -> ScoreModelData {
        ScoreModelData::fit(&policy, version, history, at)?
    }
    /// The model that these data are.
    new ScoreModel.new(data: ScoreModelData) -> New<ScoreModel> { New(ScoreModel::from_data(data)?) }
    /// How good a lead is, and why.
    method ScoreModel.score[model](lead: LeadAnswers) -> Score { model.score(&lead)? }
    /// The same of many leads, in their order.
    method ScoreModel.scores[model](leads: Vec<LeadAnswers>) -> Vec<Score> { model.scores(&leads)? }
    /// How good many leads are, from columns of answers; a question without a column has none.
    method ScoreModel.score_columns[model](columns: Vec<AnswerColumn>) -> ScoredColumns { model.score_columns(&columns)? }
    /// Learns from one outcome more, at once. The calibration stays as it was; give what it learns a version of its own.
    method ScoreModel.learn[model](lead: EndedLead) -> Nothing {{
        model.learn(&lead)?;
        Nothing
    }}
    /// What each answer gives, as whole points.
    method ScoreModel.table[model]() -> ScoreTable { model.table() }
    /// The model as data: to keep it, and to give it another version.
    method ScoreModel.data[model]() -> ScoreModelData { model.data() }
    /// A fold that has seen no record, under this policy.
    new ReportFold.new(policy: Policy) -> New<ReportFold> { New(ReportFold::new(policy)?) }
    /// Folds the next records; those that are known already are passed over.
    method ReportFold.fold[fold](records: Vec<Record>) -> Nothing {{ fold.fold(&records)?; Nothing }}
    /// Tells by other rules from now on: those that your engine has adopted.
    method ReportFold.use_policy[fold](policy: Policy) -> Nothing {{ fold.use_policy(policy)?; Nothing }}
    /// Tells by this law how long winning takes; without one it is as likely on each day until leads expire.
    method ReportFold.use_delay[fold](delay: DelayLaw) -> Nothing {{ fold.use_delay(delay)?; Nothing }}
    /// The week, month, quarter or year in which an instant lies, by the clock of the policy.
    method ReportFold.period[fold](at: Timestamp, kind: PeriodKind) -> Period { fold.period(at, kind)? }
    /// The last week, month, quarter or year that is over at an instant, by the clock of the policy.
    method ReportFold.last_period[fold](at: Timestamp, kind: PeriodKind) -> Period { fold.last_period(at, kind)? }
    /// A report on a period, of what is known now.
    method ReportFold.report[fold](wish: ReportWish, period: Period) -> Report { fold.report(&wish, period)? }
    /// Several reports on one period; what all members have in common is reckoned once.
    method ReportFold.reports[fold](wishes: Vec<ReportWish>, period: Period) -> Vec<Report> { fold.reports(&wishes, period)? }
    /// A report as a page: one HTML file without scripts, which loads nothing.
    method ReportFold.page[fold](report: Report, language: Language) -> String { fold.page(&report, language) }
    /// A report as Markdown, for mail.
    method ReportFold.markdown[fold](report: Report, language: Language) -> String { fold.markdown(&report, language) }
    /// What a report says in words, for a page of your own.
    method ReportFold.sentences[fold](report: Report, language: Language) -> ReportSentences { fold.sentences(&report, language) }
    /// A fold that has seen no record, for these questions.
    new ScoreFold.new(rule: ScoringRule) -> New<ScoreFold> { New(ScoreFold::new(rule)?) }
    /// Folds the next records.
    method ScoreFold.fold[fold](records: Vec<Record>) -> Nothing {{ fold.fold_all(&records); Nothing }}
    /// The leads that have ended so far, by lead; they name nobody.
    method ScoreFold.ended[fold]() -> Vec<EndedLead> { fold.ended() }
    /// Of them those that were decided on up to a time: so long ago that each has had its time since, or losses, which come
    /// sooner than wins, count too much.
    method ScoreFold.decided_until[fold](until: Timestamp) -> Vec<EndedLead> { fold.decided_until(until) }
    /// What a version of a model said of them before they were decided on, and what came, in that order: for the alarm.
    method ScoreFold.outcomes[fold](model: ModelId, until: Timestamp) -> Vec<DriftOutcome> {
        fold.outcomes(&model, until)
    }
    /// The score in sentences: what it comes to, and the answers that weigh most.
    fixed Score.sentences(score: Score, language: Language) -> Vec<String> { score.sentences(language) }
    /// One false alarm in a hundred lives of a model, periods of 30 days.
    fixed DriftRule.standard() -> DriftRule { DriftRule::standard() }
    /// Whether what was said still comes true.
    fixed Drift.of(rule: DriftRule, outcomes: Vec<DriftOutcome>) -> Drift { Drift::of(&rule, &outcomes)? }
    /// What it says, for people.
    fixed Drift.sentence(drift: Drift, language: Language) -> String { drift.sentence(language) }
    /// Cuts that make so many of these leads hot, and so many more warm, as there is capacity for.
    fixed QualificationRule.for_capacity(
        rule: QualificationRule, probabilities: Vec<Probability>, hot: Count, warm: Count
    ) -> QualificationRule { rule.for_capacity(&probabilities, hot, warm)? }

    /// What the table says, for people.
    fixed ChanceTable.sentences(table: ChanceTable, language: Language) -> Vec<String> { table.sentences(language) }
    /// Why a deal has this chance, for people.
    fixed DealChance.sentence(chance: DealChance, language: Language) -> String { chance.sentence(language) }
    /// Why a deal pays or does not, for people.
    fixed DealWorth.sentence(worth: DealWorth, language: Language) -> String { worth.sentence(language) }
    /// Scores forecasts by the ends of their deals.
    fixed Calibration.of(forecasts: Vec<FrozenForecast>, ends: Vec<End>) -> Calibration {
        Calibration::of(&forecasts, &ends)
    }
    /// Forecasts the deals that were open at each time from what was known then, by each method, and scores that.
    fixed Backtest.of(rule: BacktestRule, stays: Vec<Stay>, ends: Vec<End>) -> Backtest {
        Backtest::of(&rule, &stays, &ends)?
    }
    /// Counts ended leads as Odoo's predictive lead scoring does, from its description.
    fixed OdooModel.of(stages: Vec<StageId>, leads: Vec<OdooLead>) -> OdooModel { OdooModel::of(&stages, &leads)? }
    /// With which probability a lead is won by these counts.
    fixed OdooModel.probability(model: OdooModel, lead: OdooLead) -> Probability { model.probability(&lead)? }

    // ---- forecast, plan, and how long it takes ----

    /// Revenue up to a date from deals whose chances are given.
    fixed Forecast.of(deals: Vec<Odds>, options: ForecastOptions) -> Forecast { Forecast::of(&deals, &options)? }
    /// What the forecast says, for people.
    fixed Forecast.sentences(forecast: Forecast, language: Language) -> Vec<String> { forecast.sentences(language) }
    /// How many leads a target takes, whether the planned ones reach it, and what limits.
    fixed FunnelPlan.of(
        steps: Vec<FunnelStep>, values: OrderValues, units: Vec<SalesUnit>, options: FunnelOptions
    ) -> FunnelPlan {
        FunnelPlan::of(&steps, &values, &units, &options)?
    }
    /// What the plan says, for people.
    fixed FunnelPlan.sentences(plan: FunnelPlan, language: Language) -> Vec<String> { plan.sentences(language) }
    /// How long leads stay at a stage, and how they leave it, as far as it is known until a time.
    fixed Spell.at_stage(stage: StageId, stays: Vec<Stay>, until: Timestamp) -> Vec<Spell> {
        Spell::at_stage(&stage, &stays, until)?
    }
    /// How long leads take from their first stage to their end, as far as it is known until a time.
    fixed Spell.to_end(stays: Vec<Stay>, ends: Vec<End>, until: Timestamp) -> Vec<Spell> {
        Spell::to_end(&stays, &ends, until)?
    }
    /// How likely each end has come by each age, with standard errors.
    fixed Incidence.of(spells: Vec<Spell>) -> Incidence { Incidence::of(&spells)? }
    /// The curves at one age.
    fixed Incidence.at(incidence: Incidence, time: Estimate) -> IncidenceAt { incidence.at(time) }
    /// The mean time in each state up to an age.
    fixed RestrictedMean.of(spells: Vec<Spell>, until: Estimate) -> RestrictedMean { RestrictedMean::of(&spells, until)? }
    /// How likely each end has come by each age, from columns.
    fixed SpellColumns.incidence(columns: SpellColumns) -> Incidence { columns.incidence()? }
    /// The mean time in each state up to an age, from columns.
    fixed SpellColumns.restricted_mean(columns: SpellColumns, until: Estimate) -> RestrictedMean {
        columns.restricted_mean(until)?
    }

    // ---- media, and who rates well ----

    /// Nothing folded yet; the product of a lead is its answer to this fact, which is a choice.
    new MediumFold.new(product: Option<FactId>) -> New<MediumFold> { New(MediumFold::by(product)) }
    /// Folds the next records.
    method MediumFold.fold[fold](records: Vec<Record>) -> Nothing {{
        records.iter().for_each(|record| fold.fold(record));
        Nothing
    }}
    /// The leads so far; they name nobody.
    method MediumFold.leads[fold]() -> Vec<MediumLead> { fold.leads() }
    /// Of them those that were decided on up to a time: so long ago that each has had its time since, or losses, which come
    /// sooner than wins, count too much.
    method MediumFold.decided_until[fold](until: Timestamp) -> Vec<MediumLead> { fold.decided_until(until) }
    /// The leads so far, counted by medium, campaign, product and period.
    method MediumFold.rows[fold](currency: Currency, period_days: Count) -> Vec<MediumRow> {
        fold.rows(currency, period_days)?
    }
    /// The usual rule: the practitioners' order, worth 20 leads of each medium; 4,000 draws, intervals of 80 %.
    fixed MediaRule.standard() -> MediaRule { MediaRule::standard()? }
    /// Counts leads by medium, campaign, product and period; amounts are in this currency.
    fixed MediumRow.of(leads: Vec<MediumLead>, currency: Currency, period_days: Count) -> Vec<MediumRow> {
        MediumRow::of(&leads, currency, period_days)?
    }
    /// The rows with those of the same medium, campaign, product and period in one.
    fixed MediumRow.merge(rows: Vec<MediumRow>) -> Vec<MediumRow> { MediumRow::merge(&rows)? }
    /// What media cost and what they brought, as it was counted.
    fixed MediaReturns.of(
        rows: Vec<MediumRow>, costs: Vec<MediumCost>, by: MediaBy, currency: Currency, rule: MediaRule
    ) -> MediaReturns {
        MediaReturns::of(&rows, &costs, by, currency, &rule)?
    }
    /// Media by what they return for the money, and how sure that is.
    fixed MediaRanking.of(
        rows: Vec<MediumRow>, costs: Vec<MediumCost>, by: MediaBy, currency: Currency, rule: MediaRule
    ) -> MediaRanking {
        MediaRanking::of(&rows, &costs, by, currency, &rule)?
    }
    /// What the ranking says, for people.
    fixed MediaRanking.sentences(ranking: MediaRanking, language: Language) -> Vec<String> {
        ranking.sentences(language)
    }
    /// Observed over expected wins, by medium, with intervals that hold it with this probability.
    fixed MediaMix.of(leads: Vec<MediumLead>, by: MediaBy, interval: Probability) -> MediaMix {
        MediaMix::of(&leads, by, interval)?
    }
    /// Whether media win more than their leads promised, for people.
    fixed MediaMix.sentences(mix: MediaMix, language: Language) -> Vec<String> { mix.sentences(language) }
    /// A fold that has seen no record.
    new RatingFold.new() -> New<RatingFold> { New(RatingFold::default()) }
    /// Folds the next records.
    method RatingFold.fold[fold](records: Vec<Record>) -> Nothing {{
        records.iter().for_each(|record| fold.fold(record));
        Nothing
    }}
    /// The ratings so far, by lead and rater.
    method RatingFold.ratings[fold]() -> Vec<Rating> { fold.ratings() }
    /// Of them those of leads that were decided on up to a time: so long ago that each has had its time since, or losses,
    /// which come sooner than wins, count too much.
    method RatingFold.decided_until[fold](until: Timestamp) -> Vec<Rating> { fold.decided_until(until) }
    /// How well each person rates, by itself and beside what was computed on the same leads.
    fixed RaterTable.of(ratings: Vec<Rating>, options: RaterOptions) -> RaterTable {
        RaterTable::of(&ratings, &options)?
    }
    /// What may be said of each rater, for people.
    fixed RaterTable.sentences(table: RaterTable, language: Language) -> Vec<String> { table.sentences(language) }

    // ---- partners ----

    /// A partner programme to begin with.
    fixed ProgrammeRule.standard() -> ProgrammeRule { ProgrammeRule::standard()? }
    /// Winning is as likely on each day up to the horizon.
    fixed DelayLaw.uniform(horizon_days: Count) -> DelayLaw { DelayLaw::uniform(horizon_days)? }
    /// Winning takes no time: for leads that are all decided.
    fixed DelayLaw.immediate() -> DelayLaw { DelayLaw::immediate() }
    /// How long winning took, as far as it was seen until a time.
    fixed DelayLaw.of(leads: Vec<WorkedLead>, horizon_days: Count, until: Timestamp) -> DelayLaw {
        DelayLaw::of(&leads, horizon_days, until)?
    }
    /// Of the leads that are won, the share that is won by an age in days.
    fixed DelayLaw.share(delay: DelayLaw, age: Estimate) -> Probability { delay.share(age)? }
    /// How many wins were expected by a time, and how many came.
    fixed WinTally.of(leads: Vec<WorkedLead>, delay: DelayLaw, until: Timestamp) -> WinTally {
        WinTally::of(&leads, &delay, until)?
    }
    /// Both together: what one pass over the leads of both gives.
    fixed WinTally.merge(tally: WinTally, other: WinTally) -> WinTally { tally.merge(&other)? }
    /// How likely the true figure is above a score.
    fixed WinScore.above(figure: WinScore, score: Estimate) -> Probability { figure.above(score)? }
    /// How likely the true figure is below a score.
    fixed WinScore.below(figure: WinScore, score: Estimate) -> Probability { figure.below(score)? }
    /// How well each member works its leads, beside what was to be expected of just these.
    fixed PartnerTable.of(
        leads: Vec<WorkedLead>, delay: DelayLaw, rule: ProgrammeRule, until: Timestamp
    ) -> PartnerTable {
        PartnerTable::of(&leads, &delay, &rule, until)?
    }
    /// The members that stand out at a review; of them at most this share are as good as expected, on average.
    fixed PartnerTable.review(table: PartnerTable, share: Probability) -> Vec<MemberId> { table.review(share) }
    /// What the figures of each member say, for people.
    fixed PartnerTable.sentences(table: PartnerTable, language: Language) -> Vec<String> { table.sentences(language) }
    /// What the figures of this member say, for people.
    fixed PartnerRow.sentences(row: PartnerRow, language: Language) -> Vec<String> { row.sentences(language) }
    /// About how many wins must have been expected before a member that wins this many times as often as expected is seen.
    fixed Alarm.needed(rate: Estimate, false_alarms: Probability) -> Estimate { Alarm::needed(rate, false_alarms)? }
    /// The same leads, their probabilities corrected by what the other members made of such before.
    fixed WorkedLead.recalibrated(leads: Vec<WorkedLead>, delay: DelayLaw) -> Vec<WorkedLead> {
        WorkedLead::recalibrated(&leads, &delay)?
    }
    /// The points of every member that accepted a lead or has an entry up to a time.
    fixed PointsAccount.of(
        leads: Vec<WorkedLead>, entries: Vec<PointsEntry>, delay: DelayLaw, rule: ProgrammeRule, until: Timestamp
    ) -> Vec<PointsAccount> {
        PointsAccount::of(&leads, &entries, &delay, &rule, until)?
    }
    /// What the points come from, for people.
    fixed PointsAccount.sentence(account: PointsAccount, language: Language) -> String { account.sentence(language) }
    /// What the figures of a member propose: one tier up, one down, or none.
    fixed TierProposal.of(figures: TierCase, rule: ProgrammeRule, now: Timestamp) -> TierProposal {
        TierProposal::of(&figures, &rule, now)?
    }
    /// What is proposed, and why, for people.
    fixed TierProposal.sentences(proposal: TierProposal, language: Language) -> Vec<String> {
        proposal.sentences(language)
    }
    /// How soon customers are called, and who never is; usually within 24 hours, and up to a limit of 168.
    fixed ResponseTimes.of(
        rows: Vec<ResponseRow>, within_hours: Count, limit_hours: Count, until: Timestamp
    ) -> ResponseTimes {
        ResponseTimes::of(&rows, within_hours, limit_hours, until)?
    }
    /// How soon customers are called, for people.
    fixed ResponseTimes.sentences(times: ResponseTimes, language: Language) -> Vec<String> { times.sentences(language) }
    /// Whom to remind of what; who closes well is left in peace.
    fixed Reminder.of(members: Vec<MemberFigures>, rule: ProgrammeRule) -> Vec<Reminder> {
        Reminder::of(&members, &rule)?
    }
    /// The reminder, as to its member.
    fixed Reminder.sentence(reminder: Reminder, language: Language) -> String { reminder.sentence(language) }

    // ---- simulation ----

    /// The plan to start from: 3,600 leads in the year 2026, as a company in Germany counts it.
    fixed YearPlan.standard() -> YearPlan { YearPlan::standard()? }
    /// The year before its first request, under the standard policy in the plan's currency.
    new Year.new(plan: YearPlan) -> New<Year> { New(Year::new(plan)?) }
    /// The next request; nothing when the year is over.
    method Year.next[year]() -> Option<Request> { year.next() }
    /// The plan.
    method Year.plan[year]() -> YearPlan { year.plan().clone() }
    /// The policy under which the year is lived.
    method Year.policy[year]() -> Policy { year.policy().clone() }
    /// The fingerprint of the engine inside, as it is after every request that was handed out.
    method Year.fingerprint[year]() -> String { year.engine().fingerprint() }

    // ---- for the other half ----

    /// Says that something given could not be read; code and sentences are the core's.
    hidden Error.unreadable(what: String, fault: String) -> Category {
        Err(Error::Unreadable { what: what.into(), fault: fault.into() })?
    }
    /// Panics, so that a test can see that a host lives on, and that nothing half done is used again.
    hidden Engine.panic[engine](at: Timestamp) -> Nothing {{ engine.tick(at)?; panic() }}
}

/// No count comes near 2⁵³.
pub(crate) fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[expect(clippy::panic, reason = "the tests of the package ask what a panic does")]
fn panic() -> Nothing {
    panic!("asked for by a test")
}

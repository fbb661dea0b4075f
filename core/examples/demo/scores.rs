//! Which lead is good, learned from what became of the others, and what the media bring.

use leadwerk::engine::{Engine, MediumFold, Record, ScoreFold};
use leadwerk::lead::{Actor, Event};
use leadwerk::policy::{MediaRule, Policy, SpanUnit};
use leadwerk::scoring::{
    Drift, DriftOutcome, DriftRule, EndedLead, LeadAnswers, MediaBy, MediaRanking, MediumCost, MediumRow, Score,
    ScoreHistory, ScoreModel, ScoreTable, ScoreTableRow,
};
use leadwerk::units::{Count, Error, Language, LeadId, ModelId, Money, Probability, Timestamp};
use serde_json::{Value, json};
use std::fmt::Write;

/// What each medium is said to cost for each lead, in hundredths, and the share of an order that is margin, in per cent:
/// invented, like the year.
pub(crate) const COSTS: [(&str, i64); 7] = [
    ("advert", 30_000),
    ("website", 26_000),
    ("direct_mail", 55_000),
    ("telemarketing", 70_000),
    ("event", 90_000),
    ("trade_fair", 150_000),
    ("partner", 100_000),
];
pub(crate) const MARGIN: u64 = 30;
/// How many rows of the scorecard are shown.
const ROWS: usize = 8;

/// What is kept while records pass by.
pub(crate) struct Scores {
    fold: ScoreFold,
    media: MediumFold,
    leads: Vec<LeadId>,
    span: Option<(Timestamp, Timestamp)>,
}

/// What is told of it.
pub(crate) struct Told {
    lead: LeadId,
    score: Score,
    table: ScoreTable,
    won: usize,
    learned_from: u64,
    /// Leads that were decided on up to then have had their time.
    ripe: Timestamp,
    /// How many leads have ended that were decided on later, and how many of them were won.
    young: (usize, usize),
    /// Of the ripe ones the first half were decided on up to then.
    half_way: Timestamp,
    drift: Drift,
    ranking: MediaRanking,
}

impl Scores {
    /// Nothing where the policy asks no questions.
    pub(crate) fn new(policy: &Policy) -> Result<Option<Self>, Error> {
        let Some(rule) = policy.scoring.clone() else { return Ok(None) };
        let fold = ScoreFold::new(rule)?;
        Ok(Some(Self { fold, media: MediumFold::by(None), leads: Vec::new(), span: None }))
    }

    pub(crate) fn fold(&mut self, record: &Record) {
        self.fold.fold(record);
        self.media.fold(record);
        if let Event::Captured { lead, .. } = &record.event {
            self.leads.push(lead.clone());
        }
        let (first, _) = self.span.unwrap_or((record.at, record.at));
        self.span = Some((first, record.at));
    }

    /// Nothing where no lead has ended that had its time, or nothing is open any more.
    pub(crate) fn tell(&self, engine: &Engine) -> Result<Option<Told>, Error> {
        let Some((_, last)) = self.span else { return Ok(None) };
        let policy = engine.policy();
        let until = last.plus(-longest(policy))?;
        let (mut ripe, ended) = (self.fold.decided_until(until), self.fold.ended());
        ripe.sort_by_key(|lead| lead.at);
        let won = |leads: &[EndedLead]| leads.iter().filter(|lead| lead.won).count();
        let model = learn(policy, "year", &ripe, last)?;
        let Some((lead, score)) = self.open(engine, &model, last)? else { return Ok(None) };
        let (before, after) = ripe.split_at(ripe.len() / 2);
        let Some(half_way) = before.last().map(|lead| lead.at) else { return Ok(None) };
        let early = learn(policy, "first-half", before, last)?;
        let said = |lead: &EndedLead| -> Result<DriftOutcome, Error> {
            let answers = LeadAnswers { answers: lead.answers.clone(), at: lead.at, value: None, before: None };
            Ok(DriftOutcome { at: lead.at, said: early.score(&answers)?.probability, won: lead.won })
        };
        let outcomes = after.iter().map(said).collect::<Result<Vec<_>, _>>()?;
        Ok(Some(Told {
            lead,
            score,
            table: model.table(),
            won: won(&ripe),
            learned_from: model.outcomes(),
            ripe: until,
            young: (ended.len() - ripe.len(), won(&ended) - won(&ripe)),
            half_way,
            drift: Drift::of(&DriftRule::standard(), &outcomes)?,
            ranking: self.ranking(policy)?,
        }))
    }

    /// Of the leads that have not ended the one of which most is known; of several the best, and of these the first.
    fn open(&self, engine: &Engine, model: &ScoreModel, now: Timestamp) -> Result<Option<(LeadId, Score)>, Error> {
        let mut best: Option<(usize, LeadId, Score)> = None;
        for lead in &self.leads {
            if engine.lead(&Actor::System {}, lead)?.phase.is_end() {
                continue;
            }
            let answers = engine.answers(lead, now)?;
            let (known, score) = (answers.answers.len(), model.score(&answers)?);
            let better =
                |(most, _, first): &(usize, LeadId, Score)| (known, score.probability) > (*most, first.probability);
            if best.as_ref().is_none_or(better) {
                best = Some((known, lead.clone(), score));
            }
        }
        Ok(best.map(|(_, lead, score)| (lead, score)))
    }

    fn ranking(&self, policy: &Policy) -> Result<MediaRanking, Error> {
        let margin = Probability::share(MARGIN, 100);
        let rows = self.media.rows(policy.currency, Count::new(30))?;
        let cost = |row: &MediumRow| -> Option<Result<MediumCost, Error>> {
            let MediumRow { medium, campaign, product, period, period_days, .. } = row.clone();
            let (_, each) = COSTS.iter().find(|(name, _)| *name == medium.as_str())?;
            let cost = Money::new(each * i64::from(row.leads.get()), policy.currency.as_str());
            Some(cost.map(|cost| MediumCost { medium, campaign, product, period, period_days, cost, margin }))
        };
        let costs = rows.iter().filter_map(cost).collect::<Result<Vec<_>, _>>()?;
        let rule = policy.returns.clone().map_or_else(MediaRule::standard, Ok)?;
        MediaRanking::of(&rows, &costs, MediaBy::Medium, policy.currency, &rule)
    }
}

/// How long a lead may take from its hand-over to its end, in milliseconds; a working day is a week at the most, with all
/// holidays.
fn longest(policy: &Policy) -> i64 {
    let span = policy.handover.expires_after;
    let days = match span.unit() {
        SpanUnit::Hours => span.count() / 24 + 1,
        SpanUnit::Days => span.count(),
        SpanUnit::WorkingHours | SpanUnit::WorkingDays => span.count() * 7,
    };
    i64::from(days) * 86_400_000
}

fn learn(policy: &Policy, version: &str, ended: &[EndedLead], at: Timestamp) -> Result<ScoreModel, Error> {
    let history = ScoreHistory::of(policy.scoring.clone().ok_or(Error::QuestionsMissing {})?, ended)?;
    ScoreModel::fit(policy, ModelId::new(version)?, &history, at)
}

impl Told {
    pub(crate) fn json(&self) -> Value {
        let Self { lead, score, table, won, learned_from, ripe, young, half_way, drift, ranking } = self;
        json!({
            "learned_from": learned_from, "won": won, "decided_until": ripe, "lead": lead, "score": score,
            "scorecard": table, "half_way": half_way, "drift": drift,
            "decided_later": { "ended": young.0, "won": young.1 },
            "media_at_invented_costs": ranking,
        })
    }

    pub(crate) fn write(&self, page: &mut String) -> std::fmt::Result {
        let date = |at: Timestamp| at.to_string().chars().take(10).collect::<String>();
        writeln!(
            page,
            "Which lead is good, learned from {} that were decided on by {}, {} of them won",
            self.learned_from,
            date(self.ripe),
            self.won
        )?;
        for language in [Language::English, Language::German] {
            for (number, line) in self.score.sentences(language).iter().enumerate() {
                let begin = if number == 0 { format!("{}: ", self.lead) } else { "  ".into() };
                writeln!(page, "  {begin}{line}")?;
            }
        }
        let mut rows: Vec<&ScoreTableRow> = self.table.rows.iter().collect();
        rows.sort_by_key(|row| core::cmp::Reverse(row.points.abs()));
        let begin = self.table.base;
        writeln!(page, "\nThe scorecard's strongest answers; a lead begins with {begin}, 20 points double the odds")?;
        writeln!(page, "  {:<14}{:<20}{:>8}{:>9}{:>9}", "question", "answer", "points", "experts", "learned")?;
        for ScoreTableRow { question, answer, points, expert, learned } in rows.into_iter().take(ROWS) {
            let (question, answer) = (question.to_string(), answer.to_string());
            writeln!(page, "  {question:<14}{answer:<20}{points:>+8}{:>+9.0}{:>+9.0}", expert.get(), learned.get())?;
        }
        let (half_way, ripe, (ended, won)) = (date(self.half_way), date(self.ripe), self.young);
        writeln!(page, "\nWhat leads taught that were decided on by {half_way}, of those decided on later, by {ripe}")?;
        writeln!(page, "  {}", self.drift.sentence(Language::English))?;
        writeln!(
            page,
            "  Later ones are left out: they have not had their time, and losses come sooner than wins. {won} of"
        )?;
        writeln!(page, "  the {ended} that ended were won.")?;
        writeln!(page, "\nWhat media bring: what a lead costs, and a margin of {MARGIN} %, are invented")?;
        self.ranking.sentences(Language::English).iter().try_for_each(|line| writeln!(page, "  {line}"))?;
        writeln!(page)
    }
}

//! The figures as a page for people, and as JSON.

use super::figures::end_states;
use super::{Outcome, Told, contacts, fairness, outlook, pages, scores};
use leadwerk::lead::Phase;
use leadwerk::pipeline::{StageRow, StageTable};
use leadwerk::units::Probability;
use serde_json::{Value, json};
use std::fmt::Write;

/// One JSON object.
pub(crate) fn json(outcome: &Outcome, told: &Told) -> Value {
    let Outcome { engine, figures, report, .. } = outcome;
    let contact = &figures.first_contact;
    let mut object = json!({
        "leads": engine.leads(),
        "end_states": object(end_states(engine)),
        "stage_table": told.table.rows,
        "deferrals": figures.deferrals,
        "escalations": { "total": figures.escalations.values().sum::<u64>(), "by_action": figures.escalations },
        "expiries": figures.expiries,
        "first_contact": {
            "accepted": contact.accepted,
            "in_time": contact.in_time,
            "late": contact.late,
            "never": contact.never,
            "waiting": contact.waiting(),
            "median_hours": contact.hours(0.5),
            "p90_hours": contact.hours(0.9),
        },
        "refusals": figures.refusals,
        "commands": outcome.commands,
        "commands_per_second": per_second(outcome),
        "fingerprint": engine.fingerprint(),
    });
    let parts = [
        ("fairness", told.fairness.as_ref().map(fairness::Told::json)),
        ("outlook", told.outlook.as_ref().map(outlook::Told::json)),
        ("scores", told.scores.as_ref().map(scores::Told::json)),
        ("contacts", told.contacts.as_ref().map(contacts::Told::json)),
        ("reports", told.pages.as_ref().map(pages::Told::json)),
    ];
    for (name, part) in parts {
        if let (Some(part), Some(object)) = (part, object.as_object_mut()) {
            object.insert(name.into(), part);
        }
    }
    if let (Some(report), Some(object)) = (report, object.as_object_mut()) {
        object.insert("rows".into(), report.rows.into());
        object.insert("rows_used".into(), report.used.into());
        object.insert("rows_listed".into(), report.listed.len().into());
        object.insert("cases".into(), report.cases.into());
        let codes = report.listed_by_code.iter().map(|entry| (entry.error_code.clone(), entry.count.into()));
        object.insert("rows_listed_by_code".into(), Value::Object(codes.collect()));
    }
    object
}

fn object(pairs: Vec<(&'static str, u64)>) -> Value {
    Value::Object(pairs.into_iter().map(|(name, count)| (name.to_owned(), count.into())).collect())
}

fn per_second(outcome: &Outcome) -> u64 {
    (outcome.commands as f64 / outcome.took.as_secs_f64().max(1e-9)) as u64
}

/// A page for people.
pub(crate) fn text(outcome: &Outcome, told: &Told) -> String {
    let mut page = String::new();
    // Writing to a string cannot fail.
    let _ = write_page(&mut page, outcome, told);
    page
}

fn write_page(page: &mut String, outcome: &Outcome, told: &Told) -> std::fmt::Result {
    let Outcome { engine, figures, .. } = outcome;
    writeln!(page, "{}\n", outcome.title)?;
    if let Some(report) = &outcome.report {
        let listed = report.listed.len();
        writeln!(page, "{} rows in {} cases: {} used, {listed} listed\n", report.rows, report.cases, report.used)?;
        for entry in &report.listed_by_code {
            let first = report.listed.iter().find(|row| row.error_code == entry.error_code);
            let example = first.map(|row| format!("line {}: {}", row.line, row.reason)).unwrap_or_default();
            writeln!(page, "  {:>7}  {}, first in {example}", entry.count, entry.error_code)?;
        }
        writeln!(page)?;
    }
    writeln!(page, "{} leads", engine.leads())?;
    for (name, count) in end_states(engine) {
        writeln!(page, "  {name:<10}{count:>8}  {}", bar(count as i64, engine.leads() as i64))?;
    }
    let living = Phase::LIVING.iter().map(|phase| format!("{} {}", engine.count(*phase), phase.name()));
    writeln!(page, "  (open: {})\n", living.collect::<Vec<_>>().join(", "))?;
    write_table(page, &told.table)?;
    let steps: Vec<_> = figures.escalations.iter().map(|(name, count)| format!("{count} {name}")).collect();
    writeln!(
        page,
        "{} deferrals, {} escalations ({})",
        figures.deferrals,
        figures.escalations.values().sum::<u64>(),
        list(&steps)
    )?;
    writeln!(page, "{} expiries\n", figures.expiries)?;
    write_contact(page, outcome)?;
    told.fairness.iter().try_for_each(|told| told.write(page))?;
    told.outlook.iter().try_for_each(|told| told.write(page))?;
    told.scores.iter().try_for_each(|told| told.write(page))?;
    told.contacts.iter().try_for_each(|told| told.write(page))?;
    told.pages.iter().try_for_each(|told| told.write(page))?;
    writeln!(page, "Refusals: {}", figures.refusals.values().sum::<u64>())?;
    for (code, count) in &figures.refusals {
        writeln!(page, "  {count:>7}  {code}")?;
    }
    let what = if outcome.report.is_some() { "rows" } else { "commands" };
    writeln!(page, "\n{} {what}, {} a second", outcome.commands, per_second(outcome))?;
    write!(page, "fingerprint {}", engine.fingerprint())
}

fn write_table(page: &mut String, table: &StageTable) -> std::fmt::Result {
    let wide = table.rows.iter().map(|row| row.stage.as_str().chars().count()).max().unwrap_or(5).max(5);
    writeln!(page, "What becomes of opportunities, by the furthest stage they came to")?;
    writeln!(
        page,
        "  {:<wide$}{:>9}{:>8}{:>8}{:>9}{:>10}{:>11}{:>13}{:>8}",
        "stage", "reached", "won", "lost", "expired", "rejected", "undecided", "failed here", "won %"
    )?;
    for row in &table.rows {
        let StageRow { reached, won, lost, expired, rejected, undecided, failed_here, .. } = row;
        writeln!(
            page,
            "  {:<wide$}{reached:>9}{won:>8}{lost:>8}{expired:>9}{rejected:>10}{undecided:>11}{failed_here:>13}{:>8}  {}",
            row.stage.as_str(),
            percent(row.share_won),
            bar(*won, *reached)
        )?;
    }
    writeln!(page, "  won % is won of reached; undecided leads count as not won, so far\n")
}

fn write_contact(page: &mut String, outcome: &Outcome) -> std::fmt::Result {
    let contact = &outcome.figures.first_contact;
    writeln!(page, "First contact after acceptance")?;
    writeln!(
        page,
        "  {} accepted: {} in time, {} late, {} never touched, {} waiting",
        contact.accepted,
        contact.in_time,
        contact.late,
        contact.never,
        contact.waiting()
    )?;
    match (contact.hours(0.5), contact.hours(0.9)) {
        (Some(half), Some(most)) => {
            writeln!(page, "  half of the touched within {half:.1} hours, nine of ten within {most:.1}\n")
        }
        _ => writeln!(page, "  nobody was touched\n"),
    }
}

fn list(words: &[String]) -> String {
    if words.is_empty() { "none".into() } else { words.join(", ") }
}

fn percent(share: Option<Probability>) -> String {
    share.map_or("-".into(), |share| format!("{:.2}", f64::from(share) * 100.0))
}

fn bar(part: i64, whole: i64) -> String {
    let blocks = (part * 30).checked_div(whole).unwrap_or(0).clamp(0, 30);
    "█".repeat(blocks as usize)
}

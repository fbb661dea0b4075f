//! How even two foreign logs are, beside what chance would give, and what their leads would have become under other
//! rules: `cargo run --release -p leadwerk --example fairness [FOLDER]`, with the folder of the reference data.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program for people: it prints, and reads files and its arguments"
)]

mod logs;

use leadwerk::distribution::{Rule, Stream, audit, compare};
use leadwerk::policy::{DistributionRule, Guard};
use leadwerk::units::{Count, Language, Seed};
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let bank = logs::bank(&folder.join("bpi2012/bpi2012_events.csv.gz"))?;
    show("The loan applications of a bank, 2011 to 2012", &bank)?;
    let agents = logs::agents(&folder.join("crm_sales_opportunities"))?;
    show("The opportunities of an invented company, 2016 to 2017", &agents)
}

fn show(title: &str, stream: &Stream) -> Result<(), Box<dyn std::error::Error>> {
    let seed = Seed::new(1)?;
    println!("{title}\n");
    let audit = audit(&logs::log(stream), &[], &[], Count::new(1_000), seed)?;
    audit.sentences(Language::English).iter().for_each(|sentence| println!("- {sentence}"));
    let strict = DistributionRule { bound: Guard::Strict, ..DistributionRule::default() };
    let ledger = Rule::ledger(&DistributionRule::default());
    let rules = [ledger, Rule::ledger(&strict), Rule::RoundRobin {}, Rule::LeastBusy {}, Rule::LeastValue {}];
    println!("\n{}", compare(stream, &rules, seed)?.table(Language::English));
    Ok(())
}

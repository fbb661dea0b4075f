//! Two logs of other systems as streams of leads: who received what, and who could have.

use leadwerk::distribution::{Arrival, AuditRow, Receiver, Stream};
use leadwerk::policy::Temperature;
use leadwerk::units::{ChannelId, Count, Currency, LeadId, MemberId, Money, Timestamp, Weight};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

type Fault = Box<dyn std::error::Error>;

/// The loan applications of the BPI Challenge 2012.
///
/// An application is assigned with the first event by an employee; resource 112 is the machine. Whoever did anything on
/// that day was there and could have had it. It is worth the amount asked for, and stays until its last event. How warm
/// it was the log does not say.
pub(crate) fn bank(file: &Path) -> Result<Stream, Fault> {
    let mut table = table(file)?;
    let mut days: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut firsts: BTreeMap<String, (Timestamp, String, String, String)> = BTreeMap::new();
    let mut lasts: BTreeMap<String, Timestamp> = BTreeMap::new();
    let column = columns(&mut table, ["case_id", "timestamp", "resource", "amount_req"])?;
    for record in table.into_records() {
        let record = record?;
        let [case, time, who, amount] = column.map(|place| record.get(place).unwrap_or_default().to_owned());
        let at = Timestamp::parse(&time)?;
        let last = lasts.entry(case.clone()).or_insert(at);
        *last = at.max(*last);
        if who.is_empty() || who == "112" {
            continue;
        }
        let day = time.get(..10).unwrap_or_default().to_owned();
        days.entry(day.clone()).or_default().insert(who.clone());
        if firsts.get(&case).is_none_or(|(first, ..)| at < *first) {
            firsts.insert(case, (at, day, who, amount));
        }
    }
    let euro = Currency::new("EUR")?;
    let mut arrivals = Vec::with_capacity(firsts.len());
    for (case, (at, day, who, amount)) in firsts {
        let there = days.get(&day).into_iter().flatten().map(MemberId::new).collect::<Result<_, _>>()?;
        let minutes = lasts.get(&case).map_or(0, |last| last.since(at) / 60_000);
        arrivals.push(Arrival {
            eligible: there,
            busy_for: Some(Count::new(u32::try_from(minutes)?)),
            ..arrival(&case, at, &who, Money::parse(&amount, euro)?)?
        });
    }
    arrivals.sort_by_key(|arrival| arrival.at);
    let everybody: BTreeSet<_> = days.into_values().flatten().collect();
    Ok(Stream { receivers: receivers(&everybody)?, arrivals, changes: vec![] })
}

/// The sales opportunities of Maven Analytics, an invented company.
///
/// An opportunity is assigned on the day on which an agent engages; the 500 that have no such day are left out. It is
/// worth the list price of its product, which is what was known then, and stays until it is closed. All agents could have
/// had all of them, for the file says nothing else.
pub(crate) fn agents(folder: &Path) -> Result<Stream, Fault> {
    let dollar = Currency::new("USD")?;
    let mut products = table(&folder.join("products.csv"))?;
    let column = columns(&mut products, ["product", "sales_price"])?;
    let mut prices = BTreeMap::new();
    for record in products.into_records() {
        let record = record?;
        let [product, price] = column.map(|place| record.get(place).unwrap_or_default().to_owned());
        // One product is written in two ways.
        prices.insert(product.replace(' ', ""), Money::parse(&price, dollar)?);
    }
    let mut deals = table(&folder.join("sales_pipeline.csv"))?;
    let names = ["opportunity_id", "sales_agent", "product", "engage_date", "close_date"];
    let column = columns(&mut deals, names)?;
    let (mut arrivals, mut everybody) = (Vec::new(), BTreeSet::new());
    for record in deals.into_records() {
        let record = record?;
        let [deal, agent, product, engaged, closed] =
            column.map(|place| record.get(place).unwrap_or_default().to_owned());
        if engaged.is_empty() {
            continue;
        }
        let price = prices.get(&product.replace(' ', "")).ok_or_else(|| format!("no price for `{product}`"))?;
        let day = |date: &str| Timestamp::parse(&format!("{date}T00:00:00Z"));
        let at = day(&engaged)?;
        let minutes = (!closed.is_empty()).then(|| day(&closed).map(|end| end.since(at) / 60_000)).transpose()?;
        let busy_for = minutes.map(u32::try_from).transpose()?.map(Count::new);
        arrivals.push(Arrival { busy_for, ..arrival(&deal, at, &agent, *price)? });
        everybody.insert(agent);
    }
    arrivals.sort_by_key(|arrival| arrival.at);
    Ok(Stream { receivers: receivers(&everybody)?, arrivals, changes: vec![] })
}

/// What really was, as a log to be audited; it knows no temperatures.
pub(crate) fn log(stream: &Stream) -> Vec<AuditRow> {
    let given = stream.arrivals.iter().filter_map(|arrival| Some((arrival, arrival.given_to.clone()?)));
    given
        .map(|(arrival, member)| AuditRow {
            at: arrival.at,
            member,
            channel: None,
            temperature: None,
            value: arrival.value,
            eligible: arrival.eligible.clone(),
        })
        .collect()
}

fn arrival(lead: &str, at: Timestamp, who: &str, value: Money) -> Result<Arrival, Fault> {
    Ok(Arrival {
        lead: LeadId::new(lead)?,
        at,
        temperature: Temperature::Warm,
        probability: None,
        value: Some(value),
        busy_for: None,
        eligible: Vec::new(),
        given_to: Some(MemberId::new(who)?),
    })
}

fn receivers(members: &BTreeSet<String>) -> Result<Vec<Receiver>, Fault> {
    let receiver = |member: &String| {
        let (member, channel) = (MemberId::new(member)?, ChannelId::new("direct")?);
        Ok(Receiver { member, channel, weight: Weight::ONE, limit: None })
    };
    members.iter().map(receiver).collect()
}

#[expect(clippy::disallowed_methods, reason = "reading a file is the host's work, and this is a host")]
fn table(file: &Path) -> Result<csv::Reader<Box<dyn Read>>, Fault> {
    let bytes = std::fs::read(file).map_err(|fault| format!("{}: {fault}", file.display()))?;
    let packed = bytes.starts_with(&[0x1f, 0x8b]);
    let plain = std::io::Cursor::new(bytes);
    let source: Box<dyn Read> =
        if packed { Box::new(flate2::read::MultiGzDecoder::new(plain)) } else { Box::new(plain) };
    Ok(csv::Reader::from_reader(source))
}

/// Where columns are.
fn columns<const N: usize>(table: &mut csv::Reader<Box<dyn Read>>, names: [&str; N]) -> Result<[usize; N], Fault> {
    let headers = table.headers()?.clone();
    let mut places = [0; N];
    for (place, name) in places.iter_mut().zip(names) {
        *place = headers.iter().position(|header| header == name).ok_or_else(|| format!("no column `{name}`"))?;
    }
    Ok(places)
}

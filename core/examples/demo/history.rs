//! Reads a foreign history from a CSV file, plain or compressed with gzip, by the columns of a mapping.

use leadwerk::engine::import::{HistoryRow, Mapping};
use std::io::Read;
use std::path::Path;

/// All rows of the file, texts as they stand there; an empty cell is none.
///
/// # Errors
/// When the file cannot be read, lacks a column that the mapping names, or has something else than a whole number
/// in the column for the order.
#[expect(clippy::disallowed_methods, reason = "reading a file is the host's work, and this is a host")]
pub(crate) fn read(path: impl AsRef<Path>, mapping: &Mapping) -> Result<Vec<HistoryRow>, String> {
    let path = path.as_ref();
    let told = |fault: &dyn std::fmt::Display| format!("{}: {fault}", path.display());
    let bytes = std::fs::read(path).map_err(|fault| told(&fault))?;
    let rows = if bytes.starts_with(&[0x1f, 0x8b]) {
        rows(flate2::read::MultiGzDecoder::new(bytes.as_slice()), mapping)
    } else {
        rows(bytes.as_slice(), mapping)
    };
    rows.map_err(|fault| told(&fault))
}

fn rows(source: impl Read, mapping: &Mapping) -> Result<Vec<HistoryRow>, String> {
    // A row that is too short or too long is the import's to list, not a reason to refuse the file.
    let mut table = csv::ReaderBuilder::new().flexible(true).from_reader(source);
    let headers = table.headers().map_err(|fault| fault.to_string())?.clone();
    let place = |name: &String| {
        let found = headers.iter().position(|header| header.trim_start_matches('\u{feff}') == name);
        found.ok_or_else(|| format!("no column `{name}`; there are {}", headers.iter().collect::<Vec<_>>().join(", ")))
    };
    let maybe = |name: &Option<String>| name.as_ref().map(place).transpose();
    let columns = &mapping.columns;
    let (lead, time, what) = (place(&columns.lead)?, place(&columns.time)?, place(&columns.what)?);
    let (step, who) = (maybe(&columns.step)?, maybe(&columns.who)?);
    let (value, order) = (maybe(&columns.value)?, maybe(&columns.order)?);
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    while table.read_record(&mut record).map_err(|fault| fault.to_string())? {
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |place: usize| record.get(place).unwrap_or_default().to_owned();
        let given = |place: Option<usize>| place.map(cell).filter(|cell| !cell.is_empty());
        let number =
            |text: String| text.parse().map_err(|_| format!("line {line}: the order `{text}` is no whole number"));
        rows.push(HistoryRow {
            line: i64::try_from(line).unwrap_or(i64::MAX),
            lead: cell(lead),
            time: cell(time),
            what: cell(what),
            step: given(step),
            who: given(who),
            value: given(value),
            order: given(order).map(number).transpose()?,
        });
    }
    Ok(rows)
}

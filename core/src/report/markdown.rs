//! A report as Markdown, for mail.

use super::chart::{Chart, Lines, Plot, Series};
use super::document::{Block, Document, Table, Tone};
use super::say::NONE;
use crate::units::{Language, turns};
use core::fmt::Write as _;

/// The whole report. Charts become lists of their values.
pub(super) fn write(document: &Document) -> String {
    let mut out = String::new();
    // Writing to a text cannot fail.
    let _ = writeln!(out, "# {}\n\n{}", plain(&document.title), plain(&document.about));
    for block in &document.blocks {
        let _ = match block {
            Block::Heading(text) => writeln!(out, "\n## {}", plain(text)),
            Block::Text(text) => writeln!(out, "\n{}", plain(text)),
            Block::Notice(tone, text) => match (tone, document.language) {
                (Tone::Good | Tone::Plain, _) => writeln!(out, "\n> {}", plain(text)),
                (Tone::Red, _) => writeln!(out, "\n> **Alarm.** {}", plain(text)),
                (Tone::Amber, Language::English) => writeln!(out, "\n> **Note.** {}", plain(text)),
                (Tone::Amber, Language::German) => writeln!(out, "\n> **Hinweis.** {}", plain(text)),
            },
            Block::Figures(figures) => {
                out.push('\n');
                figures.iter().try_for_each(|figure| {
                    let beside =
                        if figure.beside.is_empty() { String::new() } else { format!(" ({})", plain(&figure.beside)) };
                    writeln!(out, "- {}: **{}**{beside}", plain(&figure.name), plain(&figure.value))
                })
            }
            Block::Steps(steps) => {
                out.push('\n');
                (1..).zip(steps).try_for_each(|(number, step)| writeln!(out, "{number}. {}", plain(step)))
            }
            Block::Table(table) => {
                out.push('\n');
                write_table(&mut out, table);
                Ok(())
            }
            Block::Chart(chart) => {
                write_chart(&mut out, chart);
                Ok(())
            }
        };
    }
    out
}

fn write_table(out: &mut String, table: &Table) {
    let row = |cells: &mut dyn Iterator<Item = String>| format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "));
    *out += &row(&mut table.columns.iter().map(|column| plain(&column.title)));
    *out += &row(&mut table.columns.iter().map(|column| if column.numbers { "---:" } else { "---" }.to_owned()));
    for cells in &table.rows {
        *out += &row(&mut cells.iter().map(|cell| plain(cell)));
    }
    if let Some(rest) = &table.rest {
        let _ = writeln!(out, "\n{}", plain(rest));
    }
}

/// A drawing cannot be mailed; what it says can.
fn write_chart(out: &mut String, chart: &Chart) {
    let lines: Vec<(&str, &str)> = match &chart.plot {
        Plot::Bars { rows, .. } => rows.iter().map(|bar| (bar.name.as_str(), bar.said.as_str())).collect(),
        Plot::Ranges { rows, .. } => rows.iter().map(|row| (row.name.as_str(), row.said.as_str())).collect(),
        Plot::Lines(lines) => return write_lines(out, &chart.title, lines),
    };
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{}\n", plain(&chart.title));
    for (name, said) in lines {
        let _ = writeln!(out, "- {}: {}", plain(name), plain(said));
    }
}

/// Lines as a table, a row for each mark.
fn write_lines(out: &mut String, title: &str, lines: &Lines) {
    let titles: Vec<_> =
        core::iter::once(String::new()).chain(lines.series.iter().map(|line| format!("#{}", line.name))).collect();
    let mut table = Table::new(&titles.iter().map(String::as_str).collect::<Vec<_>>());
    for (place, mark) in lines.marks.iter().enumerate() {
        let value = |line: &Series| match line.values.get(place).copied().flatten() {
            Some(value) if lines.shares => format!("{:.0} %", 100.0 * value),
            Some(value) => format!("{value:.0}"),
            None => NONE.to_owned(),
        };
        table.rows.push(core::iter::once(mark.clone()).chain(lines.series.iter().map(value)).collect());
    }
    let _ = writeln!(out, "\n{}\n", plain(title));
    write_table(out, &table);
}

/// A text that means nothing but itself.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for (place, letter) in text.char_indices() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' => plain.extend(['\\', letter]),
            // These would make a link of it.
            ':' if text.get(place..).is_some_and(|rest| rest.starts_with("://")) => plain.push_str("\\:"),
            '@' => plain.push_str("\\@"),
            '.' if text.get(..place).is_some_and(|before| before.to_ascii_lowercase().ends_with("www")) => {
                plain.push_str("\\.");
            }
            // And so would these begin a list.
            '.' | ')' if begins_list(text, place) => plain.extend(['\\', letter]),
            // At the beginning of a line these would begin a list.
            '-' | '+' | '=' if place == 0 => plain.extend(['\\', letter]),
            letter if turns(letter) => {}
            letter if letter.is_control() => plain.push(' '),
            letter => plain.push(letter),
        }
    }
    plain
}

/// Whether what ends here would be the number of a list.
fn begins_list(text: &str, place: usize) -> bool {
    let (before, after) = (text.get(..place).unwrap_or_default(), text.get(place + 1..).unwrap_or_default());
    let number = !before.is_empty() && before.bytes().all(|byte| byte.is_ascii_digit());
    number && (after.is_empty() || after.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_means_nothing_but_itself() {
        assert_eq!(plain("a|b\n# *c* <script>"), r"a\|b \# \*c\* \<script\>");
        assert_eq!(plain("- Müller & Söhne"), r"\- Müller \& Söhne");
        assert_eq!(plain("https://a.b www.c.d e@f"), r"https\://a.b www\.c.d e\@f");
        assert_eq!(plain("12. won 1.5 of 3"), r"12\. won 1.5 of 3");
        assert_eq!(plain("16.501 EUR"), "16.501 EUR");
    }
}

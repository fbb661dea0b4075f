//! A report as a page: one file, without scripts and without anything from elsewhere.

use super::document::{Block, Document, Figure, Table, Tone};
use crate::units::{Language, turns};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Black on white, one column on a phone, two where there is room, and fit for paper.
const STYLE: &str = include_str!("page.css");

/// So many rows of a table are on a page; all are in the data.
const LINES: usize = 200;

/// Whatever is in it, nothing is loaded and nothing runs.
const NOTHING_FROM_ELSEWHERE: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The whole page.
pub(super) fn write(document: &Document) -> String {
    let language = match document.language {
        Language::English => "en",
        Language::German => "de",
    };
    html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(NOTHING_FROM_ELSEWHERE);
                title { (document.title) " · " (document.about) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (document.title) }
                    p { (document.about) }
                }
                main { @for block in &document.blocks { (write_block(block, document.language)) } }
            }
        }
    }
    .into_string()
    .replace(turns, "")
}

fn write_block(block: &Block, language: Language) -> Markup {
    match block {
        Block::Heading(text) => html! { h2 { (text) } },
        Block::Text(text) => html! { p { (text) } },
        Block::Notice(tone, text) => html! { p class={ "notice " (class(*tone)) } { (text) } },
        Block::Figures(figures) => html! { ul.figures { @for figure in figures { (write_figure(figure)) } } },
        Block::Steps(steps) => html! { ol.steps { @for step in steps { li { (step) } } } },
        Block::Table(table) => write_table(table, language),
        Block::Chart(chart) if chart.is_empty() => html! {},
        Block::Chart(chart) => chart.draw(),
    }
}

fn write_figure(figure: &Figure) -> Markup {
    html! {
        li class=(class(figure.tone)) {
            span.name { (figure.name) }
            strong { (figure.value) }
            @if !figure.beside.is_empty() { span.beside { (figure.beside) } }
        }
    }
}

fn write_table(table: &Table, language: Language) -> Markup {
    let left = table.rows.len().saturating_sub(LINES);
    let more = (left > 0).then(|| match language {
        Language::English => format!("and {left} more"),
        Language::German => format!("und {left} weitere"),
    });
    // A phone has no room for a head: there each cell says what it is.
    let title = |place: usize| table.columns.get(place).map(|column| &column.title);
    let class = |place: usize| table.columns.get(place).is_some_and(|column| column.numbers).then_some("number");
    let numbers = table.columns.iter().any(|column| column.numbers).then_some("numbers");
    html! {
        div.scroll { table class=[numbers] {
            thead { tr { @for (place, column) in table.columns.iter().enumerate() {
                th scope="col" class=[class(place)] { (column.title) }
            } } }
            tbody { @for row in table.rows.iter().take(LINES) { tr { @for (place, cell) in row.iter().enumerate() {
                @if place == 0 {
                    th scope="row" { bdi { (cell) } }
                } @else {
                    td class=[class(place)] data-of=[title(place)] { bdi { (cell) } }
                }
            } } } }
        } }
        @for rest in more.iter().chain(&table.rest) { p.rest { (rest) } }
    }
}

const fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "plain",
        Tone::Good => "good",
        Tone::Amber => "amber",
        Tone::Red => "red",
    }
}

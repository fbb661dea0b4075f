//! A report as people read it, before it is a page or a mail: a title, and blocks in order.
//!
//! Each report makes one of its data; `page` and `markdown` know nothing of leads. All texts are plain: whoever writes
//! them out escapes them.

use super::chart::Chart;
use crate::units::Language;

/// A report in one language.
pub(super) struct Document {
    pub(super) language: Language,
    pub(super) title: String,
    /// What it is about: for whom, from when until when.
    pub(super) about: String,
    pub(super) blocks: Vec<Block>,
}

/// A part of a report.
pub(super) enum Block {
    Heading(String),
    Text(String),
    /// A sentence that must not be overlooked.
    Notice(Tone, String),
    /// A few figures, large.
    Figures(Vec<Figure>),
    /// What to do, most important first.
    Steps(Vec<String>),
    Table(Table),
    Chart(Chart),
}

/// How something is to be taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    Good,
    Amber,
    Red,
}

/// A figure with its name, and what to compare it with.
pub(super) struct Figure {
    pub(super) name: String,
    pub(super) value: String,
    pub(super) beside: String,
    pub(super) tone: Tone,
}

/// A table. Its first column names the rows.
pub(super) struct Table {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<String>>,
    /// What is said of rows that were left out.
    pub(super) rest: Option<String>,
}

/// A column of a table.
pub(super) struct Column {
    pub(super) title: String,
    pub(super) numbers: bool,
}

impl Document {
    pub(super) const fn new(language: Language, title: String, about: String) -> Self {
        Self { language, title, about, blocks: Vec::new() }
    }

    pub(super) fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    pub(super) fn text(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Text(text.into()));
    }

    pub(super) fn notice(&mut self, tone: Tone, text: impl Into<String>) {
        self.blocks.push(Block::Notice(tone, text.into()));
    }

    pub(super) fn add(&mut self, block: Block) {
        self.blocks.push(block);
    }
}

impl Table {
    /// No rows yet. A title with `#` in front is that of numbers.
    pub(super) fn new(titles: &[&str]) -> Self {
        let column = |title: &&str| match title.strip_prefix('#') {
            Some(title) => Column { title: title.to_owned(), numbers: true },
            None => Column { title: (*title).to_owned(), numbers: false },
        };
        Self { columns: titles.iter().map(column).collect(), rows: Vec::new(), rest: None }
    }
}

impl Figure {
    pub(super) fn new(name: &str, value: impl Into<String>, beside: impl Into<String>) -> Self {
        Self { name: name.to_owned(), value: value.into(), beside: beside.into(), tone: Tone::Plain }
    }

    pub(super) fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }
}

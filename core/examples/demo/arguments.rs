//! What the demo is asked to do.

use std::path::PathBuf;

/// Said by `--help`.
pub(crate) const HELP: &str = "\
Plays a simulated company year, or a company's own history, through the engine.

  cargo xtask demo                                   the simulated year; its reports are written as pages
  cargo xtask demo --history FILE --mapping FILE     a history: CSV, plain or gzip, with a mapping in TOML

  --json         one JSON object instead of a page
  --seed N       another simulated year (default 1)
  --leads N      a larger or smaller one (default 3600)
  --listed FILE  write every row of a history that was not used, with its line and reason";

/// The arguments.
#[derive(Debug)]
pub(crate) struct Arguments {
    pub(crate) job: Job,
    pub(crate) json: bool,
    pub(crate) listed: Option<PathBuf>,
}

/// What is played.
#[derive(Debug)]
pub(crate) enum Job {
    Year { seed: i64, leads: u32 },
    History { file: PathBuf, mapping: PathBuf },
}

impl Arguments {
    /// Reads the arguments; nothing when help is asked for.
    ///
    /// # Errors
    /// A sentence that says what to do instead.
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let (mut seed, mut leads) = (None, None);
        let (mut file, mut mapping, mut listed, mut json) = (None, None, None, false);
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("`{word}` needs a value; see --help"));
            match word.as_str() {
                "--help" | "-h" => return Ok(None),
                "--json" => json = true,
                "--seed" => seed = Some(number(&word, &value()?)?),
                "--leads" => leads = Some(number(&word, &value()?)?),
                "--history" => file = Some(PathBuf::from(value()?)),
                "--mapping" => mapping = Some(PathBuf::from(value()?)),
                "--listed" => listed = Some(PathBuf::from(value()?)),
                _ => return Err(format!("`{word}` is not known; see --help")),
            }
        }
        let job = match (file, mapping) {
            (Some(file), Some(mapping)) if seed.is_none() && leads.is_none() => Job::History { file, mapping },
            (Some(_), Some(_)) => return Err("--seed and --leads are for the simulated year; leave them out".into()),
            (None, None) if listed.is_some() => return Err("--listed is for a history; name it with --history".into()),
            (None, None) => Job::Year { seed: seed.unwrap_or(1), leads: leads.unwrap_or(3_600) },
            (Some(_), None) => {
                return Err("--history needs --mapping FILE; docs/history.md says how to write one".into());
            }
            (None, Some(_)) => return Err("--mapping needs --history FILE".into()),
        };
        Ok(Some(Self { job, json, listed }))
    }
}

fn number<T: std::str::FromStr>(word: &str, value: &str) -> Result<T, String> {
    value.parse().map_err(|_| format!("`{word}` needs a whole number, not `{value}`"))
}

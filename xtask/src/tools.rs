//! The programs of other languages: whether they are there, and how to get them.

use std::path::Path;
use std::process::Command;

use crate::run::is_there;

/// A program that a step needs.
pub(crate) struct Tool {
    name: &'static str,
    /// What shows that it is there, and is enough.
    proof: &'static [&'static str],
    /// The line that gets it.
    get: &'static str,
}

/// With its module for environments, which some systems leave out.
pub(crate) const PYTHON: Tool = Tool {
    name: "python3",
    proof: &["-c", "import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 10))"],
    get: "Python 3.10 or newer with venv is missing: apt-get install python3 python3-venv",
};

pub(crate) const NODE: Tool = Tool {
    name: "node",
    proof: &["-e", "process.exitCode = Number(process.versions.node.split('.')[0]) < 20 ? 1 : 0"],
    get: "Node 20 or newer is missing: apt-get install nodejs npm, or the installer of nodejs.org",
};

pub(crate) const NPM: Tool = Tool { name: "npm", proof: &["--version"], get: "npm is missing: apt-get install npm" };

pub(crate) const JAVA: Tool = Tool {
    name: "javac",
    proof: &["--release", "17", "--version"],
    get: "a JDK, 17 or newer, is missing: apt-get install openjdk-17-jdk-headless",
};

pub(crate) const MAVEN: Tool =
    Tool { name: "mvn", proof: &["--version"], get: "Maven is missing: apt-get install maven" };

impl Tool {
    /// The tool, to be given its arguments, with a folder to work in.
    ///
    /// The error is the line that gets it.
    pub(crate) fn at(&self, folder: &Path) -> Result<Command, String> {
        self.run_at(folder, self.name)
    }

    /// Another program that comes with the tool.
    pub(crate) fn run_at(&self, folder: &Path, program: &str) -> Result<Command, String> {
        if !is_there(Command::new(self.name).args(self.proof)) {
            return Err(self.get.to_owned());
        }
        let mut command = Command::new(program);
        command.current_dir(folder);
        Ok(command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_told_with_the_line_that_gets_it() {
        let tool = Tool { name: "no-such-program-anywhere", proof: &[], get: "it is missing: get it" };
        assert_eq!(tool.at(Path::new(".")).map(drop), Err("it is missing: get it".to_owned()));
        let old = Tool { name: "cargo", proof: &["no-such-command"], get: "a newer one is needed: get it" };
        assert_eq!(old.at(Path::new(".")).map(drop), Err("a newer one is needed: get it".to_owned()));
    }

    #[test]
    fn what_is_there_works_in_its_folder() {
        let tool = Tool { name: "cargo", proof: &["--version"], get: "" };
        let top = std::env::temp_dir();
        assert_eq!(tool.at(&top).map(|command| command.get_current_dir().map(Path::to_path_buf)), Ok(Some(top)));
    }
}

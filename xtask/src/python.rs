//! The Python package: built, its stub file compared and proved, type-checked, tested, packed.

use std::path::PathBuf;
use std::process::Command;

use crate::run::{Done, End, House, run};
use crate::tools::PYTHON;

/// The step.
pub(crate) fn test(house: &House) -> End {
    let env = Env::new(house)?;
    env.build()?;
    run(env.python().args(["generate_stub.py", "--check"]))?;
    run(env.python().args(["-m", "mypy.stubtest", "leadwerk", "--allowlist", "stubtest.txt"]))?;
    run(env.python().args(["-m", "pyright"]))?;
    run(env.python().args(["-m", "pytest"]))?;
    run(env.python().arg("package.py"))?;
    env.peers(true)?;
    Ok(Done::Passed)
}

/// Beside the package `transitions`.
pub(crate) fn peers(house: &House) -> Result<(), String> {
    let env = Env::new(house)?;
    env.build()?;
    env.peers(false)
}

/// An interpreter that has `lifelines`: only the figures beside it need it, and it comes with a hundred megabytes.
pub(crate) fn with_lifelines(house: &House) -> Result<PathBuf, String> {
    let env = Env::new(house)?;
    env.install(&["../benches/peers/python/requirements-incidence.txt"])?;
    Ok(env.program())
}

/// An interpreter that has scikit-learn: only the scores beside its own need it.
pub(crate) fn with_scikit_learn(house: &House) -> Result<PathBuf, String> {
    let env = Env::new(house)?;
    env.install(&["../benches/peers/python/requirements-scoring.txt"])?;
    Ok(env.program())
}

/// A virtual environment with what building and testing needs.
struct Env {
    /// The package's folder.
    home: PathBuf,
    folder: PathBuf,
}

impl Env {
    fn new(house: &House) -> Result<Env, String> {
        let env = Env { home: house.top.join("python"), folder: house.target().join("python") };
        if !env.program().is_file() {
            run(PYTHON.at(&house.top)?.args(["-m", "venv"]).arg(&env.folder))?;
        }
        env.install(&["requirements-dev.txt", "../benches/peers/python/requirements.txt"])?;
        Ok(env)
    }

    fn install(&self, needed: &[&str]) -> Result<(), String> {
        let mut pip = self.python();
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
        run(pip.args(needed.iter().flat_map(|file| ["-r", file])))
    }

    fn build(&self) -> Result<(), String> {
        run(self.python().args(["-m", "maturin", "develop", "--quiet", "--release", "--locked"]))
    }

    fn peers(&self, smoke: bool) -> Result<(), String> {
        let mut bench = self.python();
        bench.arg("../benches/peers/python/bench.py");
        if smoke {
            bench.arg("--smoke");
        }
        run(&mut bench)
    }

    /// Its interpreter, in the package's folder.
    fn python(&self) -> Command {
        let mut python = Command::new(self.program());
        // What the environment's programs start must find it too.
        python.current_dir(&self.home).env("VIRTUAL_ENV", &self.folder);
        python
    }

    fn program(&self) -> PathBuf {
        self.folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
    }
}

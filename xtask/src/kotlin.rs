//! The Kotlin package: library, generated sources, tests, jar, and a user's empty project. Swift is generated beside it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Done, End, House, run};
use crate::tools::{JAVA, MAVEN};

/// The generator, a workspace of its own.
pub(crate) const BINDGEN: &str = "bindings/mobile/bindgen/Cargo.toml";
const PROJECT: &str = "bindings/mobile/kotlin";
const LARGEST: u64 = 6_000_000;

/// The step.
pub(crate) fn test(house: &House) -> End {
    JAVA.at(&house.top)?;
    MAVEN.at(&house.top)?;
    generate(house)?;
    let version = version(house)?;
    let mut maven = maven(house, &house.top.join(PROJECT))?;
    run(maven.args(["install", &format!("-Drevision={version}")]))?;
    smoke(house, &version)?;
    Ok(Done::Passed)
}

/// How many in a second.
pub(crate) fn rate(house: &House) -> Result<(), String> {
    generate(house)?;
    let mut maven = maven(house, &house.top.join(PROJECT))?;
    run(maven.args(["package", "-DskipTests"]))?;
    let classes = ["target/test-classes", "target/classes", "target/lib/*"].join(separator());
    let mut java = JAVA.run_at(&house.top.join(PROJECT), "java")?;
    run(java.args(["-cp", &classes, "Rate"]))
}

/// Builds the library, and writes the Kotlin and Swift sources from a debug build: only that one describes itself.
fn generate(house: &House) -> Result<(), String> {
    run(&mut house.cargo(["build", "--locked", "-p", "leadwerk-mobile"]))?;
    run(&mut house.cargo(["small", "-p", "leadwerk-mobile"]))?;
    let mut bindgen = house.cargo(["run", "--quiet", "--locked", "--manifest-path", BINDGEN, "--"]);
    // Its own folder below ours: it has other dependencies, and nothing of it is left in the checkout.
    bindgen.args([library(house, "debug"), library(house, "small")]).arg("bindings/mobile");
    run(bindgen.env("CARGO_TARGET_DIR", house.target().join("bindgen")))?;
    check_size(&house.top.join(PROJECT).join("target/bindgen/native"))
}

/// The library as it goes out.
fn check_size(natives: &Path) -> Result<(), String> {
    let fault = |fault: std::io::Error| format!("`{}`: {fault}", natives.display());
    let mut sizes = Vec::new();
    for platform in fs::read_dir(natives).map_err(fault)? {
        for library in fs::read_dir(platform.map_err(fault)?.path()).map_err(fault)? {
            let library = library.map_err(fault)?;
            let size = library.metadata().map_err(fault)?.len();
            println!("{}: {size} bytes", library.path().display());
            sizes.push(size);
        }
    }
    match sizes.into_iter().max() {
        None => Err("the generator left no library".to_owned()),
        Some(size) if size > LARGEST => Err(format!("the library has {size} bytes, {LARGEST} is the most")),
        Some(_) => Ok(()),
    }
}

fn library(house: &House, profile: &str) -> PathBuf {
    let (before, after) = (std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    house.target().join(profile).join(format!("{before}leadwerk{after}"))
}

/// A project that knows nothing but the name of the package, in a folder of its own.
fn smoke(house: &House, version: &str) -> Result<(), String> {
    let folder = std::env::temp_dir().join(format!("leadwerk-smoke-{}", std::process::id()));
    let done = copied(&house.top.join("bindings/mobile/smoke"), &folder).and_then(|()| {
        run(maven(house, &folder)?.args(["compile", &format!("-Dleadwerk={version}")]))?;
        let classes = ["target/classes", "target/lib/*"].join(separator());
        run(JAVA.run_at(&folder, "java")?.args(["-cp", &classes, "SmokeKt"]))
    });
    // Whether or not it went well, nothing is left behind.
    let _ = fs::remove_dir_all(&folder);
    done
}

fn copied(from: &Path, to: &Path) -> Result<(), String> {
    let fault = |fault: std::io::Error| format!("cannot copy `{}`: {fault}", from.display());
    fs::create_dir_all(to).map_err(fault)?;
    for entry in fs::read_dir(from).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        let copy = to.join(path.file_name().unwrap_or_default());
        match path.is_dir() {
            // What an earlier build left there is not the user's.
            true if path.ends_with("target") => {}
            true => copied(&path, &copy)?,
            false => drop(fs::copy(&path, &copy).map_err(fault)?),
        }
    }
    Ok(())
}

fn maven(house: &House, folder: &Path) -> Result<Command, String> {
    JAVA.at(&house.top)?;
    let mut maven = MAVEN.at(folder)?;
    maven.args(["-q", "-B"]);
    Ok(maven)
}

/// The version of the workspace, which is that of every package.
fn version(house: &House) -> Result<String, String> {
    let manifest = fs::read_to_string(house.top.join("Cargo.toml")).map_err(|fault| format!("Cargo.toml: {fault}"))?;
    let package = manifest.split("[workspace.package]").nth(1).unwrap_or_default();
    let version = package.split("version = \"").nth(1).and_then(|rest| rest.split('"').next());
    version.map(str::to_owned).ok_or_else(|| "Cargo.toml names no version of the workspace".to_owned())
}

const fn separator() -> &'static str {
    if cfg!(windows) { ";" } else { ":" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_this_very_package() {
        assert_eq!(version(&House::find()).as_deref(), Ok(env!("CARGO_PKG_VERSION")));
    }
}

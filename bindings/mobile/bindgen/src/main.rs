//! Writes what the Kotlin and Swift packages are made of: `leadwerk-bindgen <debug build> <library> <bindings/mobile>`.
//!
//! Only a debug build says what is in it; the library is what goes out.
//!
//! | folder | gets |
//! |---|---|
//! | `kotlin/target/bindgen/kotlin` | the Kotlin sources |
//! | `kotlin/target/bindgen/native` | the native library, where JNA looks for it in a jar |
//! | `swift/Sources` | the Swift sources and the header of the library |

mod kotlin;
mod swift;

use anyhow::{Context as _, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use uniffi_bindgen::bindings::{GenerateOptions, TargetLanguage, generate};

fn main() -> Result<()> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [described, library, mobile] = arguments.as_slice() else {
        bail!("call it as: leadwerk-bindgen <debug build> <library> <bindings/mobile>");
    };
    let bindgen = mobile.join("kotlin/target/bindgen");
    let kotlin = write_kotlin(described, mobile, &bindgen.join("kotlin"))?;
    pack_library(library, &bindgen.join("native"))?;
    write_swift(described, mobile, &mobile.join("swift/Sources"), &kotlin)
}

fn write(language: TargetLanguage, library: &Path, mobile: &Path, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let text = |path: &Path| path.to_str().map(Into::into).with_context(|| format!("{path:?} is no text"));
    generate(GenerateOptions {
        languages: vec![language],
        source: text(library)?,
        out_dir: text(folder)?,
        config_override: Some(text(&mobile.join("uniffi.toml"))?),
        ..GenerateOptions::default()
    })
}

/// The Kotlin sources; they are answered, too.
fn write_kotlin(library: &Path, mobile: &Path, folder: &Path) -> Result<String> {
    write(TargetLanguage::Kotlin, library, mobile, folder)?;
    let file = folder.join("leadwerk/leadwerk.kt");
    let source = fs::read_to_string(&file).with_context(|| format!("{file:?} was not written"))?;
    let source = kotlin::improve(source)?;
    fs::write(file, &source)?;
    Ok(source)
}

/// A folder for each of the two modules, as a Swift package has them. Its types with data are those of Kotlin.
fn write_swift(library: &Path, mobile: &Path, folder: &Path, kotlin: &str) -> Result<()> {
    write(TargetLanguage::Swift, library, mobile, folder)?;
    let file = folder.join("Leadwerk.swift");
    let source = fs::read_to_string(&file).with_context(|| format!("{file:?} was not written"))?;
    fs::write(&file, swift::improve(source, &kotlin::with_data(kotlin))?)?;
    for (file, place) in [
        ("Leadwerk.swift", "Leadwerk/Leadwerk.swift"),
        ("LeadwerkFFI.h", "LeadwerkFFI/LeadwerkFFI.h"),
        ("LeadwerkFFI.modulemap", "LeadwerkFFI/module.modulemap"),
    ] {
        let place = folder.join(place);
        fs::create_dir_all(place.parent().context("a place in a folder")?)?;
        fs::rename(folder.join(file), place)?;
    }
    Ok(())
}

/// Puts the library where JNA looks for it.
fn pack_library(library: &Path, folder: &Path) -> Result<()> {
    let system = match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    };
    let folder = folder.join(format!("{system}-{}", std::env::consts::ARCH.replace('_', "-")));
    fs::create_dir_all(&folder)?;
    let packed = folder.join(library.file_name().context("the library has no name")?);
    fs::copy(library, &packed).with_context(|| format!("{library:?} cannot be copied"))?;
    Ok(())
}

//! Writes the Kotlin and Swift sources from the native library.

use uniffi_bindgen::bindings::{GenerateOptions, TargetLanguage, generate};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [config, library, kotlin, swift] = arguments.as_slice() else {
        anyhow::bail!("call it with: <uniffi.toml> <library> <folder for Kotlin> <folder for Swift>");
    };
    for (language, out_dir) in [(TargetLanguage::Kotlin, kotlin), (TargetLanguage::Swift, swift)] {
        generate(GenerateOptions {
            languages: vec![language],
            source: library.into(),
            out_dir: out_dir.into(),
            config_override: Some(config.into()),
            ..GenerateOptions::default()
        })?;
    }
    Ok(())
}

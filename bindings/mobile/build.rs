//! Leaves out of the library that goes out what only the generator of the sources reads: a twentieth of it.
//!
//! The generator reads a debug build, which keeps it; so does every library for a system whose linker takes no script.

#[expect(clippy::disallowed_methods, reason = "so cargo speaks to a build script")]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=packed.ld");
    let said = |name| std::env::var(name).unwrap_or_default();
    if said("PROFILE") == "release" && ["linux", "android"].contains(&said("CARGO_CFG_TARGET_OS").as_str()) {
        println!("cargo::rustc-cdylib-link-arg=-Wl,-T,{}/packed.ld", said("CARGO_MANIFEST_DIR"));
    }
}

//! Lets the linker leave the symbols of Node to Node, and keep one of functions that are the same.

fn main() {
    napi_build::setup();
    // The linker that Rust brings along for this target knows how; elsewhere the addon is a few hundred kilobytes larger.
    let target = std::env::var("TARGET").unwrap_or_default();
    if target == "x86_64-unknown-linux-gnu" {
        println!("cargo:rustc-cdylib-link-arg=-Wl,--icf=all");
    }
}

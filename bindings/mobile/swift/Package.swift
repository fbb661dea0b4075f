// swift-tools-version:5.9
// The sources are generated beside this file; see ../README.md.
import PackageDescription

let package = Package(
    name: "Leadwerk",
    products: [.library(name: "Leadwerk", targets: ["Leadwerk"])],
    targets: [
        // The header of the native library.
        .systemLibrary(name: "LeadwerkFFI"),
        .target(
            name: "Leadwerk",
            dependencies: ["LeadwerkFFI"],
            // Where it is, the app's build says: `-Xlinker -L<folder>`.
            linkerSettings: [.linkedLibrary("leadwerk")]
        ),
    ]
)

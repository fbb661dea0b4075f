"""Builds wheel and sdist, installs each into an empty environment, and runs the smoke script there.

The sdist is built from its own files alone: it is unpacked by pip, far from this folder. Further arguments are further
interpreters, such as `python3.10`, into which the same wheel must go.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).parent
DIST = HERE / "dist"
# The goals: bytes of the wheel, and milliseconds of `import leadwerk`.
LARGEST = 6_000_000
SLOWEST = 50.0


def main(interpreters: list[str]) -> None:
    shutil.rmtree(DIST, ignore_errors=True)
    run(sys.executable, "-m", "maturin", "build", "--release", "--locked", "--out", DIST, cwd=HERE)
    run(sys.executable, "-m", "maturin", "sdist", "--out", DIST, cwd=HERE)
    (wheel,), (sdist,) = DIST.glob("*.whl"), DIST.glob("*.tar.gz")
    for package in (wheel, sdist):
        print(f"{package.name}: {package.stat().st_size} bytes")
    assert wheel.stat().st_size < LARGEST, "the wheel is too large"
    for package in (wheel, sdist):
        smoke(sys.executable, package)
    for interpreter in interpreters:
        smoke(interpreter, wheel)


def smoke(interpreter: str, package: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        if interpreter == sys.executable:
            venv.create(folder, with_pip=True)
        else:
            run(interpreter, "-m", "venv", folder)
        python = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        install = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package)
        run(*install, cwd=folder, environment=from_nothing())
        # The first import also writes the byte code and reads the library from the disk.
        times = [float(run(python, HERE / "smoke.py", cwd=folder)) for _ in range(5)]
        print(f"{package.name} on {interpreter}: import in {min(times):.1f} ms")
        assert min(times) < SLOWEST, f"the import takes {min(times)} ms"


def from_nothing() -> dict[str, str]:
    """Where a source package is built: not where others are. All its files have one old date, by which cargo would take
    what it built of an earlier one. That it is whole counts here, not that it is quick, so the compiler may be."""
    ours = {name: value for name, value in os.environ.items() if name != "CARGO_TARGET_DIR"}
    return {**ours, "MATURIN_PEP517_ARGS": "--profile=dev", "CARGO_PROFILE_DEV_DEBUG": "0"}


def run(*command: object, cwd: object = None, environment: dict[str, str] | None = None) -> str:
    """Runs a program, and answers the last line of what it prints."""
    where = str(cwd) if cwd else None
    done = subprocess.run(
        [str(part) for part in command], check=True, cwd=where, env=environment, stdout=subprocess.PIPE, text=True
    )
    return done.stdout.rstrip().rpartition("\n")[2]


if __name__ == "__main__":
    main(sys.argv[1:])

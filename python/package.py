"""Builds wheel and sdist, installs each into an empty environment, and runs the smoke script there.

The sdist is built from its own files alone: it is unpacked by pip, far from this folder. Further arguments are further
interpreters, such as `python3.10`, into which the same wheel must go.
"""

import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).parent
DIST = HERE / "dist"
LARGEST = 6_000_000
SLOWEST = "50"


def main(interpreters: list[str]) -> None:
    shutil.rmtree(DIST, ignore_errors=True)
    run(sys.executable, "-m", "maturin", "build", "--release", "--sdist", "--out", DIST, cwd=HERE)
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
        run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package, cwd=folder)
        # Twice: the first import writes the byte code and reads the library from the disk.
        run(python, HERE / "smoke.py", cwd=folder)
        run(python, HERE / "smoke.py", SLOWEST, cwd=folder)


def run(*command: object, cwd: object = None) -> None:
    subprocess.run([str(part) for part in command], check=True, cwd=str(cwd) if cwd else None)


if __name__ == "__main__":
    main(sys.argv[1:])

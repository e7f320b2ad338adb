"""Resolve requirements/run.txt and requirements/dev.txt anew, for every platform, with hashes and no index address."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMON = [
    *("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--universal"),
    *("--python-version", "3.11", "--custom-compile-command", "make lock", "--quiet"),
]


def compile_lock(target: str, *groups: str, constraint: str | None = None) -> None:
    """One lock file: the project's own dependencies and those of the named groups."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *COMMON, "--output-file", target]
    for group in groups:
        command += ["--group", group]
    if constraint:
        command += ["--constraint", constraint]
    subprocess.run([*command, *sys.argv[1:]], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    compile_lock("requirements/run.txt", "build")
    compile_lock("requirements/dev.txt", "dev", constraint="requirements/run.txt")

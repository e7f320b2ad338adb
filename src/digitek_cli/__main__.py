"""`python -m digitek_cli`."""

import sys

from digitek_cli.cli.main import run

if __name__ == "__main__":
    sys.exit(run())

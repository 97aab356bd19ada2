"""Run the shell command: `python -m cleantext`."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())

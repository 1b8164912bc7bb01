"""`python -m fullstory.cli` is the `fullstory` command."""

import sys

from fullstory.cli.main import main

if __name__ == "__main__":
    sys.exit(main())

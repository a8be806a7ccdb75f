"""The ``drafter`` command."""

import sys


def run() -> None:
    """Load the command line and run it; an interruption while loading is one as well."""
    try:
        from .cli import run as command

        command()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()

"""The ``drafter`` command."""

import gc
import sys

SELDOM = 100_000  # objects more, until they are searched for rubbish: what a short process makes, it mostly keeps


def run() -> None:
    """Load the command line and run it; an interruption while loading is one as well."""
    gc.set_threshold(SELDOM)
    try:
        from .cli import run as command

        command()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()

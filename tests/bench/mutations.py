"""How many planted faults of each kind are found: the table behind tests/test_mutations.py; --missed shows the others."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import mutating
import test_mutations


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missed", action="store_true")
    missed = parser.parse_args().missed
    for label, line in zip(mutating.KINDS, test_mutations.table(), strict=True):
        print(line)
        if missed:
            print(*(f"    {text}" for text in test_mutations.measured(label)[2]), sep="\n")
    print(f"structural faults found: {test_mutations.rates(iter(mutating.STRUCTURE)):.1%} (target ≥ 95%)")


if __name__ == "__main__":
    main()

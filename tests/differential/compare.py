#!/usr/bin/env python3.13
"""Runs random expressions in CPython and in Loopscope, and shows where they answer differently.

    python3.13 tests/differential/compare.py                         every family once
    python3.13 tests/differential/compare.py integers floats         only these
    python3.13 tests/differential/compare.py --count 20000 --seed 7  more expressions, other ones
    python3.13 tests/differential/compare.py --command PATH          another build than build/native/loopscope

A family is a module of this folder: `expressions(random)` yields expressions for ever, `PRELUDE` is code that they need.
"""

import argparse
import importlib
import itertools
import random
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FAMILIES = ["integers", "floats", "formatting", "strings", "byte_strings", "mathematics", "random_numbers"]
EXPRESSIONS_PER_PROGRAM = 2000
TIME_LIMIT = 300

SHOW = '''
def show(number, compute):
    try:
        print(number, ascii(compute()))
    except Exception as error:
        print(number, type(error).__name__, ascii(str(error)))
'''


def program(prelude: str, expressions: list[str]) -> str:
    calls = (f"show({number}, lambda: {expression})\n" for number, expression in enumerate(expressions))
    return prelude + SHOW + "".join(calls)


def output_of(command: list[str], path: Path) -> list[str]:
    done = subprocess.run([*command, str(path)], capture_output=True, text=True, timeout=TIME_LIMIT)
    lines = done.stdout.splitlines()
    if done.stderr:
        lines.append("stderr: " + done.stderr.strip().splitlines()[-1])
    return lines


def compare(name: str, command: list[str], seed: int, count: int, most_shown: int) -> int:
    family = importlib.import_module(name)
    source = family.expressions(random.Random(f"{name} {seed}"))
    different = 0
    for begin in range(0, count, EXPRESSIONS_PER_PROGRAM):
        expressions = list(itertools.islice(source, min(EXPRESSIONS_PER_PROGRAM, count - begin)))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{name}.py"
            path.write_text(program(family.PRELUDE, expressions), encoding="utf-8")
            wanted = output_of([sys.executable], path)
            given = output_of(command, path)
        for line, (left, right) in enumerate(itertools.zip_longest(wanted, given, fillvalue="(nothing)")):
            if left == right:
                continue
            different += 1
            if different <= most_shown:
                expression = expressions[line] if line < len(expressions) else "(the end)"
                print(f"{name}: {expression[:300]}\n    CPython   {left[:300]}\n    Loopscope {right[:300]}")
    print(f"{name}: {count} expressions, {different} different")
    return different


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare random expressions in CPython and in Loopscope.")
    parser.add_argument("families", nargs="*", help=", ".join(FAMILIES))
    parser.add_argument("--command", default=str(HERE.parent.parent / "build" / "native" / "loopscope"))
    parser.add_argument("--count", type=int, default=4000, help="expressions of each family")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=10, help="differences of each family to show")
    options = parser.parse_args()
    if not Path(options.command).exists():
        print(f"There is no {options.command}: build it with `cmake --preset native && cmake --build --preset native`.")
        return 2
    sys.path.insert(0, str(HERE))
    command = [options.command, "run", "--clock", "virtual"]
    different = 0
    for family in options.families or FAMILIES:
        different += compare(family, command, options.seed, options.count, options.show)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3.13
"""Records what CPython 3.13 prints for the programs of this folder and for the page's examples.

    python3.13 tests/conformance/record.py            record every program
    python3.13 tests/conformance/record.py gather     only those with "gather" in their path
    python3.13 tests/conformance/record.py --check    write nothing, fail where a recording is out of date
    python3.13 tests/conformance/record.py --new      only those that have no recording yet

Each program runs several times with different hash seeds and memory layouts, which change the order of sets;
when two runs differ after normalisation, nothing is written for it and the command fails. What varies from run to run or from machine to machine
(paths, addresses, measured times, frames of the standard library) is normalised by the rules of
normalise.mjs; the two must stay equal, and conformance.test.ts checks that no recording changes under those rules.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "web" / "examples"
WORLDS = [
    {"PYTHONHASHSEED": "0"},
    {"PYTHONHASHSEED": "1", "PYTHONMALLOC": "malloc"},
    {"PYTHONHASHSEED": "4242", "PYTHONMALLOC": "pymalloc_debug"},
    {"PYTHONHASHSEED": "random", "PYTHONMALLOC": "malloc_debug"},
]
TIME_LIMIT = 60

FRAME = re.compile(r'^((?: *\| )? *)File "([^"]+)", line \d+')
RULES = [
    (re.compile(r" at 0x[0-9a-f]+"), " at 0x..."),
    (re.compile(r"(cannot import name '\w+' from '[\w.]+') \([^)]*\)"), r"\1"),
    (re.compile(r" when=\d+\.\d+"), " when=N"),
    (re.compile(r"took \d+\.\d+ seconds"), "took N seconds"),
    (re.compile(r" created at (?:[^\s<>\"']*/)?asyncio/\w+\.py:\d+"), ""),
    (re.compile(r"(?:[^\s<>\"'\[]*/)?asyncio/(\w+\.py):\d+"), r"asyncio/\1"),
]


def normalise(text, name):
    """Takes from `text`, printed by the program `name`, what differs between two correct runs."""
    text = re.sub(r"(?:[^\s<>\"'\[(]*/)?" + re.escape(name), name, text)
    kept = []
    dropped = None
    for line in text.split("\n"):
        frame = FRAME.match(line)
        if frame:
            foreign = frame[2] not in (name, "<string>")
            dropped = frame[1] if foreign else None
            if foreign:
                continue
        elif dropped is not None and line.startswith(dropped + "  "):
            continue
        elif dropped is not None and line.startswith(dropped + "[Previous line repeated"):
            continue
        else:
            dropped = None
        kept.append(line)
    text = "\n".join(kept)
    for pattern, replacement in RULES:
        text = pattern.sub(replacement, text)
    return text


def options_of(program):
    """The interpreter options and the environment that the first-line comment `# run: ...` asks for."""
    first = program.read_text(encoding="utf-8", errors="replace").partition("\n")[0]
    options, environment = [], {}
    if first.startswith("# run:"):
        words = iter(shlex.split(first.removeprefix("# run:")))
        for word in words:
            if word == "-X":
                options += [word, next(words)]
            elif word in ("--clock", "--compare"):
                next(words)
            elif re.fullmatch(r"[A-Z_]+=\S*", word):
                key, _, value = word.partition("=")
                environment[key] = value
            else:
                raise SystemExit(f"{program}: unknown run option {word}")
    return options, environment


def path_of(program):
    """The path under which the tests know `program`: the page's examples count as a folder of this one."""
    return Path("examples", program.name) if program.parent == EXAMPLES else program.relative_to(HERE)


def recording_of(program):
    return HERE / path_of(program).with_suffix(".expected.json")


def run(program, world):
    options, environment = options_of(program)
    with tempfile.TemporaryDirectory() as empty:
        result = subprocess.run(
            [sys.executable, "-B", "-P", *options, str(program)],
            cwd=empty,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **world, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIME_LIMIT,
        )
    stdout = normalise(result.stdout.decode("utf-8"), program.name)
    stderr = normalise(result.stderr.decode("utf-8"), program.name)
    exit_code = result.returncode if result.returncode >= 0 else 128 - result.returncode
    return {"exit": exit_code, "stdout": stdout.split("\n"), "stderr": stderr.split("\n")}


def record(program, write):
    """One line that says what is wrong with `program`, or None."""
    runs = []
    try:
        for world in WORLDS:
            runs.append(run(program, world))
    except subprocess.TimeoutExpired:
        return "does not end"
    for other in runs[1:]:
        if other != runs[0]:
            return f"differs from run to run:\n    {runs[0]}\n    {other}"
    text = json.dumps(runs[0], indent=1, ensure_ascii=False) + "\n"
    for folder in (Path.home(), HERE.parent.parent, sys.base_prefix, tempfile.gettempdir()):
        if f"{folder}/" in text:
            return f"prints a path of this machine, in {folder}"
    recording = recording_of(program)
    if write:
        recording.parent.mkdir(exist_ok=True)
        recording.write_text(text, encoding="utf-8")
    elif not recording.exists() or recording.read_text(encoding="utf-8") != text:
        return "has an outdated recording"
    return None


def main(arguments):
    if sys.version_info[:2] != (3, 13) or sys.implementation.name != "cpython":
        raise SystemExit("record.py needs CPython 3.13: run it as python3.13 record.py")
    write = "--check" not in arguments
    only_new = "--new" in arguments
    filters = [word for word in arguments if not word.startswith("--")]
    programs = [
        program
        for program in sorted([*HERE.glob("*/**/*.py"), *EXAMPLES.glob("*.py")], key=path_of)
        if all(word in str(path_of(program)) for word in filters)
        and not (only_new and recording_of(program).exists())
    ]
    failures = 0
    with ThreadPoolExecutor(max_workers=3) as pool:
        for program, trouble in zip(programs, pool.map(lambda each: record(each, write), programs)):
            if trouble:
                failures += 1
                print(f"{path_of(program)}: {trouble}")
    print(f"{len(programs) - failures} programs {'recorded' if write else 'checked'}, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Record what CPython 3.13 makes of the snippets in tests/unit/language/syntax/*.txt.

Usage: python3.13 scripts/syntax_fixtures.py [FILE...]

A fixture file is a list of records, separated by blank lines. The lines of a snippet begin with "| "; below them stands
what CPython says, and this script writes it afresh:

    = the syntax tree (see dump), or the error as "Kind line:offset-end_line:end_offset message"
    ? a SyntaxWarning as "line message"
    > the error as the traceback module prints it

Other lines (comments begin with #) stay as they are.
"""

import ast
import os
import pathlib
import struct
import sys
import tempfile
import traceback
import warnings

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "tests/unit/language/syntax"
UNLOCATED = (MemoryError, RecursionError)


def dump(node: object) -> str:
    """The tree as text: Kind@line:column-end_line:end_column(fields), see tests/unit/language/syntax_dump.cpp."""
    if isinstance(node, ast.Constant):
        return place(node) + f"({literal(node.value)}, {node.kind})"
    if isinstance(node, ast.MatchSingleton):
        return place(node) + f"({node.value})"
    if isinstance(node, ast.FormattedValue):
        conversion = "-1" if node.conversion == -1 else chr(node.conversion)
        return place(node) + f"({dump(node.value)}, {conversion}, {dump(node.format_spec)})"
    if isinstance(node, ast.AST):
        skipped = ("type_comment", "type_ignores")
        fields = [dump(getattr(node, field)) for field in node._fields if field not in skipped]
        return place(node) + (f"({', '.join(fields)})" if fields or "lineno" in node._attributes else "")
    if isinstance(node, list):
        return "[" + ", ".join(map(dump, node)) + "]"
    return str(node)


def place(node: ast.AST) -> str:
    name = type(node).__name__
    if "lineno" not in node._attributes:
        return name
    return f"{name}@{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}"


def literal(value: object) -> str:
    if isinstance(value, str):
        return '"' + "".join(escaped(ord(c)) for c in value) + '"'
    if isinstance(value, bytes):
        return 'b"' + "".join(map(escaped, value)) + '"'
    if isinstance(value, float):
        return "float:" + struct.pack(">d", value).hex()
    if isinstance(value, complex):
        return "imaginary:" + struct.pack(">d", value.imag).hex()
    if isinstance(value, int) and value >= 2**63:
        return "big"
    return str(value)


def escaped(code: int) -> str:
    return chr(code) if 32 <= code < 127 and code not in (34, 92) else "\\{%x}" % code


def record(source: str) -> list[str]:
    lines = []
    # CPython counts columns in the lines of the file, if there is one.
    with open("snippet.py", "w", encoding="utf-8", newline="") as stream:
        stream.write(source)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            tree = ast.parse(source, "snippet.py")
            lines += ["= " + dump(statement) for statement in tree.body]
        except SyntaxError as error:
            where = f"{error.lineno}:{error.offset}-{error.end_lineno}:{error.end_offset}"
            lines.append(f"= {type(error).__name__} {where} {error.msg}")
            shown = "".join(traceback.format_exception_only(error))
            lines += ["> " + line for line in shown.split("\n")[:-1]]
        except UNLOCATED as error:
            lines.append(f"= {type(error).__name__} {error}")
    lines[0:0] = sorted(f"? {warning.lineno} {warning.message}" for warning in caught)
    return lines


def rewritten(text: str) -> str:
    result: list[str] = []
    source: list[str] = []
    for line in text.split("\n"):
        if line.startswith("|"):
            source.append(line[2:])
        elif not line.startswith(("=", "?", ">")):
            if source:
                result += record("\n".join(source) + "\n")
                source = []
        else:
            continue
        result.append(line)
    return "\n".join(result)


def main() -> None:
    if sys.version_info[:2] != (3, 13):
        sys.exit("python3.13 is needed: its messages are the ones to record")
    files = [pathlib.Path(name) for name in sys.argv[1:]] or sorted(FIXTURES.glob("*.txt"))
    files = [file.resolve() for file in files]
    with tempfile.TemporaryDirectory() as directory:
        os.chdir(directory)
        record_all(files)
        os.chdir("/")


def record_all(files: list[pathlib.Path]) -> None:
    for file in files:
        # newline="": the snippets may hold any character.
        with open(file, encoding="utf-8", newline="") as stream:
            text = stream.read()
        with open(file, "w", encoding="utf-8", newline="") as stream:
            stream.write(rewritten(text))


if __name__ == "__main__":
    main()

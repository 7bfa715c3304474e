"""Record what CPython 3.13's compiler makes of the snippets in tests/unit/language/compile/*.txt.

Usage: python3.13 scripts/compile_fixtures.py [FILE...]

A fixture file is a list of records, separated by blank lines. The lines of a snippet begin with "| "; below them stands
what CPython says, and this script writes it afresh. What that is depends on the file:

    errors.txt       = "ok", or the error as "Kind line:offset-end_line:end_offset message" (0 for an end that is not known)
                     ? a SyntaxWarning as "line message"
    positions.txt    = an instruction that may raise an error, and where it stands: "Kind line:column-end_line:end_column"
    annotations.txt  = the text that `from __future__ import annotations` keeps of an expression
    docstrings.txt   = repr() of the docstring of the function that a snippet defines

Other lines (comments begin with #) stay as they are.
"""

import dis
import pathlib
import sys
import types
import warnings
from collections.abc import Iterator

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "tests/unit/language/compile"

# CPython's instructions under the names of ours.
KINDS = {
    "BINARY_SUBSCR": "GetItem",
    "BINARY_SLICE": "GetItem",
    "STORE_SUBSCR": "SetItem",
    "STORE_SLICE": "SetItem",
    "DELETE_SUBSCR": "DeleteItem",
    "LOAD_ATTR": "LoadAttribute",
    "STORE_ATTR": "StoreAttribute",
    "DELETE_ATTR": "DeleteAttribute",
    "CALL": "Call",
    "CALL_KW": "Call",
    "CALL_FUNCTION_EX": "Call",
    "COMPARE_OP": "Compare",
    "CONTAINS_OP": "Contains",
    "RAISE_VARARGS": "Raise",
    "GET_ITER": "GetIterator",
    "FOR_ITER": "ForIterate",
    "UNPACK_SEQUENCE": "Unpack",
    "UNPACK_EX": "Unpack",
    "IMPORT_NAME": "ImportName",
    "IMPORT_FROM": "ImportFrom",
    "GET_AWAITABLE": "GetAwaitable",
    "GET_AITER": "GetAsyncIterator",
    "GET_ANEXT": "GetAsyncNext",
    "END_ASYNC_FOR": "EndAsyncFor",
    "BEFORE_WITH": "BeforeWith",
    "BEFORE_ASYNC_WITH": "BeforeAsyncWith",
    "WITH_EXCEPT_START": "WithExceptStart",
    "LOAD_NAME": "LoadName",
    "LOAD_GLOBAL": "LoadName",
    "STORE_NAME": "StoreName",
    "UNARY_NEGATIVE": "Unary",
    "UNARY_INVERT": "Unary",
    "UNARY_NOT": "Not",
    "DICT_MERGE": "DictMerge",
    "GET_YIELD_FROM_ITER": "GetYieldFromIterator",
    "CHECK_EXC_MATCH": "ExceptionMatches",
    "CHECK_EG_MATCH": "ExceptionGroupMatches",
    "FORMAT_SIMPLE": "FormatValue",
    "FORMAT_WITH_SPEC": "FormatValue",
    "MATCH_CLASS": "MatchClass",
    "MATCH_KEYS": "MatchKeys",
}


def instructions(code: types.CodeType) -> Iterator[dis.Instruction]:
    yield from dis.get_instructions(code)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from instructions(constant)


def kind(instruction: dis.Instruction) -> str | None:
    if instruction.opname == "BINARY_OP":
        return "InPlace" if instruction.argrepr.endswith("=") else "Binary"
    return KINDS.get(instruction.opname)


def positions(source: str) -> list[str]:
    found = set()
    for instruction in instructions(compile(source, "snippet.py", "exec")):
        name, place = kind(instruction), instruction.positions
        if name is not None and place is not None and place.lineno is not None:
            found.add((place.lineno, place.col_offset, place.end_lineno, place.end_col_offset, name))
    return [f"= {name} {line}:{column}-{end_line}:{end_column}" for line, column, end_line, end_column, name in sorted(found)]


def errors(source: str) -> list[str]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, "snippet.py", "exec")
            answer = "ok"
        except SyntaxError as error:
            where = f"{error.lineno}:{error.offset}-{error.end_lineno}:{error.end_offset or 0}"
            answer = f"{type(error).__name__} {where} {error.msg}"
    return [f"= {answer}"] + [f"? {warning.lineno} {warning.message}" for warning in caught]


def annotations(source: str) -> list[str]:
    names: dict[str, object] = {}
    exec("from __future__ import annotations\nx: (" + source.strip() + ")", names)
    return ["= " + names["__annotations__"]["x"]]  # type: ignore[index]


def docstrings(source: str) -> list[str]:
    names: dict[str, object] = {}
    exec(source, names)
    return ["= " + ascii(names["f"].__doc__)]  # type: ignore[attr-defined]


RECORDERS = {"errors": errors, "positions": positions, "annotations": annotations, "docstrings": docstrings}


def rewritten(text: str, record) -> str:
    result: list[str] = []
    source: list[str] = []
    for line in text.split("\n"):
        if line.startswith("|"):
            source.append(line[2:])
        elif line.startswith(("=", "?")):
            continue
        elif source:
            result += record("\n".join(source) + "\n")
            source = []
        result.append(line)
    return "\n".join(result)


def main() -> None:
    if sys.version_info[:2] != (3, 13):
        sys.exit("python3.13 is needed: its compiler is the one to record")
    for file in [pathlib.Path(name) for name in sys.argv[1:]] or sorted(FIXTURES.glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        file.write_text(rewritten(text, RECORDERS[file.stem]), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Writes leadwerk/__init__.pyi: the functions by hand in stub.pyi, the classes from the core's own shapes.

Docstrings are those of the module. `--check` only tells whether the file is as it should be.
"""

import inspect
import json
import re
import sys
from pathlib import Path
from typing import Any

import leadwerk
from leadwerk._leadwerk import shapes

HERE = Path(__file__).parent
TARGET = HERE / "leadwerk" / "__init__.pyi"
HEAD = '''# Written by generate_stub.py; change stub.pyi or the core, and run it again.
"""An embeddable lead-management engine: from capture to won, lost or expired, by rules that are data."""

import enum
from collections.abc import Iterable
from collections.abc import Mapping as Mapping_
from datetime import datetime
from decimal import Decimal as Decimal_
from typing import Any, TypeAlias, final

from typing_extensions import Self, disjoint_base

__version__: str
'''

Shape = dict[str, Any]
SHAPES: dict[str, Shape] = {shape["name"]: shape for shape in json.loads(shapes)}
REPLACE = getattr(leadwerk.Value, "replace").__doc__
PLAIN = {"text": "str", "whole": "int", "real": "float", "flag": "bool"}


def main() -> int:
    text = stub()
    if "--check" not in sys.argv:
        TARGET.write_text(text, encoding="utf-8")
        return 0
    if TARGET.read_text(encoding="utf-8") == text:
        return 0
    print(f"{TARGET} is not what the core and stub.pyi say; run generate_stub.py", file=sys.stderr)
    return 1


def stub() -> str:
    by_hand = functions()
    parts = [HEAD, f"__all__ = {json.dumps(sorted(leadwerk.__all__), indent=4)}\n"]
    for name, (head, lines) in by_hand.items():
        if name not in SHAPES:
            parts.append(block(head, [*docs(getattr(leadwerk, name).__doc__), *lines]))
            if name == "Error":
                parts[-1] += indented(errors())
    for name, shape in SHAPES.items():
        parts.append(declared(shape, by_hand.get(name, ("", []))[1]))
    return "\n".join(part for part in parts if part)


def functions() -> dict[str, tuple[str, list[str]]]:
    """The classes of stub.pyi: how each begins, and its functions."""
    found: dict[str, tuple[str, list[str]]] = {}
    name = ""
    above = ""
    for line in (HERE / "stub.pyi").read_text(encoding="utf-8").splitlines():
        if head := re.fullmatch(r"class (\w+)(\(\w+\))?:", line):
            name = head[1]
            found[name] = (f"{above}class {name}{head[2] or ''}:", [])
            above = ""
        elif line.startswith("@"):
            above = f"{line}\n"
        elif function := re.fullmatch(r"    def (\w+)(.*): \.\.\.(?:  # (.*))?", line):
            # What Python says of every constructor says nothing; so ours stands in stub.pyi.
            said = function[3] or getattr(getattr(leadwerk, name), function[1]).__doc__
            lines = [f"def {function[1]}{function[2]}:", *indent(docs(said))] if said else [line.strip()]
            found[name][1].extend(lines)
        elif line:
            found[name][1].append(line.strip())
    return found


def errors() -> str:
    classes = [getattr(leadwerk.Error, pascal(each["name"])) for each in SHAPES["Category"]["names"]]
    return "\n".join(block(f"class {each.__name__}(Error):", docs(each.__doc__)) for each in classes)


def declared(shape: Shape, by_hand: list[str]) -> str:
    name, cls = shape["name"], getattr(leadwerk, shape["name"], None)
    said = docs(cls.__doc__)
    if "names" in shape:
        return block(f"class {name}(enum.Enum):", [*said, *(line for each in shape["names"] for line in member(cls, each))])
    if "record" in shape:
        return "@final\n" + block(f"class {name}(Value):", [*said, *fields(cls, shape["record"]), *by_hand])
    if "tagged" in shape:
        variants = "\n".join(variant(cls, each) for each in shape["tagged"])
        each_one = " | ".join(f'{name}.{each["name"]}' for each in shape["tagged"])
        return block(f"class {name}(Value):", said) + indented(variants) + f"\n_Any{name}: TypeAlias = {each_one}\n"
    return ""


def member(cls: Any, each: Shape) -> list[str]:
    """A value of an enum without data."""
    name = each["name"].upper()
    return [f'{name} = "{each["name"]}"', *docs(getattr(cls, name).__doc__)]


def variant(above: Any, each: Shape) -> str:
    """A variant of an enum with data."""
    cls = getattr(above, each["name"])
    head = f'class {each["name"]}({above.__name__}):'
    return "@final\n" + block(head, [*docs(cls.__doc__), *fields(cls, each["fields"])])


def fields(cls: Any, fields: list[Shape]) -> list[str]:
    """What a class has of its fields."""
    kinds = {field["name"]: field["kind"] for field in fields}
    last = max((place for place, kind in enumerate(kinds.values()) if "optional" not in kind), default=-1)
    default = ["" if place <= last else " = None" for place in range(len(kinds))]
    given = [f"{name}: {taken(kind)}{none}" for (name, kind), none in zip(kinds.items(), default, strict=True)]
    lines = [f"__match_args__ = {tuple(kinds)!r}".replace("'", '"')]
    lines.append(f'def __new__({", ".join(["cls", *given])}) -> Self: ...')
    for name, kind in kinds.items():
        lines += ["@property", f"def {name}(self) -> {answered(kind)}:", *indent(docs(getattr(cls, name).__doc__))]
    if kinds:
        changes = [f"{name}: {taken(kind)} = ..." for name, kind in kinds.items()]
        lines += [f'def replace({", ".join(["self", "*", *changes])}) -> Self:', *indent(docs(REPLACE))]
    return lines


def taken(kind: Any) -> str:
    """The type of what can be given."""
    return typed(kind, "Iterable[{}]", "{}")


def answered(kind: Any) -> str:
    """The type of what is answered: of an enum with data, one of its variants, so that `match` can be checked."""
    return typed(kind, "tuple[{}, ...]", "_Any{}")


def typed(kind: Any, many: str, tagged: str) -> str:
    if isinstance(kind, str):
        return PLAIN[kind]
    if "optional" in kind:
        return typed(kind["optional"], many, tagged) + " | None"
    if "list" in kind:
        return many.format(typed(kind["list"], many, tagged))
    shape = SHAPES[kind["named"]]
    if "plain" in shape:
        # The one newtype that is not its plain value in Python.
        return "datetime" if shape["name"] == "Timestamp" else PLAIN[shape["plain"]]
    return tagged.format(shape["name"]) if "tagged" in shape else str(shape["name"])


def pascal(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))


def docs(text: str | None) -> list[str]:
    text = inspect.cleandoc(text or "").replace("\\", "\\\\")
    return f'"""{text}"""'.splitlines() if text else []


def indent(lines: list[str]) -> list[str]:
    return [f"    {line}" if line else "" for line in lines]


def indented(text: str) -> str:
    return "\n".join(indent(text.split("\n")))


def block(head: str, lines: list[str]) -> str:
    return "\n".join([head, *indent(lines or ["..."])]) + "\n"


if __name__ == "__main__":
    sys.exit(main())

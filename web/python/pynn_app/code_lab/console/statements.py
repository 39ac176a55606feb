"""Text typed at the console: whether it goes on, and how it is run."""

import ast
import codeop
import linecache
import warnings
from typing import Any


def goes_on(text: str) -> bool:
    """Whether another line is wanted, as Python's own prompt decides it.

    A block that is typed line by line ends with an empty one.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd escapes: told when it runs
        try:
            if codeop.compile_command(text, "<input>", "exec") is None:
                return True
            last = ast.parse(text).body[-1:]
        except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError):
            return False  # running it says why
    in_block = text.rpartition("\n")[2][:1].isspace()
    return (
        bool(last) and hasattr(last[0], "body") and in_block and bool(text.rpartition("\n")[2].strip())
    )


def run(text: str, name: str, names: dict[str, Any]) -> Any:  # noqa: ANN401  whatever it is
    """Run all statements; the value of the last where it is an expression, else None.

    Tracebacks quote the lines of ``text`` as of a file called ``name``. Raises whatever it raises.
    """
    linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    # not by ast.parse, which would be in the traceback of what is no Python
    tree: Any = compile(text, name, "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
    value = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        value = ast.Expression(tree.body[-1].value)
        tree.body.pop()
    # Both parts before either is run: what is no Python does nothing.
    statements = compile(tree, name, "exec", dont_inherit=True, optimize=0)
    expression = value and compile(value, name, "eval", dont_inherit=True, optimize=0)
    exec(statements, names)  # noqa: S102
    return eval(expression, names) if expression else None  # noqa: S307

"""Text typed at the console: is it complete, and how is it run?"""

import ast
import codeop
import linecache
import warnings
from typing import cast


def is_incomplete(text: str) -> bool:
    """True if another line has to follow, as Python's own prompt decides it.

    A block that is typed line by line ends with an empty one.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd escapes: they are shown when it runs
        try:
            if codeop.compile_command(text, "<input>", "exec") is None:
                return True
            last = ast.parse(text).body[-1:]
        except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError):
            return False  # running it shows the error
    in_block = text.rpartition("\n")[2][:1].isspace()
    return (
        bool(last) and hasattr(last[0], "body") and in_block and bool(text.rpartition("\n")[2].strip())
    )


def run(text: str, name: str, names: dict[str, object]) -> object:
    """Run all statements; returns the value of the last one if it is an expression, else None.

    Tracebacks quote the lines of ``text`` as of a file called ``name``. Raises whatever it raises.
    """
    linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    # not by ast.parse, whose frame would be in the traceback of a syntax error
    parsed = compile(text, name, "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
    tree = cast("ast.Module", parsed)
    value = None
    if isinstance(last := tree.body[-1] if tree.body else None, ast.Expr):
        value = ast.Expression(last.value)
        tree.body.pop()
    # Both parts before either is run: a syntax error anywhere means that nothing runs.
    statements = compile(tree, name, "exec", dont_inherit=True, optimize=0)
    expression = value and compile(value, name, "eval", dont_inherit=True, optimize=0)
    exec(statements, names)  # noqa: S102
    result: object = eval(expression, names) if expression else None  # noqa: S307
    return result

"""Where Python 3.13, which the server of older releases has, differs from the 3.14 that runs here (compared case by case)."""

import ast
import re
import textwrap

FILE = "<expression>"

OLDER = [
    (re.compile(pattern), older)
    for pattern, older in (
        (r"^(argument of type '.*' is not) a container or iterable$", r"\1 iterable"),
        (r"^cannot use '.*' as a (?:dict key|set element) \((unhashable type: '.*')\)$", r"\1"),
        (r"^Can't pickle local object <function (.*) at 0x[0-9a-f]+>$", r"Can't get local object '\1'"),
        (r"^(too many values to unpack \(expected \d+), got \d+\)$", r"\1)"),
        (r"^zero to a negative power$", "0.0 cannot be raised to a negative power"),
        (r"^expected a positive input$|^expected a (?:nonnegative|finite) input, got \S+$", "math domain error"),
        (r"^expected a number (?:in range from -1 up to|between -1 and) 1, got \S+$", "math domain error"),
        (r"^expected (?:a noninteger or positive integer|argument value (?:> -1|not less than 1)), got \S+$", "math domain error"),
        (r"^zero (to a negative or complex power)$", r"0.0 \1"),
        (r"^(cannot import name '.*' from '.*') \(/lib/python3\.?14(?:\.zip)?/(.*)\)$", r"\1 (/usr/local/lib/python3.13/\2)"),
    )
]

# By the operator, where both sides are whole numbers and where one is a float.
BY_ZERO = {
    ast.Div: ("division by zero", "float division by zero"),
    ast.FloorDiv: ("integer division or modulo by zero", "float floor division by zero"),
    ast.Mod: ("integer modulo by zero", "float modulo by zero"),
}
DIVMOD = ("integer division or modulo by zero", "float divmod()")


def refuse_newer(text):
    """What 3.14 reads and 3.13 does not."""
    for node in ast.walk(ast.parse(text, FILE)):
        if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Tuple) and is_bare(node.type):
            raise syntax_error("multiple exception types must be parenthesized", node.type, text)
        if isinstance(node, ast.TemplateStr):
            raise syntax_error("invalid syntax", node, text)


def is_bare(pair):
    first = pair.elts[0] if pair.elts else pair
    return first is not pair and place_of(first)[::2] == place_of(pair)[::2]


def syntax_error(message, node, text):
    return SyntaxError(message, (FILE, node.lineno, node.col_offset + 1, text.splitlines()[node.lineno - 1]))


def in_older_words(error, source=None):
    text = str(error)
    if isinstance(error, ZeroDivisionError) and text == "division by zero" and source is not None:
        return by_zero(error, source)
    for pattern, older in OLDER:
        text = pattern.sub(older, text)
    return text


def by_zero(error, source):
    """3.13 names the operation: it is found by its place in the text, the kind of its numbers in what is known of them."""
    trace = error.__traceback__
    while trace.tb_next is not None:
        trace = trace.tb_next
    code = trace.tb_frame.f_code
    if code.co_filename != FILE:
        return str(error)
    place = list(code.co_positions())[trace.tb_lasti // 2]
    tree = ast.parse(f"def handler():\n{textwrap.indent(source, '    ')}")
    for node in ast.walk(tree):
        if isinstance(node, (ast.BinOp, ast.AugAssign, ast.Call)) and place_of(node) == place:
            return words_of(node, {**trace.tb_frame.f_globals, **trace.tb_frame.f_locals})
    return str(error)


def place_of(node):
    return (node.lineno, node.end_lineno, node.col_offset, node.end_col_offset)


def words_of(node, names):
    if isinstance(node, ast.Call):
        is_divmod = isinstance(node.func, ast.Name) and node.func.id == "divmod"
        return DIVMOD[any(is_float(side, names) for side in node.args)] if is_divmod else "division by zero"
    sides = (node.left, node.right) if isinstance(node, ast.BinOp) else (node.target, node.value)
    words = BY_ZERO.get(type(node.op))
    return words[any(is_float(side, names) for side in sides)] if words else "division by zero"


def is_float(node, names):
    """Nothing is evaluated again: that could do something. What cannot be told is taken for a whole number."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, float)
    if isinstance(node, ast.Name):
        return isinstance(names.get(node.id), float)
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Div) or is_float(node.left, names) or is_float(node.right, names)
    if isinstance(node, ast.UnaryOp):
        return is_float(node.operand, names)
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"

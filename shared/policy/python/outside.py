"""What an expression asks of the world outside its interpreter, and what it changed there."""

from json import dumps, loads


class Unknown(BaseException):
    """Something was asked that cannot be known without a server."""


class Changes:
    """What an evaluation did to the database, for the host to take over."""

    def __init__(self):
        self.events = []
        self.users = {}
        self.groups = {}
        self.flows = {}
        self.unknown = None


changes = Changes()


def unknown(what):
    changes.unknown = changes.unknown or what
    raise Unknown(what)


class Host:
    """Who runs the interpreter. `call(kind, json)` answers JSON text."""

    call = None


def ask(topic, about, text):
    """What only the outside knows, as the host was told; unknown where nobody has said."""
    answer = loads(Host.call("question", dumps({"topic": topic, "about": about, "text": text})))
    if "answer" not in answer:
        unknown(text)
    return answer["answer"]

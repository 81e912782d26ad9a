"""Runs one expression as authentik does (policies.md, sections 5 and 6) and tells the host what came of it."""

import ast
import builtins
import ipaddress
import io
import linecache
import pickle
import re
import textwrap
from json import dumps, loads

import stagecraft_models as models
from stagecraft_functions import common_globals
from stagecraft_clock import Clock, install_clock
from stagecraft_modules import close_borders, install_modules
from stagecraft_older_python import in_older_words, refuse_newer
from stagecraft_objects import PolicyRequest, PolicyResult, Reader, Stub, http_request
from stagecraft_orm import FieldError, Host, Unknown, changes, unknown

FILE = "<expression>"
HEAD = "def handler("
compiled = {}
BUILTINS = dict(builtins.__dict__)


def compile_handler(source, names):
    """The expression as the body of a function, which is called at once; cached, as it is asked for often."""
    is_older = models.Snapshot.rules["python"] == "3.13"
    key = (source, names, is_older)
    if key not in compiled:
        signature = ",".join(re.sub(r"[:.\-]", "_", name) for name in names)
        text = f"{HEAD}{signature}):\n{textwrap.indent(source, '    ')}"
        if is_older:
            refuse_newer(text)
        compiled[key] = compile(text + f"\nresult = handler({signature})", FILE, "exec")
    return compiled[key]


def error_line(error):
    """The user's own line: the function's head is not theirs."""
    if isinstance(error, SyntaxError):
        return (error.lineno or 1) - 1
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == FILE:
            line = trace.tb_lineno - 1
        trace = trace.tb_next
    return line


def policy_locals(request, messages):
    def message(message):
        messages.append(message)

    names = {
        "request": request,
        "context": request.context,
        "ak_is_sso_flow": request.context.get("is_sso", False),
        "ak_message": message,
    }
    if request.http_request is not None:
        names["http_request"] = request.http_request
        names["ak_client_ip"] = ipaddress.ip_address(request.http_request.address)
    return names


def prompt_locals(request):
    names = {"user": request.user, "request": request, **request.context}
    if request.http_request is not None:
        names["http_request"] = request.http_request
    return names


def load_world(described):
    models.Snapshot.users = {row["pk"]: row for row in [models.NOBODY, *described["users"]]}
    models.Snapshot.groups = {row["pk"]: row for row in described["groups"]}
    models.Snapshot.described = None
    models.Snapshot.next_pk = described["nextPk"]
    models.Snapshot.flows = {row["slug"]: row for row in described["flows"]}
    models.Snapshot.brand = described["brand"]
    models.Snapshot.tenant = described["tenant"]
    models.Snapshot.rules = described["rules"]


def evaluate(payload, call_host):
    """`payload` and the answer are JSON texts; `call_host(kind, json)` is the host's, and answers JSON too."""
    given = loads(payload)
    Clock.asked = None
    if given.get("world") is not None:
        load_world(given["world"])
    outer = changes.__dict__.copy()
    changes.__init__()
    try:
        Host.call = call_host
        return dumps(run(given))
    finally:
        changes.__dict__.update(outer)


def run(given):
    reader = Reader()
    context = {key: reader.read(value) for key, value in given["context"].items()}
    share(reader, context, given["context"])
    held = dict(context)
    before = dumps({"context": given["context"]})
    http = http_request(given["http"], reader)
    obj = None if given["target"] is None else target(given["target"])
    request = PolicyRequest(reader.read(given["user"]), http, obj, context)
    messages = []

    def call(name, **kwargs):
        request.context.update(kwargs)
        described = {key: reader.write(value) for key, value in context.items()}
        answer = loads(Host.call("policy", dumps({"name": name, "context": described})))
        if answer.get("unknown"):
            unknown(answer["unknown"])
        if answer.get("missing"):
            raise ValueError(f"Policy '{name}' not found.")
        if "raised" in answer:
            raise RuntimeError(answer["raised"])
        return PolicyResult(answer["passing"], answer["messages"], reader.read(answer["raw"]))

    names = policy_locals(request, messages) if given["mode"] == "policy" else prompt_locals(request)
    result = execute(given["source"], names, call)
    mend_builtins()
    if changes.unknown is not None:
        return {"kind": "unknown", "what": changes.unknown}
    effects = {
        "events": changes.events,
        "users": changes.users,
        "flows": changes.flows,
        "groups": changes.groups,
        "insertions": reader.plan.insertions if reader.plan is not None else [],
        "context": None,
    }
    after = {key: reader.write(value) for key, value in context.items()}
    if reader.plan is not None and reader.plan in context.values():
        plan = next(key for key, value in context.items() if value is reader.plan)
        written = {key: reader.write(value) for key, value in reader.plan.context.items()}
        after[plan] = {**given["context"][plan], "context": written}
    if dumps({"context": after}) != before:
        effects["context"] = after
        effects["mutated"] = {
            key: value
            for key, value in after.items()
            if context[key] is held.get(key, context) and value != given["context"][key]
        }
    if result["kind"] == "value":
        result["messages"] = [str(message) for message in messages]
        if given["mode"] == "policy":
            result["unpicklable"] = unpicklable(result["value"])
        result["value"] = reader.write(result["value"])
    return {**result, **effects}


def target(described):
    """What the policy is bound to: a flow, or the binding of a stage; of anything else only the key is known."""
    label = described["label"] or {}
    flow = models.Snapshot.flows.get(label.get("flow"))
    if flow is None:
        return Stub("request.obj", pk=described["pk"])
    return Binding(described["pk"], label, flow) if "stage" in label else models.Flow(flow)


class Binding(Stub):
    """The binding of a stage to a flow."""

    def __init__(self, pk, label, flow):
        super().__init__("request.obj", pk=pk, fsb_uuid=pk, order=label["order"], _label=label, _flow=flow)

    @property
    def target(self):
        return models.Flow(self._flow)

    @property
    def stage(self):
        rows = models.Snapshot.objects()
        named = [row for row in rows if row["name"] == self._label["stage"] and row["model"].endswith("stage")]
        if not named:
            unknown("request.obj.stage")
        return models.plain_object(named[0])


def unpicklable(value):
    """Why the server could not hand the value on: it pickles what a policy returns. None where it can."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return None
    try:
        Pickler(io.BytesIO()).dump(value)
    except Exception as error:
        return in_its_words(error)
    return None


class Pickler(pickle.Pickler):
    """Objects that stand for the server's can be pickled as those can."""

    def persistent_id(self, value):
        ours = (models.Model, models.Plain, models.QuerySet, models.AnonymousUser, PolicyResult, PolicyRequest, Stub)
        return id(value) if isinstance(value, ours) else None


def share(reader, context, described):
    """A policy's context is a copy of the plan's, but what is in it is the same: who changes one changes both."""
    if reader.plan is None:
        return
    for key, value in reader.plan.described["context"].items():
        if key in context and described[key] == value:
            reader.plan.context[key] = context[key]


def mend_builtins():
    """What an expression replaced among the built-ins is put back: the next one finds them as they are."""
    if builtins.__dict__ != BUILTINS:
        builtins.__dict__.clear()
        builtins.__dict__.update(BUILTINS)


def in_its_words(error, source=None):
    """Python 3.14 says some things otherwise than 3.13, which the server of older releases has."""
    return in_older_words(error, source) if models.Snapshot.rules["python"] == "3.13" else str(error)


def execute(source, names, call_policy):
    """As the server does it: what every expression has is global, what this one is given are its arguments."""
    try:
        code = compile_handler(source, tuple(names))
        scope = dict(names)
        exec(code, {**common_globals(), "ak_call_policy": call_policy}, scope)
        result = scope["result"]
        return {"kind": "value", "value": result, "truthy": bool(result)}
    except Unknown as error:
        return {"kind": "unknown", "what": str(error)}
    except FieldError as error:
        return {"kind": "unknown", "what": f"the fields that the message names: {error}"}
    except KeyboardInterrupt:
        return {"kind": "error", "type": "Timeout", "text": "stopped: it ran longer than allowed", "line": None}
    except SystemExit as error:
        return {"kind": "error", "type": "SystemExit", "text": f"exit({error})", "line": error_line(error)}
    except MemoryError as error:
        return {"kind": "error", "type": "MemoryError", "text": str(error) or "it needs more memory than it may have", "line": error_line(error)}
    except RecursionError as error:
        return {"kind": "error", "type": "RecursionError", "text": str(error), "line": error_line(error)}
    except Exception as error:
        return {"kind": "error", "type": type(error).__name__, "text": in_its_words(error, source), "line": error_line(error)}


install_clock()
install_modules()
close_borders()
linecache.clearcache()

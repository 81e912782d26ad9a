"""Runs one expression as authentik does (policies.md, sections 5 and 6) and tells the host what came of it."""

import ast
import ipaddress
import json
import linecache
import re
import sys
import textwrap
import types
import unicodedata

import stagecraft_models as models
import stagecraft_orm as orm
from stagecraft_orm import Unknown, changes, unknown

FILE = "<expression>"
HEAD = "def handler("
compiled = {}


class PolicyException(Exception):
    pass


class SkipObject(Exception):
    pass


class PolicyResult:
    def __init__(self, passing, messages, raw=None):
        self.passing = passing
        self.messages = tuple(messages)
        self.raw_result = raw
        self.source_binding = None
        self.source_results = []
        self.log_messages = []

    def __bool__(self):
        return self.passing

    def __str__(self):
        return f"PolicyResult passing={self.passing} messages={self.messages}"


class PolicyRequest:
    def __init__(self, user, http_request, obj, context):
        self.user = user
        self.http_request = http_request
        self.obj = obj
        self.context = context
        self.debug = False

    @property
    def should_cache(self):
        return False


class Bag:
    def __init__(self, **fields):
        self.__dict__.update(fields)


class Stub:
    """An object that stands for something of the server; what is asked of it is unknown."""

    def __init__(self, what, **fields):
        self.__dict__.update(fields)
        self.__dict__["_what"] = what

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        unknown(f"{self._what}.{name}")

    def __call__(self, *_args, **_kwargs):
        unknown(f"{self._what}()")


class Query(dict):
    def getlist(self, key, default=None):
        return [self[key]] if key in self else (default or [])


class FlowPlan:
    def __init__(self, described, context):
        self.context = context
        self.bindings = [Bag(stage=Bag(name=name), order=None) for name in described["stages"]]
        self.markers = [None] * len(self.bindings)
        self.flow_pk = ""
        self.target = None

    @property
    def has_stages(self):
        return bool(self.bindings)

    def redirect(self, destination):
        self.target = destination

    def in_memory_stage(self, *_args, **_kwargs):
        unknown("inserting a stage from an expression")

    append = append_stage = insert_stage = in_memory_stage


class Silent:
    """A logger: whatever is logged is not kept."""

    def __getattr__(self, _name):
        return self

    def __call__(self, *_args, **_kwargs):
        return self


class Reader:
    """Makes objects of what the host describes, and descriptions of objects again."""

    def __init__(self):
        self.plan = None
        self.origins = {}

    def read(self, value):
        if isinstance(value, list):
            return [self.read(item) for item in value]
        if not isinstance(value, dict):
            return value
        model = value.get("$model")
        if model is None:
            return {key: self.read(item) for key, item in value.items()}
        return self.remember(self.object(model, value), value)

    def object(self, model, value):
        if model == "anonymous":
            return models.AnonymousUser()
        if model == "authentik_core.user":
            return models.User({**value["row"], "pk": value["pk"]}, value.get("backend"), value)
        if model == "flow_plan":
            self.plan = FlowPlan(value, {key: self.read(item) for key, item in value["context"].items()})
            return self.plan
        return models.Plain(value)

    def remember(self, made, value):
        self.origins[id(made)] = (made, value)
        return made

    def write(self, value):
        if isinstance(value, models.User):
            row = value.described()
            row.pop("pk", None)
            described = {"$model": "authentik_core.user", "pk": value.pk, "row": row}
            return {**described, "backend": value.backend} if hasattr(value, "backend") else described
        known = self.origins.get(id(value))
        if known is not None and known[0] is value:
            return known[1]
        if isinstance(value, models.AnonymousUser):
            return {"$model": "anonymous"}
        if isinstance(value, dict):
            return {str(key): self.write(item) for key, item in value.items()}
        if isinstance(value, (list, tuple, set, frozenset)):
            return [self.write(item) for item in value]
        if value is None or isinstance(value, (str, int, float, bool)):
            return value
        if isinstance(value, models.Group):
            return {"$model": "authentik_core.group", "pk": str(value.pk), "name": value.name, "fields": {}}
        return str(value)


def list_flatten(value):
    if isinstance(value, list):
        return value[0] if value else None
    return value


def slugify(value, allow_unicode=False):
    text = str(value)
    if allow_unicode:
        text = unicodedata.normalize("NFKC", text)
    else:
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text.lower())).strip("-_")


def is_group_member(user, **filters):
    return user.all_groups().filter(**filters).exists()


def user_by(**filters):
    try:
        return models.User.objects.filter(**filters).first()
    except (orm.FieldError, AttributeError):
        return None


def has_authenticator(user, device_type=None):
    if isinstance(user, models.AnonymousUser) or user.pk is None:
        return False
    stored = models.Snapshot.users.get(user.pk, user.row)
    return any(
        device["confirmed"] and device_type in (None, device["kind"]) for device in stored.get("devices", [])
    )


def create_event(action, **_fields):
    changes.events.append(str(action))


def common_globals():
    return {
        "ak_create_event": create_event,
        "ak_create_jwt": Stub("ak_create_jwt"),
        "ak_create_jwt_raw": Stub("ak_create_jwt_raw"),
        "ak_send_email": Stub("ak_send_email"),
        "ak_is_group_member": is_group_member,
        "ak_logger": Silent(),
        "ak_user_by": user_by,
        "ak_user_has_authenticator": has_authenticator,
        "ip_address": ipaddress.ip_address,
        "ip_network": ipaddress.ip_network,
        "list_flatten": list_flatten,
        "regex_match": lambda value, regex: re.search(regex, value) is not None,
        "regex_replace": lambda value, regex, repl: re.sub(regex, repl, value),
        "requests": Stub("requests"),
        "resolve_dns": Stub("resolve_dns"),
        "reverse_dns": Stub("reverse_dns"),
        "slugify": slugify,
        "SkipObject": SkipObject,
    }


def compile_handler(source, names):
    """The expression as the body of a function, which is called at once; cached, as it is asked for often."""
    key = (source, names)
    if key not in compiled:
        signature = ",".join(re.sub(r"[:.\-]", "_", name) for name in names)
        text = f"{HEAD}{signature}):\n{textwrap.indent(source, '    ')}"
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


def http_request(described, reader):
    if described is None:
        return None
    fields = {
        "method": described["method"],
        "path": described["path"],
        "user": reader.read(described["user"]),
        "GET": Query(described["query"]),
        "POST": Query({}),
        "META": {"REMOTE_ADDR": described["clientIp"]},
        "brand": Stub("http_request.brand", **models.Snapshot.brand),
        "tenant": Stub("http_request.tenant", **models.Snapshot.tenant),
    }
    return Stub("http_request", **fields)


def policy_locals(request, messages, call_policy):
    def message(text):
        messages.append(text)

    def run_policy(name, **kwargs):
        request.context.update(kwargs)
        return call_policy(name)

    names = {
        "request": request,
        "context": request.context,
        "ak_is_sso_flow": request.context.get("is_sso", False),
        "ak_message": message,
        "ak_call_policy": run_policy,
    }
    if request.http_request is not None:
        names["http_request"] = request.http_request
        names["ak_client_ip"] = ipaddress.ip_address(request.http_request.META["REMOTE_ADDR"])
    return names


def prompt_locals(request):
    names = {"user": request.user, "request": request, **request.context}
    if request.http_request is not None:
        names["http_request"] = request.http_request
    return names


def load_world(described):
    models.Snapshot.users = {row["pk"]: row for row in described["users"]}
    models.Snapshot.groups = {row["pk"]: row for row in described["groups"]}
    models.Snapshot.flows = {row["slug"]: row for row in described["flows"]}
    models.Snapshot.brand = described["brand"]
    models.Snapshot.tenant = described["tenant"]


def evaluate(payload, call_policy):
    """`payload` and the answer are JSON texts; `call_policy(name, context)` is the host's, and answers JSON too."""
    given = json.loads(payload)
    if given.get("world") is not None:
        load_world(given["world"])
    outer = changes.__dict__.copy()
    changes.__init__()
    try:
        return json.dumps(run(given, call_policy))
    finally:
        changes.__dict__.update(outer)


def run(given, call_policy):
    reader = Reader()
    context = {key: reader.read(value) for key, value in given["context"].items()}
    before = json.dumps({"context": given["context"]})
    http = http_request(given["http"], reader)
    obj = None if given["target"] is None else Stub("request.obj", **given["target"])
    request = PolicyRequest(reader.read(given["user"]), http, obj, context)
    messages = []

    def call(name):
        answer = json.loads(call_policy(name, json.dumps({key: reader.write(value) for key, value in context.items()})))
        if answer.get("unknown"):
            unknown(answer["unknown"])
        if answer.get("missing"):
            raise ValueError(f"Policy '{name}' not found.")
        return PolicyResult(answer["passing"], answer["messages"], answer["raw"])

    names = policy_locals(request, messages, call) if given["mode"] == "policy" else prompt_locals(request)
    result = execute(given["source"], names)
    if changes.unknown is not None:
        return {"kind": "unknown", "what": changes.unknown}
    effects = {
        "events": changes.events,
        "users": changes.users,
        "flows": changes.flows,
        "redirect": reader.plan.target if reader.plan is not None else None,
        "context": None,
    }
    after = {key: reader.write(value) for key, value in context.items()}
    if reader.plan is not None and reader.plan in context.values():
        plan = next(key for key, value in context.items() if value is reader.plan)
        written = {key: reader.write(value) for key, value in reader.plan.context.items()}
        after[plan] = {**given["context"][plan], "context": written}
    if json.dumps({"context": after}) != before:
        effects["context"] = after
    if result["kind"] == "value":
        result["messages"] = [str(message) for message in messages]
        result["value"] = reader.write(result["value"])
    return {**result, **effects}


def execute(source, names):
    try:
        code = compile_handler(source, tuple(names))
        scope = {**common_globals(), **names}
        exec(code, scope)
        result = scope["result"]
        return {"kind": "value", "value": result, "truthy": bool(result)}
    except Unknown as error:
        return {"kind": "unknown", "what": str(error)}
    except KeyboardInterrupt:
        return {"kind": "error", "type": "Timeout", "text": "stopped: it ran longer than allowed", "line": None}
    except SystemExit as error:
        return {"kind": "error", "type": "SystemExit", "text": f"exit({error})", "line": error_line(error)}
    except RecursionError as error:
        return {"kind": "error", "type": "RecursionError", "text": str(error), "line": error_line(error)}
    except Exception as error:
        return {"kind": "error", "type": type(error).__name__, "text": str(error), "line": error_line(error)}


def module(name, **members):
    made = types.ModuleType(name)
    made.__dict__.update(members)
    made.__path__ = []
    sys.modules[name] = made
    parent, _, last = name.rpartition(".")
    if parent in sys.modules:
        setattr(sys.modules[parent], last, made)


class ServerModules:
    """Modules that only a server has: importing one is a question that cannot be answered here."""

    def find_spec(self, name, _path=None, _target=None):
        if name.split(".")[0] in ("authentik", "django", "rest_framework", "structlog", "guardian"):
            unknown(f"module {name}")
        return None


def member_of_server(name):
    def get(attribute):
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        unknown(f"{name}.{attribute}")

    return get


ATTRIBUTES = {
    "USER_ATTRIBUTE_GENERATED": "goauthentik.io/user/generated",
    "USER_ATTRIBUTE_DEBUG": "goauthentik.io/user/debug",
    "USER_ATTRIBUTE_EXPIRING": "goauthentik.io/user/expires",
    "USER_ATTRIBUTE_TOKEN_EXPIRING": "goauthentik.io/user/token-expires",
    "USER_ATTRIBUTE_TOKEN_MAXIMUM_LIFETIME": "goauthentik.io/user/token-maximum-lifetime",
    "USER_ATTRIBUTE_CHANGE_USERNAME": "goauthentik.io/user/can-change-username",
    "USER_ATTRIBUTE_CHANGE_NAME": "goauthentik.io/user/can-change-name",
    "USER_ATTRIBUTE_CHANGE_EMAIL": "goauthentik.io/user/can-change-email",
}


def words(**members):
    return type("Choices", (), members)


def install_modules():
    for name in ("authentik", "authentik.stages", "authentik.policies", "django", "django.db"):
        module(name)
    module("authentik.core")
    module("authentik.core.models", User=models.User, Group=models.Group, **ATTRIBUTES)
    requirement = words(
        NONE="none",
        REQUIRE_AUTHENTICATED="require_authenticated",
        REQUIRE_UNAUTHENTICATED="require_unauthenticated",
        REQUIRE_SUPERUSER="require_superuser",
        REQUIRE_REDIRECT="require_redirect",
        REQUIRE_OUTPOST="require_outpost",
    )
    module("authentik.flows")
    module("authentik.flows.models", Flow=models.Flow, FlowAuthenticationRequirement=requirement)
    module("authentik.flows.planner", PLAN_CONTEXT_PENDING_USER="pending_user", PLAN_CONTEXT_REDIRECT="redirect")
    for kind, made in models.DEVICE_MODELS.items():
        app = f"authentik.stages.authenticator_{kind}" if kind != "endpoint" else "authentik.stages.endpoint"
        module(app)
        module(f"{app}.models", **{made.__name__: made})
    module("authentik.policies.types", PolicyRequest=PolicyRequest, PolicyResult=PolicyResult)
    module("django.db.models", Q=orm.Q)
    module("structlog", stdlib=Bag(get_logger=lambda *_: Silent()), get_logger=lambda *_: Silent())
    for name, made in list(sys.modules.items()):
        if name.split(".")[0] in ("authentik", "django"):
            made.__getattr__ = member_of_server(name)
    sys.meta_path.insert(0, ServerModules())


def close_borders():
    """Nothing of the page or the process that hosts the interpreter can be reached from an expression."""
    for name in ("js", "pyodide_js", "pyodide", "_pyodide", "_pyodide_core", "pyodide.ffi", "pyodide.code"):
        sys.modules.pop(name, None)
    sys.setrecursionlimit(400)

    class Closed:
        def find_spec(self, name, _path=None, _target=None):
            if name.split(".")[0] in ("js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core", "ctypes", "_ctypes"):
                raise ModuleNotFoundError(f"No module named '{name}'", name=name)
            return None

    sys.meta_path.insert(0, Closed())


def check_syntax(source):
    """Null, or what is wrong and on which of the user's lines."""
    try:
        ast.parse(f"{HEAD}):\n{textwrap.indent(source, '    ')}\n    pass", FILE)
        compile_handler(source, ())
        return json.dumps(None)
    except (SyntaxError, ValueError) as error:
        return json.dumps({"text": str(error), "line": error_line(error)})


install_modules()
linecache.clearcache()

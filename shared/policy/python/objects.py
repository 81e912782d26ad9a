"""The objects that an expression is given, made of what the host describes, and described again."""

import stagecraft_models as models
from stagecraft_orm import unknown


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
        self.described = described
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

"""The objects that an expression is given, made of what the host describes, and described again."""

import datetime
from urllib.parse import urlencode, urljoin

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

    def dict(self):
        return dict(self)

    def urlencode(self, safe=None):
        return urlencode(self)


class Untold(dict):
    """A mapping of which only some keys are known; those that `asks` names are unknown when they are not there."""

    def __init__(self, what, asks, known):
        super().__init__(known)
        self.what = what
        self.asks = asks

    def __missing__(self, key):
        if self.asks(key):
            unknown(f"{self.what}[{key!r}]")
        raise KeyError(key)

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def _every(self, *_args):
        unknown(f"everything in {self.what}")

    __iter__ = __len__ = keys = values = items = copy = _every

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        unknown(f"{self.what}.{name}")

    def __contains__(self, key):
        return super().__contains__(key) or bool(self.asks(key) and unknown(f"{self.what}[{key!r}]"))


class InMemoryStage:
    """A stage that an expression makes of a view: what the view does is the server's code."""

    def __init__(self, view=None, **_fields):
        unknown(f"an in-memory stage of {view}")


class PlannedBinding:
    def __init__(self, stage, order):
        self.stage = stage
        self.order = order
        self.pk = None
        self.invalid_response_action = "retry"


class FlowPlan:
    """The plan as an expression finds it. What it inserts is noted for the host, in order."""

    def __init__(self, described, context):
        self.context = context
        self.described = described
        self.flow_pk = described["flow"]
        self.insertions = []

    def _stage(self, described):
        model = described["model"]
        return models.plain_class(model)({"$model": model, "pk": described["id"], "name": described["name"], "fields": {}})

    def __getattr__(self, name):
        """Most expressions do not look at the stages."""
        if name == "bindings":
            self.bindings = [PlannedBinding(self._stage(one), one["order"]) for one in self.described["stages"]]
            return self.bindings
        if name == "markers":
            self.markers = [Bag() for _ in self.bindings]
            return self.markers
        raise AttributeError(f"'FlowPlan' object has no attribute '{name}'")

    @property
    def has_stages(self):
        return bool(self.bindings)

    def redirect(self, destination):
        self._insert(Bag(name="redirect"), {"redirect": str(destination)}, 1)

    def insert_stage(self, stage, marker=None, index=1):
        self._insert(stage, self._known(stage), index)

    def append_stage(self, stage, marker=None):
        self._insert(stage, self._known(stage), None)

    def _known(self, stage):
        if isinstance(stage, models.Plain):
            return {"stage": stage.described["pk"]}
        unknown(f"inserting {stage} into the plan")

    def _insert(self, stage, described, index):
        place = len(self.bindings) if index is None else index
        self.bindings.insert(place, PlannedBinding(stage, 0))
        self.markers.insert(place, Bag())
        self.insertions.append({**described, "index": index})

    def _changed(self, *_args, **_kwargs):
        unknown("a plan whose stages an expression takes away or replaces")

    append = insert = pop = next = _changed


class Silent:
    """A logger: whatever is logged is not kept."""

    def __getattr__(self, _name):
        return self

    def __call__(self, *_args, **_kwargs):
        return self


def moment_of(text):
    return datetime.datetime.fromisoformat(text) if "T" in text else datetime.date.fromisoformat(text)


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
        if "$date" in value:
            return moment_of(value["$date"])
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
        if model == "authentik_flows.flowtoken":
            owner = models.Snapshot.users.get(value["fields"].get("user"))
            value = {**value, "fields": {**value["fields"], "user": owner and models.User(owner)}}
        return models.plain_class(model)(value)

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
        if isinstance(value, datetime.date):
            return {"$date": value.isoformat().replace("+00:00", "Z")}
        if isinstance(value, dict):
            return {str(key): self.write(item) for key, item in value.items()}
        if isinstance(value, (list, tuple, set, frozenset)):
            return [self.write(item) for item in value]
        if value is None or isinstance(value, (str, int, float, bool)):
            return value
        if isinstance(value, models.Group):
            return {"$model": "authentik_core.group", "pk": str(value.pk), "name": value.name, "fields": {}}
        return str(value)


class HttpRequest(Stub):
    """The request to the executor; what a browser would send besides is unknown."""

    def __init__(self, described, user):
        path = described["path"]
        known = {"method": described["method"], "path": path, "path_info": path, "scheme": "http", "user": user}
        super().__init__("http_request", described=described, address=described["clientIp"], **known)

    def __getattr__(self, name):
        made = PARTS.get(name)
        if made is None:
            return super().__getattr__(name)
        value = self.__dict__[name] = made(self.described)
        return value

    def get_host(self):
        return self.described["host"]

    def is_secure(self):
        return self.scheme == "https"

    def build_absolute_uri(self, location=None):
        return urljoin(f"{self.scheme}://{self.get_host()}{self.get_full_path()}", location or "")

    def get_full_path(self):
        return f"{self.path}?{urlencode(self.described['query'])}"


def meta(described):
    known = {
        "REMOTE_ADDR": described["clientIp"],
        "HTTP_HOST": described["host"],
        "REQUEST_METHOD": described["method"],
        "PATH_INFO": described["path"],
        "QUERY_STRING": urlencode(described["query"]),
    }
    prefixes = ("HTTP_", "SSL_", "SERVER_", "REMOTE_")
    return Untold("http_request.META", lambda key: str(key).startswith(prefixes), known)


# Made when they are asked for: most expressions look at none of them.
PARTS = {
    "GET": lambda described: Query(described["query"]),
    "POST": lambda _described: Query({}),
    "META": meta,
    "headers": lambda described: Untold(
        "http_request.headers",
        lambda key: str(key).lower() != "host",
        {"Host": described["host"], "host": described["host"]},
    ),
    "COOKIES": lambda _described: Untold("http_request.COOKIES", lambda _key: True, {}),
    "session": lambda described: Untold(
        "http_request.session", lambda _key: True, {"authentik/flows/get": Query(described["pageQuery"])}
    ),
    "brand": lambda _described: Stub("http_request.brand", **models.Snapshot.brand),
    "tenant": lambda _described: Stub("http_request.tenant", **models.Snapshot.tenant),
}


def http_request(described, reader):
    return None if described is None else HttpRequest(described, reader.read(described["user"]))

"""What `import` finds: the parts of authentik and Django that expressions use, and nothing of the host."""

import sys
import types

import stagecraft_models as models
import stagecraft_orm as orm
from stagecraft_objects import Bag, PolicyRequest, PolicyResult, Silent
from stagecraft_orm import unknown


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
    sys.setrecursionlimit = lambda _limit: None

    class Closed:
        def find_spec(self, name, _path=None, _target=None):
            if name.split(".")[0] in ("js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core", "ctypes", "_ctypes", "_socket"):
                raise ModuleNotFoundError(f"No module named '{name}'", name=name)
            return None

    sys.meta_path.insert(0, Closed())
    close_network()


def close_network():
    import os
    import socket

    def refused(*_args, **_kwargs):
        raise OSError("there is no network here, and no other process")

    class NoSocket:
        __init__ = refused

    os.system = os.popen = refused
    socket.socket = NoSocket
    socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refused
    sys.modules.pop("_socket", None)

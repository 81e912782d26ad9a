"""What `import` finds: the parts of authentik and Django that expressions use, and nothing of the host."""

import datetime
import sys
import types

import stagecraft_models as models
from stagecraft_clock import AskingDateTime
import stagecraft_orm as orm
from stagecraft_functions import Event, EventAction, HTTPError, RequestException, Requests, Response, slugify
from stagecraft_lookups import ValidationError
from stagecraft_objects import Bag, InMemoryStage, PolicyException, PolicyRequest, PolicyResult, Silent, Untold
from stagecraft_orm import unknown


def module(name, **members):
    made = types.ModuleType(name)
    made.__dict__.update(members)
    made.__path__ = []
    sys.modules[name] = made
    parent, _, last = name.rpartition(".")
    if parent in sys.modules:
        setattr(sys.modules[parent], last, made)


# What authentik's own pyproject.toml of 2025.10 and 2026.5 installs, by the names that are imported.
OF_SERVER = {
    "authentik", "django", "rest_framework", "structlog", "guardian", "argon2", "bleach", "boto3", "botocore", "cachetools",
    "certifi", "channels", "charset_normalizer", "cron_converter", "cryptography", "dacite", "dateutil", "deepmerge",
    "defusedxml", "django_filters", "django_tenants", "djangoql", "docker", "dramatiq", "drf_spectacular", "duo_client",
    "fido2", "geoip2", "geopy", "google", "googleapiclient", "gssapi", "gunicorn", "h11", "httptools", "httpx", "idna",
    "jinja2", "jsonpatch", "jsonschema", "jwcrypto", "jwt", "kadmin", "kubernetes", "ldap3", "lxml", "markupsafe", "maxminddb",
    "model_utils", "msgpack", "msgraph", "oauthlib", "opencontainers", "orjson", "packaging", "paramiko", "passlib", "pglock",
    "pgtrigger", "prometheus_client", "psqlextra", "psycopg", "psycopg_pool", "pydantic", "pydantic_scim", "pyrad", "pytz",
    "requests_oauthlib", "scim2_filter_parser", "sentry_sdk", "service_identity", "setproctitle", "six", "storages",
    "swagger_spec_validator", "twilio", "ua_parser", "unidecode", "urllib3", "uvicorn", "uvloop", "watchdog", "watchfiles",
    "webauthn", "websocket", "websockets", "wsproto", "xmlsec", "yaml", "zxcvbn",
}  # fmt: skip


class ServerModules:
    """Modules that only a server has: importing one is a question that cannot be answered here."""

    def find_spec(self, name, _path=None, _target=None):
        if name.split(".")[0] in OF_SERVER:
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


# Modules with models whose objects a workspace holds: class, and the name that blueprints have for it.
PLAIN = {
    "authentik.stages.captcha": [("CaptchaStage", "authentik_stages_captcha.captchastage")],
    "authentik.stages.consent": [("ConsentStage", "authentik_stages_consent.consentstage")],
    "authentik.stages.deny": [("DenyStage", "authentik_stages_deny.denystage")],
    "authentik.stages.dummy": [("DummyStage", "authentik_stages_dummy.dummystage")],
    "authentik.stages.email": [("EmailStage", "authentik_stages_email.emailstage")],
    "authentik.stages.identification": [
        ("IdentificationStage", "authentik_stages_identification.identificationstage")
    ],
    "authentik.stages.invitation": [
        ("InvitationStage", "authentik_stages_invitation.invitationstage"),
        ("Invitation", "authentik_stages_invitation.invitation"),
    ],
    "authentik.stages.password": [("PasswordStage", "authentik_stages_password.passwordstage")],
    "authentik.stages.prompt": [
        ("PromptStage", "authentik_stages_prompt.promptstage"),
        ("Prompt", "authentik_stages_prompt.prompt"),
    ],
    "authentik.stages.redirect": [("RedirectStage", "authentik_stages_redirect.redirectstage")],
    "authentik.stages.user_delete": [("UserDeleteStage", "authentik_stages_user_delete.userdeletestage")],
    "authentik.stages.user_login": [("UserLoginStage", "authentik_stages_user_login.userloginstage")],
    "authentik.stages.user_logout": [("UserLogoutStage", "authentik_stages_user_logout.userlogoutstage")],
    "authentik.stages.user_write": [("UserWriteStage", "authentik_stages_user_write.userwritestage")],
    "authentik.stages.authenticator_validate": [
        ("AuthenticatorValidateStage", "authentik_stages_authenticator_validate.authenticatorvalidatestage")
    ],
    "authentik.stages.authenticator_duo": [
        ("AuthenticatorDuoStage", "authentik_stages_authenticator_duo.authenticatorduostage")
    ],
    "authentik.stages.authenticator_email": [
        ("AuthenticatorEmailStage", "authentik_stages_authenticator_email.authenticatoremailstage")
    ],
    "authentik.stages.authenticator_sms": [
        ("AuthenticatorSMSStage", "authentik_stages_authenticator_sms.authenticatorsmsstage")
    ],
    "authentik.stages.authenticator_static": [
        ("AuthenticatorStaticStage", "authentik_stages_authenticator_static.authenticatorstaticstage")
    ],
    "authentik.stages.authenticator_totp": [
        ("AuthenticatorTOTPStage", "authentik_stages_authenticator_totp.authenticatortotpstage")
    ],
    "authentik.stages.authenticator_webauthn": [
        ("AuthenticatorWebAuthnStage", "authentik_stages_authenticator_webauthn.authenticatorwebauthnstage")
    ],
    "authentik.sources.oauth": [("OAuthSource", "authentik_sources_oauth.oauthsource")],
    "authentik.sources.saml": [("SAMLSource", "authentik_sources_saml.samlsource")],
    "authentik.sources.ldap": [("LDAPSource", "authentik_sources_ldap.ldapsource")],
    "authentik.sources.plex": [("PlexSource", "authentik_sources_plex.plexsource")],
    "authentik.providers.oauth2": [("OAuth2Provider", "authentik_providers_oauth2.oauth2provider")],
    "authentik.providers.saml": [("SAMLProvider", "authentik_providers_saml.samlprovider")],
    "authentik.brands": [("Brand", "authentik_brands.brand")],
}


def install_modules():
    parents = ("authentik", "authentik.stages", "authentik.sources", "authentik.providers", "authentik.policies")
    for name in (*parents, "authentik.lib", "django", "django.db", "django.utils", "django.core"):
        module(name)
    module("authentik.core")
    application = models.plain_model("Application", "authentik_core.application")
    sources = [model for app, rows in PLAIN.items() if app.startswith("authentik.sources.") for _, model in rows]
    source = models.plain_model("Source", *sources)
    module(
        "authentik.core.models",
        User=models.User,
        UserTypes=words(
            INTERNAL="internal",
            EXTERNAL="external",
            SERVICE_ACCOUNT="service_account",
            INTERNAL_SERVICE_ACCOUNT="internal_service_account",
        ),
        Group=models.Group,
        Application=application,
        Source=source,
        **ATTRIBUTES,
    )
    stages = [model for app, rows in PLAIN.items() if app.startswith("authentik.stages.") for _, model in rows]
    stage = models.plain_model("Stage", *stages)
    for app, rows in PLAIN.items():
        module(app)
        module(f"{app}.models", **{name: models.plain_model(name, model) for name, model in rows})
    module("authentik.events")
    actions = {
        name.upper(): EventAction(name)
        for name in (
            "login", "login_failed", "logout", "user_write", "suspicious_request", "password_set", "secret_view",
            "secret_rotate", "invitation_used", "authorize_application", "source_linked", "impersonation_started",
            "impersonation_ended", "flow_execution", "policy_execution", "policy_exception",
            "property_mapping_exception", "system_task_execution", "system_task_exception", "system_exception",
            "configuration_error", "model_created", "model_updated", "model_deleted", "email_sent", "update_available",
        )
    }  # fmt: skip
    module("authentik.events.models", Event=Event, EventAction=words(**actions, CUSTOM_PREFIX=EventAction("custom_")))
    module("authentik.policies.exceptions", PolicyException=PolicyException)
    requirement = words(
        NONE="none",
        REQUIRE_AUTHENTICATED="require_authenticated",
        REQUIRE_UNAUTHENTICATED="require_unauthenticated",
        REQUIRE_SUPERUSER="require_superuser",
        REQUIRE_REDIRECT="require_redirect",
        REQUIRE_OUTPOST="require_outpost",
    )
    module("authentik.flows")
    module(
        "authentik.flows.models",
        Flow=models.Flow,
        FlowAuthenticationRequirement=requirement,
        Stage=stage,
        in_memory_stage=InMemoryStage,
    )
    module(
        "authentik.flows.planner",
        PLAN_CONTEXT_PENDING_USER="pending_user",
        PLAN_CONTEXT_REDIRECT="redirect",
        PLAN_CONTEXT_APPLICATION="application",
        PLAN_CONTEXT_SOURCE="source",
        PLAN_CONTEXT_SSO="is_sso",
        PLAN_CONTEXT_IS_RESTORED="is_restored",
        PLAN_CONTEXT_IS_REDIRECTED="is_redirected",
        PLAN_CONTEXT_OUTPOST="outpost",
    )
    module("authentik.stages.prompt.stage", PLAN_CONTEXT_PROMPT="prompt_data")
    for kind, made in models.DEVICE_MODELS.items():
        app = f"authentik.stages.authenticator_{kind}" if kind != "endpoint" else "authentik.stages.endpoint"
        if app not in sys.modules:
            module(app)
        if f"{app}.models" in sys.modules:
            setattr(sys.modules[f"{app}.models"], made.__name__, made)
        else:
            module(f"{app}.models", **{made.__name__: made})
    module(
        "authentik.stages.authenticator",
        devices_for_user=models.devices_of,
        user_has_device=lambda user, confirmed=True: any(True for _ in models.devices_of(user, confirmed)),
        device_classes=lambda: iter(models.DEVICE_MODELS.values()),
    )
    module("authentik.stages.authenticator.models", Device=models.Device)
    install_requests()
    module("authentik.policies.types", PolicyRequest=PolicyRequest, PolicyResult=PolicyResult)
    module("django.db.models", Q=orm.Q)
    module("django.db.utils", IntegrityError=orm.IntegrityError)
    module("django.core.exceptions", FieldError=orm.FieldError, ObjectDoesNotExist=orm.ObjectDoesNotExist, ValidationError=ValidationError)
    module("django.utils.timezone", now=lambda: AskingDateTime.now(datetime.timezone.utc))
    module("django.utils.text", slugify=slugify)
    module("django.contrib")
    module("django.contrib.auth")
    module("django.contrib.auth.models", AnonymousUser=models.AnonymousUser)
    module("structlog", stdlib=Bag(get_logger=lambda *_: Silent()), get_logger=lambda *_: Silent())
    for name, made in list(sys.modules.items()):
        if name.split(".")[0] in ("authentik", "django"):
            made.__getattr__ = member_of_server(name)
    sys.meta_path.insert(0, ServerModules())


def install_requests():
    """The library of that name; who imports it covers the session that every expression has."""
    session = Requests()
    verbs = ("request", "get", "post", "put", "patch", "delete", "head", "options")
    failures = {name: type(name, (RequestException,), {}) for name in ("ConnectionError", "Timeout")}
    failures["RequestException"] = RequestException
    module("requests", Session=Requests, session=Requests, Response=Response, HTTPError=HTTPError, **failures,
           **{verb: getattr(session, verb) for verb in verbs})  # fmt: skip
    module("requests.exceptions", HTTPError=HTTPError, **failures)
    module("requests.auth")
    for name in ("requests", "requests.exceptions", "requests.auth"):
        sys.modules[name].__getattr__ = member_of_server(name)


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

    os.environ = Untold("os.environ", lambda _key: True, {})
    os.system = os.popen = refused
    socket.socket = NoSocket
    socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refused
    sys.modules.pop("_socket", None)

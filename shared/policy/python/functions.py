"""The functions that every expression can call (policies.md, section 5, global names)."""

import ipaddress
import json
import re
import sys
import unicodedata

import stagecraft_models as models
import stagecraft_orm as orm
from stagecraft_objects import Silent, SkipObject
from stagecraft_outside import ask, changes, unknown


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
    return any(not device_type or device.kind == device_type for device in models.devices_of(user))


class EventAction(str):
    """One of the server's own actions; any other that an expression names is kept as a custom one."""


def create_event(action, **_fields):
    Event.new(action).save()


class Event:
    """An event that an expression makes by hand. Those of the past are the server's."""

    class Past:
        def __getattr__(self, name):
            unknown(f"authentik.events.models.Event.objects.{name}")

    objects = Past()

    def __init__(self, action=""):
        self.action = action

    @classmethod
    def new(cls, action, app=None, **_fields):
        return cls(action if isinstance(action, EventAction) else f"custom_{action}")

    def set_user(self, _user):
        return self

    def with_exception(self, _error):
        return self

    def from_http(self, _request, _user=None):
        self.save()
        return self

    def save(self, *_args, **_kwargs):
        changes.events.append(str(self.action))


def resolve_dns(host, ip_version=None):
    versions = {4: ["A"], 6: ["AAAA"]}.get(ip_version, ["A", "AAAA"])
    found = ask("dns", str(host), f"the addresses of {host}")
    wanted = [version for version, kind in ((4, "A"), (6, "AAAA")) if kind in versions]
    return [text for text in found if ipaddress.ip_address(text).version in wanted]


def reverse_dns(address):
    return ask("dns", str(address), f"the name of {address}")


class Response:
    """What a request was answered, as the `requests` library has it."""

    def __init__(self, url, answer):
        self.url = url
        self.status_code = answer.get("status", 200)
        self.headers = answer.get("headers", {})
        self.text = answer["text"] if "text" in answer else json.dumps(answer.get("json"))
        self.content = self.text.encode()
        self.ok = self.status_code < 400

    def json(self):
        return json.loads(self.text)

    def raise_for_status(self):
        if not self.ok:
            raise HTTPError(f"{self.status_code} Error for url: {self.url}")

    def __bool__(self):
        return self.ok


class RequestException(OSError):
    pass


class HTTPError(RequestException):
    pass


class Requests:
    """A session that sends nothing: the scenario says what would be answered."""

    def request(self, method, url, **_kwargs):
        return Response(url, ask("http", f"{method.upper()} {url}", f"what {method.upper()} {url} answers"))

    def __getattr__(self, name):
        if name not in ("get", "post", "put", "patch", "delete", "head", "options"):
            raise AttributeError(f"'Session' object has no attribute '{name}'")
        return lambda url, **kwargs: self.request(name, url, **kwargs)


def provider_of(provider):
    if not isinstance(provider, str):
        return provider
    return sys.modules["authentik.providers.oauth2.models"].OAuth2Provider.objects.get(name=provider)


def create_jwt(user, provider, scopes, validity="seconds=60"):
    unknown(f"a token of {provider_of(provider)} for {user}")


def create_jwt_raw(provider, validity="seconds=60", **_claims):
    unknown(f"a token of {provider_of(provider)}")


def send_email(address, subject, body=None, stage=None, template=None, context=None, cc=None, bcc=None):
    """2026.5-engine.md, section 12. Nothing is sent; whether the server could is not asked."""
    if body and template:
        raise ValueError("body and template parameters are mutually exclusive")
    if not body and not template:
        raise ValueError("Either body or template parameter must be provided")
    for addresses in (address, cc, bcc):
        if addresses is not None and (not isinstance(addresses, (str, list)) or not addresses):
            raise ValueError("An address must be a text or a list that is not empty")
    if address is None or not subject:
        raise ValueError("Address and subject must be given")
    return True


def common_globals():
    names = {
        "ak_create_event": create_event,
        "ak_create_jwt": create_jwt,
        "ak_is_group_member": is_group_member,
        "ak_logger": Silent(),
        "ak_user_by": user_by,
        "ak_user_has_authenticator": has_authenticator,
        "ip_address": ipaddress.ip_address,
        "ip_network": ipaddress.ip_network,
        "list_flatten": list_flatten,
        "regex_match": lambda value, regex: re.search(regex, value) is not None,
        "regex_replace": lambda value, regex, repl: re.sub(regex, repl, value),
        "requests": Requests(),
        "resolve_dns": resolve_dns,
        "reverse_dns": reverse_dns,
        "slugify": slugify,
        "SkipObject": SkipObject,
    }
    if models.Snapshot.rules["mails"]:
        names["ak_create_jwt_raw"] = create_jwt_raw
        names["ak_send_email"] = send_email
    return names

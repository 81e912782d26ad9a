"""Users, groups, devices, flows and other objects as expressions see them (policies.md, sections 5 and 6)."""

import copy
import datetime
import uuid
from json import loads

from stagecraft_orm import FieldError, Host, IntegrityError, Model, ObjectDoesNotExist, QuerySet, changes, unknown


class Snapshot:
    """The database as the host last described it."""

    users = {}
    groups = {}
    flows = {}
    described = None
    next_pk = 1
    brand = {}
    tenant = {}
    rules = {}

    @classmethod
    def objects(cls):
        """Stages, sources and other objects of the workspace: most expressions never ask for one."""
        if cls.described is None:
            cls.described = loads(Host.call("objects", ""))
        return cls.described


def moment(seconds):
    return datetime.datetime.fromtimestamp(seconds or 0, datetime.timezone.utc)


def merged(under, over):
    result = dict(under)
    for key, value in over.items():
        before = result.get(key)
        if isinstance(before, dict) and isinstance(value, dict):
            result[key] = merged(before, value)
        elif isinstance(before, list) and isinstance(value, list):
            result[key] = [*before, *value]
        else:
            result[key] = value
    return result


def deprecated(_name):
    """Reading a name that has another one now is logged; the host keeps it to once per cause."""
    if "configuration_warning" not in changes.events:
        changes.events.append("configuration_warning")


class Related(QuerySet):
    """One side of a relation between users and groups, which can be changed too."""

    def __init__(self, model, rows, change):
        super().__init__(model, rows)
        self.change = change

    def _given(self, things):
        return [thing if isinstance(thing, Model) else self.model.objects.get(pk=thing) for thing in things]

    def add(self, *things):
        for thing in self._given(things):
            self.change(thing, True)

    def remove(self, *things):
        for thing in self._given(things):
            self.change(thing, False)

    def clear(self):
        self.remove(*self._now())

    def set(self, things):
        wanted = self._given(things)
        self.remove(*[thing for thing in self._now() if thing not in wanted])
        self.add(*wanted)


def unsaved(user):
    return ValueError(f'"{user!r}" needs to have a value for field "id" before this many-to-many relationship can be used.')


def join(user, group, member):
    """Puts a saved user into a group, or takes them out."""
    if user.pk is None:
        raise unsaved(user)
    stored = Snapshot.users[user.pk]
    left = [pk for pk in stored["groups"] if pk != group.row["pk"]]
    row = {**stored, "groups": [*left, group.row["pk"]] if member else left}
    if row["groups"] != stored["groups"]:
        Snapshot.users[user.pk] = changes.users[user.pk] = row
        user.row["groups"] = row["groups"]


class Group(Model):
    lookup_names = {"pk", "group_uuid", "name", "is_superuser", "attributes", "parent", "parents", "users", "children"}

    def __init__(self, row=None, **fields):
        if row is None:
            row = {"pk": None, "name": "", "isSuperuser": False, "parents": [], "attributes": {}}
        self.row = row
        self.name = row["name"]
        self.is_superuser = row["isSuperuser"]
        self.attributes = copy.deepcopy(row["attributes"])
        self.pk = None if row["pk"] is None else uuid.uuid5(uuid.NAMESPACE_OID, row["pk"])
        self.group_uuid = self.pk
        self.num_pk = abs(hash(self.pk)) % 2**31
        for name, value in fields.items():
            self.assign(name, value)

    def assign(self, name, value):
        if name in ("parent", "parents") and value is not None:
            unknown("parents that an expression gives to a group")
        if name not in ("name", "is_superuser", "attributes", "parent"):
            raise TypeError(f"Group() got unexpected keyword arguments: '{name}'")
        setattr(self, name, value) if name != "parent" else None

    @classmethod
    def make(cls, fields):
        made = cls(**fields)
        made.save()
        return made

    def take(self, fields):
        for name, value in fields.items():
            self.assign(name, value)
        self.save()

    def save(self, *_args, **_kwargs):
        if any(row["name"] == self.name and pk != self.row["pk"] for pk, row in Snapshot.groups.items()):
            raise IntegrityError(f"duplicate key value violates unique constraint: a group {self.name} exists")
        key = self.row["pk"] or self.name
        self.row = {**self.row, "pk": key, "name": self.name, "isSuperuser": self.is_superuser, "attributes": self.attributes}
        self.pk = self.group_uuid = uuid.uuid5(uuid.NAMESPACE_OID, key)
        Snapshot.groups[key] = changes.groups[key] = self.row

    def delete(self, *_args, **_kwargs):
        for user in list(self.users):
            join(user, self, False)
        Snapshot.groups.pop(self.row["pk"], None)
        changes.groups[self.row["pk"]] = None

    def refresh_from_db(self, *_args, **_kwargs):
        self.__init__(Snapshot.groups[self.row["pk"]])

    @property
    def parents(self):
        if Snapshot.rules["groups"] != "groups":
            raise AttributeError("'Group' object has no attribute 'parents'")
        return self._parents()

    def _parents(self):
        return QuerySet(Group, [Group(Snapshot.groups[pk]) for pk in self.row["parents"] if pk in Snapshot.groups])

    @property
    def parent(self):
        if Snapshot.rules["groups"] == "groups":
            raise AttributeError("'Group' object has no attribute 'parent'")
        return self._parents().first()

    @property
    def users(self):
        key = self.row["pk"]
        members = [User(row) for row in Snapshot.users.values() if key in row["groups"]]
        return Related(User, members, lambda user, member: join(user, self, member))

    def looked_up(self, name):
        own = {"parents": Snapshot.rules["groups"] == "groups", "parent": Snapshot.rules["groups"] != "groups"}
        if not own.get(name, True):
            raise FieldError(f"Cannot resolve keyword '{name}' into field.")
        return super().looked_up(name)

    @property
    def children(self):
        rows = [Group(row) for row in Snapshot.groups.values() if self.row["pk"] in row["parents"]]
        return QuerySet(Group, rows)

    def __getattr__(self, name):
        if name in ("roles", "all_roles", "children_recursive", "created", "serializer") or name.endswith("_set"):
            unknown(f"{name} of a group")
        raise AttributeError(f"'Group' object has no attribute '{name}'")

    def is_member(self, user):
        return self in user.all_groups()

    def __str__(self):
        return f"Group {self.name}"

    __repr__ = __str__


Group.objects = QuerySet(Group, lambda: [Group(row) for row in Snapshot.groups.values()])


class User(Model):
    lookup_names = {
        "pk", "id", "uuid", "username", "name", "email", "is_active", "type", "path", "attributes",
        "groups", "ak_groups", "date_joined", "last_login", "password_change_date",
    }  # fmt: skip
    is_authenticated = True
    is_anonymous = False

    @property
    def is_staff(self):
        return self.is_superuser

    def __init__(self, row=None, backend=None, origin=None, **fields):
        row = new_row() if row is None else row
        self.__dict__["row"] = row
        self.__dict__["origin"] = origin
        self.pk = self.id = row.get("pk")
        self.username = row["username"]
        self.name = row["name"]
        self.email = row["email"]
        self.is_active = row["isActive"]
        self.type = row["type"]
        self.path = row["path"]
        self.attributes = copy.deepcopy(row["attributes"])
        self.password_change_date = moment(row["passwordChangedAt"])
        self.uuid = uuid.uuid5(uuid.NAMESPACE_OID, self.username)
        if backend is not None:
            self.backend = backend
        for name, value in fields.items():
            self.assign(name, value)

    def assign(self, name, value):
        if name not in ("username", "name", "email", "is_active", "type", "path", "attributes", "password", "id", "pk"):
            raise TypeError(f"User() got unexpected keyword arguments: '{name}'")
        setattr(self, name, value)

    def __getattr__(self, name):
        if name in UNTOLD or name.endswith("_set"):
            unknown(f"{name} of a user")
        raise AttributeError(f"'User' object has no attribute '{name}'")

    @property
    def uid(self):
        return uuid.uuid5(uuid.NAMESPACE_URL, self.username).hex * 2

    def looked_up(self, name):
        """The relation to groups is looked up by the name that it has in the release."""
        if name in ("groups", "ak_groups"):
            if name == "ak_groups" and Snapshot.rules["groups"] == "groups":
                raise FieldError(f"Cannot resolve keyword '{name}' into field.")
            return self._groups() if name == Snapshot.rules["groups"] else self.groups
        return super().looked_up(name)

    def _own(self):
        stored = Snapshot.users.get(self.pk)
        return (stored or self.row)["groups"] if self.pk is not None else []

    def _groups(self):
        if self.pk is None:
            raise unsaved(self)
        rows = [Group(Snapshot.groups[pk]) for pk in self._own() if pk in Snapshot.groups]
        return Related(Group, rows, lambda group, member: join(self, group, member))

    @property
    def groups(self):
        """Until 2025.12 Django's own groups, of which authentik has none; then authentik's."""
        return self._groups() if Snapshot.rules["groups"] == "groups" else QuerySet(Group, [])

    @property
    def ak_groups(self):
        if Snapshot.rules["groups"] == "groups":
            deprecated("ak_groups")
        return self._groups()

    @property
    def roles(self):
        if Snapshot.rules["groups"] != "groups":
            raise AttributeError("'User' object has no attribute 'roles'")
        return self.all_roles()

    def all_roles(self):
        if Snapshot.rules["groups"] != "groups":
            raise AttributeError("'User' object has no attribute 'all_roles'")
        if any(row["model"] == "authentik_rbac.role" for row in Snapshot.objects()):
            unknown("roles of a user")
        return QuerySet(Plain, [])

    def has_perm(self, *_args):
        return self.is_superuser or unknown("permissions of a user who is no superuser")

    def all_groups(self):
        if self.pk is None:
            raise unsaved(self)
        found, left = {}, list(self._own())
        while left:
            pk = left.pop(0)
            if pk in Snapshot.groups and pk not in found:
                found[pk] = Group(Snapshot.groups[pk])
                left.extend(Snapshot.groups[pk]["parents"])
        return QuerySet(Group, list(found.values()))

    @property
    def is_superuser(self):
        return self.pk is not None and any(group.is_superuser for group in self.all_groups())

    def group_attributes(self, _request=None):
        result = merged({}, Snapshot.brand.get("attributes", {}))
        for group in sorted(self.all_groups(), key=lambda one: one.name) if self.pk is not None else []:
            result = merged(result, group.attributes)
        return merged(result, self.attributes)

    def has_usable_password(self):
        return self.row["password"] is not None

    def check_password(self, raw):
        return raw is not None and raw == self.row["password"]

    def set_password(self, raw, *_args, **_kwargs):
        self.row["password"] = raw

    def set_unusable_password(self):
        self.row["password"] = None

    def locale(self, _request=None):
        return self.attributes.get("settings", {}).get("locale", "")

    def get_full_name(self):
        return self.name

    def get_username(self):
        return self.username

    def described(self):
        return {
            **self.row,
            "username": self.username,
            "name": self.name,
            "email": self.email,
            "isActive": self.is_active,
            "type": self.type,
            "path": self.path,
            "attributes": self.attributes,
        }

    def take(self, fields):
        for name, value in fields.items():
            setattr(self, name, value)
        self.save()

    @classmethod
    def make(cls, fields):
        made = cls(**fields)
        made.save()
        return made

    def save(self, *_args, **_kwargs):
        if any(row["username"] == self.username and pk != self.pk for pk, row in Snapshot.users.items()):
            raise IntegrityError(f"duplicate key value violates unique constraint: a user {self.username} exists")
        if self.pk is None:
            self.pk = self.id = Snapshot.next_pk
            Snapshot.next_pk += 1
        row = {**self.described(), "pk": self.pk, "groups": self._own() if self.pk in Snapshot.users else []}
        self.__dict__["row"] = row
        Snapshot.users[self.pk] = changes.users[self.pk] = row

    def delete(self, *_args, **_kwargs):
        Snapshot.users.pop(self.pk, None)
        changes.users[self.pk] = None

    def refresh_from_db(self, *_args, **_kwargs):
        if self.pk not in Snapshot.users:
            raise User.DoesNotExist("User matching query does not exist.")
        self.__init__(Snapshot.users[self.pk], self.__dict__.get("backend"))

    def __str__(self):
        return self.username

    def __repr__(self):
        return f"<User: {self.username}>"


def new_row():
    return {
        "pk": None, "username": "", "name": "", "email": "", "password": None, "isActive": True, "type": "internal",
        "path": "users", "attributes": {}, "groups": [], "devices": [], "passwordChangedAt": 0,
    }  # fmt: skip


# The row that stands for visitors without a login in lookups of permissions; every server has it, no world names it.
NOBODY = {**new_row(), "pk": -1, "username": "AnonymousUser"}

# What a server's user has besides, of which a world says nothing.
UNTOLD = {
    "avatar", "date_joined", "last_login", "user_permissions", "get_all_permissions", "get_group_permissions",
    "has_perms", "has_module_perms", "sessions", "authenticatedsession_set", "token_set", "usersourceconnection_set",
    "userconsent_set", "logentry_set", "locale_name", "assign_perms_to_managed_role",
    "set_password_from_hash", "managed_role_name", "serializer", "default_path", "natural_key", "password",
    "full_clean", "clean_fields", "get_deferred_fields", "serializable_value", "asave", "adelete", "email_user",
    "del_obj_perm", "add_obj_perm", "get_session_auth_hash", "remove_perms_from_managed_role", "session_set",
}  # fmt: skip


User.objects = QuerySet(User, lambda: [User(row) for row in Snapshot.users.values()])


class AnonymousUser:
    id = pk = None
    username = ""
    is_staff = is_active = is_superuser = is_authenticated = False
    is_anonymous = True

    @property
    def groups(self):
        return QuerySet(Group, [])

    @property
    def user_permissions(self):
        return QuerySet(Group, [])

    def has_perm(self, *_args):
        return False

    def get_username(self):
        return self.username

    def __str__(self):
        return "AnonymousUser"

    __repr__ = __str__

    def __eq__(self, other):
        return isinstance(other, AnonymousUser)

    def __hash__(self):
        return 1


class Device(Model):
    lookup_names = {"pk", "id", "name", "confirmed", "user", "user_id"}

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        unknown(f"{name} of a device")

    def __init__(self, row, owner):
        self.row = row
        self.pk = self.id = row["pk"]
        self.name = row["name"]
        self.confirmed = row["confirmed"]
        self.user = owner
        self.user_id = owner.pk

    def __repr__(self):
        return f"<{type(self).__name__}: {self.name}>"


def device_model(name, kind):
    made = type(name, (Device,), {"kind": kind})

    def rows():
        return [
            made(device, User(row))
            for row in Snapshot.users.values()
            for device in row["devices"]
            if device["kind"] == kind
        ]

    made.objects = QuerySet(made, rows)
    return made


def devices_of(user, confirmed=True, for_verify=False):
    """authentik/stages/authenticator/__init__.py, devices_for_user: class after class; nobody's for an anonymous one."""
    if user.is_anonymous:
        return
    for model in DEVICE_MODELS.values():
        owned = model.objects.filter(user=user)
        yield from owned if confirmed is None else owned.filter(confirmed=bool(confirmed))


DEVICE_MODELS = {
    "static": device_model("StaticDevice", "static"),
    "totp": device_model("TOTPDevice", "totp"),
    "webauthn": device_model("WebAuthnDevice", "webauthn"),
    "duo": device_model("DuoDevice", "duo"),
    "sms": device_model("SMSDevice", "sms"),
    "email": device_model("EmailDevice", "email"),
    "endpoint": device_model("EndpointDevice", "endpoint"),
}


class Flow(Model):
    def __init__(self, row):
        self.row = row
        self.pk = self.flow_uuid = uuid.uuid5(uuid.NAMESPACE_OID, row["id"])
        for name in ("slug", "name", "title", "designation", "authentication", "denied_action", "layout"):
            setattr(self, name, row.get(name))

    def take(self, fields):
        for name, value in fields.items():
            setattr(self, name, value)
        changes.flows.setdefault(self.slug, {}).update({name: str(value) for name, value in fields.items()})

    def save(self, *_args, **_kwargs):
        names = ("name", "title", "designation", "authentication", "denied_action", "layout")
        self.take({name: getattr(self, name) for name in names})

    def __str__(self):
        return f"Flow {self.name} ({self.slug})"

    __repr__ = __str__


Flow.objects = QuerySet(Flow, lambda: [Flow(row) for row in Snapshot.flows.values()])


class Plain:
    """An object of which the context tells a few fields; anything else of it is unknown."""

    def __init__(self, described):
        self.__dict__.update(described.get("fields", {}))
        self.__dict__["described"] = described
        self.name = described["name"]
        self.pk = described["pk"]

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        unknown(f"{name} of {self.described['$model']}")

    def looked_up(self, name):
        return getattr(self, name)

    def __eq__(self, other):
        return isinstance(other, Plain) and (self.described["$model"], self.pk, self.name) == (
            other.described["$model"], other.pk, other.name,
        )  # fmt: skip

    def __hash__(self):
        return hash((self.described["$model"], self.name))

    def __str__(self):
        return str(self.name)

    def __repr__(self):
        return f"<{type(self).__name__}: {self.name}>"

    class DoesNotExist(ObjectDoesNotExist):
        pass

    class MultipleObjectsReturned(Exception):
        pass


def plain_rows(models):
    """The objects of these models that the workspace holds."""
    return [plain_object(row) for row in Snapshot.objects() if row["model"] in models]


def plain_object(row):
    return plain_class(row["model"])({**row, "$model": row["model"], "pk": row["id"]})


def plain_model(name, *models):
    """The class of these models; of several, the common one, of which the classes made later are kinds."""
    base = next((PLAIN_MODELS[model] for model in models if model in PLAIN_MODELS), Plain)
    made = type(name, (base,), {})
    made.objects = QuerySet(made, lambda: plain_rows(models))
    for model in models:
        PLAIN_MODELS[model] = made
    return made


PLAIN_MODELS = {}


def plain_class(model):
    return PLAIN_MODELS.get(model, Plain)

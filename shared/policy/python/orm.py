"""Objects that answer as authentik's Django models do, over a snapshot of the simulated database.

What a policy may ask is answered from the snapshot; what only a server can know raises Unknown, which no
`except Exception` of the policy catches and which the host reports as such.
"""

import re
from json import dumps, loads


class Unknown(BaseException):
    """Something was asked that cannot be known without a server."""


class ObjectDoesNotExist(Exception):
    pass


class MultipleObjectsReturned(Exception):
    pass


class FieldError(Exception):
    pass


class IntegrityError(Exception):
    pass


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


LOOKUPS = {
    "exact": lambda value, wanted: value == wanted,
    "iexact": lambda value, wanted: str(value).lower() == str(wanted).lower(),
    "contains": lambda value, wanted: value is not None and wanted in value,
    "icontains": lambda value, wanted: str(wanted).lower() in str(value).lower(),
    "startswith": lambda value, wanted: str(value).startswith(str(wanted)),
    "istartswith": lambda value, wanted: str(value).lower().startswith(str(wanted).lower()),
    "endswith": lambda value, wanted: str(value).endswith(str(wanted)),
    "iendswith": lambda value, wanted: str(value).lower().endswith(str(wanted).lower()),
    "in": lambda value, wanted: value in list(wanted),
    "gt": lambda value, wanted: value is not None and value > wanted,
    "gte": lambda value, wanted: value is not None and value >= wanted,
    "lt": lambda value, wanted: value is not None and value < wanted,
    "lte": lambda value, wanted: value is not None and value <= wanted,
    "isnull": lambda value, wanted: (value is None) == bool(wanted),
    "regex": lambda value, wanted: re.search(wanted, str(value)) is not None,
    "iregex": lambda value, wanted: re.search(wanted, str(value), re.IGNORECASE) is not None,
}


def values_at(thing, path):
    """Every value that a lookup path reaches: several where it crosses a relation."""
    found = [thing]
    for part in path:
        reached = []
        for one in found:
            if isinstance(one, dict):
                if part in one:
                    reached.append(one[part])
                continue
            value = one.looked_up(part) if hasattr(type(one), "looked_up") else getattr(one, part)
            reached.extend(value.all() if isinstance(value, QuerySet) else [value])
        found = reached
    return found


def matches(thing, key, wanted):
    *path, last = key.split("__")
    if last not in LOOKUPS or not path:
        path, last = [*path, last], "exact"
    wanted = getattr(wanted, "pk", wanted) if path[-1] in ("pk", "id") else wanted
    test = LOOKUPS[last]
    found = values_at(thing, path)
    if last == "isnull" and not found:
        return bool(wanted)
    return any(test(value, wanted) for value in found)


class Q:
    """Conditions that combine with | & ~, as Django's."""

    def __init__(self, **wanted):
        self.test = lambda thing: all(matches(thing, key, value) for key, value in wanted.items())

    def combined(self, test):
        made = Q()
        made.test = test
        return made

    def __or__(self, other):
        return self.combined(lambda thing: self.test(thing) or other.test(thing))

    def __and__(self, other):
        return self.combined(lambda thing: self.test(thing) and other.test(thing))

    def __invert__(self):
        return self.combined(lambda thing: not self.test(thing))


class QuerySet:
    def __init__(self, model, rows):
        self.model = model
        self.rows = rows

    def _now(self):
        return list(self.rows() if callable(self.rows) else self.rows)

    def _kept(self, test):
        return QuerySet(self.model, [row for row in self._now() if test(row)])

    def all(self):
        return QuerySet(self.model, self._now())

    def filter(self, *conditions, **wanted):
        every = [*conditions, Q(**wanted)]
        return self._kept(lambda row: all(one.test(row) for one in every))

    def exclude(self, *conditions, **wanted):
        every = [*conditions, Q(**wanted)]
        return self._kept(lambda row: not all(one.test(row) for one in every))

    def get(self, *conditions, **wanted):
        found = self.filter(*conditions, **wanted)._now()
        if not found:
            raise self.model.DoesNotExist(f"{self.model.__name__} matching query does not exist.")
        if len(found) > 1:
            raise self.model.MultipleObjectsReturned(
                f"get() returned more than one {self.model.__name__} -- it returned {len(found)}!"
            )
        return found[0]

    def first(self):
        return next(iter(self._now()), None)

    def last(self):
        found = self._now()
        return found[-1] if found else None

    def exists(self):
        return bool(self._now())

    def count(self):
        return len(self._now())

    def distinct(self, *_fields):
        return self.all()

    def select_related(self, *_fields):
        return self.all()

    def prefetch_related(self, *_fields):
        return self.all()

    def order_by(self, *fields):
        rows = self._now()
        for field in reversed(fields):
            name = field.lstrip("-")
            rows.sort(key=lambda row: values_at(row, name.split("__"))[0], reverse=field.startswith("-"))
        return QuerySet(self.model, rows)

    def values_list(self, *fields, flat=False):
        rows = [tuple(next(iter(values_at(row, name.split("__"))), None) for name in fields) for row in self._now()]
        return QuerySet(self.model, [row[0] for row in rows] if flat else rows)

    def values(self, *fields):
        return QuerySet(
            self.model,
            [{name: next(iter(values_at(row, name.split("__"))), None) for name in fields} for row in self._now()],
        )

    def update(self, **fields):
        rows = self._now()
        for row in rows:
            row.take(fields)
        return len(rows)

    def create(self, **fields):
        return self.model.make(fields)

    def get_or_create(self, defaults=None, **wanted):
        found = self.filter(**wanted).first()
        return (found, False) if found is not None else (self.create(**{**wanted, **(defaults or {})}), True)

    def update_or_create(self, defaults=None, **wanted):
        found, made = self.get_or_create(defaults, **wanted)
        if not made:
            found.take(defaults or {})
        return found, made

    def delete(self):
        rows = self._now()
        for row in rows:
            row.delete()
        return len(rows), {}

    def union(self, *others):
        rows = self._now()
        for other in others:
            rows.extend(row for row in other if row not in rows)
        return QuerySet(self.model, rows)

    def none(self):
        return QuerySet(self.model, [])

    def iterator(self, *_args, **_kwargs):
        return iter(self._now())

    def earliest(self, *fields):
        return self.order_by(*fields).first()

    def in_bulk(self, keys=None):
        return {row.pk: row for row in self._now() if keys is None or row.pk in keys}

    def __or__(self, other):
        return self.union(other)

    def __and__(self, other):
        return self._kept(lambda row: row in other)

    def __iter__(self):
        return iter(self._now())

    def __len__(self):
        return len(self._now())

    def __bool__(self):
        return bool(self._now())

    def __getitem__(self, place):
        return self._now()[place]

    def __contains__(self, thing):
        return thing in self._now()

    def __repr__(self):
        return f"<QuerySet {self._now()!r}>"


class Model:
    """A row: equal to another of the same model and key."""

    pk = None

    class DoesNotExist(ObjectDoesNotExist):
        pass

    class MultipleObjectsReturned(MultipleObjectsReturned):
        pass

    lookup_names = None

    def looked_up(self, name):
        """A field or relation, as a lookup names it."""
        if self.lookup_names is not None and name not in self.lookup_names:
            raise FieldError(f"Cannot resolve keyword '{name}' into field.")
        return getattr(self, name)

    @classmethod
    def make(cls, _fields):
        unknown(f"creating a {cls.__name__} in an expression")

    def take(self, _fields):
        unknown(f"changing a {type(self).__name__} in an expression")

    def save(self, *_args, **_kwargs):
        unknown(f"saving a {type(self).__name__} in an expression")

    def delete(self, *_args, **_kwargs):
        unknown(f"deleting a {type(self).__name__} in an expression")

    def __eq__(self, other):
        return type(self) is type(other) and self.pk is not None and self.pk == other.pk

    def __hash__(self):
        return hash((type(self).__name__, self.pk))

"""Objects that answer as authentik's Django models do, over a snapshot of the simulated database.

What a policy may ask is answered from the snapshot; what only a server can know raises Unknown, which no
`except Exception` of the policy catches and which the host reports as such.
"""

import itertools

from stagecraft_lookups import keyed, matches, rank, values_at
from stagecraft_outside import Host, Unknown, ask, changes, unknown


class ObjectDoesNotExist(Exception):
    pass


class MultipleObjectsReturned(Exception):
    pass


class FieldError(Exception):
    pass


class IntegrityError(Exception):
    pass


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


DATABASE = {
    "aggregate", "alias", "annotate", "bulk_create", "bulk_update", "complex_filter", "dates", "datetimes", "db",
    "explain", "extra", "query", "raw", "with_ancestors", "with_descendants", "with_children_recursive",
    "including_expired", "filter_not_expired", "ordered", "as_manager",
}  # fmt: skip
ASYNC = {"get", "first", "last", "count", "exists", "create", "delete", "update", "get_or_create", "latest", "iterator"}


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
        for value in wanted.values():
            keyed(value)
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

    def distinct(self, *fields):
        if fields:
            unknown("distinct by fields")
        kept = []
        for row in self._now():
            if row not in kept:
                kept.append(row)
        return QuerySet(self.model, kept)

    def only(self, *_fields):
        return self.all()

    defer = using = select_for_update = select_subclasses = only

    def reverse(self):
        return QuerySet(self.model, self._now()[::-1])

    def contains(self, thing):
        return thing in self._now()

    def difference(self, *others):
        return self._kept(lambda row: not any(row in other for other in others))

    def intersection(self, *others):
        return self._kept(lambda row: all(row in other for other in others))

    def latest(self, *fields):
        return self.order_by(*fields).last() or self.get(pk=None)

    def exclude_anonymous(self):
        return self._kept(lambda row: row.username != "AnonymousUser")

    def select_related(self, *_fields):
        return self.all()

    def prefetch_related(self, *_fields):
        return self.all()

    def order_by(self, *fields):
        if any(not isinstance(field, str) or field == "?" for field in fields):
            unknown("an order by an expression or by chance")
        rows = self._now()
        for field in reversed(fields):
            name = field.lstrip("-")
            rows.sort(key=lambda row: rank(row, name), reverse=field.startswith("-"))
        return QuerySet(self.model, rows)

    def _columns(self, fields):
        """A row for every combination of what the fields reach: relations multiply rows, as a join does."""
        for row in self._now():
            columns = [values_at(row, name.split("__")) or [None] for name in fields]
            columns = [[getattr(value, "pk", value) for value in column] for column in columns]
            yield from itertools.product(*columns)

    def values_list(self, *fields, flat=False, named=False):
        if not fields or named:
            unknown("all columns of a table")
        if flat and len(fields) > 1:
            raise TypeError("'flat' is not valid when values_list is called with more than one field.")
        rows = list(self._columns(fields))
        return QuerySet(self.model, [row[0] for row in rows] if flat else rows)

    def values(self, *fields):
        if not fields:
            unknown("all columns of a table")
        return QuerySet(self.model, [dict(zip(fields, row)) for row in self._columns(fields)])

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
        if isinstance(place, slice):
            if (place.start or 0) < 0 or (place.stop or 0) < 0:
                raise ValueError("Negative indexing is not supported.")
            return QuerySet(self.model, self._now()[place])
        if place < 0:
            raise ValueError("Negative indexing is not supported.")
        return self._now()[place]

    def __getattr__(self, name):
        """What Django's have besides asks a database."""
        if name in DATABASE or name.startswith("a") and name[1:] in ASYNC:
            unknown(f"{name} of a query")
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

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

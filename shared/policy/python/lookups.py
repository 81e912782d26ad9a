"""Django's field lookups (`name__startswith`, `attributes__level__gt`) over objects in memory."""

import re
import uuid

from stagecraft_outside import unknown


class ValidationError(Exception):
    """Django's: prints itself as the list of its messages."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message
        self.messages = [message]

    def __str__(self):
        return repr(self.messages)


def compared(test):
    """Of two values that cannot be compared, only a database knows which it takes for the greater one."""

    def compare(value, wanted):
        try:
            return value is not None and test(value, wanted)
        except TypeError:
            unknown(f"how a database compares {value!r} with {wanted!r}")

    return compare


def holds(value, wanted):
    """`contains`: part of a text, or of a JSON value."""
    if isinstance(value, str):
        return str(wanted) in value
    if isinstance(value, dict):
        return isinstance(wanted, dict) and all(key in value and holds_json(value[key], one) for key, one in wanted.items())
    if isinstance(value, list):
        every = wanted if isinstance(wanted, list) else [wanted]
        return all(any(holds_json(item, one) for item in value) for one in every)
    return value is not None and value == wanted


def holds_json(value, wanted):
    return holds(value, wanted) if isinstance(value, (dict, list)) else value == wanted


LOOKUPS = {
    "exact": lambda value, wanted: value == wanted,
    "iexact": lambda value, wanted: value is not None and str(value).lower() == str(wanted).lower(),
    "contains": holds,
    "icontains": lambda value, wanted: value is not None and str(wanted).lower() in str(value).lower(),
    "startswith": lambda value, wanted: value is not None and str(value).startswith(str(wanted)),
    "istartswith": lambda value, wanted: value is not None and str(value).lower().startswith(str(wanted).lower()),
    "endswith": lambda value, wanted: value is not None and str(value).endswith(str(wanted)),
    "iendswith": lambda value, wanted: value is not None and str(value).lower().endswith(str(wanted).lower()),
    "in": lambda value, wanted: value in wanted,
    "gt": compared(lambda value, wanted: value > wanted),
    "gte": compared(lambda value, wanted: value >= wanted),
    "lt": compared(lambda value, wanted: value < wanted),
    "lte": compared(lambda value, wanted: value <= wanted),
    "range": compared(lambda value, wanted: wanted[0] <= value <= wanted[1]),
    "isnull": lambda value, wanted: (value is None) == bool(wanted),
    "has_key": lambda value, wanted: isinstance(value, (dict, list)) and wanted in value,
    "has_keys": lambda value, wanted: isinstance(value, (dict, list)) and all(key in value for key in wanted),
    "has_any_keys": lambda value, wanted: isinstance(value, (dict, list)) and any(key in value for key in wanted),
    "regex": lambda value, wanted: value is not None and re.search(wanted, str(value)) is not None,
    "iregex": lambda value, wanted: value is not None and re.search(wanted, str(value), re.IGNORECASE) is not None,
}

# Parts of moments; on texts and JSON the same words are names of keys.
MOMENTS = {"year", "month", "day", "hour", "minute", "second", "date", "week_day"}


def members(value, part):
    """What a key of a JSON value holds: a list of one, or an empty one. A list is asked by position."""
    if isinstance(value, dict):
        return [value[part]] if part in value else []
    if isinstance(value, list) and part.lstrip("-").isdigit():
        place = int(part)
        return [value[place]] if -len(value) <= place < len(value) else []
    return []


def values_at(thing, path):
    """Every value that a lookup path reaches: several where it crosses a relation."""
    found = [thing]
    for part in path:
        reached = []
        for one in found:
            if one is None:
                continue
            if isinstance(one, (dict, list, str, int, float)):
                reached.extend(members(one, part))
                continue
            if part in MOMENTS and hasattr(one, "isoformat"):
                unknown(f"{part} of a moment, in a lookup")
            value = one.looked_up(part) if hasattr(type(one), "looked_up") else getattr(one, part)
            reached.extend(value.all() if hasattr(type(value), "values_list") else [value])
        found = reached
    return found


def keyed(value):
    """An object stands for its key. One that was never saved has none, and Django refuses it."""
    if not hasattr(type(value), "looked_up"):
        return value
    if value.pk is None:
        raise ValueError("Model instances passed to related filters must be saved.")
    return value.pk


def sought(value, wanted, path, last):
    if last == "in":
        return [fitting(value, keyed(one), path) for one in wanted]
    return fitting(value, keyed(wanted), path) if last in ("exact", "gt", "gte", "lt", "lte") else wanted


def matches(thing, key, wanted):
    *path, last = key.split("__")
    if last not in LOOKUPS or not path:
        path, last = [*path, last], "exact"
    found = values_at(thing, path)
    if last == "isnull" and (not found or len(path) > 1 and path[0] == "attributes"):
        return bool(wanted) != bool(found)
    test = LOOKUPS[last]
    if last == "exact":
        keyed(wanted)
    return any(test(value, sought(value, wanted, path, last)) for value in map(as_held, found))


def as_held(value):
    """A related object is compared by its key."""
    return value.pk if hasattr(type(value), "looked_up") else value


def fitting(value, wanted, path):
    """What is looked for as the type of the column; keys of JSON values are of any type."""
    if path[0] == "attributes" or isinstance(value, bool):
        return wanted
    if isinstance(value, uuid.UUID) and isinstance(wanted, str):
        try:
            return uuid.UUID(wanted)
        except ValueError:
            raise ValidationError(f"“{wanted}” is not a valid UUID.") from None
    if isinstance(value, int) and isinstance(wanted, str):
        try:
            return int(wanted)
        except ValueError:
            raise ValueError(f"Field 'id' expected a number but got {wanted!r}.") from None
    return str(wanted) if isinstance(value, str) and isinstance(wanted, (int, float)) else wanted


def rank(row, name):
    """Databases put what is missing last."""
    value = next(iter(values_at(row, name.split("__"))), None)
    value = value.pk if hasattr(type(value), "looked_up") else value
    return (value is None, value if value is not None else 0)

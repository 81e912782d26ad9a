"""What time it is on the server: nobody knows but whoever wrote the scenario, so asking for it is a question."""

import datetime
import sys
import time
import zoneinfo

from stagecraft_outside import ask, unknown

REAL = datetime.datetime


class Clock:
    asked = None

    @classmethod
    def seconds(cls):
        """Since 1970. One answer holds for the whole evaluation."""
        if cls.asked is None:
            cls.asked = float(ask("clock", "", "what time it is on the server (seconds since 1970)"))
        return cls.asked


class Kind(type(REAL)):
    """Moments that were made before are moments too."""

    def __instancecheck__(cls, thing):
        return isinstance(thing, REAL)


class AskingDateTime(REAL, metaclass=Kind):
    @classmethod
    def now(cls, tz=None):
        return REAL.fromtimestamp(Clock.seconds(), tz or datetime.timezone.utc).replace(tzinfo=tz)

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def today(cls):
        return cls.now()


class AskingDate(datetime.date, metaclass=type("Kind", (type,), {"__instancecheck__": lambda _cls, thing: isinstance(thing, DATE)})):
    @classmethod
    def today(cls):
        return AskingDateTime.now().date()


DATE = datetime.date


class Zone(zoneinfo.ZoneInfo):
    """The interpreter holds no time zones but UTC; the server has all of them."""

    def __new__(cls, key):
        return datetime.timezone.utc if key in ("UTC", "Etc/UTC", "GMT") else unknown(f"time zone {key}")


def install_clock():
    """What expressions find in `datetime` and `time`; modules that are loaded already keep the machine's clock."""
    asking = type(sys)("datetime")
    asking.__dict__.update(datetime.__dict__)
    asking.datetime, asking.date = AskingDateTime, AskingDate
    sys.modules["datetime"] = asking
    clock = type(sys)("time")
    clock.__dict__.update(time.__dict__)
    clock.time = Clock.seconds
    clock.time_ns = lambda: int(Clock.seconds() * 1e9)
    clock.gmtime = lambda at=None: time.gmtime(Clock.seconds() if at is None else at)
    clock.localtime = lambda at=None: time.gmtime(Clock.seconds() if at is None else at)
    clock.sleep = lambda _seconds: None
    sys.modules["time"] = clock
    zoneinfo.ZoneInfo = Zone
    zoneinfo.available_timezones = lambda: unknown("the server's time zones")

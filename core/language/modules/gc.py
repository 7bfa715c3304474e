"""gc: the collector of objects that refer to each other in a circle, as programs see and steer it."""

from _sys import stand_for_native as _stand_for_native
import _gc
from _gc import counts as get_count, is_finalized

DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
callbacks = []
garbage = []
_enabled = True
_threshold = (2000, 10, 10)
_debug = 0
_stats = [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]
_frozen = 0


def _set_thresholds():
    _gc.set_thresholds(*_threshold if _enabled else (0, 0, 0))


def enable():
    global _enabled
    _enabled = True
    _set_thresholds()


def disable():
    global _enabled
    _enabled = False
    _set_thresholds()


def isenabled():
    return _enabled


def _tell(phase, generation, collected):
    for callback in callbacks:
        callback(phase, {"generation": generation, "collected": collected, "uncollectable": 0})


def _collect(generation):
    if callbacks:
        _tell("start", generation, 0)
    collected = _gc.collect(generation, garbage if _debug & DEBUG_SAVEALL else None)
    stats = _stats[generation]
    stats["collections"] += 1
    stats["collected"] += collected
    if callbacks:
        _tell("stop", generation, collected)
    return collected


def collect(generation=2):
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    return _collect(generation)


def get_threshold():
    return _threshold


def set_threshold(threshold0, threshold1=None, threshold2=None, /):
    global _threshold
    old = _threshold
    _threshold = (
        threshold0, old[1] if threshold1 is None else threshold1, old[2] if threshold2 is None else threshold2)
    _set_thresholds()


def get_debug():
    return _debug


def set_debug(flags, /):
    global _debug
    _debug = flags


def get_stats():
    return [dict(each) for each in _stats]


def is_tracked(obj, /):
    if type(obj) is dict:
        return any(is_tracked(value) for value in obj.values())
    return obj != () and _gc.is_tracked(obj)


def get_objects(generation=None):
    return _gc.objects()


def get_referents(*objs):
    return [found for each in objs for found in _gc.referents(each)]


def get_referrers(*objs):
    wanted = {id(each) for each in objs}
    own = {id(objs), id(wanted)}
    return [each for each in _gc.objects()
            if id(each) not in own and any(id(held) in wanted for held in _gc.referents(each))]


def freeze():
    global _frozen
    _frozen = _gc.freeze(True)


def unfreeze():
    global _frozen
    _gc.freeze(False)
    _frozen = 0


def get_freeze_count():
    return _frozen


_gc.set_hook(_collect)
_stand_for_native(
    "gc", collect, disable, enable, freeze, get_debug, get_freeze_count, get_objects, get_stats, get_threshold, is_tracked,
    isenabled, set_debug, set_threshold, unfreeze,
)

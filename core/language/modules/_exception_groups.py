"""How exception groups are split, and what `except*` raises at its end (PEP 654; CPython's Objects/exceptions.c)."""


def split(group, condition):
    return _split(group, _matcher(condition), True)


def subgroup(group, condition):
    return _split(group, _matcher(condition), False)[0]


def match(group, kind):
    """What a clause of `except*` takes of the group, and what it leaves."""
    parts = group.split(kind)
    name = type(group).__name__
    if not isinstance(parts, tuple):
        raise TypeError(f"{name}.split must return a tuple, not {type(parts).__name__}")
    if len(parts) < 2:
        raise TypeError(f"{name}.split must return a 2-tuple, got tuple of size {len(parts)}")
    return parts[0], parts[1]


def combine(original, errors):
    """The exception to raise after the clauses of `except*` left or raised `errors`; None when nothing is left."""
    errors = [error for error in errors if error is not None]
    if not isinstance(original, BaseExceptionGroup):
        return errors[0] if errors else None
    raised = [error for error in errors if not _is_part(error, original)]
    left = _projection(original, [error for error in errors if _is_part(error, original)])
    if left is not None:
        raised.append(left)
    if len(raised) > 1:
        return BaseExceptionGroup("", raised)
    return raised[0] if raised else None


def _matcher(condition):
    classes = condition if type(condition) is tuple else (condition,)
    if all(isinstance(one, type) and issubclass(one, BaseException) for one in classes):
        return lambda error: isinstance(error, condition)
    if callable(condition) and not isinstance(condition, type):
        return condition
    raise TypeError("expected an exception type, a tuple of exception types, or a callable (other than a class)")


def _split(error, matches, with_rest):
    if matches(error):
        return error, None
    if not isinstance(error, BaseExceptionGroup):
        return None, error
    matched, rest = [], []
    for one in error.exceptions:
        inner, other = _split(one, matches, with_rest)
        if inner is not None:
            matched.append(inner)
        if other is not None:
            rest.append(other)
    return _with_members(error, matched), _with_members(error, rest) if with_rest else None


def _with_members(group, errors):
    """What `derive` makes, with everything else as the group has it."""
    if not errors:
        return None
    made = group.derive(errors)
    if not isinstance(made, BaseExceptionGroup):
        raise TypeError("derive must return an instance of BaseExceptionGroup")
    made.__traceback__ = group.__traceback__
    made.__context__ = group.__context__
    made.__cause__ = group.__cause__
    notes = getattr(group, "__notes__", None)
    if isinstance(notes, (list, tuple)):
        made.__notes__ = list(notes)
    return made


def _is_part(error, original):
    """Whether it was split from the group and raised again, not raised anew."""
    return (
        isinstance(error, BaseExceptionGroup)
        and error.__traceback__ is original.__traceback__
        and error.__cause__ is original.__cause__
        and error.__context__ is original.__context__
    )


def _leaves(error):
    if not isinstance(error, BaseExceptionGroup):
        return {id(error)}
    return set().union(*map(_leaves, error.exceptions))


def _projection(original, parts):
    """The group as it was, with only those of its exceptions that one of the parts holds."""
    kept = set().union(*map(_leaves, parts))
    return _split(original, lambda error: id(error) in kept, False)[0]

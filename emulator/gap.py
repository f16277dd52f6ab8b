"""How a gap of moto is filled: a function is put into one of moto's classes or modules, under its own name."""

import functools
import importlib
import inspect
import pkgutil


def adds(owner):
    """Give `owner` what it lacks: the decorated function, under its own name.

    Fails if moto has it by now; then the gap is closed and its file can go.
    """

    def decorate(function):
        if hasattr(owner, function.__name__):
            raise RuntimeError(f"moto has {owner.__name__}.{function.__name__} by itself: {function.__module__} can go")
        setattr(owner, function.__name__, function)
        return function

    return decorate


def around(owner):
    """Put the decorated function around the one of the same name in `owner`.

    It takes the original, bound, as its first argument, then whatever the original takes.
    """

    def decorate(function):
        original = inspect.getattr_static(owner, function.__name__)
        if inspect.isclass(owner) and not isinstance(original, staticmethod):

            @functools.wraps(original)
            def wrapped(self, *args, **kwargs):
                return function(functools.partial(original, self), self, *args, **kwargs)

            setattr(owner, function.__name__, wrapped)
        else:
            plain = functools.partial(function, getattr(owner, function.__name__))
            setattr(owner, function.__name__, plain)
        return function

    return decorate


def fill_all():
    """Load every module of the folder `gaps`; loading one fills its gap. Answers their names."""
    import gaps

    names = sorted(module.name for module in pkgutil.iter_modules(gaps.__path__))
    for name in names:
        importlib.import_module(f"gaps.{name}")
    return names


def refusal(service, code, message):
    """An error in AWS's words; moto finds the service that it belongs to by the module of its class."""
    from moto.core.exceptions import ServiceException

    return type(code, (ServiceException,), {"__module__": f"moto.{service}.exceptions"})(code, message)

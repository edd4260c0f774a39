"""How often one address may ask for a public page; counted in the cache of this process."""

from collections.abc import Callable
from functools import wraps

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

View = Callable[..., HttpResponse]


def limited(action: str, *, times: int, seconds: int, only_posts: bool = False) -> Callable[[View], View]:
    """More than ``times`` in ``seconds`` from one address is answered with 429 and words."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            counted = request.method == "POST" or not only_posts
            if counted and _count(f"{action}:{request.META.get('REMOTE_ADDR', '')}", seconds) > times:
                response = render(request, "advisory/training/too_many.html", {"seconds": seconds}, status=429)
                response["Retry-After"] = str(seconds)
                return response
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def _count(key: str, seconds: int) -> int:
    cache.add(f"limit:{key}", 0, seconds)
    try:
        return int(cache.incr(f"limit:{key}"))
    except ValueError:  # it ran out between the two lines
        return 1

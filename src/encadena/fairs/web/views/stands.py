"""Types of stands with their prices, and firms that share one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from ... import actions
from ..access import managed_fair, reader, visible_exhibitor
from ..forms import KindForm
from .fairs import done


@require_POST
def kind_add(request: HttpRequest, pk: int) -> HttpResponse:
    fair, form = managed_fair(request, pk), KindForm(request.POST)
    if form.is_valid():
        done(request, lambda: actions.add_kind(fair, data=form.cleaned_data, actor=reader(request)))
    else:
        messages.error(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
    return redirect("fairs:detail", pk)


@require_POST
def kind_remove(request: HttpRequest, pk: int, kind: int) -> HttpResponse:
    row = get_object_or_404(managed_fair(request, pk).kinds.select_related("fair"), pk=kind)
    done(request, lambda: actions.remove_kind(row, actor=reader(request)))
    return redirect("fairs:detail", pk)


@require_POST
def group(request: HttpRequest, pk: int, exhibitor: int) -> HttpResponse:
    """By the name of the group; an empty one takes the firm out."""
    row = visible_exhibitor(request, managed_fair(request, pk), exhibitor)
    name = request.POST.get("group", "")
    done(request, lambda: actions.put_in_group(row, name=name, actor=reader(request)))
    return redirect("fairs:exhibitor", pk, exhibitor)

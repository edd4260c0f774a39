"""One's own name and language, and the way to everything that protects the account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override

from ...actions.profile import update_profile
from ...queries.security import has_second_factor
from ..forms.profile import ProfileForm
from ..person import person


def edit(request: HttpRequest) -> HttpResponse:
    me = person(request)
    form = ProfileForm(request.POST or None, initial={"full_name": me.full_name, "language": me.language})
    if request.method == "POST" and form.is_valid():
        update_profile(me, **form.cleaned_data, actor=me)
        with override(me.language):
            messages.success(request, _("Guardamos tu perfil."))
        return redirect("accounts:profile")
    return render(
        request, "accounts/profile.html", {"form": form, "me": me, "has_second_factor": has_second_factor(me)}
    )

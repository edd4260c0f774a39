"""What this room brings to the package when a centre passes to another operator."""

from django.utils.translation import gettext_lazy as _

from encadena.network.registry import PackageSection, register_section

from ..queries.package import action_rows, actions_missing, diagnosis_rows

register_section(PackageSection("diagnoses", _("Diagnósticos"), 50, diagnosis_rows))
register_section(
    PackageSection(
        "actions",
        _("Acciones del plan"),
        60,
        action_rows,
        actions_missing,
        {"advisers": _("acciones pendientes de quienes se van")},
    )
)

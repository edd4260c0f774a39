"""What this room brings to the package when a centre passes to another operator."""

from django.utils.translation import gettext_lazy as _

from encadena.network.registry import PackageSection, register_section

from ..queries.package import project_rows

register_section(PackageSection("projects", _("Encadenamientos"), 70, project_rows))

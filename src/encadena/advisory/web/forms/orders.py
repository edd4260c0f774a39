"""An order handed on as a milestone."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ...choices import MilestoneKind
from ...models import Client
from .milestones import MilestoneForm


class OrderForm(MilestoneForm):
    """A contract, for one of the ``clients`` of the firm."""

    client = forms.ModelChoiceField(Client.objects.none(), label=_("Cliente de tu centro"), empty_label=None)
    field_order = ("client",)

    def __init__(self, *args: Any, clients: QuerySet[Client], **kwargs: Any) -> None:
        super().__init__(*args, kind=MilestoneKind.CONTRACT, **kwargs)
        chosen = self.fields["client"]
        assert isinstance(chosen, forms.ModelChoiceField)  # noqa: S101  for the type checker
        chosen.queryset = clients
        self.fields["amount"].required = True
        self.fields["on"].label = _("Fecha del pedido")
        papers = self.fields.get("documents", self.fields["upload"])
        papers.help_text = _("La orden de compra o la factura. Sin evidencia otra persona no podrá verificarlo.")

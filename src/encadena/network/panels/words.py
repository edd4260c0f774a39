"""The words of the log for what happens in the network."""

from django.utils.translation import gettext_lazy as _

from encadena.audit import registry as audit

audit.describe("centre.created", _("creó el centro"))
audit.describe("centre.updated", _("editó el centro"))
audit.describe("contract.opened", _("registró un convenio"))
audit.describe("contract.event", _("registró un hito del convenio"))
audit.describe("contract.review_opened", _("abrió una evaluación"))
audit.describe("contract.evaluated", _("evaluó el convenio"))
audit.describe("contract.decided", _("decidió sobre el convenio"))
audit.describe("contract.observed", _("hizo una observación"))
audit.describe("contract.answered", _("respondió una observación"))
audit.describe("contract.settled", _("dio una observación por resuelta"))
audit.describe("contract.end_fixed", _("fijó el término del convenio"))
audit.describe("contract.end_taken_back", _("quitó el término del convenio"))
audit.describe("contract.term_agreed", _("cambió el plazo acordado"))
audit.describe("target.set", _("fijó una meta"))
audit.describe("target.removed", _("quitó una meta"))
audit.describe("target.batch", _("fijó metas de varios centros"))
audit.describe("target.batch_undone", _("deshizo metas de varios centros"))
audit.describe("post.given", _("dio un cargo"))
audit.describe("post.ended", _("puso término a un cargo"))
audit.describe("practice.written", _("escribió la práctica"))
audit.describe("practice.edited", _("editó la práctica"))
audit.describe("practice.published", _("publicó la práctica"))
audit.describe("practice.retired", _("retiró la práctica"))
audit.describe("practice.adopted", _("la adoptó"))
audit.describe("practice.result", _("contó qué resultó"))
audit.describe("practice.dropped", _("quitó una adopción"))
audit.field_names("network.centre", {"covered_communes": _("comunas que cubre"), "target": _("meta")})

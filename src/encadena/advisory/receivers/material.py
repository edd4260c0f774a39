"""Expert material is found by the search box."""

from encadena.kernel.events import subscribe
from encadena.search.actions import index

from ..events import MaterialsChanged


@subscribe(MaterialsChanged)
def _index_material(event: MaterialsChanged) -> None:
    index("material", event.material_ids, actor=None)

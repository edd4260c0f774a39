"""Words of invented linkage projects: buyers, what they ask, what was agreed."""

BUYERS = tuple(
    f"{name} (demostración)"
    for name in (
        "Casinos del Biobío", "Supermercados Del Valle", "Constructora Río Claro", "Forestal Nahuel", "Minera Alto Loa",
        "Hoteles Costa Sur", "Salmones Austral", "Puerto Andalién", "Universidad de la Frontera Sur", "Viña Los Maquis",
        "Clínica Las Araucarias", "Astilleros del Estrecho", "Lácteos Llanquihue", "Energía Patagonia", "Retail Andino",
        "Agrícola Tinguiririca",
    )
)  # fmt: skip
# As many of each kind, so that the kind alone changes nothing else that is drawn.
NAMES = {
    "local_chain": (
        "Cadena local de %(buyer)s",
        "Encadenamiento %(buyer)s",
        "Producción cercana para %(buyer)s",
        "Abastecimiento cercano de %(buyer)s",
        "Insumos de la comuna para %(buyer)s",
    ),
    "suppliers": (
        "Proveedoras de %(buyer)s",
        "Red de proveedores de %(buyer)s",
        "Servicios para %(buyer)s",
        "Mantención y repuestos de %(buyer)s",
        "Nuevas proveedoras de %(buyer)s",
    ),
    "business": (
        "Alianza de negocios con %(buyer)s",
        "Red de empresas junto a %(buyer)s",
        "Oferta común para %(buyer)s",
        "Empresas asociadas con %(buyer)s",
        "Negocios en red con %(buyer)s",
    ),
    "short_chain": (
        "Cadena corta con %(buyer)s",
        "Del taller a %(buyer)s",
        "Del huerto a %(buyer)s",
        "Venta directa a %(buyer)s",
        "Sin intermediarios hasta %(buyer)s",
    ),
}
STAGES = ("Diagnóstico de las empresas", "Plan de desarrollo", "Primeros pedidos", "Evaluación con el comprador")
REQUIRED = (
    ("legal", "must", "Resolución sanitaria o patente al día"),
    ("legal", "must", "Sin deudas laborales (F30)"),
    ("quality", "must", "Control de calidad por escrito"),
    ("quality", "should", "Norma de calidad certificada"),
    ("supply", "must", "Entrega semanal sin quiebres"),
    ("supply", "must", "Volumen mínimo mensual"),
    ("safety", "must", "Plan de prevención de riesgos"),
    ("finance", "should", "Garantía de fiel cumplimiento"),
    ("environment", "should", "Retiro de envases y residuos"),
    ("other", "should", "Factura electrónica con orden de compra"),
)
ALLIED = (
    "Compra conjunta de insumos", "Convenio de abastecimiento", "Formación de trabajadores", "Bodega compartida",
    "Transporte compartido", "Pago a quince días",
)  # fmt: skip
AGREED = (
    "Repartir los pedidos según capacidad", "Comprar insumos juntos dos veces al año",
    "Fijar una lista de precios común",
    "Nombrar a una vocera ante el comprador", "Reunirse el primer martes de cada mes",
)  # fmt: skip
LEFT = ("Cambió de rubro", "No pudo cumplir el volumen", "Encontró otro comprador")
STOPPED = ("El comprador cerró su compra local", "No se juntó un número suficiente de empresas")
FINANCED = ("", "Programa regional de fomento", "El comprador y las empresas", "El centro")

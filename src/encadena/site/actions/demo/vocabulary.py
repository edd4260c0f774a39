"""Words from which invented firms and people are made. No firm or person here is real."""

from dataclasses import dataclass

WOMEN = [
    "María", "José", "Camila", "Valentina", "Francisca", "Javiera", "Constanza", "Catalina", "Daniela", "Carolina",
    "Paulina", "Marcela", "Claudia", "Patricia", "Rosa", "Ana", "Sandra", "Verónica", "Gloria", "Elizabeth", "Ximena",
    "Lorena", "Jacqueline", "Soledad", "Pamela", "Macarena", "Antonia", "Fernanda", "Ingrid", "Millaray", "Rayén",
    "Ailín", "Marisol", "Nancy", "Viviana", "Teresa", "Yasna", "Karina", "Cecilia", "Margarita", "Rocío", "Tamara",
    "Natalia", "Bernarda", "Elsa",
]  # fmt: skip
MEN = [
    "Juan", "Luis", "José", "Carlos", "Jorge", "Manuel", "Francisco", "Cristián", "Rodrigo", "Sebastián", "Felipe",
    "Matías", "Diego", "Ignacio", "Pablo", "Andrés", "Víctor", "Héctor", "Patricio", "Mauricio", "Claudio", "Marcelo",
    "Gonzalo", "Nicolás", "Tomás", "Benjamín", "Eduardo", "Sergio", "Raúl", "Hugo", "Fernando", "Álvaro", "Iván",
    "Óscar", "Miguel", "Germán", "Arturo", "Leonardo", "Nahuel", "Lautaro", "Esteban", "Rubén", "Jaime", "René",
    "Bernardo", "Gabriel", "Alexis",
]  # fmt: skip
SURNAMES = [
    "González", "Muñoz", "Rojas", "Díaz", "Pérez", "Soto", "Contreras", "Silva", "Martínez", "Sepúlveda", "Morales",
    "Rodríguez", "López", "Fuentes", "Hernández", "Torres", "Araya", "Flores", "Espinoza", "Valenzuela", "Castillo",
    "Tapia", "Reyes", "Gutiérrez", "Castro", "Pizarro", "Álvarez", "Vásquez", "Sánchez", "Fernández", "Ramírez",
    "Carrasco", "Gómez", "Cortés", "Herrera", "Núñez", "Jara", "Vergara", "Rivera", "Figueroa", "Riquelme", "García",
    "Miranda", "Bravo", "Vera", "Molina", "Vega", "Campos", "Sandoval", "Orellana", "Cárdenas", "Olivares", "Alarcón",
    "Gallardo", "Ortiz", "Garrido", "Salazar", "Guzmán", "Henríquez", "Saavedra", "Navarro", "Aguilera", "Parra",
    "Romero", "Aravena", "Vargas", "Vidal", "Fierro", "Huenchullán", "Catrileo", "Painemal", "Marileo", "Ñanculef",
    "Quilodrán", "Inostroza", "Ulloa", "Zúñiga", "Poblete", "Bustos", "Leiva", "Cáceres", "Arriagada", "Neira",
    "Troncoso", "Maldonado", "Oyarzún", "Barría",
]  # fmt: skip
PLACES = [
    "Los Aromos", "El Maitén", "Las Araucarias", "Los Boldos", "El Copihue", "La Quinta", "Los Ulmos", "El Manzano",
    "Santa Inés", "San Isidro", "Los Alerces", "El Roble", "La Espiga", "Las Camelias", "El Quillay", "Río Claro",
    "Piedra Azul", "Cerro Verde", "Puente Alto", "La Capilla", "Las Vertientes", "El Molino", "Alto Bosque",
    "Bahía Norte", "Mar Adentro", "Valle Hermoso", "Tierra Buena", "Los Canelos", "El Peumo", "La Herradura",
    "Lomas Coloradas", "El Faro", "Los Coihues", "Aguas Claras", "Monte Águila", "La Ribera", "El Avellano",
    "Los Arrayanes",
]  # fmt: skip
STREETS = [
    "Los Carrera", "O'Higgins", "Arturo Prat", "Manuel Rodríguez", "Balmaceda", "Caupolicán", "Lautaro", "Freire",
    "Colo Colo", "Maipú", "Chacabuco", "San Martín", "Bulnes", "Ejército", "Las Heras", "Serrano", "Esmeralda",
    "21 de Mayo", "Los Aromos", "Camino Real",
]  # fmt: skip


@dataclass(frozen=True)
class Offer:
    """Something that a firm sells: its text, good or service, the official code (HS heading or CPC) and the unit."""

    name: str
    goods: bool
    code: str
    unit: str


@dataclass(frozen=True)
class Sector:
    """``weight`` is its part of all firms; ``names`` are how their names begin."""

    key: str
    activity: str
    weight: int
    names: tuple[str, ...]
    offers: tuple[Offer, ...]


def _goods(*rows: tuple[str, str, str]) -> tuple[Offer, ...]:
    return tuple(Offer(name, True, code, unit) for name, code, unit in rows)


def _services(*rows: tuple[str, str]) -> tuple[Offer, ...]:
    return tuple(Offer(name, False, code, "servicio") for name, code in rows)


SECTORS = (
    Sector(
        "pan",
        "10710",
        9,
        ("Panadería", "Amasandería", "Pastelería"),
        _goods(
            ("Pan amasado y hallullas", "1905", "kg"),
            ("Kuchen y tortas por encargo", "1905", "unidad"),
            ("Galletas de avena sin azúcar", "1905", "caja"),
        ),
    ),
    Sector(
        "miel",
        "01490",
        3,
        ("Apícola", "Colmenares", "Mieles"),
        _goods(
            ("Miel de ulmo a granel", "0409", "tambor 300 kg"),
            ("Miel de quillay en frasco", "0409", "frasco 500 g"),
            ("Propóleo y cera de abejas", "1521", "kg"),
        ),
    ),
    Sector(
        "conservas",
        "10300",
        4,
        ("Conservas", "Agroindustrial", "Sabores"),
        _goods(
            ("Mermelada de murta artesanal", "2007", "frasco 250 g"),
            ("Arándanos congelados", "0811", "kg"),
            ("Merkén ahumado", "0904", "kg"),
            ("Pasta de ají cacho de cabra", "2103", "frasco"),
        ),
    ),
    Sector(
        "lacteos",
        "10500",
        2,
        ("Lácteos", "Quesería"),
        _goods(("Queso mantecoso de campo", "0406", "kg"), ("Queso de cabra con orégano", "0406", "kg")),
    ),
    Sector(
        "vino",
        "11020",
        2,
        ("Viña", "Bodega"),
        _goods(("Vino país de secano", "2204", "caja 12 botellas"), ("Espumante artesanal", "2204", "caja 6 botellas")),
    ),
    Sector(
        "cerveza",
        "11030",
        2,
        ("Cervecería", "Cerveza"),
        _goods(("Cerveza artesanal de trigo", "2203", "barril 30 l"), ("Cerveza negra en botella", "2203", "caja 24")),
    ),
    Sector(
        "hortalizas",
        "01130",
        6,
        ("Agrícola", "Huerta", "Hortalizas"),
        _goods(
            ("Lechugas hidropónicas", "0705", "unidad"),
            ("Papas nativas de colores", "0701", "saco 25 kg"),
            ("Ajo chilote trenzado", "0703", "kg"),
        ),
    ),
    Sector(
        "berries",
        "01240",
        3,
        ("Agrícola", "Frutícola"),
        _goods(
            ("Arándanos frescos de exportación", "0810", "caja 1,5 kg"),
            ("Frambuesas orgánicas", "0810", "kg"),
            ("Manzanas royal gala", "0808", "bin"),
        ),
    ),
    Sector(
        "algas",
        "10206",
        2,
        ("Algas", "Productos del Mar"),
        _goods(("Cochayuyo deshidratado", "1212", "kg"), ("Luche y ulte en conserva", "2008", "frasco")),
    ),
    Sector(
        "pesca",
        "03112",
        3,
        ("Pesquera Artesanal", "Caleta"),
        _goods(("Merluza austral fresca", "0302", "kg"), ("Jaiba desmenuzada", "1605", "kg")),
    ),
    Sector(
        "ropa",
        "14100",
        6,
        ("Confecciones", "Textil", "Modas"),
        _goods(
            ("Ropa de trabajo y uniformes corporativos", "6203", "unidad"),
            ("Poleras estampadas", "6109", "unidad"),
            ("Buzos escolares", "6112", "unidad"),
        ),
    ),
    Sector(
        "lana",
        "13910",
        3,
        ("Tejidos", "Lanas", "Telar"),
        _goods(("Chaquetas de lana tejidas a mano", "6110", "unidad"), ("Mantas mapuche a telar", "6301", "unidad")),
    ),
    Sector(
        "muebles",
        "31000",
        4,
        ("Mueblería", "Muebles", "Carpintería"),
        _goods(("Muebles de cocina a medida", "9403", "metro lineal"), ("Mesas de raulí y roble", "9403", "unidad")),
    ),
    Sector(
        "madera",
        "16100",
        3,
        ("Aserradero", "Maderas", "Forestal"),
        _goods(
            ("Madera de pino aserrada y cepillada", "4407", "m3"),
            ("Pallets y cajones de madera", "4415", "unidad"),
            ("Leña seca certificada", "4401", "m3 estéreo"),
        ),
    ),
    Sector(
        "forestal",
        "02400",
        3,
        ("Servicios Forestales", "Forestal"),
        _services(
            ("Faenas de raleo y poda de plantaciones", "861"), ("Prevención y combate de incendios forestales", "861")
        ),
    ),
    Sector(
        "metal",
        "25110",
        4,
        ("Maestranza", "Estructuras", "Metalmecánica"),
        (
            *_goods(
                ("Estructuras metálicas galvanizadas", "7308", "tonelada"),
                ("Estanques de acero inoxidable", "7309", "unidad"),
            ),
            *_services(
                ("Corte y plegado de planchas de acero", "887"),
            ),
        ),
    ),
    Sector(
        "mantencion",
        "33120",
        4,
        ("Servicios Industriales", "Mantención", "Ingeniería"),
        _services(
            ("Mantención de calderas y equipos a presión", "871"),
            ("Reparación de bombas y motores eléctricos", "871"),
            ("Montaje de líneas de producción", "873"),
        ),
    ),
    Sector(
        "construccion",
        "41001",
        7,
        ("Constructora", "Obras", "Construcciones"),
        _services(("Ampliaciones y remodelación de viviendas", "541"), ("Instalación de techumbres", "545")),
    ),
    Sector(
        "electrica",
        "43210",
        3,
        ("Electricidad", "Instalaciones"),
        _services(("Instalación de paneles fotovoltaicos", "546"), ("Mantención eléctrica industrial", "871")),
    ),
    Sector(
        "carga",
        "49230",
        6,
        ("Transportes", "Logística"),
        _services(
            ("Transporte de carga refrigerada", "651"),
            ("Última milla y distribución regional", "651"),
            ("Almacenaje y bodega de tránsito", "672"),
        ),
    ),
    Sector(
        "turismo",
        "79120",
        5,
        ("Turismo", "Rutas", "Expediciones"),
        _services(("Cabalgatas y senderismo guiado", "855"), ("Turismo comunitario mapuche", "855")),
    ),
    Sector(
        "cabanas",
        "55100",
        4,
        ("Cabañas", "Hostal", "Refugio"),
        _services(("Cabañas junto al lago", "631"), ("Hostal con desayuno casero", "631")),
    ),
    Sector(
        "comida",
        "56100",
        10,
        ("Cocinería", "Restaurante", "Banquetería"),
        _services(("Banquetería para empresas", "633"), ("Colaciones y casino industrial", "633")),
    ),
    Sector(
        "software",
        "62010",
        3,
        ("Soluciones", "Software", "Digital"),
        _services(
            ("Desarrollo de software a medida", "831"),
            ("Tienda en línea y medios de pago", "831"),
            ("Sensores y monitoreo remoto de equipos", "831"),
        ),
    ),
    Sector(
        "contable",
        "69200",
        3,
        ("Asesorías", "Contadores"),
        _services(("Contabilidad y remuneraciones", "822"), ("Asesoría tributaria para pymes", "823")),
    ),
    Sector(
        "diseno",
        "74100",
        2,
        ("Estudio", "Agencia"),
        _services(("Diseño de marca y envases", "839"), ("Rotulación de vehículos y letreros", "836")),
    ),
    Sector(
        "aseo",
        "81210",
        4,
        ("Aseo Industrial", "Servicios Integrales"),
        _services(("Aseo de oficinas y plantas", "853"), ("Control de plagas y sanitización", "853")),
    ),
    Sector(
        "envases",
        "17020",
        2,
        ("Envases", "Packaging"),
        _goods(("Cajas de cartón corrugado impresas", "4819", "millar"), ("Bolsas compostables", "3923", "millar")),
    ),
    Sector(
        "cosmetica",
        "20230",
        3,
        ("Cosmética", "Jabones", "Botica"),
        _goods(
            ("Jabón de glicerina con hierbas nativas", "3401", "unidad"), ("Crema de rosa mosqueta", "3304", "unidad")
        ),
    ),
    Sector(
        "joyas",
        "32110",
        2,
        ("Orfebrería", "Joyas"),
        _goods(("Joyas de plata mapuche", "7113", "unidad"), ("Artesanía en cobre y lapislázuli", "7116", "unidad")),
    ),
    Sector(
        "ceramica",
        "23930",
        2,
        ("Alfarería", "Cerámica"),
        _goods(("Loza negra de Quinchamalí", "6912", "unidad"), ("Vajilla de gres esmaltado", "6912", "juego")),
    ),
    Sector(
        "belleza",
        "96020",
        5,
        ("Peluquería", "Estética"),
        _services(("Peluquería y barbería", "972"), ("Tratamientos estéticos faciales", "972")),
    ),
    Sector(
        "almacen",
        "47110",
        12,
        ("Almacén", "Minimarket", "Comercial"),
        _services(
            ("Venta de abarrotes y productos frescos", "621"),
        ),
    ),
)

ENDINGS = ("SpA", "Ltda.", "EIRL", "y Compañía Ltda.", "SpA", "SpA")

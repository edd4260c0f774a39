"""What advisers of the demonstration write down, by area: what was advised, and the next step."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """``weight`` is how often the area comes up, in hundredths or so."""

    code: str
    weight: int
    advice: tuple[str, ...]
    steps: tuple[str, ...]


SUBJECTS = (
    Subject("management", 15, (
        "Ordenamos las tareas de la semana y quién responde por cada una; la dueña deja de atender todo sola.",
        "Revisamos el modelo de negocio: el 70 % de las ventas viene de dos clientes. Se definió a quién más ofrecer.",
        "Armamos un tablero simple con ventas, caja y pedidos pendientes para mirar cada lunes.",
    ), ("Traer el tablero con tres semanas de datos", "Definir los cargos por escrito", "Reunión con el socio")),
    Subject("finance", 14, (
        "Calculamos el costo real de los tres productos principales; uno se vende bajo su costo.",
        "Se separaron las cuentas de la casa y del negocio y se armó un flujo de caja a seis meses.",
        "Revisamos el punto de equilibrio: necesita vender un 15 % más o bajar el arriendo.",
    ), ("Actualizar la lista de precios", "Traer cartolas del último trimestre", "Completar el flujo de caja")),
    Subject("funding", 13, (
        "Revisamos las bases del fondo y qué antecedentes faltan; el presupuesto debe bajar a lo que se financia.",
        "Ensayamos la presentación del proyecto y se corrigió la meta de ventas, que no tenía respaldo.",
        "Comparamos tres créditos por costo total y plazo; conviene el de menor cuota con garantía estatal.",
    ), ("Pedir cotizaciones formales", "Subir la carpeta tributaria", "Grabar el video de postulación")),
    Subject("tax_and_law", 8, (
        "Explicamos las diferencias entre régimen pro pyme transparente y general con sus propios números.",
        "Se prepararon los antecedentes para iniciar actividades y la patente municipal.",
        "Revisamos el contrato de arriendo y el giro que corresponde para obtener la patente definitiva.",
    ), ("Solicitar informe de zonificación", "Iniciar actividades", "Regularizar el F29 pendiente")),
    Subject("marketing", 14, (
        "Definimos a quién le vende y por qué le compran; se rehízo la descripción del producto en una frase.",
        "Se armó el calendario de publicaciones del mes con fotos propias y precios visibles.",
        "Analizamos las ventas por canal: la feria deja más margen que el reparto.",
    ), ("Sacar fotos con luz natural", "Llamar a diez clientes antiguos", "Probar dos precios en la feria")),
    Subject("digitalisation", 9, (
        "Quedó funcionando la boleta electrónica y el medio de pago en la misma venta.",
        "Se creó la ficha del negocio en el mapa y se ordenó el catálogo en el teléfono.",
        "Pasamos el inventario del cuaderno a una planilla con stock mínimo por producto.",
    ), ("Cargar los productos que faltan", "Activar el pago en línea", "Respaldar la planilla cada viernes")),
    Subject("innovation", 3, (
        "Probamos la receta sin azúcar con ocho clientes; se decidió el formato de 200 gramos.",
        "Se definió el prototipo de envase retornable y cuánto costaría la primera tirada.",
    ), ("Hacer la prueba con veinte personas", "Cotizar el molde")),
    Subject("sustainability", 3, (
        "Medimos el consumo de leña y de agua del último mes; el secado concentra el gasto.",
        "Se revisó qué residuos puede retirar el reciclador y cómo separarlos en el taller.",
    ), ("Registrar consumo semanal", "Firmar acuerdo con el reciclador")),
    Subject("quality", 5, (
        "Recorrimos la sala de proceso con la lista de resolución sanitaria; faltan lavamanos y registros.",
        "Se redactó el procedimiento de limpieza y la planilla de temperaturas.",
        "Revisamos los requisitos de la certificación y el costo de la auditoría.",
    ), ("Instalar lavamanos", "Llevar el registro de temperaturas", "Cotizar auditoría")),
    Subject("operations", 5, (
        "Dibujamos el recorrido del pedido: se pierde un día esperando materiales.",
        "Se ordenó la bodega por rotación y se marcó el stock mínimo.",
    ), ("Acordar entregas fijas con el proveedor", "Medir una semana de tiempos")),
    Subject("people", 3, (
        "Preparamos el contrato de la primera trabajadora y el registro de asistencia.",
        "Se definieron funciones y una pauta breve de evaluación para los dos vendedores.",
    ), ("Firmar contrato", "Inscribir en la mutual")),
    Subject("foreign_trade", 3, (
        "Vimos qué exige el mercado peruano para su producto y cuánto costaría el primer envío.",
        "Se calculó el precio puesto en puerto de destino con seguro y flete.",
        "Preparamos la ficha técnica en inglés y la lista de precios en dólares.",
    ), ("Pedir cotización de flete", "Traducir la etiqueta", "Revisar el código arancelario")),
    Subject("linkage", 2, (
        "Revisamos los requisitos de proveedor de la planta y cuáles cumple hoy.",
        "Se preparó la carpeta de proveedor: papeles laborales, referencias y plazos de entrega.",
    ), ("Actualizar certificados laborales", "Visita a la planta")),
    Subject("association", 2, (
        "Reunión con tres productoras para comprar envases juntas; se calculó el ahorro.",
        "Explicamos los pasos para formar una cooperativa y cuántas personas hacen falta.",
    ), ("Invitar a dos productoras más", "Redactar el acuerdo de compra")),
    Subject("public_procurement", 1, (
        "Se completó la inscripción como proveedor del Estado y se buscó la primera compra ágil.",
    ), ("Responder la compra ágil",)),
)  # fmt: skip

TRIVIAL = (
    "Confirmamos la hora de la próxima reunión.",
    "Se le envió el enlace del curso.",
    "No contestó; se dejó mensaje.",
)
GOALS = (
    "Vender a una empresa grande",
    "Formalizar el negocio",
    "Contratar a una persona más",
    "Ordenar costos y precios",
    "Exportar por primera vez",
    "Abrir un segundo local",
    "Obtener resolución sanitaria",
    "Vender en línea",
)
ORIGINS = ("Recomendación", "Charla en la comuna", "Municipalidad", "Redes sociales", "Feria", "Otra institución")

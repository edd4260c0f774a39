"""The ``encadena`` program: Django's commands under our own name, with dashes instead of underscores."""

import os
import sys

OURS = {
    "run": "prepara todo, carga la demostración una vez y sirve (lo que hace «make run»)",
    "serve": "sirve las páginas y procesa los trabajos en segundo plano",
    "worker": "procesa los trabajos en segundo plano, sin páginas",
    "demo": "carga la red de demostración (--size small|network|decade)",
    "import-firms": "importa una planilla de empresas y dueños",
    "round": "resuelve o revisa una agenda de reuniones (round solve, round check)",
    "report": "calcula el informe anual (report network --year 2025 --format pdf --out informe.pdf)",
    "doctor": "dice qué hay en esta máquina, qué falta y cómo conseguirlo",
    "migrate": "prepara la base de datos",
    "load-catalogs": "carga o actualiza los catálogos oficiales",
    "load-network": "carga lo que las fuentes públicas dicen de la red",
    "createsuperuser": "crea una cuenta de administración",
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "encadena.site.settings")
    arguments = sys.argv[1:]
    if not arguments or (arguments[0] in {"-h", "--help", "help"} and len(arguments) == 1):
        print(_help())
        return
    from django.core.management import execute_from_command_line

    command = arguments[0].replace("-", "_") if not arguments[0].startswith("-") else arguments[0]
    execute_from_command_line([os.path.basename(sys.argv[0]), command, *arguments[1:]])


def _help() -> str:
    width = max(map(len, OURS))
    lines = [f"  encadena {name:<{width}}  {text}" for name, text in OURS.items()]
    return "\n".join(
        [
            "Encadena: la red de centros de negocios, de punta a punta.",
            "",
            *lines,
            "",
            "«encadena COMANDO --help» explica cada uno.",
        ]
    )

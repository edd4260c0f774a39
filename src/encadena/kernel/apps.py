from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "encadena.kernel"
    label = "kernel"

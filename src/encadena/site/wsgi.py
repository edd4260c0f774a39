"""The WSGI application that ``encadena serve`` and any other server run."""

import os

from django.core.wsgi import get_wsgi_application

from encadena.kernel.garbage import look_seldom

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "encadena.site.settings")
application = get_wsgi_application()
look_seldom()

"""The WSGI application: ``gunicorn config.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

# Every view is imported and the public pages' templates are read before the first visitor comes:
# else whoever is first at each process waits seconds for it (G12).
from config.warming import warm  # noqa: E402 - the apps must be loaded

warm()

"""The WSGI application: ``gunicorn config.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

from config.receiving import Received
from config.warming import warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = Received(get_wsgi_application())
# Before the first visitor comes: else whoever is first at each process waits seconds (G12).
warm()

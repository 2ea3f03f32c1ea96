"""The WSGI application: ``gunicorn config.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

from config.receiving import Received

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = Received(get_wsgi_application())

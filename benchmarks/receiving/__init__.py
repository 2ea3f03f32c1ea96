"""The same submission sent to ours, to a bare view and to django-helpdesk, each in a process apart.

Each module here is run as ``python -m benchmarks.receiving.NAME DATABASE_URL COUNT PHOTO`` and
prints one JSON object. ``posting.py`` is the only thing they share: it knows Django and nothing of
ours, so that it also runs in the peer's own virtual environment.
"""

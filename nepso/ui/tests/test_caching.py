from django.http import HttpResponse
from django.test import RequestFactory
from django.views.decorators.cache import never_cache

from nepso.ui.caching import kept_nowhere


def test_what_nobody_keeps_says_what_django_says():
    def said(decorator):
        answer = decorator(lambda request: HttpResponse("x"))(RequestFactory().get("/"))
        return set(answer["Cache-Control"].split(", "))

    assert said(kept_nowhere) == said(never_cache)


def test_a_view_that_says_otherwise_is_overruled():
    def view(request):
        return HttpResponse("x", headers={"Cache-Control": "public, max-age=60"})

    assert "public" not in kept_nowhere(view)(RequestFactory().get("/"))["Cache-Control"]

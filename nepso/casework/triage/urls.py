"""Addresses of triage."""

from django.urls import path
from django.views.decorators.cache import never_cache

from nepso.casework.triage.views_staff import configuring, deciding, item, queue, sealed

app_name = "triage"
urlpatterns = [
    path("", queue.queue, name="list"),
    path("khan/", queue.urgent, name="urgent"),
    path("do-khop/", queue.agreement, name="agreement"),
    path("tuyen/", configuring.routes, name="routes"),
    path("tuyen/<str:public_id>/het/", configuring.route_stop, name="route_end"),
    path("truc/", configuring.on_call, name="on_call"),
    path("truc/<str:public_id>/het/", configuring.on_call_stop, name="on_call_end"),
    path("niem-phong/", sealed.sealed, name="sealed"),
    path("niem-phong/<str:public_id>/", sealed.sealed_one, name="sealed_one"),
    path("<str:public_id>/", item.item, name="item"),
    path("<str:public_id>/buoc/", item.step, name="step"),
    path("<str:public_id>/che/", item.redact, name="redact"),
    path("<str:public_id>/bi-phan-anh/", deciding.name, name="name"),
    path("<str:public_id>/quyet-dinh/<str:choice>/", deciding.decide, name="decide"),
    path("<str:public_id>/anh/<str:material>/", item.picture, name="picture"),
    path("<str:public_id>/anh/<str:material>/che/", item.picture_redact, name="picture_redact"),
    path("<str:public_id>/anh/<str:material>/huy/", item.picture_destroy, name="picture_destroy"),
]
for address in urlpatterns:  # nothing of a submission stays in a browser's cache
    address.callback = never_cache(address.callback)

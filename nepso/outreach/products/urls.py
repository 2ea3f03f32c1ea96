"""Addresses of products and the library, under san-pham/."""

from django.urls import path

from nepso.outreach.products import views_public
from nepso.outreach.products.views_staff import (
    asset,
    captions,
    holding,
    library,
    links,
    lists,
    page,
    remarks,
    translations,
    version,
    writing,
)

app_name = "products"
urlpatterns = [
    path("", lists.everything, name="list"),
    path("viet/", writing.write, name="write"),
    path("kho/", library.library, name="library"),
    path("kho/tai/", library.upload_start, name="upload_start"),
    path("kho/tai/phan/", library.upload_part, name="upload_part"),
    path("kho/them/", library.add, name="asset_add"),
    path("kho/<str:public_id>/", asset.asset, name="asset"),
    path("kho/<str:public_id>/sua/", asset.edit, name="asset_edit"),
    path("kho/<str:public_id>/bo/", asset.discard, name="asset_discard"),
    path("kho/<str:public_id>/tep/", asset.file, name="file"),
    path("kho/<str:public_id>/phu-de/<str:language>/", captions.edit, name="caption"),
    path("kho/<str:public_id>/phu-de/<str:language>/bo/", captions.drop, name="caption_drop"),
    path("kho/<str:public_id>/phu-de/<str:language>.vtt", captions.track, name="caption_track"),
    path("kho/<str:public_id>/nho/", asset.thumbnail, name="thumbnail"),
    path("xem-duyet/<str:key>/", views_public.outside, name="outside"),
    path("xem-duyet/<str:key>/anh/<str:asset>/", views_public.outside_file, name="outside_file"),
    path(
        "xem-duyet/<str:key>/anh/<str:asset>/<str:language>.vtt",
        views_public.outside_captions,
        name="outside_captions",
    ),
    path("<str:public_id>/", page.product, name="product"),
    path("<str:public_id>/ban-dich/", translations.everything, name="translations"),
    path("<str:public_id>/ban-dich/<str:language>/", translations.edit, name="translation"),
    path("<str:public_id>/ban-dich/<str:language>/duyet/", translations.decide, name="translated"),
    path("<str:public_id>/sua/", writing.edit, name="edit"),
    path("<str:public_id>/buoc/", page.move, name="move"),
    path("<str:public_id>/lien-ket/", links.links, name="links"),
    path("<str:public_id>/lien-ket/<str:link>/thu-hoi/", links.revoke, name="link_revoke"),
    path("<str:public_id>/nhan-duyet/", page.claim, name="claim"),
    path("<str:public_id>/gop-y/", remarks.comment, name="comment"),
    path("<str:public_id>/gop-y/<str:comment_id>/xong/", remarks.resolve, name="resolve"),
    path("<str:public_id>/hinh-anh/", holding.assets, name="assets"),
    path("<str:public_id>/nhiem-vu/", holding.tasks, name="tasks"),
    path("<str:public_id>/ban/<int:number>/", version.version, name="version"),
]

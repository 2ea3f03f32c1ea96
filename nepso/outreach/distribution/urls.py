"""Addresses of outlets, postings and recalls (officers), and of statements (everybody)."""

from django.urls import path

from nepso.outreach.distribution import views_public
from nepso.outreach.distribution.feeds import StatementsFeed, StatementsRss
from nepso.outreach.distribution.views_staff import (
    artworks,
    kit,
    outlets,
    postings,
    product,
    recalls,
    rules,
    serving,
    tables,
    variant,
)

app_name = "distribution"
urlpatterns = [
    path("kenh/", outlets.everything, name="outlets"),
    path("kenh/them/", outlets.add, name="outlet_add"),
    path("kenh/quy-tac/", rules.everything, name="rules"),
    path("kenh/quy-tac/thay-doi/<str:public_id>/", rules.decide, name="rule_decide"),
    path("kenh/quy-tac/<slug:kind>/", rules.edit, name="rule"),
    path("kenh/luot-dang/", postings.everything, name="postings"),
    path("kenh/luot-dang/<str:public_id>/", postings.posting, name="posting"),
    path("kenh/luot-dang/<str:public_id>/buoc/", postings.move, name="posting_move"),
    path("kenh/luot-dang/<str:public_id>/minh-chung/", postings.prove, name="prove"),
    path("kenh/luot-dang/<str:public_id>/tiep-can/", postings.reach, name="reach"),
    path("kenh/luot-dang/<str:public_id>/nhiem-vu/", serving.tasks, name="posting_tasks"),
    path("kenh/minh-chung/<str:public_id>/tep/", postings.proof_file, name="proof_file"),
    path("kenh/minh-chung/<str:public_id>/xem/", postings.see_proof, name="proof_see"),
    path("kenh/do-phu/", postings.coverage, name="coverage"),
    path("kenh/san-pham/<str:public_id>/", product.product, name="product"),
    path("kenh/san-pham/<str:public_id>/thu-hoi/", recalls.begin, name="recall_begin"),
    path("kenh/san-pham/<str:public_id>/bo-tai-lieu/", kit.kit, name="kit"),
    path("kenh/san-pham/<str:public_id>/ban-in/", kit.printed, name="printed"),
    path("kenh/san-pham/<str:public_id>/an-pham/", artworks.everything, name="artworks"),
    path("kenh/san-pham/<str:public_id>/an-pham/<slug:kind>/", artworks.artwork, name="artwork"),
    path("kenh/san-pham/<str:public_id>/bang-so-lieu/", tables.write, name="figure_table"),
    path("kenh/san-pham/<str:public_id>/bang-so-lieu/buoc/", tables.move, name="figure_table_move"),
    path("kenh/ban/<str:public_id>/", variant.variant, name="variant"),
    path("kenh/ban/<str:public_id>/buoc/", variant.move, name="variant_move"),
    path("kenh/thu-hoi/", recalls.everything, name="recalls"),
    path("kenh/thu-hoi/<str:public_id>/", recalls.recall, name="recall"),
    path("kenh/thu-hoi/<str:public_id>/loi/", recalls.tell_public, name="recall_tell"),
    path("kenh/thu-hoi/noi/<str:public_id>/go/", recalls.tick, name="tick"),
    path("kenh/thu-hoi/noi/<str:public_id>/anh/", recalls.tick_file, name="tick_file"),
    path("kenh/<str:public_id>/sua/", outlets.edit, name="outlet_edit"),
    path("thu-hoi/", views_public.statements, name="statements"),
    path("thu-hoi/atom.xml", StatementsFeed(), name="statement_feed"),
    path("thu-hoi/rss.xml", StatementsRss(), name="statement_feed_rss"),
    path("thu-hoi/<str:public_id>/", views_public.statement, name="statement"),
]

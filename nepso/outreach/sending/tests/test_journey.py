"""One approved product through four services at once: posted, proven, recalled, all confirmed."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from nepso.foundation.files.kinds import MEDIA
from nepso.foundation.files.services import media_keep
from nepso.foundation.files.tests.test_media import sample
from nepso.outreach.distribution.models import Posting, Recall
from nepso.outreach.products.models import Product
from nepso.outreach.products.services import asset_add, caption_write
from nepso.outreach.products.tests.conftest import RIGHTS
from nepso.outreach.sending.models import Delivery, OutletConnection
from nepso.outreach.sending.tests.platforms import FakeGraph, FakeYouTube, FakeZalo
from nepso.outreach.sending.tests.test_folder import far, kept_in  # noqa: F401
from nepso.outreach.sending.tests.test_webhook import KEY, receiver  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def services_out_there(settings, receiver, far, serve):  # noqa: F811
    """Facebook and Zalo as servers that behave so, a partner's webhook, a loudspeaker's SFTP."""
    url, store = receiver
    allowed = settings.NEPSO_OUTBOUND_ALLOW
    graph, zalo = FakeGraph(), FakeZalo()
    settings.NEPSO_FACEBOOK = f"{serve(graph).url}/v25.0"
    settings.NEPSO_ZALO = settings.NEPSO_ZALO_TOKENS = serve(zalo).url
    settings.NEPSO_OUTBOUND_ALLOW = (*settings.NEPSO_OUTBOUND_ALLOW, *allowed)
    return graph, zalo, (f"{url}/nhan", store), far


def test_posted_proven_recalled_everywhere(line, services_out_there):
    graph, zalo, (url, store), far = services_out_there  # noqa: F811
    sftp = {"folder": "/loa", "host": "127.0.0.1", "port": str(far.port), "user": "loa",
            "host_key": far.public}  # fmt: skip
    connections = [
        line.connect("facebook", way="real"),
        line.connect("zalo_oa", way="real"),
        line.connect("webhook", way="real", facts={"url": url}, secret={"key": KEY}),
        line.connect("folder", way="real", facts=sftp, secret={"password": "mat-khau"}),
    ]
    product = line.air.desk.approve()
    for connection in connections:
        line.plan(connection, product)
    line.pass_a_minute()

    tried = {one.connection.outlet.kind: one.last_error for one in Delivery.objects.all()}
    assert set(Posting.objects.values_list("state", flat=True)) == {"proven"}, tried
    assert set(OutletConnection.objects.values_list("state", flat=True)) == {"working"}
    (post,) = graph.posts.values()
    (article,) = zalo.articles.values()
    (told,) = store().values()
    words = {one.outlet.kind: one.shown for one in Posting.objects.all()}
    assert post == words["facebook"]["text"]
    assert article["title"] == words["zalo_oa"]["title"]
    assert told["parts"] == words["webhook"]
    script = next((far.folder / "loa").glob("*.txt")).read_text(encoding="utf-8")
    assert words["folder"]["script"] in script
    proofs = {p.outlet.kind: p.proofs.get().kind for p in Posting.objects.all()}
    assert proofs == {"facebook": "link", "zalo_oa": "link", "webhook": "link", "folder": "note"}

    line.recall(product)
    line.pass_a_minute()
    assert (graph.posts, zalo.articles, store(), kept_in(far.folder / "loa")) == ({}, {}, {}, [])
    recall = Recall.objects.get()
    assert recall.state == "closed"
    items = recall.items.filter(posting__isnull=False)
    assert [item.is_automatic and bool(item.proof) for item in items] == [True] * 4
    assert Product.objects.get(pk=product.pk).state == "recalled"


def test_a_second_round_over_everything_changes_nothing(line, services_out_there):
    graph, *_ = services_out_there
    line.plan(line.connect("facebook", way="real"))
    graph.loses_answers = 1
    line.pass_a_minute()
    assert Posting.objects.get().state == "planned"
    line.at_once()
    line.pass_a_minute()
    line.at_once()
    line.pass_a_minute()
    assert (len(graph.posts), Posting.objects.get().state) == (1, "proven")


def test_a_film_of_a_product_goes_to_youtube_with_its_captions_and_comes_back(
    line, serve, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    tube = FakeYouTube()
    settings.NEPSO_YOUTUBE = tube.url = serve(tube).url
    settings.NEPSO_GOOGLE_TOKENS = f"{tube.url}/token"
    kept = film(line.air)
    product = line.air.desk.approve(assets=[kept])
    posting = line.plan(line.connect("youtube", way="real"), product)
    line.pass_a_minute()

    posting.refresh_from_db()
    assert posting.state == "proven", Delivery.objects.get().last_error
    with default_storage.open(kept.stored.path) as stored:
        assert tube.sessions["phien1"]["bytes"] == stored.read()
    (video,) = tube.videos.values()
    assert video["snippet"]["title"] == posting.shown["title"]
    assert len(tube.captions) == 2
    vietnamese, english = tube.captions
    assert b'"language": "vi"' in vietnamese
    assert "Dừng cuộc gọi.".encode() in vietnamese
    assert b'"language": "en"' in english
    assert b"Hang up." in english

    line.recall(product)
    line.pass_a_minute()
    assert tube.videos == {}
    assert Recall.objects.get().state == "closed"


def film(air):
    """A film with sound, its rights whole, captions in two languages."""
    by = air.person("officer")
    stored = media_keep(
        content=ContentFile(sample("film.mp4")), name="phim.mp4", by=by, taken=MEDIA
    )
    asset = asset_add(agency=air.desk.tree["xa-a"], stored=stored, facts=RIGHTS, by=by)
    for language, words in (("vi", "Dừng cuộc gọi."), ("en", "Hang up.")):
        text = f"WEBVTT\n\n00:00.000 --> 00:01.500\n{words}\n"
        caption_write(
            asset=asset, language=language, text=text, is_machine_made=False, revision=0, by=by
        )
    return asset

"""What is aired was chosen by a second person, in the words approved now, and by an act after each
recall."""

import pytest

from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict, NotAllowed
from nepso.outreach.broadcasts import services
from nepso.outreach.broadcasts.machine_links import sound_link
from nepso.outreach.broadcasts.models import Reading
from nepso.outreach.broadcasts.playlists import playlist_of
from nepso.outreach.broadcasts.podcasts import episodes
from nepso.outreach.broadcasts.selectors import chosen_of
from nepso.outreach.broadcasts.tests.test_readings import add, choose
from nepso.outreach.distribution.kinds import PARTS
from nepso.outreach.distribution.models import Variant
from nepso.outreach.products.models import Product

pytestmark = pytest.mark.django_db


@pytest.fixture
def script(air):
    return air.variant(kind="loudspeaker")


def other_words(air, script):
    """A person's words, approved by another."""
    parts = {part.name: script.parts.get(part.name, "") for part in PARTS[script.kind]}
    parts["script"] = f"{parts['script']}\nHãy báo công an xã."
    air.do("edit", script, parts=parts)
    return air.do("approve", script, by="head")


def drop(air, reading, by="officer"):
    services.reading_drop(reading=reading, by=air.person(by))


def test_whoever_added_a_reading_does_not_put_it_on_the_air(air, script):
    reading = add(air, script)
    with pytest.raises(NotAllowed, match="nhờ người khác nghe"):
        choose(air, reading, by="officer")
    choose(air, reading, by="second")
    with pytest.raises(NotAllowed):
        choose(air, add(air, script, by="head"), by="head")


def test_what_runs_is_exchanged_by_the_head_or_the_lead_desk_alone(air, script):
    choose(air, add(air, script), by="second")
    air.out(air.outlet("portal"), script.product)
    other = add(air, script)
    with pytest.raises(NotAllowed, match="thủ trưởng hoặc cơ quan đầu mối"):
        choose(air, other, by="second")
    assert not Reading.objects.get(pk=other.pk).is_chosen
    choose(air, other, by="head")
    choose(air, add(air, script, by="head"), by="lead_desk")


def test_a_reading_of_other_words_is_not_aired_nor_chosen_and_may_be_dropped(air, script, client):
    horn = air.outlet("loudspeaker", name="Đài xã A")
    air.plan(horn, script.product, hours=0.01)
    air.out(air.outlet("podcast"), script.product)
    reading, waiting = choose(air, add(air, script)), add(air, script)
    link = "/" + sound_link(reading).split("/", 3)[3]
    assert "#EXTINF" in playlist_of(horn, today()).split("\n", 2)[2]
    assert len(episodes()) == 1
    played = client.get(link)
    assert b"".join(played.streaming_content)
    other_words(air, script)
    assert "chưa chọn bản đọc" in playlist_of(horn, today())
    assert chosen_of(script.product, script.agency) == {}
    assert episodes() == []
    assert client.get(link).status_code == 404
    with pytest.raises(Conflict, match="Lời đọc đã đổi"):
        choose(air, Reading.objects.get(pk=waiting.pk))
    client.force_login(air.person("officer"))
    page = client.get(f"/kenh/ban-doc/{script.public_id}/").content.decode()
    assert page.count("Lời đã đổi, đọc lại") == 2
    assert "Đang dùng để phát" not in page
    assert "Chưa chọn" in client.get("/kenh/ban-doc/").content.decode()
    drop(air, reading)
    choose(air, add(air, Variant.objects.get(pk=script.pk)))
    assert len(episodes()) == 1


def test_what_was_recalled_is_not_aired_again_by_an_approval_alone(air, script, client):
    reading = choose(air, add(air, script))
    air.out(air.outlet("portal"), script.product)
    with pytest.raises(Conflict):
        drop(air, reading)
    air.recall(script.product)
    assert not Reading.objects.filter(is_chosen=True).exists()
    desk = air.desk
    desk.do("reopen", script.product, reason="Đã gỡ chỗ sai.")
    desk.do("submit", script.product)
    product = desk.do("approve", script.product, by="head")
    assert chosen_of(Product.objects.get(pk=product.pk), script.agency) == {}
    client.force_login(air.person("officer"))
    page = client.get(f"/kenh/ban-doc/{script.public_id}/").content.decode()
    assert 'value="bo"' in page
    with pytest.raises(NotAllowed):
        drop(air, reading, by="other")
    drop(air, reading)


def test_a_reading_of_a_recalled_product_is_dropped(air, script):
    reading = choose(air, add(air, script))
    air.out(air.outlet("portal"), script.product)
    air.recall(script.product)
    drop(air, reading)
    assert not Reading.objects.exists()

"""Whose channels and postings an officer sees first: their own agency's, one press from all."""

import pytest

LISTS = ["/kenh/", "/kenh/luot-dang/"]


@pytest.fixture
def two(air):
    """A posting of one's own ward, and one of another agency."""
    own = air.outlet(name="Trang Facebook xã A")
    other = air.outlet(agency="so-yt", by="other", name="Trang Facebook của Sở")
    product = air.desk.approve()
    air.plan(own, product)
    air.plan(other, product, by="other")
    return air


def seen(client, address):
    page = client.get(address).content.decode()
    return ["Trang Facebook xã A" in page, "Trang Facebook của Sở" in page], page


@pytest.mark.parametrize("here", LISTS)
def test_an_officer_sees_their_own_first_and_all_in_one_press(two, client, here):
    client.force_login(two.person("officer"))
    own, page = seen(client, here)
    assert own == [True, False]
    assert 'href="?cua_toi=0"' in page
    assert 'aria-current="page">Của cơ quan tôi' in page
    assert seen(client, f"{here}?cua_toi=0")[0] == [True, True]
    # Whoever comes with a filter, from the map of coverage say, asked for no agency.
    assert seen(client, f"{here}?hinh_thuc=social")[0] == [True, True]
    # The tabs keep the filters that are on, and begin at the first page.
    assert "?hinh_thuc=social&amp;cua_toi=1" in seen(client, f"{here}?hinh_thuc=social&after=x")[1]
    assert seen(client, f"{here}?hinh_thuc=social&cua_toi=1")[0] == [True, False]


@pytest.mark.parametrize("here", LISTS)
def test_who_runs_the_programme_sees_the_province_first(two, client, here):
    client.force_login(two.person("lead_desk"))
    shown, page = seen(client, here)
    assert shown == [True, True]
    assert 'aria-current="page">Cả tỉnh' in page


def test_an_agency_without_channels_hears_what_to_do(air, client):
    client.force_login(air.person("officer"))
    assert "Cơ quan của bạn chưa ghi kênh nào" in seen(client, "/kenh/")[1]
    assert "Cơ quan của bạn chưa có lượt đăng nào" in seen(client, "/kenh/luot-dang/")[1]

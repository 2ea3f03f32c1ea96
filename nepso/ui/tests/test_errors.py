import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpResponse
from django.test import override_settings
from django.urls import include, path

from nepso.kernel.errors import Conflict, TooMany
from nepso.ui.errors import WORDS, csrf_failure, handler400, render_error
from nepso.ui.middleware import POLICY
from tests.conventions.vietnamese import english_words


def _conflict(request):
    raise Conflict("Nhiệm vụ này vừa được người khác sửa; hãy tải lại trang.")


def _too_many(request):
    raise TooMany("Bạn gửi quá nhanh; hãy chờ một phút.", retry_after=60)


def _broken(request):
    raise RuntimeError("a secret of ours")


def _disk_full(request):
    raise OperationalError("database or disk is full")


def _own_policy(request):
    return HttpResponse(headers={"Content-Security-Policy": "default-src 'none'"})


urlpatterns = [
    path("conflict", _conflict),
    path("too-many", _too_many),
    path("broken", _broken),
    path("disk-full", _disk_full),
    path("own", _own_policy),
    path("", include("config.urls")),
]
handler404 = "nepso.ui.errors.handler404"
handler500 = "nepso.ui.errors.handler500"

here = override_settings(
    ROOT_URLCONF=__name__,
    NEPSO_CONTACT="Sở Văn hóa, Thể thao và Du lịch",
    MIDDLEWARE=["nepso.ui.middleware.ContentSecurityPolicy", "nepso.ui.middleware.ErrorPages"],
)


@pytest.mark.parametrize("status", sorted(WORDS))
@here
def test_every_page_says_what_happened_what_to_do_and_whom_to_ask(rf, status):
    response = render_error(rf.get("/"), status)
    page = response.content.decode()
    assert response.status_code == status
    for words in (WORDS[status].title, WORDS[status].happened, WORDS[status].todo):
        assert words in page
    assert "Sở Văn hóa, Thể thao và Du lịch" in page
    assert not english_words(page)


@here
def test_an_error_of_ours_shows_its_sentence(client):
    response = client.get("/conflict")
    assert response.status_code == 409
    assert "vừa được người khác sửa" in response.content.decode()


@here
def test_htmx_gets_a_fragment_into_the_place_for_messages(client):
    response = client.get("/conflict", headers={"HX-Request": "true"})
    assert response.status_code == 409
    assert response.headers["HX-Retarget"] == "#thong-bao"
    assert "<html" not in response.content.decode()
    assert 'role="alert"' in response.content.decode()


@here
def test_too_many_says_when_to_come_back(client):
    response = client.get("/too-many")
    assert (response.status_code, response.headers["Retry-After"]) == (429, "60")


@here
def test_a_fault_tells_no_secret_and_needs_no_database(client):
    client.raise_request_exception = False
    response = client.get("/broken")
    assert response.status_code == 500
    assert "secret" not in response.content.decode()


@here
def test_a_full_disk_is_told_as_such(client):
    response = client.get("/disk-full")
    assert response.status_code == 503
    assert "chưa được lưu" in response.content.decode()


@here
def test_too_much_is_413_and_nonsense_400(rf):
    assert handler400(rf.get("/"), RequestDataTooBig()).status_code == 413
    assert handler400(rf.get("/"), SuspiciousOperation()).status_code == 400


@here
def test_an_unknown_status_gets_the_page_of_its_class(rf):
    assert render_error(rf.get("/"), 418).status_code == 418
    assert WORDS[400].title in render_error(rf.get("/"), 418).content.decode()
    assert WORDS[500].title in render_error(rf.get("/"), 599).content.decode()


@here
def test_an_old_form_is_told_in_vietnamese(rf):
    response = csrf_failure(rf.get("/"), reason="CSRF token missing")
    assert response.status_code == 403
    assert "Phiên làm việc đã hết hạn" in response.content.decode()
    assert not english_words(response.content.decode())


@here
def test_the_policy_is_on_every_answer_and_allows_nothing_inline(client):
    for address in ("/giao-dien/", "/conflict", "/nowhere"):
        assert client.get(address).headers["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY
    assert client.get("/own").headers["Content-Security-Policy"] == "default-src 'none'"


@pytest.mark.django_db
def test_405_is_a_page_with_the_way_to_its_form(client):
    answer = client.get("/tai-khoan/can-bo/zzzz/vai-tro/")
    page = answer.content.decode()
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert WORDS[405].title in page
    assert 'href="/tai-khoan/can-bo/zzzz/"' in page


@pytest.mark.django_db
def test_who_is_signed_in_keeps_their_frame_and_goes_to_their_desk(client, django_user_model):
    client.force_login(django_user_model.objects.create(username="an", full_name="Nguyễn Văn An"))
    page = client.get("/khong-co-trang-nay/").content.decode()
    assert "Đăng xuất" in page
    assert 'href="/ban-lam-viec/"' in page
    assert not english_words(page)
    client.logout()
    assert "Đăng xuất" not in client.get("/khong-co-trang-nay/").content.decode()


@pytest.mark.django_db
def test_a_form_with_errors_says_so_in_its_title_and_takes_the_focus(client):
    page = client.post("/tai-khoan/dang-nhap/", {}).content.decode()
    assert "<title>Lỗi: Đăng nhập" in page
    assert 'tabindex="-1" autofocus' in page
    assert "<title>Đăng nhập" in client.get("/tai-khoan/dang-nhap/").content.decode()

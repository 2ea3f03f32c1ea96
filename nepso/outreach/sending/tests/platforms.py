"""Servers that behave like the platforms, as far as their documentation says. Written apart from
the adapters: from the documentation cited in them."""

import itertools
import re


class FakeGraph:
    """Graph API: feed, photos, delete, 190 for a dead token; ``trouble`` is answered first."""

    NOT_THERE = {"error": {"code": 100, "error_subcode": 33, "message": "x"}}

    def __init__(self):
        self.posts, self.token, self.trouble = {}, "ma-trang", []
        self.numbers = itertools.count(1)
        self.loses_answers = 0

    def __call__(self, asked):
        given = asked["form"].get("access_token") or asked["query"].get("access_token")
        if given is None:
            given = self._field(asked, "access_token")
        if given != self.token:
            return 400, {}, {"error": {"message": "x", "type": "OAuthException", "code": 190}}
        if self.trouble:
            return self.trouble.pop(0)
        parts = asked["path"].strip("/").split("/")
        if asked["method"] == "DELETE":
            if self.posts.pop(parts[-1], None) is None:
                return 400, {}, self.NOT_THERE
            return 200, {}, {"success": True}
        if asked["method"] == "GET" and parts[-1] == "feed":
            return 200, {}, {"data": [{"id": k, "message": v} for k, v in self.posts.items()]}
        if asked["method"] == "GET":
            return self._seen(parts[-1])
        text = asked["form"].get("message") or self._field(asked, "caption")
        number = f"{parts[-2]}_{next(self.numbers)}"
        self.posts[number] = text
        if self.loses_answers:
            self.loses_answers -= 1
            return 500, {}, b"<html>"
        if parts[-1] == "photos":
            return 200, {}, {"id": "9", "post_id": number}
        return 200, {}, {"id": number}

    def _seen(self, number):
        if "_" in number and number not in self.posts:
            return 400, {}, self.NOT_THERE
        return 200, {}, {"id": number, "name": "Trang xã A"}

    @staticmethod
    def _field(asked, name):
        pattern = rf'name="{name}"\r\n[^\r\n]*\r\n\r\n(.*?)\r\n--'.encode()
        found = re.search(pattern, asked["raw"], re.S)
        return found.group(1).decode() if found else None


class FakeZalo:
    """Open API and its token service: a refresh token serves once, an article comes by a token."""

    def __init__(self):
        self.articles, self.pending, self.refresh = {}, {}, "lam-moi-1"
        self.access, self.turn, self.not_ready = "", 1, 0
        self.loses_answers, self.trouble = 0, []  # what the token service answers first

    def __call__(self, asked):
        path = asked["path"]
        if path == "/v4/oa/access_token":
            return self.trouble.pop(0) if self.trouble else self._token(asked)
        if asked["headers"].get("access_token") != self.access or not self.access:
            return 200, {}, {"error": -216, "message": "Access token is invalid"}
        if path == "/v2.0/oa/getoa":
            return 200, {}, {"error": 0, "data": {"name": "Xã A"}}
        if path == "/v2.0/article/create":
            return self._create(asked["json"])
        if path == "/v2.0/article/verify":
            if self.not_ready:
                self.not_ready -= 1
                return 200, {}, {"error": 0, "data": {}}
            return 200, {}, {"error": 0, "data": {"id": self.pending[asked["json"]["token"]]}}
        if path == "/v2.0/article/getslice":
            rows = [
                {"id": k, "title": v["title"], "link_view": f"https://rd.zapps.vn/{k}"}
                for k, v in self.articles.items()
            ]
            return 200, {}, {"error": 0, "data": {"medias": rows}}
        assert path == "/v2.0/article/remove"
        self.articles.pop(asked["json"]["id"], None)
        return 200, {}, {"error": 0, "message": "Success"}

    def _token(self, asked):
        form = asked["form"]
        good = asked["headers"].get("secret_key") == "khoa" and form["app_id"] == "4291"
        if not good or form["refresh_token"] != self.refresh:
            return 200, {}, {"error": -14020, "error_name": "Invalid refresh token"}
        self.turn += 1
        self.access, self.refresh = f"mo-{self.turn}", f"lam-moi-{self.turn}"
        told = {"access_token": self.access, "refresh_token": self.refresh, "expires_in": "90000"}
        return 200, {}, told

    def _create(self, article):
        if article["cover"]["cover_type"] != "photo" or not article["cover"]["photo_url"]:
            return 200, {}, {"error": -201, "message": "cover"}
        number = f"bai{len(self.pending) + 1}"
        self.articles[number] = article
        self.pending[f"token-{number}"] = number
        if self.loses_answers:
            self.loses_answers -= 1
            return 502, {}, b""
        return 200, {}, {"error": 0, "data": {"token": f"token-{number}"}}


class FakeYouTube:
    """Data API: sessions that are gone on with, captions, delete, private, quota, 401."""

    def __init__(self):
        self.access, self.turn, self.is_revoked = "", 0, False
        self.videos, self.sessions, self.captions = {}, {}, []
        self.takes_at_once, self.quota, self.url = 10**9, 0, ""
        self.down, self.refuses_captions = 0, False
        self.loses_answers, self.channel = 0, "UC-xa-a"

    def __call__(self, asked):
        path = asked["path"]
        if path == "/token":
            if self.is_revoked:
                return 400, {}, {"error": "invalid_grant"}
            self.turn += 1
            self.access = f"mo-{self.turn}"
            return 200, {}, {"access_token": self.access, "expires_in": 3600}
        if asked["headers"].get("authorization") != f"Bearer {self.access}":
            return 401, {}, {"error": {"code": 401, "errors": [{"reason": "authError"}]}}
        if self.down or self.quota:
            return self._troubled()
        if path == "/youtube/v3/channels":
            return 200, {}, {"items": [{"id": self.channel, "snippet": {"title": "Kênh xã A"}}]}
        if path == "/upload/youtube/v3/captions":
            return self._caption(asked)
        if path == "/upload/youtube/v3/videos":
            name = f"phien{len(self.sessions) + 1}"
            size = int(asked["headers"]["x-upload-content-length"])
            self.sessions[name] = {"about": asked["json"], "size": size, "bytes": b"", "id": ""}
            return 200, {"Location": f"{self.url}/upload/{name}"}, {}
        if path.startswith("/upload/phien"):
            session = self.sessions.get(path.rsplit("/", 1)[1])
            return self._bytes(session, asked) if session else (404, {}, {})
        return self._video(asked)

    def _troubled(self):
        if self.down:
            self.down -= 1
            return 503, {}, b""
        self.quota -= 1
        return 403, {}, {"error": {"code": 403, "errors": [{"reason": "quotaExceeded"}]}}

    def _caption(self, asked):
        if self.refuses_captions:
            return 400, {}, {"error": {"code": 400, "errors": [{"reason": "invalidMetadata"}]}}
        self.captions.append(asked["raw"])
        return 200, {}, {"id": "phu-de"}

    def _bytes(self, session, asked):
        if session["id"]:
            return 200, {}, self._resource(session)
        span = asked["headers"]["content-range"]
        found = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", span)
        if found:
            assert int(found.group(1)) == len(session["bytes"]), "a hole"
            session["bytes"] += asked["raw"][: self.takes_at_once]
        if len(session["bytes"]) == session["size"]:
            session["id"] = f"video{len(self.videos) + 1}"
            self.videos[session["id"]] = session["about"]
            if self.loses_answers:
                self.loses_answers -= 1
                return 503, {}, b""
            return 201, {}, self._resource(session)
        headers = {}
        if session["bytes"]:
            headers["Range"] = f"bytes=0-{len(session['bytes']) - 1}"
        return 308, headers, b""

    def _resource(self, session):
        about = {**session["about"]["snippet"], "channelId": self.channel}
        return {"id": session["id"], "snippet": about}

    def _video(self, asked):
        if asked["method"] == "DELETE":
            there = self.videos.pop(asked["query"]["id"], None)
            return (204, {}, b"") if there else (404, {}, {"error": {"code": 404}})
        assert asked["method"] == "PUT"
        if asked["json"]["id"] not in self.videos:
            return 404, {}, {"error": {"code": 404}}
        self.videos[asked["json"]["id"]]["status"] = asked["json"]["status"]
        return 200, {}, {}

/* Keeps public pages that a person has read, so that they can be read again without a network.
   The network always comes first; what is kept is shown only when it does not answer, and no longer
   than a week. Only the pages named here are ever kept: never what a citizen reports or follows
   (/phan-anh/, /tra-cuu/), never what somebody searched or looked up, never an officer's page. */
"use strict";

const KEPT = "nep-trang-1";
const MOST = 80;
const LASTS = 7 * 24 * 3600 * 1000;
const OFFLINE = "/khong-co-mang/";
const PAGES = [
  /^\/$/,
  /^\/bo-quy-tac\//,
  /^\/tin\//,
  /^\/don-vi\//,
  /^\/dinh-chinh\/(\d+\/)?$/,
  /^\/thu-hoi\/([a-z0-9]{16}\/)?$/,
  /^\/chien-dich\/([a-z0-9]{16}\/)?$/,
  /^\/canh-bao\/$/,
  /^\/ke-hoach-cong-khai\/$/,
  /^\/tien-do\/(muc\/[^/]+\/)?$/,
  /^\/so-lieu\/$/,
  /^\/tro-nang\/$/,
];
const PARTS = /^\/tinh\//;

function isKept(request) {
  const there = new URL(request.url);
  if (request.method !== "GET" || there.origin !== self.location.origin) return false;
  if (PARTS.test(there.pathname)) return true;
  return there.search === "" && PAGES.some((page) => page.test(there.pathname));
}

async function keep(request, answer) {
  const shelf = await caches.open(KEPT);
  if (answer.status === 404 || answer.status === 410) return shelf.delete(request);
  if (answer.status !== 200 || answer.redirected || answer.type !== "basic") return undefined;
  const rules = answer.headers.get("Cache-Control") || "";
  if (!/public/.test(rules) || /no-store|private/.test(rules)) return undefined;
  await shelf.put(request, answer);
  const keys = (await shelf.keys()).filter((key) => new URL(key.url).pathname !== OFFLINE);
  return Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map((key) => shelf.delete(key)));
}

/* What a page says of now (an alert that holds, that none does) is not true for a week: the page
   names the moment until which it may be shown without a network. */
function isFresh(answer) {
  const until = Date.parse(answer.headers.get("X-Nep-Until") || "");
  if (!Number.isNaN(until) && Date.now() >= until) return false;
  const made = Date.parse(answer.headers.get("Date") || "");
  return Number.isNaN(made) || Date.now() - made < LASTS;
}

async function fromShelf(request) {
  const shelf = await caches.open(KEPT);
  const found = await shelf.match(request, { ignoreVary: true });
  if (found && (PARTS.test(new URL(request.url).pathname) || isFresh(found))) return found;
  if (found) await shelf.delete(request);
  return undefined;
}

async function answerOf(event) {
  const request = event.request;
  try {
    const answer = await fetch(request);
    event.waitUntil(keep(request, answer.clone()));
    return answer;
  } catch (away) {
    const found = await fromShelf(request);
    if (found) return found;
    if (request.mode !== "navigate") throw away;
    return (await (await caches.open(KEPT)).match(OFFLINE)) || Response.error();
  }
}

/* Without cookies: nothing that waits for one person is read away or kept with it. */
async function offlinePage() {
  const page = await fetch(new Request(OFFLINE, { credentials: "omit" }));
  if (page.ok) await (await caches.open(KEPT)).put(OFFLINE, page);
}

self.addEventListener("install", (event) => {
  event.waitUntil(offlinePage().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const others = (names) => names.filter((name) => name !== KEPT && name.startsWith("nep-trang-"));
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(others(names).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("message", (event) => {
  const asked = ((event.data && event.data.keep) || []).slice(0, 40).map((url) => new Request(url));
  const one = (request) => fetch(request).then((answer) => keep(request, answer)).catch(() => undefined);
  event.waitUntil(Promise.all(asked.filter(isKept).map(one)));
});

self.addEventListener("fetch", (event) => {
  if (isKept(event.request)) event.respondWith(answerOf(event));
});

/* A word for this device (foundation/webpush). A later one with the same tag takes the place of an earlier
   one; a touch opens a page of ours and no other. */
function pathOf(said) {
  const there = new URL(String(said || "/"), self.location.origin);
  return there.origin === self.location.origin ? there.pathname : "/";
}

self.addEventListener("push", (event) => {
  let said = {};
  try {
    said = event.data.json();
  } catch (unread) {
    said = { body: "Có tin mới." };
  }
  event.waitUntil(
    self.registration.showNotification(String(said.title || "Nếp Số").slice(0, 200), {
      body: String(said.body || "").slice(0, 500),
      tag: String(said.tag || "nep-so"),
      renotify: true,
      lang: "vi",
      data: { path: pathOf(said.url) },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  const path = pathOf(event.notification.data && event.notification.data.path);
  event.notification.close();
  event.waitUntil(
    self.clients.matchAll({ type: "window", includeUncontrolled: true }).then((windows) => {
      const open = windows.find((one) => new URL(one.url).pathname === path);
      return open ? open.focus() : self.clients.openWindow(path);
    }),
  );
});

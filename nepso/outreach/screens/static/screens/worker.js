// Keeps the player's page, style, script, fonts and pictures on the device. The list and the play
// log always go to the network: the player itself keeps what it needs of them.
"use strict";
const SHELL = "vo-1", PICTURES = "hinh-1";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name !== SHELL && name !== PICTURES) await caches.delete(name);
    await self.clients.claim();
  })());
});

async function page(request) {
  const shell = await caches.open(SHELL);
  const path = new URL(request.url).pathname;
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(8000) });
    if (answer.ok) await shell.put(path, answer.clone());
    else if (answer.status === 404) await shell.delete(path); // the code was renewed
    return answer;
  } catch {
    return (await shell.match(path)) || Response.error();
  }
}
async function firstKept(request, name) {
  const cache = await caches.open(name);
  const found = await cache.match(request.url);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request.url, answer.clone());
  return answer;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (/^\/man-hinh\/[^/]+\/(hinh|trang)\//.test(path)) event.respondWith(firstKept(request, PICTURES));
  else if (!path.startsWith("/man-hinh/") && /\.(js|css|woff2|svg)$/.test(path)) event.respondWith(firstKept(request, SHELL));
});

// What the player holds now: kept ahead of need; pictures it no longer names go.
self.addEventListener("message", (event) => {
  const { page: path, pictures, shell } = event.data;
  event.waitUntil((async () => {
    const [kept, held] = [await caches.open(PICTURES), await caches.open(SHELL)];
    const wanted = pictures.map((one) => new URL(one, location.origin).href);
    for (const request of await kept.keys()) if (!wanted.includes(request.url)) await kept.delete(request);
    const missing = async (cache, url) => { if (!(await cache.match(url))) await cache.add(url).catch(() => {}); };
    for (const url of wanted) await missing(kept, url);
    for (const url of [path, ...shell]) await missing(held, url);
  })());
});

// The player of a public screen. Plays what it was last given, network or not; takes a list, a
// recall, an alert at its next call; shows nothing past its end by a clock that our server
// corrected. A token drawn here says which browser this is: only the one that staff joined to the
// screen by its code is believed, and until then nothing is counted. Nothing grows: two slides are filled in turn, one row per posting and quarter of an
// hour goes to IndexedDB, and a row that was taken by the server goes.
"use strict";
(() => {
  const { poll, bucket, player } = document.body.dataset;
  const POLL = Number(poll) * 1000, BUCKET = Number(bucket) * 1000;
  const VERSION = player.split("/").pop().replace(/\.js$/, "").replace(/^player\.?/, "") || "1";
  const SLACK = 120000, DAY = 1440, EVERY_DAY = 127, AT_ONCE = 200;
  const BASE = location.pathname;
  const stage = document.getElementById("san-khau");
  const slides = [...stage.querySelectorAll(".slide")];
  const idle = document.getElementById("cho"), alertBox = document.getElementById("khan");
  const away = document.getElementById("mat-mang"), pairing = document.getElementById("ghep");
  const isLed = stage.classList.contains("stage--led");
  const started = performance.now();

  let list = { items: [], alerts: [], hold: 0, zone: 0 }, tag = "";
  let kept = { offset: 0, last: 0, contact: 0 }; // what this device knows of the time, over restarts
  let device = "", paired = null; // who this browser is; whether it is the screen's, null: not told yet
  let live = null; // { server, perf }: a call answered since the page was opened
  let current = null; // { item, page, ends, begun }
  let front = 0, shownAlert = "", alertTurn = 0, alertEnds = 0, misses = 0, calling = false;
  let rows = new Map(), bucketOf = 0; // the play log of this quarter of an hour

  // --- what outlasts a restart: IndexedDB, one small store each -------------------------------
  const base = new Promise((done) => {
    const asked = indexedDB.open("man-hinh" + BASE, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("kept");
      asked.result.createObjectStore("plays", { keyPath: "id" });
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => done(null); // private window, full disk: plays on, only from memory
  });
  async function ask(store, mode, act) {
    const open = await base;
    if (!open) return undefined;
    return new Promise((done) => {
      try {
        const way = open.transaction(store, mode);
        const request = act(way.objectStore(store));
        way.oncomplete = () => done(request.result);
        way.onerror = way.onabort = () => done(undefined);
      } catch { done(undefined); }
    });
  }
  const keep = (name, value) => ask("kept", "readwrite", (s) => s.put(value, name));
  const recall = (name) => ask("kept", "readonly", (s) => s.get(name));

  // --- the time -------------------------------------------------------------------------------
  // Sure: from a call in this session, or from the device's clock with the difference we told it
  // last, as long as that does not lie before a moment it has lived through. Of two estimates the
  // later holds: ending early is harmless, ending late is not.
  function time() {
    const byDate = Date.now() + kept.offset;
    if (live) return { now: Math.max(byDate, live.server + performance.now() - live.perf), sure: true };
    const atLeast = kept.last + performance.now() - started;
    return { now: Math.max(byDate, atLeast), sure: byDate >= atLeast - SLACK };
  }
  function synchronise(server, sent) {
    const half = (performance.now() - sent) / 2;
    live = { server: server + half, perf: performance.now() };
    kept = { offset: live.server - Date.now(), last: live.server, contact: live.server };
    keep("clock", kept);
  }
  setInterval(() => { if (kept.last) { kept.last = Math.max(kept.last, time().now); keep("clock", kept); } }, 60000);

  // --- what may be shown now ------------------------------------------------------------------
  function secondsOf(item, t) {
    if (t.now - kept.contact > list.hold) return 0;
    if (!t.sure) {
      const timeless = item.slots.find(([days, from, until]) => days === EVERY_DAY && from === 0 && until === DAY);
      return item.until === null && timeless ? timeless[3] : 0;
    }
    if (item.until !== null && t.now >= item.until) return 0;
    const local = new Date(t.now + list.zone * 60000);
    const day = 1 << ((local.getUTCDay() + 6) % 7), minute = local.getUTCHours() * 60 + local.getUTCMinutes();
    const slot = item.slots.find(([days, from, until]) => days & day && from <= minute && minute < until);
    return slot ? slot[3] : 0;
  }
  const running = (alert, t) => t.sure && alert.from <= t.now && t.now < alert.until;

  function following(t) {
    const from = current ? list.items.findIndex((one) => one.id === current.item.id) : -1;
    if (current && from >= 0 && current.page + 1 < pagesOf(current.item) && secondsOf(current.item, t)) {
      return { item: list.items[from], page: current.page + 1 };
    }
    for (let step = 1; step <= list.items.length; step += 1) {
      const item = list.items[(from + step) % list.items.length];
      if (secondsOf(item, t)) return { item, page: 0 };
    }
    return null;
  }
  const pagesOf = (item) => (item.slide ? 1 : Math.max(1, item.pages.length));

  // --- drawing ----------------------------------------------------------------------------------
  function element(name, text, css) {
    const made = document.createElement(name);
    made.textContent = text;
    if (css) made.className = css;
    return made;
  }
  function picture(address, alt, css, gone) {
    const made = element("img", "", css);
    made.alt = alt;
    made.onerror = () => { made.remove(); if (gone) gone(); };
    made.src = address;
    return made;
  }
  function fit(box) {
    const words = box.querySelector(".slide__words") || box;
    for (let size = 0; size <= 6; size += 1) {
      box.dataset.size = size;
      if (words.scrollHeight <= words.clientHeight + 1 && box.scrollHeight <= box.clientHeight + 1) return;
    }
  }
  function run(line) {
    if (!isLed || line.scrollWidth <= stage.clientWidth) return;
    line.classList.add("runs");
    line.style.animationDuration = `${Math.max(6, line.textContent.length * 0.22)}s`;
  }
  function wordsOf(item, page) {
    const words = element("div", "", "slide__words");
    words.lang = item.lang || "vi";
    if (item.title && !isLed) words.append(element("h1", item.title));
    for (const line of item.pages[page] || []) words.append(element("p", line));
    return words;
  }
  function fill(box, item, page) {
    const words = wordsOf(item, page);
    box.className = "slide";
    if (item.slide) box.replaceChildren(picture(item.slide, item.title, "slide__whole", () => {
      item.slide = ""; // lost: all its pages of words are shown instead
      box.replaceChildren(words);
      fit(box);
    }));
    else {
      box.replaceChildren(words);
      if (item.picture && !isLed) {
        box.classList.add("slide--pictured");
        const credit = element("p", item.credit || "", "slide__credit"); // whose, and whether a machine's
        box.append(picture(item.picture, item.alt, "slide__picture", () => {
          box.classList.remove("slide--pictured");
          credit.remove();
        }), credit);
      }
      if (item.pages.length > 1 && !isLed) box.append(element("p", `${page + 1}/${item.pages.length}`, "slide__turn"));
    }
  }
  function show(next, t) {
    current = null;
    const back = slides[front];
    if (next) {
      front = 1 - front;
      const seconds = secondsOf(next.item, t);
      fill(slides[front], next.item, next.page);
      slides[front].hidden = false;
      fit(slides[front]);
      slides[front].querySelectorAll("p").forEach(run);
      const most = next.item.until === null ? Infinity : next.item.until - t.now;
      current = { ...next, begun: performance.now(), ends: performance.now() + Math.min(seconds * 1000, most) };
    }
    back.hidden = true;
    back.replaceChildren();
    idle.hidden = Boolean(next);
  }
  function showAlert(alert, t) {
    if (!alert) {
      if (shownAlert) { alertBox.hidden = true; alertBox.replaceChildren(); shownAlert = ""; }
      return false;
    }
    if (shownAlert !== alert.id) {
      endPlay(t);
      show(null, t);
      shownAlert = alert.id;
      const onset = alert.onset || "";  // a list kept from before has none
      const parts = isLed
        ? [element("p", `${alert.event}: ${alert.headline} ${onset && `${onset}. `}${alert.instruction}`)]
        : [element("strong", alert.event), element("h1", alert.headline), ...(onset ? [element("p", `${onset}.`)] : []), element("p", alert.instruction), element("p", `${alert.area}. ${alert.from_whom}`)];
      alertBox.replaceChildren(...parts);
      alertBox.hidden = false;
      fit(alertBox);
      alertBox.querySelectorAll("p").forEach(run);
    }
    return true;
  }
  function alertNow(t) {
    const valid = list.alerts.filter((one) => running(one, t));
    if (!valid.length) return null;
    if (performance.now() > alertEnds) { alertTurn += 1; alertEnds = performance.now() + 15000; }
    return valid[alertTurn % valid.length];
  }

  // --- one step a second ------------------------------------------------------------------------
  function step() {
    const t = time();
    if (showAlert(alertNow(t), t)) return;
    const there = current && list.items.some((one) => one.id === current.item.id);
    if (current && there && secondsOf(current.item, t) && performance.now() < current.ends) return;
    endPlay(t);
    const next = following(t);
    if (next || current || idle.hidden) show(next, t);
  }

  // --- proof of play ----------------------------------------------------------------------------
  function name(bytes = 10) {
    return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (b) => b.toString(16).padStart(2, "0")).join("");
  }
  function endPlay(t) {
    if (!current || paired === false) return; // what a browser that was not joined shows proves nothing
    const shown = Math.round((performance.now() - current.begun) / 1000);
    if (shown < 1) return;
    if (Math.floor(t.now / BUCKET) !== bucketOf) { rows = new Map(); bucketOf = Math.floor(t.now / BUCKET); }
    const id = current.item.id, now = Math.round(t.now);
    const row = rows.get(id) || { id: name(), posting: id, begun: now - shown * 1000, ended: now, plays: 0, seconds: 0, sure: t.sure };
    if (current.page === 0 || !row.plays) row.plays += 1;
    row.seconds += shown;
    row.ended = now;
    row.sure = row.sure && t.sure;
    rows.set(id, row);
    ask("plays", "readwrite", (s) => s.put(row));
  }
  async function sendPlays() {
    if (Math.floor(time().now / BUCKET) !== bucketOf) rows = new Map();
    const open = new Set([...rows.values()].map((row) => row.id));
    const all = (await ask("plays", "readonly", (s) => s.getAll(null, AT_ONCE + open.size))) || [];
    const closed = all.filter((row) => !open.has(row.id)).slice(0, AT_ONCE);
    if (!closed.length || !paired) return;
    const answer = await fetch(`${BASE}nhat-ky/`, {
      method: "POST", body: JSON.stringify(closed), headers: { "Content-Type": "application/json", "X-Nepso-Device": device },
      credentials: "omit", signal: AbortSignal.timeout(20000),
    });
    if (!answer.ok) return;
    const { kept: taken } = await answer.json();
    await ask("plays", "readwrite", (s) => { let last = s.count(); for (const id of taken) last = s.delete(id); return last; });
  }

  // --- calling ----------------------------------------------------------------------------------
  async function call() {
    if (calling) return;
    calling = true;
    let again = false;
    try {
      const asked = new URLSearchParams({ t: Date.now(), s: current ? current.item.id : shownAlert, v: VERSION });
      const sent = performance.now();
      const answer = await fetch(`${BASE}danh-sach.json?${asked}`, {
        headers: { "If-None-Match": `"${tag}"`, "X-Nepso-Device": device }, cache: "no-store", credentials: "omit", signal: AbortSignal.timeout(15000),
      });
      if (answer.status === 404) await forget();
      else if (answer.status === 200 || answer.status === 304) {
        synchronise(Number(answer.headers.get("X-Nepso-Now")), sent);
        misses = 0;
        hear(answer.headers.get("X-Nepso-Device") || "");
        if (answer.status === 200) { await take(await answer.json(), answer.headers.get("ETag").replace(/^W\/|"/g, "")); again = true; }
        step();
        await sendPlays();
      } else misses += 1;
    } catch { misses += 1; }
    calling = false;
    away.hidden = misses < 2;
    if (misses >= 2) pairing.hidden = true;
    if (again) setTimeout(call, 300); // the next call says that this list is the one that plays
  }
  function hear(told) { // "paired", "unknown", or the code by which staff know this browser
    const is = told === "paired";
    if (is !== paired) { paired = is; keep("paired", is); }
    pairing.hidden = !/^\d{6}$/.test(told);
    pairing.textContent = pairing.hidden ? "" : `Mã ghép máy: ${told.slice(0, 3)} ${told.slice(3)}`;
  }
  async function take(given, named) {
    if (given.player !== player && sessionStorage.getItem("moi") !== given.player) {
      sessionStorage.setItem("moi", given.player);
      location.reload();
      return;
    }
    list = given;
    step(); // what was taken back is off the screen before we say so
    tag = named;
    await keep("list", { list, tag });
    tellWorker();
  }
  async function forget() { // the code was renewed: this device has no right to what it holds
    list = { items: [], alerts: [], hold: 0, zone: 0 };
    tag = "";
    step();
    await keep("list", null);
    tellWorker();
  }

  // --- the worker keeps the page and its pictures for days without network ------------------------
  function tellWorker() {
    if (!navigator.serviceWorker || !navigator.serviceWorker.controller) return;
    const pictures = list.items.flatMap((one) => [one.picture, one.slide]).filter(Boolean);
    const shell = [...new Set(performance.getEntriesByType("resource").map((one) => one.name))]
      .filter((one) => one.startsWith(location.origin) && /\.(js|css|woff2|svg)$/.test(new URL(one).pathname) && !one.includes("/man-hinh/"));
    navigator.serviceWorker.controller.postMessage({ page: BASE, pictures, shell });
  }
  if (navigator.serviceWorker) {
    navigator.serviceWorker.addEventListener("controllerchange", tellWorker);
    navigator.serviceWorker.register("/man-hinh/may-phat.js", { scope: "/man-hinh/" }).then(tellWorker, () => {});
  }

  (async () => {
    const [clock, stored, own] = [await recall("clock"), await recall("list"), await recall("device")];
    paired = (await recall("paired")) ?? null;
    device = own || name(32);
    if (!own) await keep("device", device);
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
    if (clock) kept = clock;
    if (stored) ({ list, tag } = stored);
    step();
    await call();
    setInterval(step, 1000);
    setInterval(call, POLL);
  })();
})();

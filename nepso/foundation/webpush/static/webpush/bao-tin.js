/* Lets a device be told: asks the browser for permission when a person presses the button, never before,
   and hands what the browser answers to an ordinary form of the page. Whoever has no script, or a browser
   that cannot, sees the other ways of the page. */
"use strict";
(() => {
  const place = document.querySelector("[data-push]");
  const able =
    window.isSecureContext &&
    "serviceWorker" in navigator &&
    "PushManager" in window &&
    "Notification" in window;
  if (!place || !able) return;
  const form = place.querySelector("[data-push-form]");
  const leave = place.querySelector("[data-push-leave]");
  const told = place.querySelector("[data-push-told]");
  place.hidden = false;
  document.querySelectorAll("[data-push-none]").forEach((line) => (line.hidden = true));

  function tell(sentence) {
    told.textContent = sentence;
    told.hidden = false;
  }

  function bytes(text) {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  }

  async function subscription() {
    await navigator.serviceWorker.register("/giu-trang.js");
    const keeper = await navigator.serviceWorker.ready;
    const asked = { userVisibleOnly: true, applicationServerKey: bytes(place.dataset.push) };
    try {
      return await keeper.pushManager.subscribe(asked);
    } catch (other) {
      /* bound to a key that this server no longer has: begin anew */
      const old = await keeper.pushManager.getSubscription();
      if (!old) throw other;
      await old.unsubscribe();
      return keeper.pushManager.subscribe(asked);
    }
  }

  if (form) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        if ((await Notification.requestPermission()) !== "granted") {
          tell("Trình duyệt chưa cho phép hiện thông báo: hãy mở cài đặt của trang và cho phép, rồi bấm lại.");
          return;
        }
        const found = (await subscription()).toJSON();
        form.elements.endpoint.value = found.endpoint;
        form.elements.p256dh.value = found.keys.p256dh;
        form.elements.auth.value = found.keys.auth;
      } catch (refused) {
        tell("Trình duyệt không bật được báo tin: hãy thử lại sau, hoặc nhận tin bằng cách khác.");
        return;
      }
      form.submit();
    });
  }

  if (leave) {
    navigator.serviceWorker.getRegistration("/").then(async (keeper) => {
      const found = keeper && (await keeper.pushManager.getSubscription());
      if (!found) return;
      leave.elements.endpoint.value = found.endpoint;
      leave.hidden = false;
    });
  }
})();

/* Asks the browser to keep public pages that were read (giu-trang.js); everything works without. */
"use strict";
if ("serviceWorker" in navigator && window.isSecureContext) {
  window.addEventListener("load", () => {
    navigator.serviceWorker.register("/giu-trang.js").catch(() => undefined);
  });
}

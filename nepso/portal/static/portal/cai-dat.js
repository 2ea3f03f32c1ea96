/* Asks the browser to keep public pages that were read (giu-trang.js); everything works without.
   The page on which the keeper is installed is told to it, since it saw nothing of that one. */
"use strict";
if ("serviceWorker" in navigator && window.isSecureContext) {
  window.addEventListener("load", async () => {
    try {
      await navigator.serviceWorker.register("/giu-trang.js");
      if (navigator.serviceWorker.controller) return;
      const keeper = await navigator.serviceWorker.ready;
      const parts = performance.getEntriesByType("resource").map((entry) => entry.name);
      keeper.active.postMessage({ keep: [window.location.href.split("#")[0], ...parts] });
    } catch (refused) {
      /* a browser that keeps nothing, or a person who wants it so */
    }
  });
}

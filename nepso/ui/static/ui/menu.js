// The phone's menu is a <details>: it opens and closes without this. Escape closes it and gives
// the focus back to its button, a press elsewhere closes it, and aria-expanded tells which it is.
document.querySelectorAll(".nep-menu").forEach(function (menu) {
  var button = menu.querySelector("summary");
  function say() { button.setAttribute("aria-expanded", String(menu.open)); }
  menu.addEventListener("toggle", say);
  say();
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    button.focus();
  });
  document.addEventListener("click", function (event) {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
});

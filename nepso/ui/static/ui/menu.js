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
// The side's list may be longer than the screen: the page one is on is brought into view, without
// moving the page itself.
document.querySelectorAll(".nep-side__inside").forEach(function (side) {
  var here = side.querySelector("[aria-current]");
  if (!here) return;
  var over = here.getBoundingClientRect().bottom - side.getBoundingClientRect().bottom;
  if (over > 0) side.scrollTop += over + side.clientHeight / 3;
});

// Says in Vietnamese which file is chosen; without it the browser says so in its own language.
document.querySelectorAll(".nep-file-wrap").forEach(function (wrap) {
  var input = wrap.querySelector("input");
  function say() {
    var names = Array.prototype.map.call(input.files, function (file) { return file.name; });
    wrap.dataset.said = names.join(", ") || "Chưa chọn tệp nào";
  }
  input.addEventListener("change", say);
  input.addEventListener("nep:files", say); // a program changed them
  say();
});

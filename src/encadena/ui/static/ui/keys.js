// Keys: / searches, g + letter goes ([data-go]), n creates ([data-shortcut="n"]), ? helps. Never while somebody types.
let going = 0;

export function keys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (act(event.key)) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-help]")) help();
  });
  searchBox();
}

function act(key) {
  if (Date.now() - going < 1500) {
    going = 0;
    return follow(`[data-go="${CSS.escape(key)}"]`);
  }
  if (key === "g") return Boolean((going = Date.now()));
  if (key === "/") return focusSearch();
  if (key === "?") return help();
  return /^[a-z]$/.test(key) && follow(`[data-shortcut="${key}"]`);
}

function follow(selector) {
  const target = document.querySelector(selector);
  target?.click();
  return Boolean(target);
}

function focusSearch() {
  const box = document.querySelector("[data-search]");
  box?.focus();
  box?.select();
  return Boolean(box);
}

function help() {
  document.getElementById("ayuda")?.showModal();
  return true;
}

function typing(element) {
  return element.isContentEditable || Boolean(element.closest?.("input:not([type=checkbox],[type=radio]), textarea, select"));
}

// Arrows walk through what the search found; Escape leaves.
function searchBox() {
  const area = document.querySelector(".topbar-search");
  area?.addEventListener("keydown", (event) => {
    const stops = [area.querySelector("[data-search]"), ...area.querySelectorAll(".search-results a")];
    const here = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") document.activeElement.blur();
    if (!step || here < 0) return;
    event.preventDefault();
    stops[(here + step + stops.length) % stops.length].focus();
  });
}

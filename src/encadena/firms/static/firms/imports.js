// The spreadsheet import: a file may be dropped, and the page follows its job to the end.

function dropZone(zone) {
  const input = zone.querySelector('input[type="file"]');
  const over = (on) => (event) => {
    event.preventDefault();
    zone.classList.toggle("is-over", on);
  };
  ["dragenter", "dragover"].forEach((name) => zone.addEventListener(name, over(true)));
  ["dragleave", "drop"].forEach((name) => zone.addEventListener(name, over(false)));
  zone.addEventListener("drop", (event) => {
    if (event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
}

function busy(form) {
  form.addEventListener("submit", () => {
    const button = form.querySelector("button[data-busy]");
    button.textContent = button.dataset.busy;
    button.setAttribute("aria-busy", "true");
  });
}

function reloadWhenDone(place) {
  document.body.addEventListener("htmx:afterSettle", () => {
    if (!place.querySelector("[hx-get]")) {
      window.location.reload();
    }
  });
}

document.querySelectorAll("[data-drop]").forEach(dropZone);
document.querySelectorAll("form:has(button[data-busy])").forEach(busy);
document.querySelectorAll("[data-reload-when-done]").forEach(reloadWhenDone);

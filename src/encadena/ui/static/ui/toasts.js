// Shows the messages of the server: data-toast = short | long (there is something to undo) | stay (errors).
const SECONDS = { short: 6, long: 15 };

export function toasts(root) {
  root.querySelectorAll(".toast[data-toast]:not(.show)").forEach((element) => {
    const seconds = SECONDS[element.dataset.toast];
    const options = seconds ? { autohide: true, delay: seconds * 1000 } : { autohide: false };
    const toast = new window.tabler.Toast(element, options);
    element.addEventListener("hidden.bs.toast", () => element.remove());
    toast.show();
  });
}

// A message made in the browser itself. What is said already is not said twice: a page that asks every second would fill
// the screen while its server is away.
export function say(text) {
  if ([...document.querySelectorAll("#toasts .toast-body")].some((body) => body.textContent === text)) return;
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.setAttribute("role", "status");
  toast.dataset.toast = "short";
  const body = document.createElement("div");
  body.className = "toast-body";
  body.textContent = text;
  toast.append(body);
  document.getElementById("toasts")?.append(toast);
  toasts(document);
}

// What htmx brings in wakes up too; its failures are told, not swallowed.
import { say } from "./toasts.js";

export function swaps(wake) {
  document.body.addEventListener("htmx:load", (event) => wake(event.detail.elt.parentElement ?? document));
  document.body.addEventListener("htmx:sendError", () => tell("offline"));
  document.body.addEventListener("htmx:responseError", () => tell("failed"));
}

function tell(kind) {
  const words = document.getElementById("shell-words");
  if (words) say(words.dataset[kind]);
}

// What htmx brings in wakes up too; its failures are told, not swallowed. An element with data-retry (which must listen
// to the trigger "retry") shows its failure in its own place, with a button to try again.
import { say } from "./toasts.js";

export function swaps(wake) {
  document.body.addEventListener("htmx:load", (event) => wake(event.detail.elt.parentElement ?? document));
  document.body.addEventListener("htmx:sendError", (event) => tell(event.detail.elt, "offline"));
  document.body.addEventListener("htmx:responseError", (event) => tell(event.detail.elt, "failed"));
}

function tell(element, kind) {
  if (element.matches("[data-retry]")) return offerRetry(element);
  const words = document.getElementById("shell-words");
  if (words) say(words.dataset[kind]);
}

function offerRetry(element) {
  const notice = document.getElementById("retry-notice").content.firstElementChild.cloneNode(true);
  notice.querySelector("button").addEventListener("click", () => window.htmx.trigger(element, "retry"));
  element.replaceChildren(notice);
}

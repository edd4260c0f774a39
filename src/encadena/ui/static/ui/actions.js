// Small buttons: data-copy="text" or "#id", data-print, data-confirm="question" (only where nothing can undo), data-back.
import { say } from "./toasts.js";

const ACTIONS = {
  copy: async (button) => {
    const source = button.dataset.copy;
    const text = source.startsWith("#") ? document.querySelector(source).textContent.trim() : source;
    await navigator.clipboard.writeText(text);
    if (button.dataset.copied) say(button.dataset.copied);
  },
  print: () => window.print(),
  back: () => window.history.back(),
};

export function actions(root) {
  for (const [name, act] of Object.entries(ACTIONS)) {
    root.querySelectorAll(`button[data-${name}]:not([data-awake])`).forEach((button) => {
      button.dataset.awake = "";
      button.addEventListener("click", () => act(button));
    });
  }
  root.querySelectorAll("form[data-confirm]:not([data-awake])").forEach((form) => {
    form.dataset.awake = "";
    form.addEventListener("submit", (event) => {
      if (!window.confirm(form.dataset.confirm)) event.preventDefault();
    });
  });
}

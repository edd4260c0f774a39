// Voice into text by the browser's own recogniser, where there is one; the button stays hidden elsewhere.
import { words } from "./figures.js";

const LANGUAGES = { es: "es-CL", en: "en-GB" };

export function dictation(form) {
  const Recognition = window.SpeechRecognition || window.webkitSpeechRecognition;
  const button = form.querySelector("[data-dictate]");
  if (!Recognition || !button) return;
  const target = form.querySelector(`#${button.dataset.dictate}`);
  const label = button.lastChild;
  let running = null;
  button.hidden = false;
  button.addEventListener("click", () => (running ? running.stop() : start()));

  function start() {
    running = new Recognition();
    running.lang = LANGUAGES[document.documentElement.lang] || "es-CL";
    running.continuous = true;
    running.addEventListener("result", (event) => {
      const heard = [...event.results].slice(event.resultIndex).filter((r) => r.isFinal);
      for (const result of heard) write(result[0].transcript.trim());
    });
    running.addEventListener("end", () => show((running = null)));
    running.addEventListener("error", () => running?.stop());
    running.start();
    show(running);
  }

  function write(text) {
    target.value = [target.value.trimEnd(), text].filter(Boolean).join(" ");
    target.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function show(active) {
    button.setAttribute("aria-pressed", String(Boolean(active)));
    label.textContent = active ? words().dictating : words().dictate;
  }
}

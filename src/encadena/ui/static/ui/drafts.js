// Forms with data-draft="key" keep what was typed in this browser until they are sent: a lost connection loses nothing.
// Passwords, files and hidden fields are never kept. The restored draft is announced, and can be thrown away.
const WAIT = 500;

export function drafts(root) {
  root.querySelectorAll("form[data-draft]:not([data-draft-awake])").forEach((form) => {
    form.dataset.draftAwake = "";
    const key = `encadena-draft:${form.dataset.draft}`;
    restore(form, key);
    let timer;
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => localStorage.setItem(key, JSON.stringify(values(form))), WAIT);
    });
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      localStorage.removeItem(key);
    });
  });
}

function fields(form) {
  return [...form.elements].filter((e) => e.name && !["hidden", "password", "file", "submit", "button"].includes(e.type));
}

function values(form) {
  return fields(form).map((e) => (["checkbox", "radio"].includes(e.type) ? e.checked : e.value));
}

function restore(form, key) {
  const kept = JSON.parse(localStorage.getItem(key) || "null");
  const now = values(form);
  if (!kept || kept.length !== now.length || JSON.stringify(kept) === JSON.stringify(now)) return;
  fill(form, kept);
  announce(form, () => {
    localStorage.removeItem(key);
    fill(form, now);
  });
}

function fill(form, kept) {
  fields(form).forEach((element, index) => {
    if (["checkbox", "radio"].includes(element.type)) element.checked = kept[index];
    else element.value = kept[index];
  });
}

function announce(form, discard) {
  const notice = document.getElementById("draft-notice").content.firstElementChild.cloneNode(true);
  notice.querySelector("button").addEventListener("click", () => {
    discard();
    notice.remove();
  });
  form.prepend(notice);
}

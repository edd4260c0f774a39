// The button [data-theme-toggle]: the choice is kept; choosing what the system has anyway forgets it again.
export function theme() {
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-toggle]")) return;
    const root = document.documentElement;
    const next = root.getAttribute("data-bs-theme") === "dark" ? "light" : "dark";
    const system = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    root.setAttribute("data-bs-theme", next);
    if (next === system) localStorage.removeItem("encadena-theme");
    else localStorage.setItem("encadena-theme", next);
  });
}

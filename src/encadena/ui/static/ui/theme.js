// Before the first paint: the chosen light, else the system's. Runs in <head>, therefore tiny and classic.
(function () {
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  function chosen() {
    try {
      return localStorage.getItem("encadena-theme");
    } catch (error) {
      return null;
    }
  }
  function apply() {
    document.documentElement.setAttribute("data-bs-theme", chosen() || (dark.matches ? "dark" : "light"));
  }
  apply();
  dark.addEventListener("change", apply);
  window.addEventListener("storage", apply);
})();

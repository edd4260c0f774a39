// Days and durations as the form says them; the words come from the page.
export const words = () => document.getElementById("session-words").dataset;

// Days are Chilean, as on the server, wherever the phone believes to be.
const chilean = new Intl.DateTimeFormat("en-CA", {
  timeZone: "America/Santiago",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

export function isoDay(offset = 0) {
  const [year, month, day] = chilean.format(new Date()).split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, day + offset)).toISOString().slice(0, 10);
}

export function duration(minutes) {
  const { hour, minute } = words();
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours && `${hours} ${hour}`, (rest || !hours) && `${rest} ${minute}`].filter(Boolean).join(" ");
}

export function dayName(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  const language = document.documentElement.lang || "es";
  return new Date(year, month - 1, day).toLocaleDateString(language, { weekday: "long", day: "numeric", month: "short" });
}

export function fold(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

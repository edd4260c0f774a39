// Days and durations as the form says them; the words come from the page.
export const words = () => document.getElementById("session-words").dataset;

export function isoDay(offset = 0) {
  const day = new Date();
  day.setDate(day.getDate() + offset);
  const two = (number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
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

// A row of tabs that does not fit shows the open one. Only the row scrolls: scrollIntoView would move the page as well.
export function tabs(root) {
  root.querySelectorAll(".tabs").forEach((row) => {
    const open = row.querySelector(".nav-link.active");
    if (open) row.scrollLeft = open.offsetLeft - (row.clientWidth - open.offsetWidth) / 2;
  });
}

// Sizes known only at run time: data-width="37" (percent), data-left, data-top, data-height (percent) through CSSOM,
// because the Content-Security-Policy forbids style attributes.
const PROPERTIES = { width: "width", height: "height", left: "left", top: "top" };

export function sizes(root) {
  for (const [name, property] of Object.entries(PROPERTIES)) {
    root.querySelectorAll(`[data-${name}]`).forEach((element) => {
      const value = Number.parseFloat(element.dataset[name]);
      if (Number.isFinite(value)) element.style.setProperty(property, `${value}%`);
    });
  }
}

// On a phone the strip of regions starts folded: the firms come first.
const strip = document.querySelector(".firms-strip");
if (strip && window.matchMedia("(max-width: 991px)").matches) strip.open = false;

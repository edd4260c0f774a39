// The behaviour of the shell. Every module wakes up the elements it knows, on load and after each htmx swap.
import { actions } from "./actions.js";
import { drafts } from "./drafts.js";
import { filters } from "./filters.js";
import { keys } from "./keys.js";
import { sizes } from "./sizes.js";
import { swaps } from "./swaps.js";
import { tabs } from "./tabs.js";
import { theme } from "./theme_toggle.js";
import { toasts } from "./toasts.js";

const onElements = [sizes, tabs, toasts, drafts, filters, actions];

function wake(root) {
  onElements.forEach((module) => module(root));
}

keys();
theme();
swaps(wake);
wake(document);

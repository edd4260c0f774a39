// The form without the phone's memory: correcting a session that is in the log.
import { wakeForm } from "./form.js";

wakeForm(document.querySelector("[data-session-form]"));

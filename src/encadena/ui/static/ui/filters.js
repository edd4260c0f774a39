// Filter forms with data-autosubmit send themselves when something changes; text waits until the typing stops.
// Empty fields stay out of the address, so that it can be read and sent to a colleague.
const WAIT = 400;

export function filters(root) {
  root.querySelectorAll("form[data-autosubmit]:not([data-awake])").forEach((form) => {
    form.dataset.awake = "";
    let timer;
    form.addEventListener("change", () => form.requestSubmit());
    form.addEventListener("input", (event) => {
      if (!event.target.matches("input[type=search], input[type=text], input:not([type])")) return;
      clearTimeout(timer);
      timer = setTimeout(() => form.requestSubmit(), WAIT);
    });
    form.addEventListener("formdata", (event) => dropEmpty(event.formData));
  });
}

function dropEmpty(data) {
  for (const [name, value] of [...data.entries()]) {
    if (value === "") data.delete(name);
  }
}

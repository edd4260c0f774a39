// Shows only the places that fit the chosen role; without this script the server still checks.

const kinds = JSON.parse(document.getElementById("place-kinds").textContent);
const role = document.getElementById("id_role");
const place = document.getElementById("id_place");

const fit = () => {
  const wanted = kinds[role.value];
  for (const option of place.options) {
    const fits = option.value === "" ? !wanted || wanted === "buyer" : option.value.startsWith(`${wanted}:`);
    option.hidden = option.disabled = !fits;
  }
  for (const group of place.querySelectorAll("optgroup")) {
    group.hidden = [...group.children].every((option) => option.hidden);
  }
  if (place.selectedOptions[0]?.disabled ?? true) {
    place.value = [...place.options].find((option) => !option.disabled)?.value ?? "";
  }
  place.closest(".mb-3").hidden = !wanted;
};

role.addEventListener("change", fit);
fit();

"use strict";
const form = document.getElementById("filter");
const findings = [...document.querySelectorAll("article[data-severity]")];
const sections = [...document.querySelectorAll("section.file")];
function apply() {
  const severities = new Set([...form.elements.severity].filter((box) => box.checked).map((box) => box.value));
  const category = form.elements.category.value;
  let shown = 0;
  for (const finding of findings) {
    finding.hidden = !severities.has(finding.dataset.severity) || (category !== "" && finding.dataset.category !== category);
    shown += finding.hidden ? 0 : 1;
  }
  for (const section of sections) section.hidden = !section.querySelector("article:not([hidden])");
  document.getElementById("shown").textContent = `${shown} of ${findings.length} findings shown.`;
}
form.hidden = false;
form.addEventListener("change", apply);
apply();

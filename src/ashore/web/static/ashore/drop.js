// Files dropped into the box are chosen as if they were picked; without this the picker serves.
"use strict";
for (const form of document.querySelectorAll("[data-drop]")) {
  const input = form.querySelector('input[type="file"][multiple]');
  form.addEventListener("dragover", (event) => { event.preventDefault(); });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer || !event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.focus();
  });
}

// Small comforts; every page works without them.
"use strict";
// Leaving quickly must not wait for the server: the page empties at once.
document.addEventListener("submit", (event) => {
  if (event.target.querySelector("[data-leave]")) document.body.hidden = true;
});
// A browser that went back shows a kept picture of the page: it is asked for anew.
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
// What is off is read out first.
document.getElementById("problems")?.focus();

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
// A case that locked itself must not stay on the screen; what is being filled in is not lost.
const rest = Number(document.body.dataset.locksAfter || 0) * 60000;
if (rest > 0) {
  const main = document.querySelector("main");
  const putAway = () => {
    const shown = document.getElementById("put-away").content.cloneNode(true).firstElementChild;
    const goOn = shown.querySelector("button");
    goOn.addEventListener("click", async () => {
      // Only the server knows whether the case is open still; if not, the page stays put away.
      const answer = await fetch(goOn.dataset.asks).catch(() => null);
      if (!answer?.ok || answer.redirected) return location.assign(shown.querySelector("a").href);
      shown.remove();
      main.hidden = false;
      wait();
    });
    main.hidden = true;
    main.before(shown);
  };
  let timer;
  const wait = () => { clearTimeout(timer); timer = setTimeout(putAway, rest); };
  document.addEventListener("htmx:afterRequest", () => { if (!main.hidden) wait(); });
  wait();
}

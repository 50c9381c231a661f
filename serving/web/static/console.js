// Adds to pages that already work without it: quiet refresh in place, and how strongly the overlay shows.
"use strict";

for (const strength of document.querySelectorAll(".strength")) {
  const overlay = strength.closest(".viewer").querySelector(".overlay");
  const slider = strength.querySelector("input");
  if (!overlay) continue;
  strength.hidden = false;
  slider.addEventListener("input", () => { overlay.style.opacity = slider.value / 100; });
}

const live = document.querySelector("#live[data-refresh]");
if (live) setInterval(() => refresh(live), 1000 * Number(live.dataset.refresh));

async function refresh(place) {
  if (document.hidden || place.contains(document.activeElement)) return;
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    if (answer.redirected) { location.reload(); return; }
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#live");
    if (fresh) place.replaceChildren(...fresh.childNodes);
  } catch (error) {
    console.info("refresh failed, trying again", error.name);
  }
}

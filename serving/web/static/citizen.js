// Adds to pages that work without it: the next page without a reload, the focus on its heading, and the way back.
// What is told lives in this script's memory for as long as the page is open; it enters no address and no storage.
"use strict";

const HOME_MS = 90_000;
const WARN_MS = 70_000;
const turns = [];
let waiting = false;

function find(selector) { return document.querySelector(selector); }

function prepare() {
  for (const one of document.querySelectorAll("[data-copy], [data-print]")) one.hidden = false;
  askOnlyWhatApplies();
  limitAreas();
}

function show(page, url) {
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.body.className = page.body.className;
  Object.assign(document.body.dataset, page.body.dataset);
  document.body.replaceChildren(...page.body.childNodes);
  prepare();
  const share = url.endsWith("#share") ? find("#share [role=status]") || find("#share") : null;
  const target = find("#problem") || share || find("h1");
  scrollTo(0, 0);
  if (!target) return;
  if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
  target.focus({ preventScroll: target.tagName === "H1" });
}

async function post(url, body) {
  waiting = true;
  find("main").setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url.split("#")[0], { method: "POST", body, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector("main")) throw new Error("no page");
    show(page, url);
    return true;
  } catch (error) {
    fail();
    return false;
  } finally {
    waiting = false;
    find("main").removeAttribute("aria-busy");
  }
}

function fail() {
  const old = find("#failed");
  if (old) old.remove();
  const note = document.createElement("p");
  note.id = "failed";
  note.className = "callout bad";
  note.setAttribute("role", "alert");
  note.textContent = document.body.dataset.failed;
  find("main").prepend(note);
  scrollTo(0, 0);
}

function changesThePage(form, submitter) {
  return form.method === "post" && !(submitter && submitter.formTarget);
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!changesThePage(form, event.submitter)) return;
  event.preventDefault();
  if (waiting) return;
  const body = new URLSearchParams(new FormData(form, event.submitter));
  const url = form.getAttribute("action");
  const isLeaving = ["share", "improve", "withdraw"].includes(body.get("go"));
  if (!await post(url, body) || isLeaving) return;
  const place = (history.state && history.state.place || 0) + 1;
  turns[place] = { url, body };
  turns.length = place + 1;
  history.pushState({ place }, "", url.split("#")[0]);
});

addEventListener("popstate", (event) => {
  const turn = turns[event.state && event.state.place || 0];
  if (turn) post(turn.url, turn.body);
  else location.reload();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-print], [data-copy]");
  if (!button) return;
  if (button.hasAttribute("data-print")) { print(); return; }
  const text = document.getElementById(button.dataset.copy);
  const said = find("#copied");
  try {
    await navigator.clipboard.writeText(text.value);
    said.textContent = button.dataset.copied;
  } catch (error) {
    text.closest("details").open = true;
    text.select();
    said.textContent = document.execCommand("copy") ? button.dataset.copied : button.dataset.notCopied;
  }
});

document.addEventListener("change", (event) => {
  const box = event.target;
  const form = box.form;
  if (box.type === "checkbox" && form) {
    if (box.matches("[data-none]") && box.checked) {
      for (const one of form.querySelectorAll("[name=tick]")) one.checked = false;
    } else if (box.name === "tick" && box.checked) {
      const none = form.querySelector("[data-none]");
      if (none) none.checked = false;
    }
  }
  askOnlyWhatApplies();
  limitAreas();
});
document.addEventListener("input", askOnlyWhatApplies);

function askOnlyWhatApplies() {
  const question = find("[data-pregnancy]");
  if (!question) return;
  const form = question.closest("form");
  const told = new FormData(form);
  const years = Number(String(told.get("age")).replace(",", ".")) / (told.get("unit") === "months" ? 12 : 1);
  question.hidden = told.get("sex") === "male" || !told.get("sex") || !(years >= 10 && years <= 55);
}

function limitAreas() {
  const boxes = [...document.querySelectorAll("[name=area]")];
  const isFull = boxes.filter((one) => one.checked).length >= 4;
  for (const one of boxes) one.disabled = isFull && !one.checked;
}

addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll("main details:not(:has(textarea, [name=consent], [name=code]))")) one.open = true;
});

// ---- a shared screen in a hall: ask, then clear ----

let since = Date.now();

function isStillThere() {
  since = Date.now();
  const still = find(".still");
  if (still) still.remove();
}

function watchTheHall() {
  const { home, still, stay } = document.body.dataset;
  if (!home || !document.body.classList.contains("kiosk")) return;
  const quiet = Date.now() - since;
  if (quiet >= HOME_MS) {
    turns.length = 0;
    location.replace(home);
  } else if (quiet >= WARN_MS && !find(".still")) {
    const note = document.createElement("div");
    note.className = "still";
    note.setAttribute("role", "alert");
    const text = document.createElement("p");
    text.textContent = still;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = stay;
    note.append(text, button);
    document.body.append(note);
  }
}

if (document.body.classList.contains("kiosk")) {
  for (const name of ["pointerdown", "keydown", "input", "scroll"]) addEventListener(name, isStillThere, { passive: true });
  setInterval(watchTheHall, 1000);
} else if ("serviceWorker" in navigator) {
  const { worker, scope } = document.body.dataset;
  navigator.serviceWorker.register(worker, { scope }).catch((error) => console.info("offline page not kept", error.name));
}

prepare();

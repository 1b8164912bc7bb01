// Keeps the page up to date. Everything comes from the sandbox's event stream and its controls as JSON, and goes into the
// page as text only, because names and paths are whatever a client sent.
"use strict";

const paths = {
  request: "/_sandbox/requests",
  job: "/_sandbox/jobs",
  operation: "/_sandbox/operations",
  delivery: "/_sandbox/deliveries",
};
const decimals = new Intl.NumberFormat("en-US");

// ---- How a request, a job, an operation, a delivery and a fault are shown: for each field its text, for some its colour,
// and for a bar its words.

const duration = (ms) => (ms >= 1000 ? `${(ms / 1000).toFixed(2)} s` : `${ms.toFixed(1)} ms`);

function requestStatus(data) {
  const { status } = data;
  if (status === null) return data.duration_ms ? ["dropped", "bad"] : ["…", ""];
  return [String(status), status < 400 ? "good" : status < 500 ? "warn" : "bad"];
}

function progressWords(data) {
  const waiting = data.total - data.imports - data.errors;
  const parts = [[data.imports, "imported"], [data.errors, "failed"], [waiting, "to go"]];
  return parts.filter(([count]) => count).map(([count, word]) => `${decimals.format(count)} ${word}`).join(", ");
}

const shown = {
  request: (data) => ({
    order: data.id,
    at: [data.at.slice(11, 23)],
    method: [data.method],
    path: [data.query ? `${data.path}?${data.query}` : data.path],
    notes: [[...(data.replayed ? ["replayed"] : []), ...data.faults.map((id) => `fault ${id}`)].join(", ")],
    status: requestStatus(data),
    duration: [data.duration_ms ? duration(data.duration_ms) : ""],
  }),
  job: (data) => ({
    order: data.created,
    id: [data.id],
    kind: [data.kind],
    progress: [String((data.imports + data.errors) / data.total), undefined, progressWords(data)],
    imported: [String(data.imports / data.total)],
    state: [data.status.toLowerCase(), { COMPLETED: "good", FAILED: "bad" }[data.status] || "busy"],
    total: [decimals.format(data.total)],
    imports: [decimals.format(data.imports)],
    errors: [decimals.format(data.errors), data.errors ? "bad" : ""],
    created: [data.created.slice(0, 19).replace("T", " ")],
  }),
  operation: (data) => ({
    order: data.createdAt,
    id: [data.id],
    type: [data.type],
    progress: [String(data.estimatePctComplete || 0)],
    state: [data.state.toLowerCase(), { COMPLETED: "good", FAILED: "bad" }[data.state] || "busy"],
    outcome: [(data.results && data.results.searchExportId) || data.errorDetails],
    created: [data.createdAt.slice(0, 19).replace("T", " ")],
  }),
  delivery: (data) => ({
    order: data.id,
    at: [data.at.slice(11, 23)],
    event: [data.event_name],
    url: [data.url],
    outcome: [data.error || (data.status === null ? "" : `answered ${data.status}`)],
    attempts: [decimals.format(data.attempt_count)],
    state: [data.state.replace("_", " "), { delivered: "good", waiting: "busy", not_sent: "warn" }[data.state] || "bad"],
  }),
  fault: (data) => ({ met: [decimals.format(data.met)], happened: [decimals.format(data.happened)] }),
};

function fill(root, fields) {
  for (const element of root.querySelectorAll("[data-field]")) {
    const [text, tone, words] = fields[element.dataset.field];
    if (element instanceof HTMLProgressElement) element.value = Number(text);
    else if (element.textContent !== text) element.textContent = text;
    if (tone !== undefined) element.dataset.tone = tone;
    if (words !== undefined) element.title = element.ariaValueText = words;
  }
}

// ---- Listings: the newest on top, up to a number of rows. The server decides what matches a filter, so that a listing
// with one is read again after each change.

class Listing {
  constructor(root) {
    this.table = root.querySelector("table");
    this.body = root.querySelector("tbody");
    this.empty = root.querySelector(".empty");
    this.blank = root.querySelector("template").content;
    this.kind = root.dataset.live;
    this.limit = Number(root.dataset.limit);
    this.filter = root.dataset.filter;
    this.source = `${paths[this.kind]}?limit=${this.limit}${this.filter && "&"}${this.filter}`;
    this.waiting = new Map();
  }

  // Many may come in at once: draw them together, once a frame.
  put(data) {
    if (!this.waiting.size) requestAnimationFrame(() => this.draw());
    this.waiting.delete(data.id);
    this.waiting.set(data.id, data);
  }

  draw() {
    for (const data of [...this.waiting.values()].slice(-2 * this.limit)) this.show(data);
    this.waiting.clear();
    while (this.body.rows.length > this.limit) this.rowToDrop().remove();
    this.showEmpty();
  }

  // Shows these, and nothing else.
  replace(all) {
    const ids = new Set(all.map((data) => String(data.id)));
    for (const row of [...this.body.rows]) if (!ids.has(row.dataset.id)) row.remove();
    for (const data of all.reverse()) this.show(data);
    this.showEmpty();
  }

  showEmpty() {
    this.table.hidden = !this.body.rows.length;
    this.empty.hidden = !this.table.hidden;
  }

  // The oldest row, unless it is a job that is still running.
  rowToDrop() {
    const rows = [...this.body.rows].reverse();
    return rows.find((row) => !row.querySelector("[data-tone=busy]")) || rows[0];
  }

  show(data) {
    const fields = shown[this.kind](data);
    const known = [...this.body.rows].find((row) => row.dataset.id === String(data.id));
    fill(known || this.add(data, fields.order), fields);
  }

  add(data, order) {
    const row = this.blank.querySelector("tr").cloneNode(true);
    row.dataset.id = data.id;
    row.dataset.order = order;
    row.classList.add("new");
    for (const link of row.querySelectorAll("[data-link]")) {
      link.href = link.dataset.link + encodeURIComponent(data.id);
    }
    for (const time of row.querySelectorAll("time")) time.dateTime = data.at || data.created || data.createdAt;
    const isOlder = (other) => (typeof order === "number" ? Number(other) < order : other <= order);
    const next = [...this.body.rows].find((other) => isOlder(other.dataset.order));
    this.body.insertBefore(row, next || null);
    return row;
  }
}

const live = [...document.querySelectorAll("[data-live]")].filter((root) => root.dataset.live).map((root) => new Listing(root));
const listings = live.filter((listing) => !listing.filter);
const filtered = live.filter((listing) => listing.filter);
const jobBox = document.querySelector("[data-job]");
const counts = document.querySelectorAll("[data-count]");
const faultTable = document.getElementById("faults");
const clock = document.getElementById("clock");
const faultCount = document.getElementById("fault-count");

function put(kind, data) {
  for (const listing of listings) if (listing.kind === kind) listing.put(data);
  if (kind === "job" && jobBox && jobBox.dataset.job === data.id) showJob(data);
}

function showJob(data) {
  const wasFinished = "finished" in jobBox.dataset;
  fill(jobBox, shown.job(data));
  // The server shows the results of a finished job.
  if (data.finished && !wasFinished) location.reload();
}

function showFaults(faults) {
  faultCount.textContent = String(faults.length);
  faultCount.hidden = !faults.length;
  const message = document.getElementById("faults-changed");
  if (!message) return;
  const rows = faultTable ? [...faultTable.tBodies[0].rows] : [];
  const ids = new Set(faults.map((fault) => String(fault.id)));
  message.hidden = rows.length === ids.size && rows.every((row) => ids.has(row.dataset.id));
  for (const fault of faults) {
    const row = rows.find((candidate) => candidate.dataset.id === String(fault.id));
    if (row) fill(row, shown.fault(fault));
  }
}

// The settings may be changed elsewhere. What is typed into the form stays, so the page only says so.
let firstSettings = null;

function showSettings(settings) {
  const text = JSON.stringify(settings);
  firstSettings ??= text;
  document.getElementById("settings-changed").hidden = text === firstSettings;
}

let ticking = null;

function showClock({ now, frozen }) {
  const ahead = Date.parse(now) - Date.now();
  const tick = () => {
    const time = new Date(frozen ? now : Date.now() + ahead).toISOString();
    clock.textContent = time.slice(0, 19).replace("T", " ");
  };
  clearInterval(ticking);
  ticking = frozen ? null : setInterval(tick, 200);
  tick();
  document.getElementById("clock-state").textContent = frozen ? "stands still" : "runs";
}

function showState(state) {
  for (const element of counts) element.textContent = decimals.format(state[element.dataset.count]);
}

// ---- Reading the controls

async function read(path) {
  const response = await fetch(path, { cache: "no-store" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

// Reads again after a change, with pauses: counting a million events takes a while.
class Refresher {
  constructor(path, show) {
    this.path = path;
    this.show = show;
    this.due = false;
    this.busy = false;
  }

  async wake() {
    this.due = true;
    if (this.busy) return;
    this.busy = true;
    while (this.due && source) {
      this.due = false;
      const begun = performance.now();
      try {
        this.show(await read(this.path));
      } catch {
        break; // the sandbox is gone; the stream wakes this when it is back
      }
      const took = performance.now() - begun;
      await new Promise((resume) => setTimeout(resume, Math.max(250, 20 * took)));
    }
    this.busy = false;
  }
}

const refreshers = [];
if (counts.length) refreshers.push(new Refresher("/_sandbox/state", showState));
if (faultTable) refreshers.push(new Refresher("/_sandbox/faults", showFaults));
if (clock) {
  refreshers.push(new Refresher("/_sandbox/clock", showClock));
  refreshers.push(new Refresher("/_sandbox/settings", showSettings));
}
for (const listing of filtered) refreshers.push(new Refresher(listing.source, (all) => listing.replace(all)));
const wake = () => refreshers.forEach((refresher) => refresher.wake());

// Reads what the stream missed before it began, or while it was interrupted. What the stream has sent in the meantime is
// newer than the answer, and stays.
let sent = null;

async function catchUp() {
  wake();
  const sentSince = (sent = new Set());
  for (const [kind, path] of Object.entries(paths)) {
    const listing = listings.find((candidate) => candidate.kind === kind);
    if (!listing && !(kind === "job" && jobBox)) continue;
    const data = await read(listing ? listing.source : path).catch(() => []);
    for (const one of data.reverse()) if (!sentSince.has(`${kind} ${one.id}`)) put(kind, one);
  }
  if (sent === sentSince) sent = null;
}

// ---- The stream. It is closed while the page is hidden: a browser opens only a few connections to one address.

let source = null;
let paused = false;
const liveButton = document.getElementById("live");

function showLive(word, state) {
  liveButton.dataset.state = state;
  liveButton.firstElementChild.textContent = word;
}

function listen() {
  source = new EventSource("/_sandbox/stream");
  source.onopen = () => {
    showLive("Live", "live");
    catchUp();
  };
  source.onerror = () => showLive("Disconnected", "lost");
  for (const kind of Object.keys(paths)) {
    source.addEventListener(kind, (event) => {
      const data = JSON.parse(event.data);
      if (sent) sent.add(`${kind} ${data.id}`);
      put(kind, data);
      wake();
    });
  }
  source.addEventListener("faults", (event) => {
    showFaults(JSON.parse(event.data));
    wake();
  });
  for (const kind of ["settings", "clock"]) source.addEventListener(kind, wake);
  source.addEventListener("reset", () => location.reload());
}

function stopListening() {
  if (source) source.close();
  source = null;
}

function updateStream() {
  const wanted = !paused && !document.hidden;
  if (wanted && !source) listen();
  if (!wanted) stopListening();
  if (paused) showLive("Paused", "paused");
  liveButton.setAttribute("aria-pressed", String(!paused));
}

liveButton.hidden = false;
liveButton.addEventListener("click", () => {
  paused = !paused;
  updateStream();
});
document.addEventListener("visibilitychange", updateStream);
// The answer to a form replaces the page. What the form itself changes must not reload the page before.
document.addEventListener("submit", stopListening);
updateStream();

// ---- Copying

for (const button of document.querySelectorAll(".copy")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.previousElementSibling.textContent);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 1500);
  });
}

// The reader: builds its columns from JSON, shows what is chosen, and tells the page what was clicked.

const states = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  let state = states.get(parentElement);
  if (!state) {
    state = create(parentElement);
    states.set(parentElement, state);
  }
  state.send = setTriggerValue;
  state.root.dataset.theme = isDark(state.root) ? "dark" : "light";
  state.root.classList.toggle("sans", data.sans);
  state.asked = data;
  settle(state);
  return () => {
    clearTimeout(state.timer);
    state.sizes.disconnect();
    document.removeEventListener("scroll", state.follow, true);
    document.removeEventListener("keydown", state.escape);
    document.removeEventListener("parallax-texts", state.arrived);
    state.root.remove();
    states.delete(parentElement);
  };
}

// The texts come by an element of their own (dashboard/reader/__init__.py); until they are there, all stays as it is.
function settle(state) {
  const texts = globalThis.parallaxTexts;
  if (texts?.version !== state.asked.version) return;
  const data = { ...texts, ...state.asked };
  state.data = data;
  const fresh = state.version !== data.version;
  if (fresh) {
    state.blinded = blinder(data.names);
    build(state, data.articles.map((article) => unpacked(data, article)));
    state.version = data.version;
    state.drawn = state.above = state.focus = null;
  }
  settleOnly(state, data.only);
  redraw(state);
  applyFocus(state, data.focus);
}

function create(parent) {
  const root = make("div", "reader");
  const legend = make("section", "legend");
  legend.setAttribute("aria-label", "Legend and filter of the marks");
  const columns = make("div", "columns");
  const tip = make("div", "tip");
  tip.id = "tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  root.append(legend, columns, tip);
  parent.append(root);
  const state = { root, legend, columns, tip, timer: 0, version: null, only: [], pending: [], send: () => {} };
  root.addEventListener("click", (event) => onClick(state, event));
  root.addEventListener("keydown", (event) => onKey(state, event));
  root.addEventListener("pointerover", (event) => onPoint(state, event));
  root.addEventListener("pointerout", () => {
    if (state.shown !== root.getRootNode().activeElement) hideLater(state); // a step scrolls the page under the pointer
  });
  root.addEventListener("focusin", (event) => onFocus(state, event));
  root.addEventListener("focusout", () => hideLater(state));
  state.sizes = new ResizeObserver(() => drawMaps(state));
  state.sizes.observe(columns);
  state.follow = () => {
    for (const node of columns.children) followView(node);
  };
  state.escape = (event) => event.key === "Escape" && hide(state); // wherever the focus is
  document.addEventListener("keydown", state.escape);
  state.arrived = () => settle(state);
  document.addEventListener("parallax-texts", state.arrived);
  document.addEventListener("scroll", state.follow, { capture: true, passive: true });
  return state;
}

function build(state, articles) {
  hide(state);
  state.columns.style.setProperty("--columns", String(articles.length));
  state.columns.replaceChildren(...articles.map((article) => column(state, article)));
  for (const node of state.columns.children) node.scroller.addEventListener("scroll", () => followView(node), { passive: true });
  buildLegend(state);
}

// Draws again only what a switch, a layer or a choice in the legend changes.
function redraw(state) {
  const { data } = state;
  const drawn = JSON.stringify([data.hidden, data.blind, data.own, state.only]);
  if (state.drawn === drawn) return;
  const above = JSON.stringify([data.blind, data.own, state.only]);
  const held = state.root.getRootNode().activeElement?.closest?.(".explained");
  const [mine, index] = held ? [held.closest(".column"), [...held.closest(".above").querySelectorAll(".explained")].indexOf(held)] : [null, -1];
  state.drawn = drawn;
  applyMarks(state);
  if (state.above !== above) for (const node of state.columns.children) applyAbove(state, node);
  state.above = above;
  applyLegend(state);
  mine?.querySelectorAll(".above .explained")[index]?.focus({ preventScroll: true });
  drawMaps(state);
}

function drawMaps(state) {
  requestAnimationFrame(() => {
    for (const node of state.columns.children) drawMap(node);
  });
}

function applyFocus(state, focus) {
  const name = focus ? focus.article_id + " " + focus.sentence_id : "";
  if (state.focus === name) return;
  const span = outline(state, name, focus);
  if (span) requestAnimationFrame(() => bring(span));
}

function outline(state, name, focus) {
  state.focus = name;
  for (const old of state.root.querySelectorAll(".sentence.focused")) {
    old.classList.remove("focused");
    old.removeAttribute("aria-current");
  }
  const node = focus && [...state.columns.children].find((each) => each.dataset.article === focus.article_id);
  const span = node && node.querySelector(`.sentence[data-sentence="${Number(focus.sentence_id)}"]`);
  if (!span) return null;
  span.classList.add("focused");
  span.setAttribute("aria-current", "true");
  return span;
}

function bring(node) {
  node.scrollIntoView({ block: "center", inline: "nearest", behavior: motion() });
}

function onClick(state, event) {
  const chosen = state.root.getRootNode().getSelection?.() ?? getSelection();
  if (chosen && !chosen.isCollapsed && String(chosen).length) return;
  report(state, event.target);
}

// A sentence that is clicked stays outlined, and its place is in the page's address.
function report(state, target) {
  const sentence = target.closest(".sentence");
  if (!sentence) return;
  const outer = target.closest(".run");
  const place = { article_id: sentence.closest(".column").dataset.article, sentence_id: Number(sentence.dataset.sentence) };
  outline(state, place.article_id + " " + place.sentence_id, place);
  state.send("clicked", { ...place, mark_id: outer ? outer.markId || "" : "" });
}

function onKey(state, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const node = event.target.closest(".column");
  const step = { n: 1, N: 1, p: -1, P: -1 }[event.key];
  const outer = event.target.closest(".stop");
  if (node && step) move(node, step);
  else if (outer && !onMark(state, node, outer, event.key)) return undefined;
  else if (!outer) return undefined;
  event.preventDefault();
  return undefined;
}

function onMark(state, node, outer, key) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
  if (step) reach(node, node.stops[node.stops.indexOf(outer) + step]);
  else if (key === "Home") reach(node, node.stops[0]);
  else if (key === "End") reach(node, node.stops[node.stops.length - 1]);
  else if (key === "Enter" || key === " ") report(state, outer);
  else return false;
  return true;
}

function stepper(state, node, label) {
  const group = make("div", "stepper");
  node.told = make("span", "position");
  const [back, next] = [[-1, "↑", "Previous mark in ", "P"], [1, "↓", "Next mark in ", "N"]].map(([step, sign, words, key]) => {
    const each = button("step", words + label);
    each.textContent = sign;
    each.setAttribute("aria-keyshortcuts", key);
    each.title = `${words.trim().replace(/ in$/, "")} (${key})`;
    each.addEventListener("click", (event) => {
      event.stopPropagation();
      move(node, step);
    });
    return each;
  });
  group.append(node.told, back, next);
  return group;
}

function tell(node) {
  const at = node.stops.indexOf(node.last);
  node.told.textContent = at < 0 ? String(node.stops.length) + (node.stops.length === 1 ? " mark" : " marks") : `${at + 1} of ${node.stops.length}`;
}

function move(node, step) {
  const at = node.stops.indexOf(node.last);
  reach(node, node.stops[at < 0 ? (step > 0 ? 0 : node.stops.length - 1) : at + step]);
}

// One mark of each article is in the tab order; the arrow keys go from mark to mark.
function reach(node, stop) {
  if (!stop) return;
  for (const other of node.stops) other.tabIndex = -1;
  stop.tabIndex = 0;
  stop.focus({ preventScroll: true });
  bring(stop);
}

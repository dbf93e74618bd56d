// Builds the reader from JSON. Every text goes in as a text node: nothing here reads markup.

const SIGNS = { actor: "●", negative: "−", positive: "+", quoted: "“", reported: "›", framing: "◆", loaded: "≈", naming: "□", frame: "▤" };
const WORDS = {
  actor: "actor", negative: "unfavourable", positive: "favourable", quoted: "quotation", reported: "indirect speech",
  framing: "typical word", loaded: "loaded word", naming: "title or description", frame: "generic frame",
};
const HIDE_AFTER = 160; // milliseconds the explanation stays, so that the pointer can move onto it

const states = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  let state = states.get(parentElement);
  if (!state) {
    state = create(parentElement);
    states.set(parentElement, state);
  }
  state.send = (value) => setTriggerValue("clicked", value);
  state.root.dataset.theme = isDark(state.root) ? "dark" : "light";
  if (state.version !== data.version) {
    build(state, data.articles);
    state.version = data.version;
    state.hidden = null;
    state.focus = null;
  }
  applyLayers(state, data.hidden);
  applyFocus(state, data.focus);
  return () => {
    clearTimeout(state.timer);
    state.root.remove();
    states.delete(parentElement);
  };
}

function make(name, css, text) {
  const node = document.createElement(name);
  if (css) node.className = css;
  if (text !== undefined) node.textContent = text;
  return node;
}

function create(parent) {
  const root = make("div", "reader");
  const columns = make("div", "columns");
  const tip = make("div", "tip");
  tip.id = "tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  root.append(columns, tip);
  parent.append(root);
  const state = { root, columns, tip, timer: 0, version: null, hidden: null, focus: null, send: () => {} };
  root.addEventListener("click", (event) => onClick(state, event));
  root.addEventListener("keydown", (event) => onKey(state, event));
  root.addEventListener("pointerover", (event) => onPoint(state, event));
  root.addEventListener("pointerout", () => hideLater(state));
  root.addEventListener("focusin", (event) => onFocus(state, event));
  root.addEventListener("focusout", () => hideLater(state));
  return state;
}

function isDark(root) {
  const parts = (getComputedStyle(root).getPropertyValue("--st-background-color") || "#ffffff").trim();
  const probe = make("span");
  probe.style.color = parts;
  root.append(probe);
  const rgb = (getComputedStyle(probe).color.match(/[\d.]+/g) || [255, 255, 255]).map(Number);
  probe.remove();
  return 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2] < 128;
}

function build(state, articles) {
  hide(state);
  state.columns.replaceChildren();
  state.columns.style.setProperty("--columns", String(articles.length));
  for (const article of articles) state.columns.append(column(state, article));
}

function column(state, article) {
  const node = make("article", "column");
  node.dataset.article = article.id;
  node.setAttribute("aria-label", article.label);
  node.marks = article.marks;
  const head = make("header", "head");
  const names = make("div", "names");
  names.append(make("div", "outlet", article.label), make("div", "meta", article.meta));
  head.append(names, stepper(state, node, article.label));
  const body = make("div", "body");
  for (const block of article.blocks) body.append(paragraph(article, block));
  node.append(head, body);
  return node;
}

function stepper(state, node, label) {
  const group = make("div", "stepper");
  for (const [step, sign, word] of [[-1, "↑", "Previous mark in "], [1, "↓", "Next mark in "]]) {
    const button = make("button", "step", sign);
    button.type = "button";
    button.setAttribute("aria-label", word + label);
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      move(state, node, step);
    });
    group.append(button);
  }
  return group;
}

function paragraph(article, block) {
  const row = make("div", block.title ? "block title" : block.heading ? "block subhead" : "block");
  const margin = make("div", "margin");
  margin.setAttribute("aria-hidden", "true");
  const text = make(block.title ? "h2" : block.heading ? "h3" : "p", "text");
  text.dir = "auto";
  for (const sentence of block.sentences) {
    append(text, article, sentence.gap);
    const span = make("span", "sentence");
    span.dataset.sentence = String(sentence.id);
    append(span, article, sentence.runs);
    text.append(span);
  }
  row.append(margin, text);
  return row;
}

function append(node, article, runs) {
  for (const [words, marks] of runs) node.append(marks ? run(article, words, marks) : words);
}

// One element around another for each mark, the outermost first, so that each keeps its own line.
function run(article, words, marks) {
  const outer = make("span", "run");
  outer.list = marks.map(([index, first, last]) => ({ ...article.marks[index], first: Boolean(first), last: Boolean(last) }));
  outer.layers = [];
  let inner = outer;
  for (const mark of outer.list) {
    const span = make("span");
    const names = mark.css.split(" ").filter(Boolean).map((name) => "px-" + name);
    span.styles = [...names, ...(mark.last ? ["px-last"] : [])].join(" ");
    outer.layers.push([span, mark.layer]);
    inner.append(span);
    inner = span;
    if (mark.first && mark.sign) span.dataset.sign = mark.sign;
  }
  inner.append(words);
  return outer;
}

function applyLayers(state, hidden) {
  const joined = hidden.join("\n");
  if (state.hidden === joined) return;
  state.hidden = joined;
  const off = new Set(hidden);
  for (const node of state.columns.children) {
    for (const outer of node.querySelectorAll(".run")) {
      for (const [span, layer] of outer.layers) span.className = off.has(layer) ? "" : span.styles;
      const shown = outer.list.filter((mark) => !off.has(mark.layer));
      outer.tips = [...new Set(shown.map((mark) => mark.tip).filter(Boolean).reverse())];
      outer.markId = shown.length ? shown[shown.length - 1].id : "";
      outer.kinds = shown.flatMap((mark) => mark.css.split(" "));
      const stop = shown.some((mark) => mark.first && mark.tip);
      outer.classList.toggle("stop", stop);
      if (stop) {
        outer.tabIndex = -1;
        outer.setAttribute("role", "button");
      } else {
        outer.removeAttribute("tabindex");
        outer.removeAttribute("role");
      }
    }
    const first = node.querySelector(".stop");
    if (first) first.tabIndex = 0;
    node.classList.toggle("bare", !first);
    for (const row of node.querySelectorAll(".block")) signs(row);
  }
}

function signs(row) {
  const kinds = new Set([...row.querySelectorAll(".run")].flatMap((outer) => outer.kinds));
  if (kinds.has("negative") || kinds.has("positive")) kinds.delete("actor");
  const nodes = Object.keys(SIGNS).filter((kind) => kinds.has(kind)).map((kind) => {
    const sign = make("span", "sign sign-" + kind, SIGNS[kind]);
    sign.title = WORDS[kind];
    return sign;
  });
  row.querySelector(".margin").replaceChildren(...nodes);
}

function applyFocus(state, focus) {
  const name = focus ? focus.article_id + " " + focus.sentence_id : "";
  if (state.focus === name) return;
  state.focus = name;
  for (const old of state.root.querySelectorAll(".sentence.focused")) {
    old.classList.remove("focused");
    old.removeAttribute("aria-current");
  }
  const node = focus && [...state.columns.children].find((each) => each.dataset.article === focus.article_id);
  const span = node && node.querySelector(`.sentence[data-sentence="${Number(focus.sentence_id)}"]`);
  if (!span) return;
  span.classList.add("focused");
  span.setAttribute("aria-current", "true");
  requestAnimationFrame(() => span.scrollIntoView({ block: "center", inline: "nearest", behavior: motion() }));
}

function motion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}

function onClick(state, event) {
  const chosen = state.root.getRootNode().getSelection?.() ?? getSelection();
  if (chosen && !chosen.isCollapsed && String(chosen).length) return;
  report(state, event.target);
}

function report(state, target) {
  const sentence = target.closest(".sentence");
  if (!sentence) return;
  const outer = target.closest(".run");
  state.send({
    article_id: sentence.closest(".column").dataset.article,
    sentence_id: Number(sentence.dataset.sentence),
    mark_id: outer ? outer.markId || "" : "",
  });
}

function onKey(state, event) {
  if (event.key === "Escape") return hide(state);
  const outer = event.target.closest(".stop");
  if (!outer) return undefined;
  const node = outer.closest(".column");
  const stops = [...node.querySelectorAll(".stop")];
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step) reach(node, stops[stops.indexOf(outer) + step]);
  else if (event.key === "Home") reach(node, stops[0]);
  else if (event.key === "End") reach(node, stops[stops.length - 1]);
  else if (event.key === "Enter" || event.key === " ") report(state, outer);
  else return undefined;
  event.preventDefault();
  return undefined;
}

function move(state, node, step) {
  const stops = [...node.querySelectorAll(".stop")];
  const at = stops.findIndex((stop) => stop === node.last);
  reach(node, stops[at < 0 ? (step > 0 ? 0 : stops.length - 1) : at + step]);
}

// One mark of each article is in the tab order; the arrow keys go from mark to mark.
function reach(node, stop) {
  if (!stop) return;
  for (const other of node.querySelectorAll('.stop[tabindex="0"]')) other.tabIndex = -1;
  stop.tabIndex = 0;
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: "center", inline: "nearest", behavior: motion() });
}

function onPoint(state, event) {
  if (event.target.closest(".tip")) return clearTimeout(state.timer);
  const outer = event.target.closest(".run");
  if (outer && outer.tips && outer.tips.length) show(state, outer, event);
  return undefined;
}

function onFocus(state, event) {
  const outer = event.target.closest(".stop");
  if (!outer) return;
  outer.closest(".column").last = outer;
  show(state, outer, null);
}

function show(state, outer, event) {
  clearTimeout(state.timer);
  state.shown?.removeAttribute("aria-describedby");
  state.shown = outer;
  outer.setAttribute("aria-describedby", "tip");
  state.tip.replaceChildren(...outer.tips.map((line) => make("div", "line", line)));
  state.tip.hidden = false;
  const frame = state.root.getBoundingClientRect();
  const boxes = [...outer.getClientRects()];
  const near = (event && boxes.find((box) => event.clientY >= box.top - 2 && event.clientY <= box.bottom + 2)) || boxes[0];
  const left = Math.min(Math.max(near.left - frame.left, 4), Math.max(frame.width - state.tip.offsetWidth - 4, 4));
  const above = near.top - frame.top - state.tip.offsetHeight - 6;
  state.tip.style.left = `${left}px`;
  state.tip.style.top = `${near.top - state.tip.offsetHeight > 60 && above > 0 ? above : near.bottom - frame.top + 6}px`;
}

function hideLater(state) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => hide(state), HIDE_AFTER);
}

function hide(state) {
  clearTimeout(state.timer);
  state.shown?.removeAttribute("aria-describedby");
  state.shown = null;
  state.tip.hidden = true;
}

// Articles as columns of paragraphs, sentences and runs; which marks show, and the signs in the margin.

const SIGNS = { actor: "●", negative: "−", positive: "+", quoted: "“", reported: "›", framing: "◆", loaded: "≈", naming: "□", doubting: "?", endorsing: "✓", frame: "▤", shared: "=", alone: "1" };
const WORDS = {
  actor: "actor", negative: "unfavourable", positive: "favourable", quoted: "quotation", reported: "indirect speech",
  framing: "typical word", loaded: "loaded word", naming: "title or description", doubting: "doubts a statement",
  endorsing: "endorses a statement", frame: "generic frame",
  shared: "shared passage", alone: "told only here",
};

function column(state, article) {
  const node = make("article", "column");
  node.dataset.article = article.id;
  node.article = article;
  node.setAttribute("aria-label", article.label);
  const head = make("header", "head");
  const names = make("div", "names");
  node.outlet = make("div", "outlet", article.label);
  names.append(node.outlet, make("div", "meta", article.meta));
  head.append(names, stepper(state, node, article.label));
  node.scroller = make("div", "scroll");
  node.scroller.tabIndex = 0;
  node.scroller.setAttribute("role", "group");
  node.scroller.setAttribute("aria-label", "Profile and text of " + article.label);
  node.above = make("div", "above");
  const body = make("div", "body");
  for (const block of article.blocks) body.append(paragraph(article, block));
  node.scroller.append(node.above, body);
  node.runs = [...body.querySelectorAll(".run")];
  node.append(head, node.scroller, minimap(state, node));
  return node;
}

// Marks repeat their kinds and explanations; both are sent once and named by number.
function unpacked(texts, article) {
  const marks = article.marks.map(([kind, tip, id = "", sign = ""]) => {
    const [layer, css, facets] = texts.kinds[kind];
    return { layer, css, facets, groups: grouped(facets), tip: texts.tips[tip], id, sign };
  });
  return { ...article, marks };
}

function grouped(facets) {
  const groups = {};
  for (const facet of facets) (groups[facet.slice(0, facet.indexOf("~"))] ||= []).push(facet);
  return groups;
}

function paragraph(article, block) {
  const row = make("div", block.title ? "block title" : block.heading ? "block subhead" : "block");
  const margin = make("div", "margin");
  margin.setAttribute("aria-hidden", "true");
  const text = make(block.title ? "h2" : block.heading ? "h3" : "p", "text");
  text.dir = "auto";
  for (const [id, gap, runs] of block.sentences) {
    append(text, article, gap);
    const span = make("span", "sentence");
    span.dataset.sentence = String(id);
    append(span, article, runs);
    text.append(span);
  }
  row.append(margin, text);
  return row;
}

function append(node, article, runs) {
  for (const item of runs) node.append(typeof item === "string" ? item : run(article, ...item));
}

// One element around another for each mark, the outermost first, so that each keeps its own line.
function run(article, words, ...parts) {
  const outer = make("span", "run");
  outer.list = parts.map((part) => ({ mark: article.marks[part >> 2], first: Boolean(part & 2), last: Boolean(part & 1) }));
  outer.layers = [];
  let inner = outer;
  for (const part of outer.list) {
    if (part.mark.layer === "blind") {
      outer.called = part.first ? part.mark.sign : "";
      continue;
    }
    const span = make("span");
    const names = part.mark.css.split(" ").filter(Boolean).map((name) => "px-" + name);
    span.styles = [...names, ...(part.last ? ["px-last"] : [])].join(" ");
    outer.layers.push([span, part.mark]);
    inner.append(span);
    inner = span;
    if (part.first && part.mark.sign) span.dataset.sign = part.mark.sign;
  }
  outer.words = words;
  outer.text = document.createTextNode(words);
  outer.spoken = outer.list.some(({ mark }) => mark.layer === "voices" && !mark.facets.includes("voice~own"));
  inner.append(outer.text);
  return outer;
}

// What is chosen of a group must be among a mark's facets of that group; without a choice every mark fits.
function fits(mark, only) {
  return Object.entries(only).every(([group, chosen]) => (mark.groups[group] || []).some((facet) => chosen.includes(facet)));
}

function counts(data, mark) {
  const said = !data.own || mark.layer === "shared" || mark.layer === "coverage" || mark.facets.includes("voice~own");
  return mark.layer !== "blind" && !data.hidden.includes(mark.layer) && said;
}

function applyMarks(state) {
  const { data } = state;
  const only = grouped(state.only);
  for (const node of state.columns.children) {
    for (const mark of node.article.marks) mark.on = counts(data, mark) && (mark.css === "gone" || fits(mark, only));
    for (const outer of node.runs) applyRun(state, outer);
    node.stops = node.runs.filter((outer) => outer.classList.contains("stop"));
    if (node.stops.length) node.stops[0].tabIndex = 0;
    node.last?.classList.remove("current");
    node.last = null;
    node.classList.toggle("bare", !node.stops.length);
    tell(node);
    for (const row of node.querySelectorAll(".block")) signs(row);
  }
}

function applyRun(state, outer) {
  const { data } = state;
  for (const [span, mark] of outer.layers) {
    const css = mark.on ? span.styles : "";
    if (span.className !== css) span.className = css; // what stays as it is isn't laid out anew
  }
  const blind = data.blind && outer.called !== undefined;
  const words = blind ? outer.called : outer.words;
  if (outer.text.data !== words) outer.text.data = words;
  outer.classList.toggle("unnamed", blind && outer.called !== "");
  outer.classList.toggle("spoken", data.own && outer.spoken);
  const shown = outer.list.filter(({ mark }) => mark.on);
  outer.tips = [...new Set(shown.map(({ mark }) => mark.tip).filter(Boolean).reverse())];
  outer.markId = shown.length ? shown[shown.length - 1].mark.id : "";
  outer.kinds = shown.flatMap(({ mark }) => mark.css.split(" "));
  const stop = shown.some((part) => part.first && part.mark.tip) && outer.text.data !== "";
  if (stop) outer.tabIndex = -1;
  if (outer.classList.contains("stop") === stop) return;
  outer.classList.toggle("stop", stop);
  if (stop) outer.setAttribute("role", "button");
  else {
    outer.removeAttribute("tabindex");
    outer.removeAttribute("role");
  }
}

function signs(row) {
  const kinds = new Set([...row.querySelectorAll(".run")].flatMap((outer) => outer.kinds));
  if (kinds.has("negative") || kinds.has("positive")) kinds.delete("actor");
  const shown = Object.keys(SIGNS).filter((kind) => kinds.has(kind));
  if (row.shown === shown.join()) return;
  row.shown = shown.join();
  const nodes = shown.map((kind) => {
    const sign = make("span", "sign sign-" + kind, SIGNS[kind]);
    sign.title = WORDS[kind];
    return sign;
  });
  row.querySelector(".margin").replaceChildren(...nodes);
}

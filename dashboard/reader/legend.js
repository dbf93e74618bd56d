// The legend, which is the filter: an entry that is pressed shows its marks alone.

function buildLegend(state) {
  const { legend, data } = state;
  const box = make("details", "entries");
  box.open = !matchMedia("(max-width: 640px)").matches;
  box.append(make("summary", "", "Legend and filter"));
  for (const group of data.legend) {
    const row = make("div", "group");
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", group.label);
    row.layers = group.layers;
    row.append(make("span", "group-name", group.label));
    const entries = make("div", "group-entries");
    entries.append(...group.entries.map((item) => entry(state, item)));
    row.append(entries);
    box.append(row);
  }
  const told = make("p", "told");
  told.setAttribute("role", "status");
  state.everything = button("everything");
  state.everything.textContent = "Show all marks";
  state.everything.addEventListener("click", () => choose(state, []));
  const line = make("div", "told-line");
  line.append(told, state.everything);
  state.told = told;
  legend.replaceChildren(box, line);
}

function entry(state, item) {
  const node = button("entry");
  node.item = item;
  node.words = make("span", item.css, item.label);
  node.number = make("span", "number");
  node.append(node.words, node.number);
  node.addEventListener("click", () => {
    const rest = state.only.filter((facet) => facet !== item.facet);
    choose(state, rest.length < state.only.length ? rest : [...rest, item.facet]);
  });
  return node;
}

function applyLegend(state) {
  const { data, legend } = state;
  const marks = [...state.columns.children].flatMap((node) => node.article.marks);
  const numbers = new Map();
  for (const mark of marks) {
    if (counts(data, mark)) for (const facet of mark.facets) numbers.set(facet, (numbers.get(facet) || 0) + 1);
  }
  for (const row of legend.querySelectorAll(".group")) {
    row.hidden = row.layers.every((layer) => data.hidden.includes(layer));
    for (const node of row.querySelectorAll(".entry")) {
      const pressed = state.only.includes(node.item.facet);
      node.words.textContent = worded(state, node.item.label);
      node.number.textContent = String(numbers.get(node.item.facet) || 0);
      node.hidden = !numbers.get(node.item.facet) && !pressed;
      node.setAttribute("aria-pressed", String(pressed));
    }
  }
  state.told.textContent = [filtered(state, marks), data.blind ? unnamed(data) : ""].filter(Boolean).join(" ");
  state.everything.hidden = !state.only.length;
}

function filtered(state, marks) {
  const { data } = state;
  if (!state.only.length) {
    return data.legend.some((group) => group.layers.some((layer) => !data.hidden.includes(layer)))
      ? "Choose an entry to see its marks alone."
      : "No layer is on: the articles show as plain text.";
  }
  const labels = new Map(data.legend.flatMap((group) => group.entries).map((item) => [item.facet, item.label]));
  const named = state.only.map((facet) => worded(state, labels.get(facet) || facet.slice(facet.lastIndexOf(":") + 1).replace(/^\w+~/, "")));
  const shown = marks.filter((mark) => mark.on).length;
  return `Alone: ${named.join(", ")}. ${shown === 1 ? "1 mark" : `${shown} marks`}${shown ? "." : " fits all of it."}`;
}

function unnamed(data) {
  const called = [...new Set(data.names.map(([, placeholder]) => placeholder))].sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
  return called.length ? `Names are hidden: ${called.length} actors read as ${called[0]} to ${called[called.length - 1].slice(6)}.` : "";
}

// Shown at once; the page keeps it in its address. What it sends back meanwhile is older than what is shown.
function choose(state, only, layer = "") {
  state.only = only;
  state.pending.push(JSON.stringify(only));
  redraw(state);
  state.send("chosen", { only, layer });
}

function settleOnly(state, only) {
  const written = JSON.stringify(only);
  const at = state.pending.lastIndexOf(written);
  if (at >= 0) state.pending.splice(0, at + 1);
  if (!state.pending.length || at < 0) {
    state.pending = [];
    state.only = only;
  }
}

// A map of each article: its paragraphs, where the marks lie, and what is in view. A click or a drag scrolls.

const LANES = [
  { css: "negative", layer: "tone", x: 0, width: 6 },
  { css: "actor", layer: "tone", x: 4, width: 4 },
  { css: "positive", layer: "tone", x: 6, width: 6 },
  { css: "quoted", layer: "voice", x: 0, width: 3, whole: true },
  { css: "reported", layer: "voice", x: 0, width: 3, whole: true },
  { css: "loaded", layer: "loaded", x: 0, width: 5 },
  { css: "framing", layer: "framing", x: 0, width: 5 },
  { css: "naming", layer: "naming", x: 0, width: 5 },
  { css: "doubt", layer: "doubt", x: 0, width: 5 },
  { css: "frame", layer: "frame", x: 0, width: 3, whole: true },
  { css: "shared", layer: "edge", x: -3, width: 2, whole: true }, // in the gap at the edge: the text keeps its width
];
const WIDTHS = { tone: 12, voice: 3, loaded: 5, framing: 5, naming: 5, doubt: 5, frame: 3 };
const GAP = 3;

function minimap(state, node) {
  const map = make("div", "map");
  map.setAttribute("aria-hidden", "true"); // the steps and the arrow keys reach the same places
  node.map = map;
  map.addEventListener("pointerdown", (event) => {
    map.setPointerCapture(event.pointerId);
    travel(node, event, motion());
    event.preventDefault();
  });
  map.addEventListener("pointermove", (event) => {
    if (map.hasPointerCapture(event.pointerId)) travel(node, event, "auto");
  });
  map.addEventListener("click", (event) => event.stopPropagation());
  return map;
}

function scrolls(node) {
  return node.scroller.scrollHeight > node.scroller.clientHeight + 1;
}

function travel(node, event, behavior) {
  const box = node.map.getBoundingClientRect();
  const share = Math.min(Math.max((event.clientY - box.top) / box.height, 0), 1);
  const height = node.scroller.scrollHeight;
  if (scrolls(node)) {
    node.scroller.scrollTo({ top: share * height - node.scroller.clientHeight / 2, behavior });
    return;
  }
  const top = node.scroller.getBoundingClientRect().top + share * height;
  const distance = (block) => Math.abs(block.getBoundingClientRect().top - top);
  const blocks = [...node.querySelectorAll(".block")];
  const nearest = blocks.reduce((best, block) => (distance(block) < distance(best) ? block : best), blocks[0]);
  if (nearest) nearest.scrollIntoView({ block: "center", behavior });
}

function drawMap(node) {
  const starts = lanesOf(node);
  const height = node.map.clientHeight;
  if (!height || !node.scroller.scrollHeight) return;
  const scale = height / node.scroller.scrollHeight;
  const origin = node.scroller.getBoundingClientRect().top - node.scroller.scrollTop;
  const place = (element) => {
    const box = element.getBoundingClientRect();
    return [(box.top - origin) * scale, box.height * scale];
  };
  const svg = shape("svg", { width: starts.all, height, viewBox: `0 0 ${starts.all} ${height}` });
  for (const block of node.querySelectorAll(".block")) {
    const [y, tall] = place(block);
    const css = block.classList.contains("title") || block.classList.contains("subhead") ? "paper head-block" : "paper";
    svg.append(shape("rect", { class: css, x: 0, width: starts.all, y, height: Math.max(tall - 1, 1) }));
  }
  for (const lane of LANES) svg.append(...ticks(node, lane, starts[lane.layer], place));
  node.view = shape("rect", { class: "view", x: 0.5, width: starts.all - 1, rx: 2 });
  svg.append(node.view);
  node.map.replaceChildren(svg);
  followView(node);
}

function mapped(outer) {
  const kinds = new Set(outer.kinds);
  if (kinds.has("negative") || kinds.has("positive")) kinds.delete("actor");
  return kinds;
}

// Where each lane starts; the map is as wide as its lanes, before anything is measured.
function lanesOf(node) {
  const kinds = new Set(node.runs.flatMap((outer) => [...mapped(outer)]));
  const starts = { all: 2 };
  for (const lane of LANES) {
    if (!kinds.has(lane.css) || lane.layer in starts || lane.layer === "edge") continue;
    starts[lane.layer] = starts.all;
    starts.all += WIDTHS[lane.layer] + GAP;
  }
  starts.all = Math.max(starts.all, 14);
  starts.edge = starts.all;
  node.map.style.width = `${starts.all}px`;
  return starts;
}

function ticks(node, lane, start, place) {
  const found = node.runs.filter((outer) => mapped(outer).has(lane.css));
  if (!found.length) return [];
  const path = found.map((outer) => {
    const [y, tall] = place(outer);
    const high = lane.whole ? Math.max(tall, 1.5) : 1.6;
    return `M${start + lane.x} ${y.toFixed(1)}h${lane.width}v${high.toFixed(1)}h-${lane.width}z`;
  });
  return [shape("path", { class: "place place-" + lane.css, d: path.join(""), "data-marks": path.length })];
}

function followView(node) {
  if (!node.view) return;
  const scroller = node.scroller;
  const box = scroller.getBoundingClientRect();
  const scale = node.map.clientHeight / (scroller.scrollHeight || 1);
  const top = scrolls(node) ? scroller.scrollTop : Math.max(-box.top, 0);
  const seen = scrolls(node) ? scroller.clientHeight : Math.max(Math.min(innerHeight, box.bottom) - Math.max(box.top, 0), 0);
  node.view.setAttribute("y", String(top * scale + 0.5));
  node.view.setAttribute("height", String(Math.max(seen * scale - 1, 0)));
}

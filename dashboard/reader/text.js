// Elements with text: every word goes in as a text node, nothing here reads markup.

function make(name, css, text) {
  const node = document.createElement(name);
  if (css) node.className = css;
  if (text !== undefined) node.textContent = text;
  return node;
}

function button(css, label) {
  const node = make("button", css);
  node.type = "button";
  if (label) node.setAttribute("aria-label", label);
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

function shape(name, values) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(values)) node.setAttribute(key, String(value));
  return node;
}

// Names in words of the page's own; in an article their places are known.
function blinder(names) {
  if (!names.length) return (words) => words;
  const called = new Map(names);
  const listed = names.map(([name]) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${listed})(?![\\p{L}\\p{N}])`, "gu");
  return (words) => words.replace(pattern, (name) => called.get(name));
}

function worded(state, words) {
  return state.data.blind ? state.blinded(words) : words;
}

function motion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
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

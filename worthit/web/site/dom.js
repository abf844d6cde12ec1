// Building the page: everything that comes from outside goes in as text, never as markup.

export const byId = (id) => document.getElementById(id);

/** A new element. `attributes`: `class`, `href` …; children: elements or text; what is empty or false is left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  element.append(...children.flat().filter(Boolean));
  return element;
}

/** Place an element on a scale by custom properties, which the style sheet reads. */
export function place(element, properties) {
  for (const [name, value] of Object.entries(properties)) element.style.setProperty(`--${name}`, String(value));
  return element;
}

/** Show one of the sections of the page, hide the others, and move the focus to its heading. */
export function show(sections, visible, focused) {
  for (const section of sections) section.hidden = !visible.includes(section);
  focused?.focus({ preventScroll: true });
  window.scrollTo({ top: 0 });
}

/** Tell it to those who listen instead of look. */
export function say(text) {
  byId("live").textContent = text;
}

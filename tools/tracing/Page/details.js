'use strict';

// The panel beside the diagram: what the selected message says, and what it caused.
const details = document.getElementById('details');

function element(name, text, parent) {
  const made = document.createElement(name);
  made.textContent = text;
  parent?.append(made);
  return made;
}

// "Open(path: \"a, b\", flags: Read)" → [["path", "\"a, b\""], ["flags", "Read"]].
function argumentsOf(text) {
  const open = text.indexOf('(');
  if (open < 0 || !text.endsWith(')')) {
    return [];
  }
  const parts = [];
  let depth = 0, isQuoted = false, start = open + 1;
  for (let at = start; at < text.length; at++) {
    const letter = text[at];
    if (isQuoted) {
      isQuoted = letter !== '"';
      at += letter === '\\' ? 1 : 0;
    } else if (letter === '"') {
      isQuoted = true;
    } else if ((letter === ',' && depth === 0) || at === text.length - 1) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    } else {
      depth += letter === '{' ? 1 : letter === '}' ? -1 : 0;
    }
  }
  return parts.filter(part => part.length > 0).map(part => {
    const colon = part.indexOf(': ');
    return colon < 0 ? ['', part] : [part.slice(0, colon), part.slice(colon + 2)];
  });
}

function showList(entries) {
  const list = element('dl', '', details);
  for (const [name, value] of entries) {
    element('dt', name, list);
    element('dd', value, list);
  }
}

function showMessage(title, row) {
  element('h2', title, details);
  element('p', lineOf(row), details);
  showList(argumentsOf(textOf(row)));
  showList([['time', `${rows.time[row]} ns`], ['record', rows.record[row]], ['bytes', rows.bytes[row]]]);
}

function showNested(call, depth) {
  for (const child of childrenOf.get(call) ?? []) {
    const button = element('button', '  '.repeat(depth) + lineOf(child), details);
    button.style.whiteSpace = 'pre-wrap';
    button.addEventListener('click', () => select(child));
    if (depth < 64) {
      showNested(child, depth + 1);
    }
  }
}

function showDetails(row) {
  details.replaceChildren();
  const call = startOf(row);
  const answer = isRequest(call) ? rows.mate[call] : -1;
  showMessage(isRequest(call) ? 'Request' : 'Event', call);
  if (answer >= 0) {
    showMessage('Answer', answer);
    showList([['took', `${rows.time[answer] - rows.time[call]} ns`]]);
  } else if (isRequest(call)) {
    element('p', rows.note[call] < 0 ? 'No answer in the recording.' : recording.strings[rows.note[call]], details);
  }
  if (rows.parent[call] >= 0) {
    element('h2', 'Caused by', details);
    const parent = element('button', lineOf(rows.parent[call]), details);
    parent.addEventListener('click', () => select(rows.parent[call]));
  }
  if (childrenOf.has(call)) {
    element('h2', 'Caused', details);
    showNested(call, 0);
  }
}

function select(row) {
  view.selected = row;
  const position = positionOf(row);
  if (position < view.top || position > view.top + visibleRows() - 2) {
    view.top = position - visibleRows() / 2;
  }
  showDetails(row);
  redraw();
}

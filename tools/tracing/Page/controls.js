'use strict';

const statusLine = document.getElementById('status');
const filterBox = document.getElementById('filter');
const searchBox = document.getElementById('search');

function showStatus(text) {
  statusLine.value = text ?? `${view.shown.length} of ${rowCount} messages`;
}

function applyFilter() {
  let condition = null;
  try {
    condition = filterBox.value.trim() === '' ? null : parseFilter(filterBox.value);
    filterBox.classList.remove('wrong');
  } catch (error) {
    filterBox.classList.add('wrong');
    showStatus(error.message);
    return;
  }
  const anchor = view.shown[Math.floor(view.top)] ?? 0;
  const wanted = [];
  for (let row = 0; row < rowCount; row++) {
    if (condition === null || (rows.kind[row] !== kinds.other && condition(startOf(row)))) {
      wanted.push(row);
    }
  }
  view.shown = Int32Array.from(wanted);
  view.top = positionOf(anchor);
  applySearch();
}

function applySearch() {
  const text = searchBox.value.toLowerCase();
  view.found = new Set();
  if (text !== '') {
    // Texts repeat: each is looked at once.
    const isHit = recording.strings.map(string => string.toLowerCase().includes(text));
    for (const row of view.shown) {
      if (isHit[rows.text[row]]) {
        view.found.add(row);
      }
    }
  }
  showStatus(text === '' ? undefined : `${view.found.size} found`);
  redraw();
}

function goToFound(direction) {
  const all = [...view.found];
  if (all.length === 0) {
    return;
  }
  const index = direction > 0 ? all.findIndex(row => row > view.selected) : all.findLastIndex(row => row < view.selected);
  const target = index >= 0 ? index : direction > 0 ? 0 : all.length - 1;
  showStatus(`${target + 1} of ${all.length} found`);
  select(all[target]);
}

// Keeps the row under the pointer where it is.
function zoom(factor, y = canvas.clientHeight / 2) {
  const rowsAbove = (y - heights.header) / view.rowHeight;
  const anchor = view.top + rowsAbove;
  view.rowHeight = Math.min(heights.most, Math.max(heights.least, view.rowHeight * factor));
  view.top = anchor - (y - heights.header) / view.rowHeight;
  redraw();
}

function showAll() {
  view.rowHeight = Math.max(heights.least, (canvas.clientHeight - heights.header) / Math.max(1, view.shown.length));
  view.top = 0;
  redraw();
}

function rowAt(y) {
  const position = Math.floor(view.top + (y - heights.header) / view.rowHeight);
  return y < heights.header ? undefined : view.shown[position];
}

let drag = null;
canvas.addEventListener('pointerdown', event => {
  drag = { x: event.offsetX, y: event.offsetY, top: view.top, left: view.left, isMoved: false, isBar: event.offsetX > canvas.clientWidth - scrollbar };
  canvas.setPointerCapture(event.pointerId);
});
canvas.addEventListener('pointermove', event => {
  if (drag === null) {
    return;
  }
  const x = event.offsetX - drag.x, y = event.offsetY - drag.y;
  drag.isMoved ||= Math.abs(x) + Math.abs(y) > 4;
  if (drag.isBar) {
    view.top = drag.top + y / (canvas.clientHeight - heights.header) * view.shown.length;
  } else if (drag.isMoved) {
    view.top = drag.top - y / view.rowHeight;
    view.left = drag.left - x;
  }
  redraw();
});
canvas.addEventListener('pointerup', event => {
  const row = drag !== null && !drag.isMoved && !drag.isBar ? rowAt(event.offsetY) : undefined;
  drag = null;
  canvas.focus();
  if (row !== undefined) {
    select(row);
  }
});
canvas.addEventListener('wheel', event => {
  event.preventDefault();
  if (event.ctrlKey) {
    zoom(Math.exp(-event.deltaY / 300), event.offsetY);
  } else {
    view.top += event.deltaY / view.rowHeight;
    view.left += event.deltaX;
    redraw();
  }
}, { passive: false });

const keys = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  PageDown: () => { view.top += visibleRows(); redraw(); },
  PageUp: () => { view.top -= visibleRows(); redraw(); },
  Home: () => { view.top = 0; redraw(); },
  End: () => { view.top = view.shown.length; redraw(); },
  '+': () => zoom(1.5),
  '-': () => zoom(1 / 1.5),
  0: showAll,
};

function step(direction) {
  const position = view.selected < 0 ? Math.floor(view.top) : positionOf(view.selected) + direction;
  if (view.shown[position] !== undefined) {
    select(view.shown[position]);
  }
}

document.addEventListener('keydown', event => {
  const isTyping = event.target instanceof HTMLInputElement;
  if (event.key === '/' && !isTyping) {
    event.preventDefault();
    searchBox.focus();
  } else if (!isTyping && !event.ctrlKey && !event.metaKey && Object.hasOwn(keys, event.key)) {
    event.preventDefault();
    keys[event.key]();
  }
});
filterBox.addEventListener('input', applyFilter);
searchBox.addEventListener('input', applySearch);
searchBox.addEventListener('keydown', event => {
  if (event.key === 'Enter') {
    goToFound(event.shiftKey ? -1 : 1);
  }
});
document.getElementById('next').addEventListener('click', () => goToFound(1));
document.getElementById('previous').addEventListener('click', () => goToFound(-1));
document.getElementById('larger').addEventListener('click', () => zoom(1.5));
document.getElementById('smaller').addEventListener('click', () => zoom(1 / 1.5));
document.getElementById('all').addEventListener('click', showAll);
new ResizeObserver(redraw).observe(canvas);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);

document.getElementById('about').textContent = recording.about;
if (recording.missing.length > 0) {
  const missing = document.getElementById('missing');
  missing.textContent = recording.missing.join('\n');
  missing.hidden = false;
}
showStatus();
redraw();

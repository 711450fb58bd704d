'use strict';

// What is seen of the diagram. Only rows inside the canvas are drawn, however many there are.
const canvas = document.getElementById('diagram');
const context = canvas.getContext('2d');
const heights = { header: 26, least: 0.001, most: 60, label: 14 };
const gutter = 96;
const scrollbar = 12;

const view = {
  shown: Int32Array.from({ length: rowCount }, (_, row) => row), // rows that the filter lets through
  top: 0, // index into shown, fractional
  left: 0, // pixels
  rowHeight: 24,
  laneWidth: Math.min(220, Math.max(90, (canvas.clientWidth - gutter - scrollbar) / Math.max(1, recording.lanes.length))),
  selected: -1,
  found: new Set(),
};

// For tests and for those who wonder: how many frames were drawn, how long the last took, and how much it drew.
const frameStatistics = { frames: 0, milliseconds: 0, rows: 0 };
window.traceView = { view, frameStatistics };

let isFramePending = false;
function redraw() {
  if (!isFramePending) {
    isFramePending = true;
    requestAnimationFrame(() => {
      isFramePending = false;
      draw();
    });
  }
}

function visibleRows() {
  return (canvas.clientHeight - heights.header) / view.rowHeight;
}

function clampView() {
  view.rowHeight = Math.min(heights.most, Math.max(heights.least, view.rowHeight));
  view.top = Math.max(0, Math.min(view.top, view.shown.length - visibleRows()));
  const width = gutter + recording.lanes.length * view.laneWidth + scrollbar;
  view.left = Math.max(0, Math.min(view.left, width - canvas.clientWidth));
}

function laneX(index) {
  return gutter + (index + 0.5) * view.laneWidth - view.left;
}

function rowY(position) {
  return heights.header + (position - view.top) * view.rowHeight;
}

// Where a row is among those shown, or would be.
function positionOf(row) {
  let low = 0, high = view.shown.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (view.shown[middle] < row) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

function draw() {
  const started = performance.now();
  const scale = window.devicePixelRatio || 1;
  const width = canvas.clientWidth, height = canvas.clientHeight;
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
  }
  clampView();
  context.setTransform(scale, 0, 0, scale, 0, 0);
  const style = getComputedStyle(document.documentElement);
  const colours = Object.fromEntries(['back', 'text', 'faint', 'line', 'mark', 'bar', 'busy'].map(name => [name, style.getPropertyValue('--' + name)]));
  context.fillStyle = colours.back;
  context.fillRect(0, 0, width, height);
  context.font = '12px system-ui, sans-serif';
  context.textBaseline = 'middle';
  drawLanes(colours, height);
  drawBars(colours, height);
  frameStatistics.rows = drawRows(colours, width, height);
  drawHeader(colours, width);
  drawScrollbar(colours, width, height);
  frameStatistics.frames++;
  frameStatistics.milliseconds = performance.now() - started;
}

function drawLanes(colours, height) {
  context.strokeStyle = colours.line;
  context.beginPath();
  for (let lane = 0; lane < recording.lanes.length; lane++) {
    const x = Math.round(laneX(lane)) + 0.5;
    context.moveTo(x, heights.header);
    context.lineTo(x, height);
  }
  context.stroke();
}

// While a server answers, its lane has a bar: that of the calls in sight, and of those around the first of them.
function drawBars(colours, height) {
  if (view.rowHeight < 4) {
    return;
  }
  context.fillStyle = colours.busy;
  const bar = call => {
    if (!isRequest(call) || rows.to[call] < 0) {
      return;
    }
    const from = rowY(positionOf(call) + 0.5);
    const to = rows.mate[call] < 0 ? from : rowY(positionOf(rows.mate[call]) + 0.5);
    context.fillRect(laneX(rows.to[call]) - 4, from, 8, Math.min(to, height) - from);
  };
  const first = Math.floor(view.top), last = Math.min(view.shown.length, first + Math.ceil(visibleRows()) + 1);
  for (let parent = first < last ? rows.parent[view.shown[first]] : -1; parent >= 0; parent = rows.parent[parent]) {
    bar(parent);
  }
  for (let position = first; position < last; position++) {
    bar(startOf(view.shown[position]));
  }
}

function drawRows(colours, width, height) {
  const first = Math.max(0, Math.floor(view.top) - 1);
  const last = Math.min(view.shown.length, Math.ceil(view.top + visibleRows()) + 1);
  const step = Math.max(1, Math.floor(1 / view.rowHeight)); // several rows on one pixel look like one
  let drawn = 0;
  for (let position = first; position < last; position += step) {
    drawRow(view.shown[position], rowY(position), colours, width);
    drawn++;
  }
  return drawn;
}

function drawRow(row, top, colours, width) {
  const y = Math.round(top + view.rowHeight * (view.rowHeight >= heights.label ? 0.75 : 0.5)) + 0.5;
  const isSelected = view.selected >= 0 && (row === view.selected || startOf(row) === startOf(view.selected));
  if (isSelected || view.found.has(row)) {
    context.fillStyle = colours.mark;
    context.fillRect(0, top, width, Math.max(1, view.rowHeight));
  }
  const from = laneX(Math.max(0, rows.from[row]));
  const hasPeer = rows.from[row] >= 0 && rows.to[row] >= 0;
  const to = rows.to[row] >= 0 ? laneX(rows.to[row]) : rows.kind[row] === kinds.other ? from : from + 40;
  const kind = rows.kind[row];
  context.strokeStyle = context.fillStyle = kind === kinds.error || kind === kinds.failed || kind === kinds.fault ? '#c62828'
    : kind === kinds.other ? colours.faint : kind === kinds.reply ? '#2e7d32' : '#1565c0';
  context.setLineDash(kind === kinds.request || kind === kinds.fault ? [] : [5, 3]);
  context.beginPath();
  context.moveTo(from, y);
  context.lineTo(to, y);
  context.stroke();
  context.setLineDash([]);
  if (view.rowHeight >= 6 && from === to) {
    context.beginPath();
    context.arc(from, y, 3, 0, 2 * Math.PI);
    context.fill();
  } else if (view.rowHeight >= 6 && hasPeer) {
    const tip = Math.sign(to - from) * 6;
    context.beginPath();
    context.moveTo(to, y);
    context.lineTo(to - tip, y - 3);
    context.lineTo(to - tip, y + 3);
    context.fill();
  }
  if (view.rowHeight >= heights.label) {
    drawLabel(row, Math.min(from, to), Math.max(Math.abs(to - from), view.laneWidth), y - 8, colours);
  }
}

function drawLabel(row, x, room, y, colours) {
  context.fillStyle = colours.text;
  context.save();
  context.beginPath();
  context.rect(Math.max(x, gutter), y - 8, Math.max(400, room * 2), 16);
  context.clip();
  context.fillText(textOf(row), Math.max(x, gutter) + 8, y);
  context.restore();
  context.fillStyle = colours.faint;
  context.fillText(rows.number[row] > 0 && isRequest(row) ? '#' + rows.number[row] : '', 6, y);
}

function drawHeader(colours, width) {
  context.fillStyle = colours.bar;
  context.fillRect(0, 0, width, heights.header);
  context.fillStyle = colours.text;
  context.textAlign = 'center';
  recording.lanes.forEach((lane, index) => {
    const x = laneX(index);
    if (x > gutter && x < width) {
      context.fillText(lane.name, x, heights.header / 2);
    }
  });
  context.textAlign = 'left';
  if (view.shown.length > 0) {
    context.fillText(timeOf(view.shown[Math.min(view.shown.length - 1, Math.floor(view.top))]), 6, heights.header / 2);
  }
}

function drawScrollbar(colours, width, height) {
  const room = height - heights.header;
  const size = Math.max(20, Math.min(room, room * visibleRows() / Math.max(1, view.shown.length)));
  const range = Math.max(1e-9, view.shown.length - visibleRows());
  context.fillStyle = colours.bar;
  context.fillRect(width - scrollbar, heights.header, scrollbar, room);
  context.fillStyle = colours.faint;
  context.fillRect(width - scrollbar + 2, heights.header + (room - size) * Math.min(1, view.top / range), scrollbar - 4, size);
}

function timeOf(row) {
  return (rows.time[row] / 1e6).toFixed(3) + ' ms';
}

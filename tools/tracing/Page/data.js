'use strict';

// The recording: columns of equal length, a row for each message or event, in the order of time.
const recording = JSON.parse(document.getElementById('data').textContent);
const rows = recording.rows;
const rowCount = rows.time.length;
const kinds = { request: 0, reply: 1, error: 2, failed: 3, fault: 4, other: 5 };

function textOf(row) {
  return recording.strings[rows.text[row]];
}

function laneOf(index) {
  return index < 0 ? '?' : recording.lanes[index].name;
}

function isRequest(row) {
  return rows.kind[row] === kinds.request || rows.kind[row] === kinds.fault;
}

// The row that begins a call, for both of its rows.
function startOf(row) {
  return isRequest(row) || rows.mate[row] < 0 ? row : rows.mate[row];
}

function lineOf(row) {
  const arrow = isRequest(row) || rows.kind[row] === kinds.other ? '→' : '←';
  const [left, right] = arrow === '→' ? [rows.from[row], rows.to[row]] : [rows.to[row], rows.from[row]];
  const peer = right < 0 && rows.kind[row] === kinds.other ? '' : ` ${arrow} ${laneOf(right)}`;
  const number = rows.number[row] > 0 && isRequest(row) ? `  #${rows.number[row]}` : '';
  return `${laneOf(left)}${peer}  ${textOf(row)}${number}`;
}

// Requests below each request, in order. Built once, because the details need it at every click.
const childrenOf = new Map();
for (let row = 0; row < rowCount; row++) {
  const parent = rows.parent[row];
  if (parent >= 0) {
    const list = childrenOf.get(parent);
    if (list) {
      list.push(row);
    } else {
      childrenOf.set(parent, [row]);
    }
  }
}

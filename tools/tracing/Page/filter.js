'use strict';

// The filter language of docs/tracing.md; the tool has the same one in tools/tracing/Filters.
const filterFields = {
  server: call => namesOf(rows.to[call]),
  process: call => [...namesOf(rows.from[call]), ...namesOf(rows.to[call])],
  protocol: call => partOf(call, 0),
  operation: call => partOf(call, 1),
  error: call => {
    const answer = rows.mate[call];
    return rows.error[call] >= 0 ? [recording.strings[rows.error[call]]]
      : answer >= 0 && rows.error[answer] >= 0 ? [recording.strings[rows.error[answer]]] : [];
  },
};

function namesOf(index) {
  return index < 0 ? [] : [recording.lanes[index].name, recording.lanes[index].base];
}

function partOf(call, part) {
  return rows.operation[call] < 0 ? [] : [recording.strings[rows.operation[call]].split('.')[part]];
}

// A function from a call's first row to whether it is wanted; throws an Error with words for people.
function parseFilter(text) {
  const tokens = [...text.matchAll(/"([^"]*)"|(!=|[=(),])|([^\s=(),!"]+)|(\S)/g)]
    .map(match => ({ word: match[1] ?? match[3], sign: match[2] ?? match[4], at: match.index + 1 }));
  let next = 0;
  const end = { at: text.length + 1 };
  const peek = () => tokens[next] ?? end;
  const fail = choices => {
    const token = peek();
    const what = token === end ? 'the filter ends here' : `'${token.word ?? token.sign}' cannot stand here`;
    throw new Error(`column ${token.at}: ${what} (choose from ${choices})`);
  };
  const take = (part, value) => peek()[part] === value && (next++, true);

  function either() {
    let left = both();
    while (take('word', 'or')) {
      const first = left, second = both();
      left = call => first(call) || second(call);
    }
    return left;
  }

  function both() {
    let left = not();
    while (take('word', 'and')) {
      const first = left, second = not();
      left = call => first(call) && second(call);
    }
    return left;
  }

  function not() {
    if (take('word', 'not')) {
      const inner = not();
      return call => !inner(call);
    }
    if (take('sign', '(')) {
      const inner = either();
      return take('sign', ')') ? inner : fail('and, or, )');
    }
    return comparison();
  }

  function comparison() {
    const field = Object.hasOwn(filterFields, peek().word ?? '') ? filterFields[peek().word] : fail(Object.keys(filterFields).join(', ') + ', not, (');
    next++;
    const isDifferent = take('sign', '!=');
    if (!isDifferent && !take('sign', '=')) {
      fail('=, !=');
    }
    const values = new Set();
    do {
      values.add(peek().word ?? fail('a name'));
      next++;
    } while (take('sign', ','));
    return call => field(call).some(value => values.has(value)) !== isDifferent;
  }

  const condition = either();
  return next === tokens.length ? condition : fail('and, or');
}

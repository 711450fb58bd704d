"""Encodes values, one JSON line each, with Debian's python3-msgpack; answers a line of hexadecimal digits each.

A value is [kind, content]: see IndependentValue.cs. The first element of a line says whether all its floats fit 32 bits.
"""
import json
import struct
import sys

import msgpack


def value(node):
    kind, content = node[0], node[1]
    if kind == "int":
        return int(content)
    if kind == "float":
        return struct.unpack(">d", bytes.fromhex(content))[0]
    if kind == "bin":
        return bytes.fromhex(content)
    if kind == "array":
        return [value(item) for item in content]
    if kind == "map":
        return {key: value(item) for key, item in content}
    if kind == "ext":
        return msgpack.ExtType(content, bytes.fromhex(node[2]))
    if kind == "time":
        return msgpack.Timestamp(int(content), node[2])
    return content


for line in sys.stdin:
    singles, node = json.loads(line)
    encoded = msgpack.packb(value(node), use_single_float=singles, use_bin_type=True)
    assert value(node) == msgpack.unpackb(encoded, raw=False, strict_map_key=False)
    print(encoded.hex())

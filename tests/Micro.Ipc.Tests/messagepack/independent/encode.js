// Encodes values, one JSON line each, with npm's @msgpack/msgpack; answers a line of hexadecimal digits each.
// A value is [kind, content]: see IndependentValue.cs. The first element of a line says whether all its floats fit 32 bits.
const { encode, decode, ExtData, EXT_TIMESTAMP, encodeTimeSpecToTimestamp } = require("@msgpack/msgpack");

// With useBigInt64 a number beyond 32 bits would become a float. Every BigInt gets 64 bits, which is the shortest form out there.
function integer(digits) {
    const exact = BigInt(digits);
    return exact >= -(2n ** 31n) && exact < 2n ** 32n ? Number(exact) : exact;
}

function value([kind, content, more]) {
    switch (kind) {
        case "int": return integer(content);
        case "float": return Buffer.from(content, "hex").readDoubleBE(0);
        case "bin": return new Uint8Array(Buffer.from(content, "hex"));
        case "array": return content.map(value);
        case "map": return Object.fromEntries(content.map(([key, item]) => [key, value(item)]));
        case "ext": return new ExtData(content, new Uint8Array(Buffer.from(more, "hex")));
        case "time": return new ExtData(EXT_TIMESTAMP, encodeTimeSpecToTimestamp({ sec: Number(content), nsec: more }));
        default: return content;
    }
}

const lines = require("fs").readFileSync(0, "utf8").split("\n").filter(line => line.length > 0);
for (const line of lines) {
    const [singles, node] = JSON.parse(line);
    const options = { forceFloat32: singles, useBigInt64: true };
    const encoded = encode(value(node), options);
    decode(encoded, options);
    console.log(Buffer.from(encoded).toString("hex"));
}

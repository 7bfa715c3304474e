// Puts the functions of a WebAssembly module into another order: each after those that it resembles most. A compressor
// looks for what it has seen lately, so the module that visitors download shrinks by more than two per cent. What counts
// as likeness is tried in several ways, and the smallest module is kept: how well one of them does changes with every
// change of the code. Nothing else about the module changes but the numbers of the functions' local variables. Run by the
// build: node order_functions.mjs MODULE, with Emscripten's tools on PATH.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

// Functions have pieces of so many bytes in common. Those that stand in too many functions tell nothing.
const ways = [
    { pieceLength: 4, inManyFunctions: 500 },
    { pieceLength: 4, inManyFunctions: 4500 },
    { pieceLength: 5, inManyFunctions: 500 },
    { pieceLength: 5, inManyFunctions: 1000 },
];

const [file] = process.argv.slice(2);
const bytes = readFileSync(file);
const bodies = functionBodies(bytes);
const modules = ways.map((way) => inOrder(orderByLikeness(bodies, way)));
const sizes = modules.map((module) => brotliCompressSync(module).length);
writeFileSync(file, modules[sizes.indexOf(Math.min(...sizes))]);

/** The module with its functions in this order. */
function inOrder(order) {
    const ordered = `${file}.ordered`;
    writeFileSync(ordered, Buffer.concat([bytes, nameSection(order, importedFunctions(bytes))]));
    execFileSync(join(binaryenFolder(), "bin/wasm-opt"), [
        ...[ordered, "-o", ordered, "--reorder-functions-by-name", "--strip-debug"],
        // The optimiser's last passes leave variables numbered as it happens. Shared anew and numbered by how often each
        // is used, those of two functions look more alike.
        ...["--coalesce-locals", "--reorder-locals"],
        // As Emscripten has it written: code in its shortest form, with what the module is built for.
        ...["--optimize-level=2", "--shrink-level=1", "--optimize-stack-ir", "--mvp-features"],
        ...[
            "--enable-bulk-memory",
            "--enable-multivalue",
            "--enable-mutable-globals",
            "--enable-reference-types",
        ],
        ...["--enable-nontrapping-float-to-int", "--enable-sign-ext"],
    ]);
    const module = readFileSync(ordered);
    rmSync(ordered);
    return module;
}

/** The indices of `bodies`, from the one that comes first to the one that comes last. */
function orderByLikeness(bodies, { pieceLength, inManyFunctions }) {
    // The rarer a piece is the more it tells.
    const pieces = bodies.map((body) => {
        const found = new Set();
        for (let i = 0; i + pieceLength <= body.length; ++i) found.add(body.readUIntLE(i, pieceLength));
        return found;
    });
    const holders = new Map();
    pieces.forEach((found, index) => {
        for (const piece of found) {
            if (!holders.has(piece)) holders.set(piece, []);
            holders.get(piece).push(index);
        }
    });

    // The functions just before count, each half as much as the one after it.
    const lookedBack = 6;
    const order = [];
    const waiting = new Set(bodies.map((_, index) => index).sort((a, b) => bodies[a].compare(bodies[b])));
    const likeness = new Float64Array(bodies.length);
    while (waiting.size > 0) {
        likeness.fill(0);
        order.slice(-lookedBack).forEach((before, i, { length }) => {
            for (const piece of pieces[before]) {
                const others = holders.get(piece);
                if (others.length > inManyFunctions) continue;
                const weight = 2 ** (i - length) / Math.sqrt(others.length);
                for (const other of others) likeness[other] += weight;
            }
        });
        let [next] = waiting;
        let best = 0;
        for (const index of waiting) {
            const share = likeness[index] / Math.sqrt(pieces[index].size + 8);
            if (share > best) [next, best] = [index, share];
        }
        order.push(next);
        waiting.delete(next);
    }
    return order;
}

/** A name section in which each function's name says where it belongs: wasm-opt orders by names. */
function nameSection(order, imported) {
    const position = [];
    order.forEach((index, i) => (position[index] = i));
    const names = position.map((i, index) => {
        const name = String(i).padStart(6, "0");
        return Buffer.concat([leb128(imported + index), leb128(name.length), Buffer.from(name)]);
    });
    const functionNames = Buffer.concat([leb128(names.length), ...names]);
    const content = Buffer.concat([
        ...[leb128(4), Buffer.from("name")],
        ...[Buffer.of(1), leb128(functionNames.length), functionNames],
    ]);
    return Buffer.concat([Buffer.of(0), leb128(content.length), content]);
}

/** The code of each function that the module defines (WebAssembly core specification, 5.5.13). */
function functionBodies(bytes) {
    const codeSection = 10;
    const found = [];
    const at = { offset: 8 };
    while (at.offset < bytes.length) {
        const id = bytes[at.offset++];
        const size = readLeb128(bytes, at);
        const end = at.offset + size;
        if (id === codeSection) {
            for (let left = readLeb128(bytes, at); left > 0; --left) {
                const length = readLeb128(bytes, at);
                found.push(bytes.subarray(at.offset, at.offset + length));
                at.offset += length;
            }
        }
        at.offset = end;
    }
    return found;
}

function importedFunctions(bytes) {
    const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
    return imports.filter(({ kind }) => kind === "function").length;
}

function binaryenFolder() {
    return execFileSync("em-config", ["BINARYEN_ROOT"], { encoding: "utf8" }).trim();
}

function readLeb128(bytes, at) {
    let value = 0;
    let factor = 1;
    for (;;) {
        const byte = bytes[at.offset++];
        value += (byte & 127) * factor;
        if (byte < 128) return value;
        factor *= 128;
    }
}

function leb128(value) {
    const bytes = [];
    for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
    return Buffer.from([...bytes, value]);
}

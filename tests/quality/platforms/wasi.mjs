// SPDX-License-Identifier: BSL-1.0
// Usage: node wasi.mjs PROGRAM ARGUMENT... -- runs a wasm32-wasi program, which sees the current folder.
import { readFile } from 'node:fs/promises';
import { WASI } from 'node:wasi';

const args = process.argv.slice(2);
const wasi = new WASI({ version: 'preview1', args, preopens: { '.': process.cwd() }, returnOnExit: true });
const { instance } = await WebAssembly.instantiate(await readFile(args[0]), {
    wasi_snapshot_preview1: wasi.wasiImport,
});
process.exitCode = wasi.start(instance);

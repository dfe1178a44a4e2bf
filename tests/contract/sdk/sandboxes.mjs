// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Starts `ctake sandbox` as a child and speaks to it with the vendor's SDK.
import RunwayML from '@runwayml/sdk';
import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import readline from 'node:readline';

// Node 18 keeps the class in a module; the SDK wants it where browsers have it.
globalThis.File ??= (await import('node:buffer')).File;

const program = process.env.STUDIO_CTAKE;
if (!program) throw new Error('STUDIO_CTAKE has to name the ctake to test');

/** One running sandbox: {origin, token, stop()}. It ends with this process, for its input ends then. */
export async function startSandbox(...options) {
  const state = await mkdtemp(path.join(tmpdir(), 'sdk-sandbox-'));
  const child = spawn(program, ['sandbox', '--until-eof', '--state', state, ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const failed = new Promise((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the sandbox ended at once with ${code}`)));
  });
  const lines = readline.createInterface({ input: child.stdout });
  const first = new Promise((resolve) => lines.once('line', resolve));
  const { runway, token } = JSON.parse(await Promise.race([first, failed]));
  failed.catch(() => {}); // it ends some time
  return {
    origin: runway,
    token,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

export function clientOf(sandbox, options = {}) {
  return new RunwayML({ baseURL: sandbox.origin, apiKey: sandbox.token, maxRetries: 0, timeout: 60_000, ...options });
}

/** What the first bytes of a file say it is. */
export function typeOf(bytes) {
  const ascii = (from, to) => bytes.subarray(from, to).toString('latin1');
  if (ascii(4, 8) === 'ftyp') return ascii(8, 12) === 'qt  ' ? 'mov' : 'mp4';
  if (ascii(1, 4) === 'PNG') return 'png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'jpg';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WAVE') return 'wav';
  if (ascii(0, 4) === 'OggS') return 'ogg';
  if (ascii(0, 3) === 'ID3' || (bytes[0] === 0xff && (bytes[1] & 0xe0) === 0xe0)) return 'mp3';
  return 'unknown';
}

/** An output as bytes; its link takes no token. */
export async function download(link) {
  const response = await fetch(link);
  if (!response.ok) throw new Error(`${response.status} for an output`);
  return Buffer.from(await response.arrayBuffer());
}

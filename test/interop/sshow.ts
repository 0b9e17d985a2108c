/** sshow's command line as the tests run it, and what it leaves behind. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { inject } from 'vitest';

import type { Transcript } from '../../src/world/transcript.ts';
import type { Choice } from './peers/algorithms.ts';
import { describe, run, start, until, type Background, type Ended } from './peers/process.ts';
import type { RunOptions } from './peers/process.ts';
import { parseTranscript } from './transcripts.ts';

/** The path of the script that people run the command line with. */
export const sourceScript = fileURLToPath(new URL('../../scripts/sshow.mjs', import.meta.url));

/** The same command line, built once for all tests: it starts in a fraction of the time. */
export const script = inject('builtCli');

/** What vitest says about itself is none of the command line's business. */
const environment = {
  NODE_ENV: undefined,
  NODE_OPTIONS: undefined,
  VITEST: undefined,
  SSHOW_PASSWORD: undefined,
  SSHOW_PASSPHRASE: undefined,
};

/** Runs `sshow` with these arguments to its end. */
export function sshow(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return run(process.execPath, [script, ...args], {
    ...options,
    env: { ...environment, ...options.env },
  });
}

/** Starts `sshow` with these arguments and leaves it running. */
export function startSshow(args: readonly string[]): Background {
  return start(process.execPath, [script, ...args], { env: environment });
}

/** An `sshow serve` that is listening. */
export interface Serving {
  readonly port: number;
  readonly process: Background;
}

/**
 * Starts `sshow serve --port 0` with further arguments and waits until it says where it listens.
 * @throws if it ends instead, with what it printed.
 */
export async function startServe(args: readonly string[]): Promise<Serving> {
  const server = startSshow(['serve', '--port', '0', ...args]);
  try {
    const port = await until(
      async () => {
        const printed = server.stdout() + server.stderr();
        const found = /^listening on \S+:(\d+)$/m.exec(printed);
        if (found !== null) return Number(found[1]);
        if (!server.running()) throw new Error(`it ended:\n${describe(await server.ended)}`);
        return null;
      },
      () => `it does not say where it listens:\n${server.stdout()}${server.stderr()}`,
    );
    return { port, process: server };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** A scenario in which one side offers one choice of algorithms, and nothing else. */
export function scenarioWith(side: 'client' | 'server', { kex, cipher, mac }: Choice): string {
  return JSON.stringify({
    [side]: {
      algorithms: {
        kex: [kex],
        host_keys: ['ssh-ed25519'],
        ciphers: [cipher],
        ...(mac === null ? {} : { macs: [mac] }),
      },
    },
  });
}

/** Replays a recording with `sshow simulate` and returns its transcript. */
export async function replay(recording: string): Promise<Transcript> {
  const result = await sshow(['simulate', recording, '--json']);
  if (result.code !== 0) throw new Error(`simulate ${recording}\n${describe(result)}`);
  return parseTranscript(result.stdout);
}

/** The 32 secret bytes of an unencrypted OpenSSH ed25519 private key file. */
export function secretOf(keyFile: string): Buffer {
  const text = readFileSync(keyFile, 'utf8').replaceAll(/-----.*-----|\s/g, '');
  const bytes = Buffer.from(text, 'base64');
  // PROTOCOL.key: … string public key (32), string secret ‖ public (64), comment, padding.
  const mark = Buffer.from([0, 0, 0, 32]);
  const at = bytes.lastIndexOf(mark) + mark.length;
  const publicKey = bytes.subarray(at, at + 32);
  const secret = bytes.subarray(at + 36, at + 68);
  if (!bytes.subarray(at + 68, at + 100).equals(publicKey)) throw new Error(`what is ${keyFile}?`);
  return secret;
}

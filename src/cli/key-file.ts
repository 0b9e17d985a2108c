/** Key files as options name them. */
import { basename } from 'node:path';
import { toHex } from '../codec/bytes.ts';
import { uniqueLabels } from '../crypto/random.ts';
import { readPrivateKey } from '../world/files/private-key-file.ts';
import type { ScenarioKey } from '../world/scenario.ts';
import { BadInput } from './errors.ts';
import { readText } from './io.ts';

/** Opens the private keys that are encrypted. */
const PASSPHRASE = 'SSHOW_PASSPHRASE';

/** Reads private keys. Throws a BadInput that names the file that cannot be read, and why. */
export function readKeyFiles(option: string, paths: readonly string[]): ScenarioKey[] {
  const unique = uniqueLabels();
  return paths.map((path) => {
    const read = readPrivateKey(readText(option, path), process.env[PASSPHRASE] || null);
    if (!read.ok) {
      const where = read.wantsPassphrase ? `: set ${PASSPHRASE}` : '';
      throw new BadInput(`${option} ${path}: ${read.problem}${where}`);
    }
    const { type, privateKey, comment } = read.key;
    return { name: unique(basename(path)), type, comment, private: toHex(privateKey) };
  });
}

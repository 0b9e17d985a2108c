import { loadCiphers } from './ciphers.ts';
import { loadKexes } from './kexes.ts';
import { loadMacs } from './macs.ts';
import { loadKeyAlgorithms } from './public-key.ts';

/** Loads all algorithms: in a browser only those come at once that are agreed on when nobody configures anything. */
export async function loadAlgorithms(): Promise<void> {
  await Promise.all([loadKexes(), loadCiphers(), loadMacs(), loadKeyAlgorithms()]);
}

/** What OpenSSH does by itself, and only its log tells. */

/** Methods in the order in which a client prefers them, of those that a default build has here. */
export { PREFERRED_AUTHENTICATIONS as PREFERRED_AUTH_METHODS } from '../openssh.ts';

/**
 * After how many cipher blocks keys are renewed: RFC 4344's limit for 16-byte blocks, and 1 GiB
 * for chacha20 with its blocks of 8. `ssh -vvv` prints it at every NEWKEYS.
 */
export function rekeyBlocks(blockSize: number): number {
  return blockSize >= 16 ? 2 ** (blockSize * 2) : 2 ** 30 / blockSize;
}

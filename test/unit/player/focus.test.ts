import { describe, expect, test } from 'vitest';
import { fieldAddress, parseFieldAddress } from '../../../src/player/focus.ts';

describe('the address of a field', () => {
  test.each([
    ['client/SSH_MSG_KEXINIT#1.cookie', 'client/SSH_MSG_KEXINIT#1', 'message', 'cookie'],
    [
      'server/SSH_MSG_KEX_ECDH_REPLY#2.K_S.public key',
      'server/SSH_MSG_KEX_ECDH_REPLY#2',
      'message',
      'K_S.public key',
    ],
    ['client/SSH_MSG_KEXINIT#1@packet.padding', 'client/SSH_MSG_KEXINIT#1', 'packet', 'padding'],
    ['server/identification#1@wire', 'server/identification#1', 'wire', ''],
  ] as const)('%s is taken apart and put together', (address, frame, layer, path) => {
    expect(fieldAddress(frame, layer, path)).toBe(address);
    const parsed = parseFieldAddress(address);
    expect(parsed?.frameAddress).toBe(frame);
    expect(parsed?.layer ?? 'message').toBe(layer);
    expect(parsed?.path).toBe(path);
  });

  test.each(['server/exchange-hash', 'step:server-auth.verify', 'mallory/SSH_MSG_KEXINIT#1', ''])(
    '%j is none',
    (address) => {
      expect(parseFieldAddress(address)).toBeNull();
    },
  );
});

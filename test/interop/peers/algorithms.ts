/** The algorithms that sshow speaks, and the choice of them that a test asks of both ends. */

/** One key exchange, cipher and MAC. An AEAD cipher goes without a MAC. */
export interface Choice {
  readonly kex: string;
  readonly cipher: string;
  readonly mac: string | null;
}

/** What a peer has of the algorithms that sshow has, its own order kept. */
export interface Offer {
  readonly kexes: readonly string[];
  readonly ciphers: readonly string[];
  readonly macs: readonly string[];
}

/** Everything that sshow speaks. */
export const everything: Offer = {
  kexes: ['curve25519-sha256', 'curve25519-sha256@libssh.org', 'diffie-hellman-group14-sha256'],
  ciphers: [
    'chacha20-poly1305@openssh.com',
    'aes256-gcm@openssh.com',
    'aes128-gcm@openssh.com',
    'aes256-ctr',
    'aes128-ctr',
  ],
  macs: [
    'hmac-sha2-256-etm@openssh.com',
    'hmac-sha2-512-etm@openssh.com',
    'hmac-sha2-256',
    'hmac-sha2-512',
  ],
};

/** Whether a cipher brings its own integrity, so that no MAC is negotiated. */
export function isAead(cipher: string): boolean {
  return cipher.includes('gcm') || cipher.includes('poly1305');
}

/** A cipher with what keeps its packets whole. */
type Suite = Pick<Choice, 'cipher' | 'mac'>;

function suites(offer: Offer): readonly Suite[] {
  return offer.ciphers.flatMap((cipher): readonly Suite[] =>
    isAead(cipher) ? [{ cipher, mac: null }] : offer.macs.map((mac) => ({ cipher, mac })),
  );
}

/** Every combination of an offer: each kex with each cipher, and with each MAC where one is used. */
export function everyChoice(offer: Offer): readonly Choice[] {
  return offer.kexes.flatMap((kex) => suites(offer).map((suite) => ({ kex, ...suite })));
}

/**
 * As few combinations as hold each kex at least once, each AEAD cipher once, and each other cipher
 * with each MAC once.
 */
export function coveringChoices(offer: Offer): readonly Choice[] {
  const all = suites(offer);
  return Array.from({ length: Math.max(all.length, offer.kexes.length) }, (_, row) => {
    const suite = all[row % all.length];
    const kex = offer.kexes[row % offer.kexes.length];
    if (suite === undefined || kex === undefined) throw new Error('a peer without algorithms');
    return { kex, ...suite };
  });
}

/** A choice as the name of a test. */
export function nameOf({ kex, cipher, mac }: Choice): string {
  return mac === null ? `${kex}, ${cipher}` : `${kex}, ${cipher}, ${mac}`;
}

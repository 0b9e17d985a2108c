/** Right and nearly right signatures of every kind: ours are judged by a real ssh-keygen as they are judged here. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';

import { concat, utf8, type Bytes } from '../../src/codec/bytes.ts';
import { keyAlgorithms } from '../../src/protocol/ssh/public-key.ts';
import { keyPair } from '../unit/support/ends.ts';
import { twistedSignatures } from '../unit/support/twisted-signatures.ts';
import { temporaryFolder } from './peers/place.ts';
import { describe, run } from './peers/process.ts';
import { describeWith, shared } from './suite.ts';

const NAMESPACE = 'test';
const MESSAGE = 'what is signed';

const string = (bytes: Bytes): Bytes => {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  return concat(length, bytes);
};

/** What a signature of a file covers. OpenSSH PROTOCOL.sshsig. */
const covered = concat(
  utf8('SSHSIG'),
  ...[utf8(NAMESPACE), new Uint8Array(), utf8('sha512')].map(string),
  string(new Uint8Array(createHash('sha512').update(MESSAGE).digest())),
);

/** The file of such a signature. */
function signatureFile(publicBlob: Bytes, signature: Bytes): string {
  const content = concat(
    utf8('SSHSIG'),
    Uint8Array.of(0, 0, 0, 1),
    ...[publicBlob, utf8(NAMESPACE), new Uint8Array(), utf8('sha512'), signature].map(string),
  );
  const lines =
    Buffer.from(content)
      .toString('base64')
      .match(/.{1,70}/g) ?? [];
  return ['-----BEGIN SSH SIGNATURE-----', ...lines, '-----END SSH SIGNATURE-----', ''].join('\n');
}

describeWith(['openssh'], 'ssh-keygen judges as we do', () => {
  const folder = shared(
    () => Promise.resolve(temporaryFolder()),
    (made) => made.remove(),
  );

  // A certificate's key signs as a plain one.
  for (const algorithm of [...keyAlgorithms.values()].filter(({ certified }) => !certified)) {
    const { privateKey, publicBlob } = keyPair('somebody', algorithm.keyType);
    test.each(twistedSignatures({ algorithm, privateKey, data: covered }))(
      `${algorithm.name}, $name: $valid`,
      async ({ signature, valid, opensshSays = valid }) => {
        expect(algorithm.verify(signature, covered, publicBlob)).toBe(valid);
        const file = folder().write('signature', signatureFile(publicBlob, signature));
        const result = await run(
          'ssh-keygen',
          ['-Y', 'check-novalidate', '-n', NAMESPACE, '-s', file],
          { input: MESSAGE },
        );
        expect(result.code === 0, describe(result)).toBe(opensshSays);
      },
    );
  }
});

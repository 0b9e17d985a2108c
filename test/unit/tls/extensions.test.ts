/** The extensions that are known here: one file each, and where each may stand. */
import { expect, test } from 'vitest';
import { extensionTypes } from '../../../src/protocol/tls/extensions.ts';
import { explainRecord } from '../../../src/protocol/tls/explain.ts';
import { handshakeMessages } from '../../../src/protocol/tls/messages/handshake.ts';
import { HkdfLabel } from '../../../src/protocol/tls/hkdf-label.ts';

const files = import.meta.glob('../../../src/protocol/tls/extensions/*.ts', { eager: true });
test('x', () => {
  void [files, extensionTypes, explainRecord, handshakeMessages, HkdfLabel];
  expect(Object.keys(files).length).toBeGreaterThan(10);
});

/** What both commands offer: all that there is. */
import type { CommonConfig } from '../../protocol/tls/config.ts';
import { groups } from '../../protocol/tls/groups.ts';
import { schemes } from '../../protocol/tls/signatures.ts';
import { suites } from '../../protocol/tls/suites.ts';

const MOST_CONTENT = 16_384;

export const everything = (): Omit<CommonConfig, 'certificates'> => ({
  suites: [...suites.keys()],
  groups: [...groups.keys()],
  signatureAlgorithms: [...schemes.keys()],
  alpn: ['http/1.1'],
  recordSize: MOST_CONTENT,
  padTo: 0,
  coalesce: false,
});

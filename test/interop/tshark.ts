/** What tshark makes of a capture, field by field. */
import { must } from './peers/process.ts';

export interface Dissected {
  /** Filter name, such as `tls.handshake.type`; some have none. */
  readonly name: string;
  /** Where it stands: in the packet, or in what was decrypted out of it. */
  readonly at: number;
  readonly size: number;
  /** In words: `Cipher Suite: TLS_AES_128_GCM_SHA256 (0x1301)`. */
  readonly text: string;
  readonly parts: readonly Dissected[];
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  apos: "'",
};

const plain = (text: string): string =>
  text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);

interface Open extends Omit<Dissected, 'parts'> {
  readonly parts: Open[];
}

/** Reads tshark's PDML, which has a tag for every field and no text between them. */
function packetsIn(pdml: string): Dissected[][] {
  const packets: Open[][] = [];
  const open: Open[] = [];
  for (const [, end, tag, attributes = '', empty] of pdml.matchAll(
    /<(\/?)(packet|proto|field)\b([^>]*?)(\/?)>/g,
  )) {
    if (tag === 'packet') {
      if (!end) packets.push([]);
      continue;
    }
    if (end) {
      open.pop();
      continue;
    }
    const given = new Map(
      [...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [
        name,
        plain(value ?? ''),
      ]),
    );
    const one: Open = {
      name: given.get('name') ?? '',
      at: Number(given.get('pos') ?? 0),
      size: Number(given.get('size') ?? 0),
      text: given.get('showname') ?? given.get('show') ?? '',
      parts: [],
    };
    (open.at(-1)?.parts ?? packets.at(-1))?.push(one);
    if (!empty) open.push(one);
  }
  return packets;
}

/**
 * The protocols of every packet of a capture.
 * @param keys - a file of TLS secrets, as SSLKEYLOGFILE names one
 */
export const dissect = async (capture: string, keys: string): Promise<Dissected[][]> =>
  packetsIn(
    await must('tshark', ['-r', capture, '-o', `tls.keylog_file:${keys}`, '-T', 'pdml'], {
      limit: 60_000,
    }),
  );

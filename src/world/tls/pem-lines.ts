/** A file of PEM, line by line. RFC 7468 §5. */
import type { FileLine } from '../files/file-lines.ts';

const SOURCE = 'RFC 7468 §5';

const BEGIN = /^-----BEGIN (?:X509 )?CERTIFICATE-----\s*$/;
const END = /^-----END (?:X509 )?CERTIFICATE-----\s*$/;

const words = {
  begin: { name: 'first line', means: 'says what follows: a certificate', source: SOURCE },
  base64: {
    name: 'base64',
    means: 'the bytes of the certificate, 64 letters a line: they are opened below',
    source: SOURCE,
  },
  end: { name: 'last line', means: 'ends the certificate', source: SOURCE },
  other: {
    name: 'text',
    means: 'for people: what stands between certificates is passed over',
    source: SOURCE,
  },
} as const;

/** Each line with what it is, and of which certificate of the file it is a part, counted from 0. */
export function pemLines(text: string): {
  readonly lines: readonly FileLine[];
  readonly certificates: readonly (number | null)[];
} {
  const certificates: (number | null)[] = [];
  let count = -1;
  let isInside = false;
  const lines = text
    .replace(/\n$/, '')
    .split('\n')
    .map((line, at): FileLine => {
      const isBegin = BEGIN.test(line);
      if (isBegin) {
        isInside = true;
        count += 1;
      }
      const isEnd = isInside && END.test(line);
      certificates.push(isInside ? count : null);
      const inside = isBegin ? words.begin : isEnd ? words.end : words.base64;
      const said = isInside ? inside : words.other;
      if (isEnd) isInside = false;
      const part = { ...said, start: 0, end: line.length, problem: null };
      return {
        number: at + 1,
        text: line,
        change: null,
        parts: line === '' ? [] : [part],
        problem: null,
        key: null,
      };
    });
  return { lines, certificates };
}

/** Points in time in DER, in the two forms that certificates have. RFC 5280 §4.1.2.5. */
import { fromUtf8, utf8, type Bytes } from './bytes.ts';
import { tlv, type DerPart } from './der.ts';
import { tags } from './der-tags.ts';
import { content } from './der-types.ts';
import type { Tape } from './tape.ts';

/** As many letters as the longest form of a time has, with a fraction and a zone. */
const LONGEST = 23;
/** From this year on a time stands in the long form. */
const LONG_FROM = 2050;

/** Reads digits in pairs. @returns as ISO 8601 writes it; null where there is no such time */
function iso(text: string): string | null {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!found) return null;
  const [, year, month, day, hour, minute, second] = found;
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  const at = Date.parse(written);
  // The 31st of a short month, and 24:00, are read as the day after.
  return Number.isNaN(at) || isoTime(at) !== written ? null : written;
}

const isoTime = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');

const written = (time: string): string => time.replace(/[-:T]/g, '');

function read(text: string, bytes: Bytes, form: string, tape: Tape, start: number): string {
  const time = iso(text);
  if (time === null)
    tape.fault('bad-value', form, `"${fromUtf8(bytes.subarray(0, LONGEST))}"`, start);
  return time;
}

const SOURCE = 'RFC 5280 §4.1.2.5';

/** Two digits of the year: 50 to 99 are 1950 to 1999, 00 to 49 are 2000 to 2049. */
const utcTime = tlv(
  tags.UTCTime,
  content<string>({
    means: 'YYMMDDhhmmssZ in Greenwich; years from 50 on are 19YY, those below 20YY',
    source: `${SOURCE}.1`,
    read(bytes, tape, start) {
      const text = fromUtf8(bytes);
      const century = text < '50' ? '20' : '19';
      return read(century + text, bytes, 'a time YYMMDDhhmmssZ', tape, start);
    },
    write: (time) => utf8(written(time).slice(2)),
  }),
);

const generalizedTime = tlv(
  tags.GeneralizedTime,
  content<string>({
    means: 'YYYYMMDDhhmmssZ in Greenwich',
    source: `${SOURCE}.2`,
    read(bytes, tape, start) {
      const time = read(fromUtf8(bytes), bytes, 'a time YYYYMMDDhhmmssZ', tape, start);
      if (Number(time.slice(0, 4)) < LONG_FROM)
        tape.remark(`times before ${LONG_FROM} belong in the short form, UTCTime`);
      return time;
    },
    write: (time) => utf8(written(time)),
  }),
);

/** A time to the second, as ISO 8601 writes it: `2026-01-01T00:00:00Z`. */
export const time: DerPart<string> = {
  starts: (tag) => utcTime.starts(tag) || generalizedTime.starts(tag),
  walk(tape, value) {
    if (tape.writing && iso(written(value ?? '')) === null)
      throw new RangeError(`not a time: "${value}"`);
    const year = Number(value?.slice(0, 4));
    const isShort = tape.writing
      ? year >= 1950 && year < LONG_FROM
      : tape.peek() !== tags.GeneralizedTime;
    return (isShort ? utcTime : generalizedTime).walk(tape, value);
  },
};

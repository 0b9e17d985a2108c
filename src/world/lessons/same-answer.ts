/** Whether a text that somebody typed says what the run has: tolerant in its form, exact in what it says. */

/** Signs that people put between thousands, and words behind a number, as in "51 bytes". */
const NUMBER = /^([+-]?)(0x[0-9a-f]+|\d+(?:[,.'’_\s]\d{3})+|\d+)(?:\s*[a-z]{3,}(?: [a-z]+)?)?$/i;

/** The number in a text, such as `1,088`, `0x2a` or `51 bytes`; null where it is none. */
export function numberIn(text: string): bigint | null {
  const match = NUMBER.exec(text.trim());
  const digits = match?.[2];
  if (digits === undefined) return null;
  const number = BigInt(/^0x/i.test(digits) ? digits.toLowerCase() : digits.replace(/\D/g, ''));
  return match?.[1] === '-' ? -number : number;
}

export const readsAsNumber = (text: string): boolean => numberIn(text) !== null;

/** @param right - as a fact gives it */
export function saysTheSame(kind: 'number' | 'value', given: string, right: string): boolean {
  if (kind === 'number') {
    const number = numberIn(given);
    return number !== null && number === numberIn(right);
  }
  const wanted = squeezed(right);
  const plain = withoutStop(withoutQuotes(squeezed(given)), wanted);
  if (plain === wanted) return true;
  if (wanted.startsWith('SHA256:')) return fingerprintIn(plain) === fingerprintIn(wanted);
  if (/^CN=[^,+]+$/.test(wanted)) return nameIn(plain) === nameIn(wanted);
  if (/^([0-9a-f]{2})+$/.test(wanted)) return hexIn(plain) === wanted;
  return saidAs(withoutGaps(plain)) === saidAs(withoutGaps(wanted));
}

/** The field tree writes true and false, a fact yes and no. */
function saidAs(text: string): string {
  const small = text.toLowerCase();
  return small === 'true' ? 'yes' : small === 'false' ? 'no' : small;
}

const squeezed = (text: string): string => text.trim().replace(/\s+/g, ' ');
const withoutQuotes = (text: string): string => text.replace(/^(["'`“])(.+)["'`”]$/, '$2');
/** A name in a list has no space; people put one behind the comma, and so does the stage. */
const withoutGaps = (text: string): string => text.replace(/\s*,\s*/g, ',');
/** What ends a sentence on the screen is easily copied along with it. */
const withoutStop = (text: string, wanted: string): string =>
  text.endsWith('.') && !wanted.endsWith('.') ? text.slice(0, -1) : text;
/** With or without its name and the signs at its end; letters are large or small for a reason. */
const fingerprintIn = (text: string): string =>
  text
    .replace(/\s/g, '')
    .replace(/^sha256:/i, '')
    .replace(/=+$/, '');
/** A certificate's name that is a common name alone, with or without what says so. */
const nameIn = (text: string): string => text.replace(/^CN\s*=\s*/i, '').toLowerCase();
const hexIn = (text: string): string => text.toLowerCase().replace(/^0x/, '').replace(/[\s:]/g, '');

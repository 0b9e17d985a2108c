import { toHex, type Bytes } from '../../codec/bytes.ts';

/** Whether bytes stand in others, as they are and in a row. */
export function standsIn(part: Bytes, whole: Bytes): boolean {
  const [digits, all] = [toHex(part), toHex(whole)];
  for (let at = all.indexOf(digits); at >= 0; at = all.indexOf(digits, at + 1))
    if (at % 2 === 0) return true;
  return false;
}

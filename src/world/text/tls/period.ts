/** From when to when a certificate is good, in English. */
import type { Validity } from '../../../protocol/tls/fault.ts';
import { short } from '../prose.ts';

const day = (time: string): string => time.slice(0, 10);

/** @param validity - times as ISO 8601, of which the days are told */
export const periodOf = ({ subject, from, to, now }: Validity): string =>
  `${short(subject, 40) || 'It'} is good from ${day(from)} to ${day(to)}; today is ${day(now)}.`;

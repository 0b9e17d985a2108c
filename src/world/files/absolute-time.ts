/** A time as OpenSSH's options write it: `YYYYMMDD[HHMM[SS]]`, in UTC; a `Z` or `UTC` behind it may say so. */

/** @returns seconds since 1970, or null where it is not a time. Our server's own time is UTC. */
export function parseAbsoluteTime(text: string): number | null {
  const digits = text.replace(/(?<=.)(?:UTC|Z)$/i, '');
  const parts = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?$/.exec(digits)?.slice(1).map(Number);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, ...clock] = parts;
  const [hour = 0, minute = 0, second = 0] = clock.map((part) => part || 0);
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (hour > 23 || minute > 59 || second > 61) return null;
  // The 31st of a short month is a day of the next, as with strptime and timegm.
  const seconds = Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
  return seconds;
}

/** `2026-01-01T00:00:00`, as OpenSSH writes a time. */
export const absoluteTime = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().slice(0, 19);

/** `authorized_keys`, as OpenSSH's sshd(8) describes it: which keys may log in to an account. */
import { sameBytes, type Bytes } from '../../codec/bytes.ts';
import { fromBase64 } from './public-key-line.ts';

export interface AuthorizedKey {
  readonly line: number;
  readonly type: string;
  readonly blob: Bytes;
}

/** Lines that name a key; comments, empty and unreadable lines are passed over, as sshd does. */
export function parseAuthorizedKeys(text: string): AuthorizedKey[] {
  return text.split('\n').flatMap((raw, index) => {
    const content = raw.trim();
    if (content === '' || content.startsWith('#')) return [];
    const [type = '', key = ''] = content.split(/\s+/);
    const blob = fromBase64(key);
    return blob === null || blob.length === 0 ? [] : [{ line: index + 1, type, blob }];
  });
}

/** The line that lets a key in; null where there is none. */
export const findKey = (text: string, blob: Bytes): AuthorizedKey | null =>
  parseAuthorizedKeys(text).find((key) => sameBytes(key.blob, blob)) ?? null;

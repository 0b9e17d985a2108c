/** What sshd says about the options of keys, in the words of OpenSSH 9.2: on its terminal, and to who has come in. */
import type { Finding, KeyLookUp } from './authorized-keys.ts';
import { absoluteTime } from './absolute-time.ts';
import type { KeyOptions } from './key-options.ts';

/** What a key lets its holder do, and what it demands, in alphabetical order, as sshd lists it. */
export function optionNames(options: KeyOptions): string {
  const named = ({ yes, name }: { readonly yes: boolean; readonly name: string }) =>
    yes ? ` ${name}` : '';
  return [
    named({ yes: options.agentForwarding, name: 'agent-forwarding' }),
    named({ yes: options.command !== null, name: 'command' }),
    options.validBefore === null ? '' : 'expires', // without a blank before it, as OpenSSH prints it
    named({ yes: options.noTouchRequired, name: 'no-touch-required' }),
    named({ yes: options.permitOpen.length > 0, name: 'permitopen' }),
    named({ yes: options.permitListen.length > 0, name: 'permitlisten' }),
    named({ yes: options.portForwarding, name: 'port-forwarding' }),
    named({ yes: options.principals !== null, name: 'principals' }),
    named({ yes: options.pty, name: 'pty' }),
    named({ yes: options.verifyRequired, name: 'uv' }),
    named({ yes: options.tunnel !== null, name: `tun=${options.tunnel}` }),
    named({ yes: options.userRc, name: 'user-rc' }),
    named({ yes: options.x11Forwarding, name: 'x11-forwarding' }),
  ].join('');
}

const REFUSED = 'Refused by key options';

/** What one finding is to the person at the client; null where they are told nothing. */
export function keyNote(finding: Finding, place: string, address: string): string | null {
  switch (finding.kind) {
    case 'unended options':
      return 'invalid key option string';
    case 'bad options':
      return `${place}: bad key options: ${finding.reason}`;
    case 'expired':
      return `${place}: entry expired at ${absoluteTime(finding.at)}`;
    case 'principals without authority':
      return `${place}: principals on non-CA key`;
    case 'invalid from':
      return `${place}: invalid from criteria`;
    case 'wrong place':
      return `${place}: Your host '${address}' is not permitted to use this key for login.`;
    case 'refused':
      return REFUSED;
    case 'wrong source address':
      return `${place}: Your address '${address}' is not permitted to use this certificate for login.`;
    case 'certificate refused':
      return finding.reason;
    case 'accepted':
      // What a certificate and its line come to together is said nowhere.
      if (finding.certified) return null;
      return `${place}: key options:${optionNames(finding.options)}`;
    case 'line options':
    case 'certificate options':
      return `${place}: key options:${optionNames(finding.options)}`;
    default:
      return null;
  }
}

/** What a look-up leaves to say, once somebody is in. */
export const keyNotes = (file: string, { looked }: KeyLookUp, address: string): string[] =>
  looked.flatMap(({ line, findings }) =>
    findings.flatMap((finding) => keyNote(finding, `${file}:${line}`, address) ?? []),
  );

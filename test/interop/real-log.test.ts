import { describe, expect, test } from 'vitest';

import { IDENTIFICATION } from '../../src/world/openssh.ts';
import { maskLog } from '../log-mask.ts';
import { lacks } from '../peers.ts';
import { maskServerLog, protocolLines } from '../sshd-log.ts';
import {
  installedVersion,
  LOG_NAMES,
  type Login,
  type LoginName,
  needsOf,
  logins,
  mayMakeWorlds,
  readGoldenLog,
  readGoldenServerLog,
  realLog,
  realServerLog,
} from './real-log.ts';

const isTheVersion = IDENTIFICATION === `SSH-2.0-${installedVersion()}`;

/** Where PAM has what they need. */
const possible = (Object.keys(logins) as LoginName[]).filter((name) => !lacks(...needsOf(name)));

/** ECDSA signatures differ in length by chance, and so does what comes from a server that proves such keys. */
function withoutChance(name: LoginName, log: string): string {
  const { hostKeys }: Login = logins[name];
  return hostKeys?.some((kind) => kind.startsWith('ecdsa'))
    ? log.replace(/received \d+ bytes/, 'received <some> bytes')
    : log;
}

const cannot = !isTheVersion || !mayMakeWorlds();

describe.skipIf(cannot)('a real ssh -vvv prints the log kept', () => {
  test.each(possible)('%s', { retry: 2 }, async (name) => {
    const log = maskLog(await realLog(name), LOG_NAMES);
    const lines = (text: string) => withoutChance(name, text).split('\n');
    expect(lines(log)).toEqual(lines(await readGoldenLog(name)));
  });
});

// Its wire is slow, so that several at a time wait rather than work.
describe.skipIf(cannot).concurrent('a real sshd -ddd prints the log kept', () => {
  test.each(possible)('%s', { retry: 2 }, async (name) => {
    const log = maskServerLog(protocolLines(await realServerLog(name)), LOG_NAMES);
    expect(log.split('\n')).toEqual((await readGoldenServerLog(name)).split('\n'));
  });
});

import { describe, expect, test } from 'vitest';

import { IDENTIFICATION } from '../../src/world/openssh.ts';
import { maskLog } from '../log-mask.ts';
import {
  installedVersion,
  LOG_NAMES,
  type LoginName,
  logins,
  mayMakeWorlds,
  readGoldenLog,
  realLog,
} from './real-log.ts';

const isTheVersion = IDENTIFICATION === `SSH-2.0-${installedVersion()}`;

describe.skipIf(!isTheVersion || !mayMakeWorlds())('a real ssh -vvv prints the log kept', () => {
  test.each(Object.keys(logins) as LoginName[])('%s', { retry: 2 }, async (name) => {
    const log = maskLog(await realLog(name), LOG_NAMES);
    expect(log.split('\n')).toEqual((await readGoldenLog(name)).split('\n'));
  });
});

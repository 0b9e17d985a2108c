/** Whatever may be wrong with a connection ends it by a named fault, and by the alert that RFC 8446 asks for. */
import { describe, expect, test } from 'vitest';
import { alertOn } from '../../../src/protocol/tls/fault.ts';
import { clientHelloFaults } from './support/client-hello-faults.ts';
import { expected, failing } from './support/fault-rows.ts';
import { proofFaults } from './support/proof-faults.ts';
import { recordFaults } from './support/record-faults.ts';
import { serverHelloFaults } from './support/server-hello-faults.ts';

const tables = {
  'a server refuses a ClientHello with': clientHelloFaults,
  "a client refuses a server's answer with": serverHelloFaults,
  'a side does not believe': proofFaults,
  'a side does not put up with': recordFaults,
};

test('every fault is there', () => {
  const seen = new Set(Object.values(tables).flatMap((rows) => rows.map(({ kind }) => kind)));
  const elsewhere = new Set(['stalled']); // found by whoever runs both ends
  expect(
    Object.keys(alertOn)
      .filter((kind) => !elsewhere.has(kind))
      .toSorted(),
  ).toEqual([...seen].toSorted());
});

describe.each(Object.entries(tables))('%s', (_name, rows) => {
  test.each(rows)('$name: $kind', (row) => {
    const pair = failing(row);
    expect(pair.failure(row.side)).toEqual(expected(row));
    expect(pair.fault(row.side)).toMatchObject(row.says ?? {});
  });
});

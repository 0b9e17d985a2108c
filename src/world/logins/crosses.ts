/** What crosses the wire: the messages of a login that carry the proof, or what it is made from. */
import { sumOf } from './cost.ts';
import type { Finding, NamedField } from './facts.ts';
import { found, type LoginRun } from './login-run.ts';
import { proofOf } from './proof.ts';

export function crosses(login: LoginRun): Finding[] {
  const proof = proofOf(login);
  const parts = new Set([...proof.lineage].map(({ hex }) => hex));
  const telling = login.frames.map((frame) => {
    const fields = login.steps.valuesIn(frame).flatMap((value): NamedField[] => {
      const isProof = value.hex === proof.value.hex;
      if (!parts.has(value.hex)) return [];
      return [{ ...login.fieldWith(frame, value), role: isProof ? 'proof' : 'made-from' }];
    });
    return { frame, fields };
  });
  const others = telling.filter(({ fields }) => fields.length === 0).map(({ frame }) => frame);
  const [other] = others;
  return [
    ...telling
      .filter(({ fields }) => fields.length > 0)
      .map(({ frame, fields }) => {
        const { from, message, wire, keyValues } = frame;
        const encrypted = keyValues.length > 0;
        return found(
          { kind: 'message', from, message, size: wire.length, encrypted, fields },
          login.atFrame(frame, (fields.find(({ role }) => role === 'proof') ?? fields[0])?.path),
        );
      }),
    ...(other
      ? [
          found(
            { kind: 'other-messages', count: others.length, bytes: sumOf(others) },
            login.atFrame(other),
          ),
        ]
      : []),
  ];
}

/** What somebody learns in a login that was a secret: read from who knows what, and since when. */
import { fromUtf8 } from '../../codec/bytes.ts';
import { originsOf } from '../origins.ts';
import { carrierOf } from '../provenance.ts';
import type { ValueRecord } from '../recorder.ts';
import type { Party } from '../transcript.ts';
import type { Finding } from './facts.ts';
import { found, type LoginRun } from './login-run.ts';
import { proofOf } from './proof.ts';
import { challengeOf, stepOfProof } from './proves.ts';

/** The secrets of `whose` that a party has read from a message: neither made by itself nor had before. */
export function learnedBy(
  login: LoginRun,
  party: Party,
  whose: readonly ('client' | 'server')[],
): Finding[] {
  const secrets = login.values.filter(
    ({ owner, secret, symbol }) => secret && symbol !== '' && whose.some((one) => one === owner),
  );
  const firsts = secrets.filter(
    ({ hex }, at) => secrets.findIndex((other) => other.hex === hex) === at,
  );
  return firsts.flatMap((value) => {
    const frame = readIn(login, value, party);
    if (!frame) return [];
    const { field, message } = carrierOf(frame, value);
    const { label, symbol } = value;
    return [
      found(
        { kind: 'learns', who: party, label, symbol, message, field },
        login.atFrame(frame, field),
      ),
    ];
  });
}

function readIn({ all }: LoginRun, value: ValueRecord, party: Party) {
  const same = all.recorder.valuesOf(value.hex);
  const [first] = same
    .flatMap((one) => originsOf(all, one, party))
    .toSorted((a, b) => a.since - b.since);
  return first?.how === 'read' ? first.frame : null;
}

export function dishonestServer(login: LoginRun): Finding[] {
  const learned = learnedBy(login, 'server', ['client']);
  if (learned.length > 0) return learned;
  const { secret } = proofOf(login);
  return [
    found({ kind: 'learns-nothing', who: 'server', of: secret.label }, login.atKnowledge(secret)),
  ];
}

/** What the server made the client do with its secret, where it chose the challenge; else that it has none to choose. */
export function chosenBy(login: LoginRun): Finding {
  const proof = proofOf(login);
  const { label } = proof.value;
  const challenge = challengeOf(login);
  if (!challenge)
    return found(
      { kind: 'no-challenge', label },
      login.atValue(proof.value, stepOfProof(login, proof)),
    );
  const mine = login.values.find(({ hex, owner }) => hex === challenge.hex && owner === 'client');
  const decrypted = login.need(mine, 'challenge that the client decrypted');
  const { bytes } = challenge;
  const text = fromUtf8(bytes);
  return found(
    {
      kind: 'chosen',
      size: bytes.length,
      text: /^[\x20-\x7e]+$/.test(text) ? text : null,
      label,
    },
    login.atValue(decrypted, login.stepAbout(decrypted) ?? proof.frame.sentAt),
  );
}

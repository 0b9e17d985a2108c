/** Why the textbooks' way is not what SSH-2 does, each reason by the runs that show it. */
import type { Fact, Finding, Reason, Subject, Way } from './facts.ts';
import { keyKind, userKeyTypes, withKey } from './key-kinds.ts';
import { chosenBy } from './learned.ts';
import { found } from './login-run.ts';
import { proves } from './proves.ts';
import type { LoginRuns } from './table.ts';
import { settings } from './ways.ts';

/** The facts of a reason, and whether they bear it out: that is told first. */
export function reasonFor(runs: LoginRuns, reason: Reason): readonly Finding[] {
  const facts = findings[reason](runs);
  const [first] = facts;
  if (!first) return [];
  const of = (way: Way): Fact[] => facts.filter((one) => one.way === way).map(({ fact }) => fact);
  return [found({ kind: 'reason', reason, holds: holds[reason](of) }, first.at), ...facts];
}

const ED25519 = 'ssh-ed25519';
/** What the signature of SSH-2 covers, and the textbooks' answer does not. */
const bound: readonly Subject[] = ['user', 'service'];

const findings: Readonly<Record<Reason, (runs: LoginRuns) => readonly Finding[]>> = {
  'rsa-only': (runs) =>
    userKeyTypes()
      .filter(({ name }) => name === ED25519)
      .flatMap((type) =>
        each(['textbook', 'publickey'], (way) => [
          keyKind(
            runs.of(settings[way].login, (input) => withKey(input, type)),
            type,
          ),
        ]),
      ),
  md5: (runs) =>
    each(['textbook', 'publickey'], (way) =>
      proves(runs.login(way)).filter(({ fact }) => fact.kind === 'proof'),
    ),
  chosen: (runs) => [
    ...each(['textbook', 'textbook-signed'], (way) => [chosenBy(runs.chosen(way))]),
    ...each(['publickey'], (way) => [chosenBy(runs.login(way))]),
  ],
  uncovered: (runs) =>
    each(['textbook', 'textbook-signed', 'publickey'], (way) =>
      proves(runs.login(way)).filter(
        ({ fact }) => fact.kind === 'covers' && bound.includes(fact.subject),
      ),
    ),
};

const each = (ways: readonly Way[], tell: (way: Way) => readonly Finding[]): Finding[] =>
  ways.flatMap((way) => tell(way).map((finding) => ({ ...finding, way })));

const isIn = (fact: Fact): boolean => fact.kind === 'key-type' && fact.ending.in;
const isMd5 = (fact: Fact): boolean => fact.kind === 'proof' && fact.how === 'MD5';
const isChosen = (fact: Fact): boolean => fact.kind === 'chosen';
const isCovered = (fact: Fact): boolean => fact.kind === 'covers' && fact.field !== null;

const holds: Readonly<Record<Reason, (of: (way: Way) => Fact[]) => boolean>> = {
  'rsa-only': (of) => !of('textbook').some(isIn) && of('publickey').every(isIn),
  md5: (of) => of('textbook').every(isMd5) && !of('publickey').some(isMd5),
  chosen: (of) => of('textbook').some(isChosen) && !of('publickey').some(isChosen),
  uncovered: (of) => !of('textbook').some(isCovered) && of('publickey').every(isCovered),
};

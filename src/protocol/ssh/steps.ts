/**
 * The steps that the engine reports besides frames, each with where it belongs and what demands it. Words for them
 * are in the text tables, by the same keys. A level or phase per side where the two differ.
 */
import type { Role } from './messages/message.ts';
import type { CertificateStepKey } from './certificate-steps.ts';
import type { PromptStepKey } from './keyboard-interactive/steps.ts';
import type { TextbookStepKey } from './textbook/steps.ts';

export type StepLevel = 'overview' | 'message' | 'detail';
export type StepPhase =
  | 'connect'
  | 'hello'
  | 'negotiate'
  | 'key-exchange'
  | 'server-auth'
  | 'keys'
  | 'client-auth'
  | 'channel'
  | 'close';
export type PerSide<T> = T | Readonly<Record<Role, T>>;

export interface StepSpec {
  readonly phase: PerSide<StepPhase>;
  readonly level: PerSide<StepLevel>;
  readonly kind: 'connect' | 'generate' | 'compute' | 'decide' | 'file' | 'state' | 'ask' | 'end';
  readonly sources: readonly string[];
}

export const bySide = <T>(client: T, server: T): Readonly<Record<Role, T>> => ({ client, server });

const own = {
  'versions-agreed': {
    phase: 'hello',
    level: bySide('detail', 'overview'),
    kind: 'decide',
    sources: ['RFC 4253 §4.2'],
  },
  negotiated: {
    phase: 'negotiate',
    level: bySide('overview', 'detail'),
    kind: 'decide',
    sources: ['RFC 4253 §7.1'],
  },
  'wrong-guess': { phase: 'negotiate', level: 'message', kind: 'decide', sources: ['RFC 4253 §7'] },
  'made-ephemeral': {
    phase: 'key-exchange',
    level: bySide('message', 'detail'),
    kind: 'generate',
    sources: ['RFC 8731 §3'],
  },
  'computed-secret': {
    phase: bySide('server-auth', 'key-exchange'),
    level: bySide('detail', 'overview'),
    kind: 'compute',
    sources: ['RFC 4253 §8'],
  },
  'computed-hash': {
    phase: bySide('server-auth', 'key-exchange'),
    level: bySide('message', 'detail'),
    kind: 'compute',
    sources: ['RFC 4253 §8'],
  },
  'signed-hash': {
    phase: 'key-exchange',
    level: 'message',
    kind: 'compute',
    sources: ['RFC 4253 §8'],
  },
  'looked-up-host-key': {
    phase: 'server-auth',
    level: 'message',
    kind: 'file',
    sources: ['RFC 4251 §4.1'],
  },
  'asked-host-key': {
    phase: 'server-auth',
    level: 'message',
    kind: 'ask',
    sources: ['RFC 4251 §4.1'],
  },
  'host-key-accepted': {
    phase: 'server-auth',
    level: 'message',
    kind: 'decide',
    sources: ['RFC 4251 §4.1'],
  },
  'verified-host': {
    phase: 'server-auth',
    level: 'overview',
    kind: 'decide',
    sources: ['RFC 4253 §8'],
  },
  'derived-keys': {
    phase: 'keys',
    level: bySide('message', 'detail'),
    kind: 'compute',
    sources: ['RFC 4253 §7.2'],
  },
  'keys-out': { phase: 'keys', level: 'detail', kind: 'state', sources: ['RFC 4253 §7.3'] },
  'keys-in': {
    phase: 'keys',
    level: bySide('overview', 'detail'),
    kind: 'state',
    sources: ['RFC 4253 §7.3'],
  },
  'methods-left': {
    phase: 'client-auth',
    level: 'detail',
    kind: 'decide',
    sources: ['RFC 4252 §5.1'],
  },
  'chose-method': {
    phase: 'client-auth',
    level: 'detail',
    kind: 'decide',
    sources: ['RFC 4252 §5'],
  },
  'skipped-key': {
    phase: 'client-auth',
    level: 'message',
    kind: 'decide',
    sources: ['RFC 8308 §3.1'],
  },
  'asked-password': {
    phase: 'client-auth',
    level: 'message',
    kind: 'ask',
    sources: ['RFC 4252 §8'],
  },
  'refused-algorithm': {
    phase: 'client-auth',
    level: 'message',
    kind: 'decide',
    sources: ['RFC 4252 §7'],
  },
  'partial-success': {
    phase: 'client-auth',
    level: 'message',
    kind: 'decide',
    sources: ['RFC 4252 §5.1'],
  },
  'looked-up-user-key': {
    phase: 'client-auth',
    level: 'message',
    kind: 'file',
    sources: ['RFC 4252 §7'],
  },
  'signed-request': {
    phase: 'client-auth',
    level: 'message',
    kind: 'compute',
    sources: ['RFC 4252 §7'],
  },
  'checked-user-signature': {
    phase: 'client-auth',
    level: 'message',
    kind: 'decide',
    sources: ['RFC 4252 §7'],
  },
  'checked-password': {
    phase: 'client-auth',
    level: 'message',
    kind: 'decide',
    sources: ['RFC 4252 §8'],
  },
  // A man in the middle's own.
  'captured-password': {
    phase: 'client-auth',
    level: 'overview',
    kind: 'decide',
    sources: ['RFC 4251 §9.3.4'],
  },
  'captured-signature': {
    phase: 'client-auth',
    level: 'overview',
    kind: 'decide',
    sources: ['RFC 4252 §7'],
  },
  'calls-server': {
    phase: 'client-auth',
    level: 'message',
    kind: 'connect',
    sources: ['RFC 4251 §9.3.4'],
  },
  'logged-in': {
    phase: 'client-auth',
    level: bySide('overview', 'detail'),
    kind: 'state',
    sources: ['RFC 4252 §5.1'],
  },
  'channel-open': { phase: 'channel', level: 'detail', kind: 'state', sources: ['RFC 4254 §5.1'] },
  'ran-command': {
    phase: 'channel',
    level: 'message',
    kind: 'compute',
    sources: ['RFC 4254 §6.5'],
  },
  'window-full': { phase: 'channel', level: 'detail', kind: 'state', sources: ['RFC 4254 §5.2'] },
  'command-ended': {
    phase: 'channel',
    level: 'overview',
    kind: 'end',
    sources: ['RFC 4254 §6.10'],
  },
  'rekey-begins': { phase: 'channel', level: 'message', kind: 'state', sources: ['RFC 4253 §9'] },
  'unknown-message': {
    phase: 'channel',
    level: 'message',
    kind: 'decide',
    sources: ['RFC 4253 §11.4'],
  },
  goodbye: {
    phase: 'close',
    level: bySide('overview', 'detail'),
    kind: 'end',
    sources: ['RFC 4253 §11.1'],
  },
  /** By somebody on the way, where the scenario wants it. */
  'bit-flipped': { phase: 'connect', level: 'message', kind: 'decide', sources: ['RFC 4251 §9.3'] },
  fault: { phase: 'close', level: 'overview', kind: 'end', sources: [] },
} as const satisfies Readonly<Record<string, StepSpec>>;

export type StepKey = keyof typeof own | CertificateStepKey | PromptStepKey | TextbookStepKey;

/** By key. What loads late adds its own, before anything reports them. */
export const steps = new Map<string, StepSpec>(Object.entries(own));

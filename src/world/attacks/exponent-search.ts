/**
 * Somebody who only listens, and tries one exponent after the other until one gives the number that the client sent.
 * With numbers for paper that is soon done; then it computes all that the ends do, and reads what they encrypt.
 */
import { bigToBytes, bytesToBig, utf8, type Bytes } from '../../codec/bytes.ts';
import { decode } from '../../codec/tape.ts';
import { modp, type ModpGroup } from '../../crypto/modp.ts';
import { messageIn } from '../../protocol/ssh/contexts.ts';
import { ExchangeHash } from '../../protocol/ssh/exchange-hash.ts';
import { deriveKeys } from '../../protocol/ssh/keys.ts';
import { SSH_MSG_KEXINIT, SSH_MSG_NEWKEYS } from '../../protocol/ssh/messages/transport.ts';
import { negotiate, type Agreed } from '../../protocol/ssh/negotiate.ts';
import { PacketReader } from '../../protocol/ssh/packet.ts';
import { protect, type Protection } from '../../protocol/ssh/protection.ts';
import type { Io } from '../../protocol/trace.ts';
import type { Listener, ListeningAttack } from '../attacks.ts';
import { exponentTable, foundIn, MOST_TRIES, powersOf, searched } from '../exponent-table.ts';
import type { SearchStepKey } from '../exponent-search-steps.ts';
import '../exponent-search-steps.ts';
import type { Actor, EndSide, FrameRecord, Recorder } from '../recorder.ts';
import { fieldOf, textIn } from '../text/prose.ts';

export const attack: ListeningAttack = {
  kind: 'exponent-search',
  listen: (recorder, settled) => new ExponentSearch(recorder, settled),
};

/** Larger groups have more exponents than a table can show. */
const SMALL = 8;

interface Heard {
  readonly agreed: Agreed;
  readonly said: Readonly<Record<'I_C' | 'I_S' | 'K_S' | 'publicC' | 'publicS', Bytes>>;
}

type Protections = Readonly<Record<EndSide, Protection>>;

class ExponentSearch implements Listener {
  readonly #recorder: Recorder;
  readonly #settled: () => void;
  readonly #io: Io;
  readonly #readers = { client: new PacketReader(), server: new PacketReader() };
  #agreed: Agreed | null = null;
  /** What was made of the exchange; null while there is nothing to make, or where nothing came of it. */
  #protections: Protections | null = null;
  #isOver = false;
  /** Frames that were read. */
  #read = 0;

  constructor(recorder: Recorder, settled: () => void) {
    this.#recorder = recorder;
    this.#settled = settled;
    this.#io = recorder.io({ actor: 'attacker', role: 'client', peer: 'server', listens: true });
  }

  after(): void {
    if (this.#isOver) return;
    if (!this.#protections) this.#workOn(this.#heard());
    if (this.#protections) this.#readOn(this.#protections);
    this.#settled();
  }

  /** The two key exchange messages, once both have passed. */
  #heard(): Heard | null {
    const first = (from: Actor, message: string): FrameRecord | undefined =>
      this.#recorder.frames.find((frame) => frame.from === from && frame.message === message);
    const [I_C, I_S] = [first('client', KEXINIT)?.payload, first('server', KEXINIT)?.payload];
    if (!I_C || !I_S) return null;
    const [client, server] = [decode(SSH_MSG_KEXINIT, I_C), decode(SSH_MSG_KEXINIT, I_S)];
    const result = client.ok && server.ok ? negotiate(client.value, server.value, null) : null;
    if (!result || 'fault' in result) return null;
    const { kex } = result.agreed;
    const init = first('client', kex.init.name)?.value;
    const reply = first('server', kex.reply.name)?.value;
    const publicC = bytesIn(init, kex.symbols.client);
    const publicS = bytesIn(reply, kex.symbols.server);
    const K_S = bytesIn(reply, 'K_S');
    return publicC && publicS && K_S
      ? { agreed: result.agreed, said: { I_C, I_S, K_S, publicC, publicS } }
      : null;
  }

  #workOn(heard: Heard | null): void {
    if (!heard) return;
    const { agreed, said } = heard;
    const { kex } = agreed;
    const hold = (label: string, bytes: Bytes, symbol: string, owner: EndSide): Bytes =>
      this.#io.hold(label, bytes, { symbol, owner });
    const e = hold(kex.labels.client.publicKey, said.publicC, kex.symbols.client, 'client');
    const f = hold(kex.labels.server.publicKey, said.publicS, kex.symbols.server, 'server');
    this.#step('heard-exchange', [e, f], { kex: agreed.kexName });
    const x = kex.group ? this.#exponent(kex.group, e) : null;
    if (!kex.group || !x) {
      const bits = kex.group?.bits ?? 0;
      this.#step('gave-up-exponents', [e], { tried: kex.group ? MOST_TRIES : 0, bits });
      this.#isOver = true;
      return;
    }
    const { group } = kex;
    const K = this.#io.compute(
      'shared secret K',
      `f^x mod ${group.bits > SMALL ? 'p' : group.p}`,
      [x, f],
      { symbol: 'K', secret: true },
      () => bigToBytes(modp.power(bytesToBig(f), bytesToBig(x), group)),
    );
    this.#step('computed-their-secret', [f, x, K]);
    const V_C = hold('client identification', this.#line('client'), 'V_C', 'client');
    const V_S = hold('server identification', this.#line('server'), 'V_S', 'server');
    const I_C = hold('payload of the client KEXINIT', said.I_C, 'I_C', 'client');
    const I_S = hold('payload of the server KEXINIT', said.I_S, 'I_S', 'server');
    const K_S = hold('server host key', said.K_S, 'K_S', 'server');
    const parts = { V_C, V_S, I_C, I_S, K_S, e, f, K };
    const H = this.#io.derive(
      'exchange hash',
      ExchangeHash(kex),
      parts,
      Object.values(parts),
      kex.hash,
      { symbol: 'H' },
    );
    const keys = deriveKeys(this.#io, agreed, { K, H, sessionId: H });
    const all = [keys.clientToServer, keys.serverToClient];
    const made = all.flatMap(({ iv, encryption, integrity }) => [iv, encryption, integrity]);
    this.#step('made-their-keys', [K, H, ...made.filter(({ length }) => length > 0)]);
    this.#agreed = agreed;
    const { clientToServer: c, serverToClient: s } = agreed;
    this.#protections = {
      client: protect(c.cipher, c.mac, keys.clientToServer),
      server: protect(s.cipher, s.mac, keys.serverToClient),
    };
  }

  /** The exponent that gives e; null where there are too many to try. */
  #exponent(group: ModpGroup, e: Bytes): Bytes | null {
    const about = { symbol: 'x', secret: true };
    if (group.bits > SMALL) {
      const found = searched(group, e);
      if (found === null) return null;
      const how = 'the n for which g^n mod p is e';
      const x = this.#io.compute('found exponent x', how, [e], about, () =>
        bigToBytes(BigInt(found)),
      );
      this.#step('tried-exponents', [e, x], { tried: found, exponents: MOST_TRIES });
      return x;
    }
    const { codec, value } = exponentTable(group, e);
    const search = { name: `the n for which ${group.g}^n mod ${group.p} is e`, digest: foundIn };
    const x = this.#io.derive('found exponent x', codec, value, [e], search, about);
    const exponents = powersOf(group).length;
    this.#step('tried-exponents', [e, x], { tried: exponents, exponents });
    return x;
  }

  #line(from: EndSide): Bytes {
    const hello = this.#recorder.frames.find(
      (frame) => frame.from === from && frame.sequence < 0 && frame.message.startsWith('SSH-'),
    );
    return utf8(hello?.message ?? '');
  }

  /** Opens what passes with the keys that it made itself. */
  #readOn(protections: Protections): void {
    const { frames } = this.#recorder;
    for (; this.#read < frames.length && !this.#isOver; this.#read++) {
      const frame = frames[this.#read];
      if (!frame || frame.sequence < 0 || frame.from === 'attacker') continue;
      const reader = this.#readers[frame.from];
      reader.push(frame.wire);
      const reading = reader.next();
      if (reading.kind !== 'packet') {
        this.#isOver = true;
        return;
      }
      const { payload } = reading.packet;
      const [number] = payload;
      if (number === SSH_MSG_NEWKEYS.number)
        reader.protect(protections[frame.from], this.#agreed?.strictKex ?? false);
      // Other keys will follow, from another exchange.
      else if (number === SSH_MSG_KEXINIT.number && frame.keyValues.length > 0) this.#isOver = true;
      else this.#understand(payload);
    }
  }

  #understand(payload: Bytes): void {
    const message = messageIn({ kex: null, auth: null }, payload[0]);
    const decoded = message && decode(message, payload);
    if (!decoded?.ok) return;
    const { value } = decoded;
    if (textIn(value, 'method_name') === 'password') {
      const about = { symbol: 'pw', owner: 'client', secret: true, content: true } as const;
      const password = this.#io.hold('password', utf8(textIn(value, 'password')), about);
      this.#step('read-password', [password], { user: textIn(value, 'user_name') });
    }
    if (textIn(value, 'request_type') === 'exec')
      this.#step('read-session', [], { what: 'command', text: textIn(value, 'command') });
    const data = message?.name === 'SSH_MSG_CHANNEL_DATA' ? bytesIn(value, 'data') : null;
    if (data)
      this.#step('read-session', [], {
        what: 'output',
        text: new TextDecoder().decode(data.subarray(0, SHOWN)),
      });
  }

  #step(
    key: SearchStepKey,
    values: readonly Bytes[],
    args: Readonly<Record<string, string | number>> = {},
  ): void {
    this.#io.step(key, { values, args });
  }
}

const KEXINIT = SSH_MSG_KEXINIT.name;
/** Bytes of an output that a step quotes. */
const SHOWN = 200;

function bytesIn(value: unknown, name: string): Bytes | null {
  const found = fieldOf(value, name);
  return found instanceof Uint8Array ? found : null;
}

/** One session of `sshow connect`, from its connection to its end. */
import { appendFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { OverrideError } from '../crypto/random.ts';
import type { EndpointEvent } from '../protocol/ssh/endpoint.ts';
import type { Fault } from '../protocol/ssh/fault.ts';
import { fingerprint } from '../protocol/ssh/fingerprint.ts';
import type { Answered, OpenQuestion } from '../protocol/ssh/questions.ts';
import { answersFor, scenarioPerson, type Answers, type Person } from '../world/answers.ts';
import { hostName } from '../world/files/host-name.ts';
import { clientParty, Keys } from '../world/party.ts';
import { hear, heardNothing, listening, recordingOf, type Recording } from '../world/recording.ts';
import type { Scenario } from '../world/scenario.ts';
import { askInWords } from '../world/text/questions-en.ts';
import type { ConnectOptions } from './connect-options.ts';
import { BadInput, reasonOf } from './errors.ts';
import { say, visible } from './io.ts';
import { naming } from './scenario-file.ts';
import { liveRecorder } from './system-random.ts';
import { Line } from './tcp.ts';
import { askLine, askSecret, hasTerminal } from './terminal.ts';

export class ClientSession {
  readonly #options: ConnectOptions;
  readonly #scenario: Scenario;
  readonly #keep: boolean;
  readonly #heard = heardNothing();
  readonly #recorder;
  readonly #keys;
  readonly #answers: Answers;
  readonly #party;
  readonly #line: Line;
  #knownHosts: string;

  constructor(options: ConnectOptions, socket: Socket) {
    const { scenario, out, json, timeoutMs } = options;
    const address = socket.remoteAddress ?? scenario.server.address;
    this.#options = options;
    this.#scenario = { ...scenario, server: { ...scenario.server, address } };
    this.#recorder = liveRecorder(scenario);
    const recorder = this.#recorder;
    this.#keys = naming('', () => new Keys(this.#scenario, recorder));
    this.#answers = naming('', () =>
      answersFor(this.#scenario, recorder, this.#keys, this.#person()),
    );
    this.#knownHosts = this.#answers.knownHosts();
    this.#keep = out !== undefined || json;
    const plain = this.#answers.answer;
    const answer = this.#keep ? listening(plain, this.#heard) : plain;
    this.#party = clientParty(this.#scenario, recorder, this.#keys, answer);
    this.#line = new Line({
      ...{ socket, recorder, party: this.#party, keep: this.#keep },
      event: (event) => this.#event(event),
      moved: () => this.#remember(),
      person: (question) => this.#ask(question),
      patience: timeoutMs,
    });
  }

  async run(): Promise<void> {
    this.#line.start();
    await this.#line.ended;
    const { error, gaveUp } = this.#line;
    if (error instanceof OverrideError) throw new BadInput(error.message);
    if (error) throw error;
    if (gaveUp) say(`sshow: no answer within ${this.#options.timeoutMs / 1000} s`);
  }

  /** Why it did not end as asked; null where it did. */
  get fault(): Fault | null {
    const { closed, state } = this.#party;
    if (closed) return closed.fault;
    return { kind: 'stalled', client: state.transport, server: 'recorded' };
  }

  recording(): Recording {
    const { host, port } = this.#scenario.server;
    return recordingOf({
      title: `Recorded: to ${host}, port ${port}`,
      side: 'client',
      scenario: this.#scenario,
      recorder: this.#recorder,
      keys: this.#keys,
      chunks: this.#line.chunks,
      heard: this.#heard,
    });
  }

  /** Answers that the scenario gives; what is left is for whoever sits at the terminal, or nobody. */
  #person(): Person {
    const given = scenarioPerson({ ...this.#scenario, ask: true });
    return (question, now) => {
      const words = given(question, now);
      if (words !== undefined) return words;
      const { passwords, responses } = this.#scenario.client;
      const at = numberOf(question) - 1;
      if (question.name === 'prompt' && at < responses.length)
        return scenarioPerson({ ...this.#scenario, ask: false })(question, now);
      // What a server asks without showing it is most often the password.
      const isSecret =
        question.name === 'password' || (question.name === 'prompt' && !question.ask.echo);
      return (isSecret ? passwords[at] : undefined) ?? (hasTerminal() ? undefined : null);
    };
  }

  async #ask(question: OpenQuestion): Promise<Answered> {
    const { user } = this.#scenario.client;
    const { host, address, port } = this.#scenario.server;
    const again = numberOf(question) > 1;
    const knownHosts = { file: this.#options.knownHosts ?? '', text: this.#answers.knownHosts() };
    const { text } = askInWords(question, { user, host, address, port, again, knownHosts });
    const isSecret =
      question.name === 'password' || (question.name === 'prompt' && !question.ask.echo);
    const words = await (isSecret ? askSecret(text) : askLine(text));
    const answered = this.#answers.spoken(question, words);
    if (this.#keep) hear(this.#heard, question, answered);
    return answered;
  }

  #event(event: EndpointEvent): void {
    if (event.kind === 'banner') process.stderr.write(visible(event.text));
    else if (event.kind === 'exit-status') say(`exit status ${event.status}`);
    else if (event.kind === 'output' && event.stream === 'stderr')
      process.stderr.write(event.bytes);
    else if (event.kind === 'output' && !this.#options.json) this.#show(event.bytes);
    else if (event.kind === 'question' && event.question.name === 'confirm-host-key') {
      const { hostKey, keyType } = event.question.ask;
      const { host } = this.#scenario.server;
      if (hasTerminal()) return;
      say(`The host ${host} is not known. Its ${keyType} key is ${fingerprint(hostKey)}.`);
    }
  }

  /** While nobody takes the output, no more is read. */
  #show(bytes: Uint8Array): void {
    if (process.stdout.write(bytes) || !this.#line.hold('stdout')) return;
    process.stdout.once('drain', () => this.#line.release('stdout'));
  }

  /** Once the server has proven its key, a host that was accepted is written down. */
  #remember(): void {
    const { knownHosts: path } = this.#options;
    const now = this.#answers.knownHosts();
    const isProven = ['newkeys', 'running'].includes(this.#party.state.transport);
    if (path === undefined || !isProven || now === this.#knownHosts) return;
    const added = now.slice(this.#knownHosts.length);
    this.#knownHosts = now;
    const { host, port } = this.#scenario.server;
    try {
      appendFileSync(path, added);
      say(`Warning: Permanently added '${hostName(host, port)}' to the list of known hosts.`);
    } catch (error) {
      say(`Failed to add the host to the list of known hosts (${path}): ${reasonOf(error)}`);
    }
  }
}

const numberOf = ({ address }: Pick<OpenQuestion, 'address'>): number =>
  Number(address.split('#')[1]);

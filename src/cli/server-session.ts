/** One client of `sshow serve`, from its connection to its end. */
import type { Socket } from 'node:net';
import type { EndpointEvent } from '../protocol/ssh/endpoint.ts';
import { Server } from '../protocol/ssh/server.ts';
import { answersFor, scenarioPerson } from '../world/answers.ts';
import { Keys, serverParty } from '../world/party.ts';
import { heardNothing, listening, recordingOf } from '../world/recording.ts';
import type { Scenario } from '../world/scenario.ts';
import { faultMessage } from '../world/text/faults-en.ts';
import { reasonOf } from './errors.ts';
import { recordingIn, writeRecording } from './io.ts';
import type { Served, Tell } from './listening.ts';
import type { ServeOptions } from './serve-options.ts';
import { placeOf } from './place-of.ts';
import { liveRecorder } from './system-random.ts';
import { Line } from './tcp.ts';

/** sshd's LoginGraceTime. */
const LOGIN_GRACE_MS = 120_000;

export class ServerSession {
  readonly #out: string | undefined;
  readonly #number: number;
  readonly #tell: Tell;
  readonly #scenario: Scenario;
  readonly #heard = heardNothing();
  readonly #recorder;
  readonly #keys;
  readonly #party;
  readonly #line: Line;
  readonly #grace: NodeJS.Timeout;

  /** `tell` says something about this client. */
  constructor({ scenario, out }: ServeOptions, socket: Socket, number: number, tell: Tell) {
    this.#out = out;
    this.#number = number;
    this.#tell = tell;
    const client = { ...scenario.client, ...placeOf(socket) };
    this.#scenario = { ...scenario, client, clock: new Date().toISOString() };
    const recorder = liveRecorder(scenario);
    this.#recorder = recorder;
    this.#keys = new Keys(this.#scenario, recorder);
    const { answer } = answersFor(this.#scenario, recorder, this.#keys, scenarioPerson(scenario));
    const keep = out !== undefined;
    const answers = keep ? listening(answer, this.#heard) : answer;
    this.#party = serverParty(this.#scenario, recorder, this.#keys, answers);
    const event = (one: EndpointEvent): void => this.#event(one);
    this.#line = new Line({ socket, recorder, party: this.#party, keep, event });
    this.#grace = setTimeout(() => this.#line.giveUp(), LOGIN_GRACE_MS);
  }

  /** Serves the client to its end, and writes the recording. */
  async run(): Promise<Served> {
    this.#line.start();
    await this.#line.ended;
    clearTimeout(this.#grace);
    const { error, gaveUp } = this.#line;
    const { closed, engine } = this.#party;
    const identified = engine instanceof Server && engine.peerIdentification !== '';
    if (error) this.#tell(`cannot go on: ${reasonOf(error)}`);
    else if (gaveUp) this.#tell(`not logged in within ${LOGIN_GRACE_MS / 1000} s`);
    else if (closed?.fault) this.#tell(faultMessage(closed.fault, 'server').message);
    else this.#tell('done');
    if (this.#out !== undefined && identified && !error) this.#write(this.#out);
    return { identified, good: closed?.fault === null };
  }

  #event(event: EndpointEvent): void {
    if (event.kind !== 'logged-in') return;
    clearTimeout(this.#grace);
    this.#tell('logged in');
  }

  #write(folder: string): void {
    const { clock } = this.#scenario;
    const path = recordingIn(folder, clock, this.#number);
    const recording = recordingOf({
      title: `Recorded: from a client, ${clock}`,
      side: 'server',
      scenario: this.#scenario,
      recorder: this.#recorder,
      keys: this.#keys,
      chunks: this.#line.chunks,
      heard: this.#heard,
    });
    try {
      writeRecording(path, recording);
    } catch (error) {
      this.#tell(`cannot write ${path}: ${reasonOf(error)}`);
    }
  }
}

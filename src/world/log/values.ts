/** Reads what frames and steps carry, whose types are known only by their names. What is not there reads as empty. */
import type { StepRecord } from '../recorder.ts';
import type { Proposal } from './terms.ts';

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The fields of a message, or the arguments of a step. */
export class Values {
  readonly #fields: Readonly<Record<string, unknown>>;

  constructor(value: unknown) {
    this.#fields = isFields(value) ? value : {};
  }

  #get(name: string): unknown {
    return Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined;
  }

  text(name: string): string {
    const value = this.#get(name);
    return typeof value === 'string' ? value : '';
  }

  number(name: string): number {
    const value = this.#get(name);
    return typeof value === 'number' ? value : 0;
  }

  flag(name: string): boolean {
    return this.#get(name) === true;
  }

  bytes(name: string): Uint8Array {
    const value = this.#get(name);
    return value instanceof Uint8Array ? value : new Uint8Array();
  }

  list(name: string): readonly unknown[] {
    const value: unknown = this.#get(name);
    return Array.isArray(value) ? value : [];
  }

  texts(name: string): readonly string[] {
    return this.list(name).filter((item) => typeof item === 'string');
  }
}

/** What the step's message says. */
export const saidIn = ({ frame }: StepRecord): Values => new Values(frame?.value);

export const argsOf = ({ args }: StepRecord): Values => new Values(args);

export function proposalOf(kexinit: Values): Proposal {
  return {
    kex_algorithms: kexinit.texts('kex_algorithms'),
    server_host_key_algorithms: kexinit.texts('server_host_key_algorithms'),
    encryption_algorithms_client_to_server: kexinit.texts('encryption_algorithms_client_to_server'),
    encryption_algorithms_server_to_client: kexinit.texts('encryption_algorithms_server_to_client'),
    mac_algorithms_client_to_server: kexinit.texts('mac_algorithms_client_to_server'),
    mac_algorithms_server_to_client: kexinit.texts('mac_algorithms_server_to_client'),
    compression_algorithms_client_to_server: kexinit.texts(
      'compression_algorithms_client_to_server',
    ),
    compression_algorithms_server_to_client: kexinit.texts(
      'compression_algorithms_server_to_client',
    ),
    languages_client_to_server: kexinit.texts('languages_client_to_server'),
    languages_server_to_client: kexinit.texts('languages_server_to_client'),
    first_kex_packet_follows: kexinit.flag('first_kex_packet_follows'),
    reserved: kexinit.number('reserved'),
  };
}

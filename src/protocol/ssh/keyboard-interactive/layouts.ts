/** The messages of `keyboard-interactive`, RFC 4256: the server asks what it wants, a person answers, as often as it takes. */
import { struct } from '../../../codec/struct.ts';
import type { Codec } from '../../../codec/tape.ts';
import { boolean, text, uint32 } from '../../../codec/types.ts';
import { messageOf } from '../messages/message.ts';

const REQUEST = 'RFC 4256 §3.2';
const RESPONSE = 'RFC 4256 §3.4';

export interface Prompt {
  readonly prompt: string;
  readonly echo: boolean;
}

export interface InfoRequest {
  readonly name: string;
  readonly instruction: string;
  readonly prompts: readonly Prompt[];
}

const head = struct(REQUEST, {
  name: [text, 'a title for the dialogue; often empty'],
  instruction: [text, 'what to tell the person before the prompts; often empty'],
  language_tag: [text, 'the language of the texts; nearly always empty'],
});

const prompt = struct(REQUEST, {
  prompt: [text, 'what the person is asked'],
  echo: [boolean, 'TRUE: what is typed may be seen. FALSE: it is a secret'],
});

/** A count, and then that many. A count that lies runs into the end, and allocates nothing. */
const infoRequest: Codec<InfoRequest> = {
  walk(tape, value) {
    const { name, instruction } = head.walk(tape, value && { ...value, language_tag: '' });
    const given = value?.prompts ?? [];
    const about = 'how many prompts follow; none is allowed';
    const count = tape.field('num_prompts', about, REQUEST, uint32, given.length);
    const prompts: Prompt[] = [];
    for (let n = 0; n < count; n++) {
      const about = 'one thing to ask';
      prompts.push(tape.field(`prompt ${n + 1}`, about, REQUEST, prompt, given[n]));
    }
    return { name, instruction, prompts };
  },
};

const infoResponse: Codec<{ readonly responses: readonly string[] }> = {
  walk(tape, value) {
    const given = value?.responses ?? [];
    const about = 'how many responses follow: as many as there were prompts';
    const count = tape.field('num_responses', about, RESPONSE, uint32, given.length);
    const responses: string[] = [];
    for (let n = 0; n < count; n++) {
      const about = 'what the person typed, in plain text inside the tunnel';
      responses.push(tape.field(`response ${n + 1}`, about, RESPONSE, text, given[n]));
    }
    return { responses };
  },
};

export const SSH_MSG_USERAUTH_INFO_REQUEST = messageOf(
  'SSH_MSG_USERAUTH_INFO_REQUEST',
  60,
  REQUEST,
  infoRequest,
  'server',
);

export const SSH_MSG_USERAUTH_INFO_RESPONSE = messageOf(
  'SSH_MSG_USERAUTH_INFO_RESPONSE',
  61,
  RESPONSE,
  infoResponse,
  'client',
);

/** Texts of a lesson, and addresses, in words of a run: for what has room for letters only. */
import { FactProblem } from './fact-problem.ts';
import { factText, parseFact, tellFact, type FactContext } from './fact.ts';
import { foundAt, type Told } from './found.ts';
import type { Inline } from './lesson.ts';

/** Whether a text needs a run to be told. */
export const needsRun = (content: readonly Inline[]): boolean =>
  content.some(
    (part) =>
      part.kind === 'fact' ||
      part.kind === 'value' ||
      ('content' in part && needsRun(part.content)),
  );

/** A text with its facts as the run has them. Throws a FactProblem where the run does not have what a fact is about. */
export const toldText = (content: readonly Inline[], context: FactContext): string =>
  content.map((part) => told(part, context)).join('');

function told(part: Inline, context: FactContext): string {
  switch (part.kind) {
    case 'fact':
      return factText(tellFact(parseFact(part.of), context));
    case 'value':
      return addressWords(context, part.address);
    case 'text':
    case 'code':
    case 'term':
      return part.text;
    default:
      return toldText(part.content, context);
  }
}

/** What an address names, in words: such as `K_S in SSH_MSG_KEX_ECDH_REPLY`; the address where the run has no such thing. */
export function addressWords(run: Told, address: string): string {
  try {
    const found = foundAt(run, address);
    switch (found.kind) {
      case 'step':
        return run.steps.at(found.index).title;
      case 'value':
        return found.value.label;
      case 'frame':
        return messageOf(found.frame.address);
      case 'layer':
        return `${found.layer.name} in ${messageOf(found.frame.address)}`;
      case 'field':
        return `${found.field.name} in ${messageOf(found.frame.address)}`;
    }
  } catch (error) {
    if (error instanceof FactProblem) return address;
    throw error;
  }
}

/** Such as `SSH_MSG_KEX_ECDH_REPLY` of `server/SSH_MSG_KEX_ECDH_REPLY#1`. */
const messageOf = (frame: string): string =>
  frame
    .replace(/^[^/]*\//, '')
    .replace(/#1$/, '')
    .replace('#', ' ');

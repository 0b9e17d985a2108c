/**
 * Conditions on a run: `FACT OP VALUE`, such as `count client/SSH_MSG_KEXINIT = 1`. `;` joins what must hold together,
 * ` or ` what is enough alone; of both, ` or ` binds closer. A value is text up to there, text in 'quotes', or a fact in
 * `$(…)`.
 */
import {
  FactSyntaxError,
  factText,
  parseFact,
  tellFact,
  type FactCall,
  type FactContext,
  type FactValue,
} from './fact.ts';
import { FactProblem } from './fact-problem.ts';

const operators = ['=', '!=', '<', '>', '<=', '>=', 'contains'] as const;
type Operator = (typeof operators)[number];

interface Comparison {
  readonly call: FactCall;
  readonly operator: Operator;
  /** Text as it was written, or the fact to compare with. */
  readonly value: string | FactCall;
  readonly text: string;
}

/** All of these hold, each by one of its alternatives. */
export type Condition = readonly (readonly Comparison[])[];

/** Throws a FactSyntaxError that says where, and what to write. */
export function parseCondition(text: string): Condition {
  return split(text, 0, /;/).map((clause) =>
    split(clause.text, clause.at, /\s+or\s+/).map((part) => comparison(part.text, part.at)),
  );
}

interface Piece {
  readonly text: string;
  readonly at: number;
}

/** Cuts where the pattern stands outside of quotes and of `$(…)`. */
function split(text: string, from: number, between: RegExp): readonly Piece[] {
  const pieces: Piece[] = [];
  const next = new RegExp(`'[^']*'|\\$\\([^)]*\\)|(${between.source})`, 'g');
  let start = 0;
  for (const { 0: all, 1: cut, index } of text.matchAll(next)) {
    if (cut === undefined) continue;
    pieces.push({ text: text.slice(start, index), at: from + start });
    start = index + all.length;
  }
  return [...pieces, { text: text.slice(start), at: from + start }];
}

function comparison(text: string, from: number): Comparison {
  const sign = /\s(=|!=|<=|>=|<|>|contains)(?:\s+|$)/.exec(text);
  const operator = operators.find((one) => one === sign?.[1]);
  if (!sign || !operator) {
    parseFact(text, from);
    throw new FactSyntaxError(
      from + text.trimEnd().length,
      `here one of ${operators.join(' ')} and a value are missing; of what is so or not, write \`= yes\` or \`= no\``,
    );
  }
  const at = sign.index + sign[0].length;
  const call = parseFact(text.slice(0, sign.index), from);
  const right = text.slice(at).trim();
  if (right === '')
    throw new FactSyntaxError(from + at, "here a value is missing; write '' for none");
  return { call, operator, value: valueOf(right, from + at), text: text.trim() };
}

function valueOf(text: string, at: number): string | FactCall {
  if (text.startsWith('$(')) {
    if (!text.endsWith(')')) throw new FactSyntaxError(at + text.length, 'here `)` is missing');
    return parseFact(text.slice(2, -1), at + 2);
  }
  if (!text.startsWith("'")) return text;
  if (text.length < 2 || !text.endsWith("'"))
    throw new FactSyntaxError(at + text.length, "here the second ' is missing");
  return text.slice(1, -1);
}

/** What came of a condition: whether it holds, and what was found of each part that was looked at, in words. */
export interface Judgement {
  readonly holds: boolean;
  readonly because: readonly string[];
}

/**
 * Looks from left to right, no further than it must. Throws a FactProblem where the run does not have what a part is
 * about.
 */
export function judge(condition: Condition, context: FactContext): Judgement {
  const because: string[] = [];
  const holds = condition.every((clause) =>
    clause.some((part) => {
      const found = tellFact(part.call, context);
      const isSo = compare(part, found, context);
      because.push(`${part.text}: ${isSo ? 'yes' : 'no'}, it is ${factText(found)}`);
      return isSo;
    }),
  );
  return { holds, because };
}

/** Whether it holds; not where the run does not even have what it is about, as one that ended early. */
export function holds(condition: Condition, context: FactContext): boolean {
  try {
    return judge(condition, context).holds;
  } catch (error) {
    if (error instanceof FactProblem) return false;
    throw error;
  }
}

function compare(
  { operator, value, text }: Comparison,
  found: FactValue,
  context: FactContext,
): boolean {
  const other = typeof value === 'string' ? value : tellFact(value, context);
  switch (operator) {
    case '=':
      return isEqual(found, other);
    case '!=':
      return !isEqual(found, other);
    case 'contains':
      return factText(found).includes(factText(other));
    default:
      return inOrder(operator, numberIn(found, text), numberIn(other, text));
  }
}

/** Numbers are equal however they are written. */
const isEqual = (a: FactValue, b: FactValue): boolean =>
  typeof a === 'number' && typeof b === 'string' && /^\d+$/.test(b)
    ? a === Number(b)
    : factText(a) === factText(b);

const inOrder = (operator: '<' | '>' | '<=' | '>=', a: number, b: number): boolean =>
  ({ '<': a < b, '>': a > b, '<=': a <= b, '>=': a >= b })[operator];

function numberIn(value: FactValue, text: string): number {
  const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
  if (typeof value === 'boolean' || !Number.isFinite(number))
    throw new FactProblem(`\`${text}\`: ${factText(value)} is no number`);
  return number;
}

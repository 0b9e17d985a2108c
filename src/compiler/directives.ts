/** Which directives there are, and what each is given. */
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import { closest } from '../world/lessons/closest.ts';
import { oneOf } from './mistakes.ts';
import type { Source } from './source.ts';

export type Directive = ContainerDirective | LeafDirective | TextDirective;
type Form = 'text' | 'leaf' | 'container';

interface Spec {
  readonly form: Form;
  readonly label: 'needed' | 'none' | 'free';
  readonly needs: readonly string[];
  readonly may: readonly string[];
  /** How it is written. */
  readonly example: string;
}

const question = { form: 'container', label: 'none', needs: ['id'] } as const;

const specs = {
  stage: {
    form: 'leaf',
    label: 'none',
    needs: [],
    may: ['scenario', 'step', 'level', 'focus', 'panels'],
    example: '::stage{step="step:keys.client-keys-in"}',
  },
  predict: { ...question, may: ['kind', 'of', 'shows'], example: ':::predict{id=what-now}' },
  quiz: { ...question, may: ['kind', 'of'], example: ':::quiz{id=how-long}' },
  try: {
    form: 'container',
    label: 'none',
    needs: ['id', 'that'],
    may: [],
    example: ':::try{id=refuse that="outcome = refused"}',
  },
  reveal: {
    form: 'container',
    label: 'needed',
    needs: [],
    may: [],
    example: ':::reveal[Show me the arithmetic]',
  },
  term: {
    form: 'container',
    label: 'none',
    needs: ['name'],
    may: ['also', 'at'],
    example: ':::term{name="host key" also="host keys"}',
  },
  aside: { form: 'container', label: 'none', needs: [], may: [], example: ':::aside' },
  value: {
    form: 'text',
    label: 'none',
    needs: ['of'],
    may: [],
    example: ':value{of="server/host-key"}',
  },
  fact: { form: 'text', label: 'none', needs: ['of'], may: [], example: ':fact{of="trips"}' },
  claim: {
    form: 'text',
    label: 'needed',
    needs: ['that'],
    may: [],
    example: ':claim[nobody was let in]{that="outcome = refused"}',
  },
  check: {
    form: 'text',
    label: 'none',
    needs: ['that'],
    may: [],
    example: ':check{that="outcome = refused"}',
  },
  evidence: {
    form: 'text',
    label: 'none',
    needs: ['at'],
    may: [],
    example: ':evidence{at="server/SSH_MSG_KEXINIT#1"}',
  },
  at: {
    form: 'text',
    label: 'none',
    needs: [],
    may: ['step', 'frame'],
    example: ':at{step="step:keys.client-keys-in"}',
  },
} as const satisfies Record<string, Spec>;

export type DirectiveName = keyof typeof specs;
export const directiveNames = Object.keys(specs);
const isName = (name: string): name is DirectiveName => Object.hasOwn(specs, name);
/** How it is written. */
export const exampleOf = (name: DirectiveName): string => specs[name].example;

const formOf = ({ type }: Directive): Form =>
  type === 'textDirective' ? 'text' : type === 'leafDirective' ? 'leaf' : 'container';

/**
 * Whether what Markdown takes for a directive is only a colon in prose, as in `host:22` and `12:30`: it has a name of
 * no directive, and nothing else.
 */
export function isProse(node: TextDirective, source: Source): boolean {
  const hasMore = node.children.length > 0 || Object.keys(node.attributes ?? {}).length > 0;
  if (hasMore) return false;
  if (!isName(node.name)) return true;
  const before = source.text[(node.position?.start.offset ?? 0) - 1] ?? ' ';
  return !/[\s([]/.test(before);
}

/**
 * The name and the attributes of a directive; null where it is none that stands in this form. What is wrong is
 * reported.
 */
export function readDirective(
  node: Directive,
  source: Source,
): { readonly name: DirectiveName; readonly given: Readonly<Record<string, string>> } | null {
  const { name } = node;
  if (!isName(name)) {
    const colons = ':'.repeat(formOf(node) === 'text' ? 1 : formOf(node) === 'leaf' ? 2 : 3);
    const escape = formOf(node) === 'text' ? '; a colon of the text is written `\\:`' : '';
    const close = closest(name, directiveNames);
    const hint =
      close === null ? `there are ${oneOf(directiveNames)}` : `write \`${colons}${close}\``;
    source.report(node, `\`${colons}${name}\` is no directive: ${hint}${escape}`);
    return null;
  }
  const spec: Spec = specs[name];
  if (spec.form !== formOf(node)) {
    source.report(node, `\`${name}\` is written in another form: ${spec.example}`);
    return null;
  }
  const given = Object.fromEntries(
    Object.entries(node.attributes ?? {}).map(([key, value]) => [key, (value ?? '').trim()]),
  );
  checkAttributes(node, spec, given, source);
  if (spec.label === 'needed' && !hasLabel(node))
    source.report(node, `\`${name}\` needs a text in square brackets: ${spec.example}`);
  if (spec.label === 'none' && hasLabel(node))
    source.report(node, `\`${name}\` takes no text in square brackets: ${spec.example}`);
  return spec.needs.every((key) => given[key]) ? { name, given } : null;
}

function checkAttributes(
  node: Directive,
  spec: Spec,
  given: Readonly<Record<string, string>>,
  source: Source,
): void {
  const known = [...spec.needs, ...spec.may];
  for (const [key, value] of Object.entries(given)) {
    if (!known.includes(key)) {
      const may = known.length === 0 ? 'it has none' : `it may have ${oneOf(known)}`;
      source.report(node, `\`${node.name}\` has no attribute \`${key}\`: ${may}`);
    } else if (value === '')
      source.report(node, `\`${key}\` of \`${node.name}\` is empty: ${spec.example}`);
  }
  for (const key of spec.needs)
    if (!Object.hasOwn(given, key))
      source.report(node, `\`${node.name}\` needs \`${key}\`: ${spec.example}`);
}

function hasLabel(node: Directive): boolean {
  if (node.type !== 'containerDirective') return node.children.length > 0;
  const [first] = node.children;
  return first?.type === 'paragraph' && first.data?.directiveLabel === true;
}

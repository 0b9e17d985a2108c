/** The facts that there are, as lessons/README.md lists them. */
import { facts, usage } from '../world/lessons/fact.ts';

/** Lines of Markdown, in the order of the alphabet. */
export const factsList = (): string =>
  [...facts.values()]
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((fact) => `- \`${usage(fact)}\`: ${fact.says}`)
    .join('\n');

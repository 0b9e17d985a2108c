/** The lines of a run in a row, each with its step and how verbose an end must be to print it. */

export interface Printed {
  readonly lines: readonly string[];
  readonly steps: Uint32Array;
  readonly levels: Uint8Array;
}

/** @param byStep The lines of each step. */
export function printed(byStep: readonly (readonly string[])[]): Printed {
  const lines: string[] = [];
  const steps: number[] = [];
  const levels: number[] = [];
  /** The level of a message that has more lines to come; they bear no level of their own. */
  let unended: number | null = null;
  for (const [step, said] of byStep.entries()) {
    for (const line of said) {
      // What ends a line that sshd quotes stands on the next.
      const level: number = line === "'" ? (levels.at(-1) ?? 0) : (unended ?? levelOf(line));
      lines.push(line);
      steps.push(step);
      levels.push(level);
      if (STATUS.test(line)) unended = level;
      else if (line === '') unended = null;
    }
    unended = null;
  }
  return { lines, steps: Uint32Array.from(steps), levels: Uint8Array.from(levels) };
}

const levelOf = (line: string): number => Number(/^debug([123]):/.exec(line)?.[1] ?? 0);

/** The one message of several lines: a list of channels, which ends with an empty line. */
const STATUS = /: status: The following connections are open:$/;

/** Does every task as its solution says. */
import { checkTask } from '../../world/lessons/answer.ts';
import { holds, parseCondition } from '../../world/lessons/condition.ts';
import type { FactContext } from '../../world/lessons/fact.ts';
import { isThere, type Told } from '../../world/lessons/found.ts';
import type { Reason, Task } from '../../world/lessons/lesson.ts';
import { ScenarioError } from '../../world/scenario.ts';
import type { Here } from './here.ts';
import { checkReason } from './questions.ts';
import type { Runs } from './runs.ts';
import { checkBlocks, checkInlines, inlinesIn } from './texts.ts';

export async function checkTry(task: Task, here: Here, runs: Runs): Promise<void> {
  checkBlocks(task.ask, here);
  for (const hint of task.hints) checkBlocks(hint, here);
  checkReason(task.otherwise, here);
  if (checkTask(task, here.context).isDone)
    here.report(task, `the task is done before it is begun: \`${task.that}\` holds at the start`);
  const solved = await solve(task, here, runs);
  if (!solved) return;
  checkDone(task.done, here, solved);
  if (!checkTask(task, solved).isDone) {
    const failing = task.that
      .split(';')
      .map((part) => part.trim())
      .filter((part) => !holds(parseCondition(part), solved));
    const { kind } = solved.run.end;
    here.report(
      task.solution,
      `the solution does not do the task: \`${failing.join('` and `')}\` does not hold; the run is ${kind}, ${solved.run.end.fault?.fault.kind ?? 'without a fault'}`,
    );
  }
}

/** What is said once it is done may point at what only the changed run has. Facts are of the unchanged one. */
function checkDone(reason: Reason, here: Here, solved: Told): void {
  const expectThere = (address: string, at: object) => {
    if (!isThere(solved, address)) here.stepOf(address, at);
  };
  for (const inline of inlinesIn(reason.why)) {
    if (inline.kind === 'point') expectThere(inline.address, inline);
    if (inline.kind === 'fact' || inline.kind === 'value') checkInlines([inline], here);
  }
  if (reason.evidence !== null) expectThere(reason.evidence, reason);
}

async function solve(task: Task, here: Here, runs: Runs): Promise<FactContext | null> {
  const { solution } = task;
  if (solution.kind === 'point')
    return here.stepOf(solution.address, solution) === null
      ? null
      : { ...here.context, pointed: solution.address };
  try {
    const told = await runs.with(here.place.scenario, solution.scenario);
    return { ...told, pointed: null, step: told.steps.addresses.at(-1) ?? null };
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    here.report(solution, `the solution cannot be run: ${error.message}`);
    return null;
  }
}

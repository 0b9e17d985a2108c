/** Changes what is run: answers, inputs, undo and redo. Loaded when something is first changed. */
import type { Actions, Start } from './actions.ts';
import { asObject } from './asking.ts';
import { editOf } from './open-file.ts';
import { withChanges, type Change } from './patch.ts';
import { PRIVATE_KEY_REFUSED, privateKeyIn } from '../world/private-key-text.ts';
import type { RunFailure } from './run.ts';
import type { Edit, Store } from './store.ts';
import { stepAt } from './store.ts';

export type Editing = ReturnType<typeof createEditing>;

export function createEditing(store: Store, actions: Actions) {
  let last: Promise<unknown> = Promise.resolve();

  /** One change after the other: each is made to what the one before it made. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  }

  /** What is run now. */
  const scenario = (): unknown => {
    const { edit, original } = store.getState();
    return edit ? edit.scenario : original;
  };

  /** The place that shows, as a place in the next run. */
  function here(): Start {
    const state = store.getState();
    return {
      step: stepAt(state, state.cursor)?.address ?? null,
      level: state.level,
      focus: state.focus?.address ?? null,
      panels: state.panels,
      notices: [],
      embed: state.embed,
      lenient: true,
    };
  }

  /** Shows another version of the run; gives what is wrong with it where it cannot be run, and stays. */
  async function show(edit: Edit | null, start: Start, isNew = false): Promise<RunFailure | null> {
    const { source, original } = store.getState();
    let failure: RunFailure | null = null;
    await actions.open({ source, original, edit, start, isNew }, (found) => {
      failure = found;
      store.setState({ status: 'ready' });
    });
    return failure;
  }

  async function run(next: unknown, start = here()): Promise<RunFailure | null> {
    // Not even this tab keeps one.
    const path = privateKeyIn(next);
    if (path !== null) {
      return { title: 'A private key', problems: [{ path, message: PRIVATE_KEY_REFUSED }] };
    }
    return show(await editOf(store.getState().original, next), start, true);
  }

  return {
    /** Makes changes to what is run. */
    change: (make: (scenario: unknown) => readonly Change[]): Promise<RunFailure | null> =>
      inTurn(() => run(withChanges(scenario(), make(scenario())))),

    /** Answers a question, `client/password#1` for one, and goes on from it. Later answers of its kind go. */
    answer: (address: string, words: string): Promise<RunFailure | null> =>
      inTurn(() => {
        const [kind = '', number = ''] = address.split('#');
        const given = Object.entries(asObject(asObject(scenario())['answers'])).filter(
          ([other]) =>
            !(other.startsWith(`${kind}#`) && Number(other.split('#')[1]) >= Number(number)),
        );
        const answers = Object.fromEntries([...given, [address, words]]);
        return run(withChanges(scenario(), [[['answers'], answers]]), { ...here(), onward: 1 });
      }),

    undo: (): Promise<unknown> =>
      inTurn(async () => {
        const edit = store.getState().history.past.at(-1);
        if (edit !== undefined) await show(edit, here());
      }),

    redo: (): Promise<unknown> =>
      inTurn(async () => {
        const [edit] = store.getState().history.future;
        if (edit !== undefined) await show(edit, here());
      }),

    /** Back to the original, but for the answers that were given. */
    reset: (): Promise<unknown> =>
      inTurn(async () => {
        const { original } = store.getState();
        const { answers } = asObject(scenario());
        await run(answers === undefined ? original : { ...asObject(original), answers });
      }),
  };
}

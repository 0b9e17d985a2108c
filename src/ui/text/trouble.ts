import type { Trouble } from '../../player/store.ts';
import { privateKey } from './private-key.ts';
import { pages } from '../views/pages.ts';

/** Words of the page that says why there is nothing to show. */
export const trouble = {
  goBack: 'Back to the run that was open',
  where: 'Where',
  what: 'What is wrong',
  whole: 'the whole file',
};

const list = new Intl.ListFormat('en', { type: 'disjunction' });
const addresses = ['#/stage', ...pages.map(({ path }) => `#${path}`)];

export interface TroubleText {
  readonly title: string;
  readonly text: string;
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/** What is wrong, where, in words. */
export function describeTrouble(of: Trouble): TroubleText {
  switch (of.kind) {
    case 'run':
      return {
        title: of.failure.title,
        text:
          of.what === null
            ? 'The scenario in the link cannot be run.'
            : `“${of.what}” cannot be run.`,
        problems: of.failure.problems,
      };
    case 'unknown-scenario':
      return {
        title: 'There is no such scenario',
        text: 'The link names a scenario that this version of sshow does not have.',
        problems: [{ path: `s=${of.name}`, message: `no scenario is called “${of.name}”` }],
      };
    case 'unknown-view':
      return {
        title: 'There is no such page',
        text: 'The link leads to a part of sshow that does not exist.',
        problems: [{ path: `#${of.view}`, message: `expected ${list.format(addresses)}` }],
      };
    case 'not-json':
      return {
        title: 'This file is not a recording or a scenario',
        text: `“${of.what}” is not JSON, and both are.`,
        problems: [{ path: of.what, message: of.message }],
      };
    case 'private-key':
      return {
        title: 'This is a private key',
        text: `“${of.what}” was not opened, and nothing of it is kept. ${privateKey.hint}`,
        problems: [],
      };
    case 'unreadable-file':
      return {
        title: 'This file cannot be read',
        text: `“${of.what}” could not be read from your computer.`,
        problems: [{ path: of.what, message: of.message }],
      };
    case 'bad-link':
      return {
        title: 'The scenario in this link cannot be read',
        text: 'The link carries a scenario, and that part of it is damaged. Was it copied whole?',
        problems: [{ path: of.parameter, message: of.message }],
      };
    case 'gone':
      return of.parameter === 'with'
        ? {
            title: 'This link leads to a change on another computer',
            text: 'What was changed was too long for the link. Ask for the scenario as a file, and open it here.',
            problems: [{ path: 'with', message: `no change with the mark ${of.id} was made here` }],
          }
        : {
            title: 'This link leads to a file on another computer',
            text: 'It was made from a file too long for a link. Ask for the file, and open it here.',
            problems: [
              { path: 'opened', message: `no file with the mark ${of.id} was opened here` },
            ],
          };
    case 'crashed':
      return {
        title: 'The engine stopped',
        text: 'This is a mistake of ours, not of yours.',
        problems: [{ path: 'worker', message: of.message }],
      };
  }
}

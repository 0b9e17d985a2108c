/** Every word of the interface in English, by where it stands. */
export { panelTitles } from './panel-titles.ts';
export { parts } from './parts.ts';
export { describeTrouble, keyList, shell, trouble } from './shell.ts';
export { stage, transport } from './stage.ts';

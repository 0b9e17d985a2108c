/** A question that a person is asked, with all that helps to answer it: as the world has it. */
export type { HostKeyWarning as RefusalView } from '../world/host-key-warning.ts';
export type { Terminal, PersonQuestion as QuestionView } from '../world/question.ts';

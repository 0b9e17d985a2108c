/** What the tools of OpenSSH print about a run's files and its server. */
export type { Tool, ToolFile, ToolRun, ToolView } from '../world/tools/tool-runs.ts';

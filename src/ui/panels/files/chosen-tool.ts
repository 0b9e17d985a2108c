/** The tool that the Files panel shows instead of a file: chosen there, or from where the run asks about a key. */
import { createStore } from 'zustand/vanilla';
import type { Tool } from '../../../player/tools-view.ts';

export const chosenTool = createStore<Tool | null>()(() => null);

export const chooseTool = (tool: Tool): void => chosenTool.setState(tool, true);

import { logins as text } from '../../text/logins.ts';
import { HandoutTools } from '../facts/handout-tools.tsx';
import { csvOf, markdownOf } from './export.ts';
import { parts } from './parts.ts';
import type { Told } from './use-logins.ts';

interface ToolsProps {
  readonly told: Told;
  readonly title: string;
}

/** What can be taken away. */
export function Tools({ told, title }: ToolsProps) {
  const { href } = location;
  return (
    <HandoutTools
      isDone={told.size === parts.length}
      name={text.file}
      markdown={() => markdownOf(told, title, href)}
      csv={() => csvOf(told, href)}
    />
  );
}

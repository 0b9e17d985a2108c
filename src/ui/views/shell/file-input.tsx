import { actions } from '../../../player/hooks.ts';
import { tools as text } from '../../text/tools.ts';

/** The browser's own file picker: it has no look of its own. */
export function FileInput({ ref }: { readonly ref: React.RefObject<HTMLInputElement | null> }) {
  return (
    <input
      ref={ref}
      type="file"
      accept=".json,application/json"
      aria-label={text.open}
      tabIndex={-1}
      hidden
      onChange={(event) => {
        const [file] = event.target.files ?? [];
        if (file) void actions.openFile(file);
        event.target.value = ''; // the same file can be opened again
      }}
    />
  );
}

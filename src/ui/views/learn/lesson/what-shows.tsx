import { actions, useTab } from '../../../../player/hooks.ts';
import { panels } from '../../../panels/registry.ts';
import { Picker } from '../../../parts/picker.tsx';
import { lesson as text } from '../../../text/lesson.ts';
import { PHONE, useMedia } from '../../shell/use-media.ts';

/** On a phone, what shows above the text: the stage, or a panel. */
export function WhatShows() {
  const tab = useTab();
  const phone = useMedia(PHONE);
  if (!phone) return null;
  return (
    <Picker
      label={text.shows}
      options={[
        { value: 'stage', text: text.stage },
        ...panels.map(({ id, title }) => ({ value: id, text: title })),
      ]}
      value={tab}
      onChange={actions.setTab}
    />
  );
}

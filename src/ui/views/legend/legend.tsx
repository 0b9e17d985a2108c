import { lazy, Suspense } from 'react';
import { useRun } from '../../../player/hooks.ts';
import { legend as text } from '../../text/legend.ts';
import { Page } from '../page/page.tsx';
import { LegendSections } from './legend-sections.tsx';

const TlsLegend = lazy(() => import('./tls-legend.tsx'));

/** Every sign of the app and what it means, on the run that is open. */
export default function Legend() {
  const run = useRun();
  return (
    <Page lead={text.lead}>
      {run?.scenario.protocol === 'tls-1.3' ? (
        <Suspense fallback={null}>
          <TlsLegend />
        </Suspense>
      ) : (
        <LegendSections />
      )}
      <p>
        {text.terms} <a href="#/learn/glossary">{text.glossary}</a>
      </p>
    </Page>
  );
}

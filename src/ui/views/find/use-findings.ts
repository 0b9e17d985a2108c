import { useEffect, useMemo, useState } from 'react';
import { useLevelSteps, useRun, useTopic } from '../../../player/hooks.ts';
import { loadCatalog } from '../../../player/tables.ts';
import { find as text } from '../../text/find.ts';
import type { FindGroup } from './find-row.ts';
import { foundGroups } from './found-groups.ts';
import { nearGroup, pageGroups, startGroups } from './page-groups.ts';

interface ShownFindings {
  readonly groups: readonly FindGroup[];
  /** How many there are, in words; empty where nothing is searched for. */
  readonly status: string;
  readonly isEmpty: boolean;
  /** Whether something has more places than are shown. */
  readonly hasMany: boolean;
}

/** What there is for what was typed. While more is typed, what was found before it stays. */
export function useFindings(typed: string): ShownFindings {
  const run = useRun();
  const shown = useLevelSteps();
  const catalog = useCatalog();
  const wanted = typed.trim();
  const findings = useTopic('find', wanted === '' ? undefined : { text: wanted });

  return useMemo(() => {
    if (!run || wanted === '') {
      const groups = run ? startGroups(run, shown) : [];
      return { groups, status: '', isEmpty: false, hasMany: false };
    }
    if (!findings) return { groups: [], status: text.searching, isEmpty: false, hasMany: false };
    const ofPage = pageGroups(wanted, catalog);
    const groups = [...foundGroups(run, findings.found), ...ofPage].toSorted(
      (a, b) => a.rank - b.rank,
    );
    const isCurrent = findings.text === wanted;
    const here = ofPage.reduce((sum, { items }) => sum + items.length, 0);
    const total = findings.total + here;
    const listed = findings.found.length + here;
    const status = listed < total ? text.countOf(listed, total) : text.count(total);
    return {
      groups: total === 0 ? nearGroup(findings.near) : groups,
      status: isCurrent ? status : text.searching,
      isEmpty: isCurrent && total === 0,
      hasMany: findings.found.some(({ count, places }) => count > places.length),
    };
  }, [run, shown, catalog, wanted, findings]);
}

function useCatalog() {
  const [catalog, setCatalog] = useState<Awaited<ReturnType<typeof loadCatalog>>>([]);
  useEffect(() => {
    let current = true;
    void loadCatalog().then((loaded) => {
      if (current) setCatalog(loaded);
    });
    return () => {
      current = false;
    };
  }, []);
  return catalog;
}

/** The key schedules of a run of TLS, for the page. */
import { framesWith } from '../../../world/lineage.ts';
import { schedulesOf, type ScheduleNode, type ScheduleStage } from '../../../world/tls/schedule.ts';
import type { ValueRecord } from '../../../world/recorder.ts';
import { isSsh } from '../../../world/simulate.ts';
import type { ScheduleNodeView, ScheduleStageView } from '../../schedule-view.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'schedules'> = ({ run, steps }) => {
  if (isSsh(run)) return [];
  const partOf = (value: ValueRecord) => {
    const { symbol, label, id, owner, bytes, heldAt } = value;
    const frame = framesWith(run, steps, value).find(({ from }) => from === owner);
    return {
      ...{ symbol, label, value: id, size: bytes.length },
      origin: frame?.address ?? steps.addresses[heldAt[owner] ?? 0] ?? '',
      encrypted: (frame?.keyValues.length ?? 0) > 0,
    };
  };
  return schedulesOf(run.recorder).map(({ messages, hashes, stages, ...schedule }) => ({
    ...schedule,
    parts: messages.map(partOf),
    hashes: hashes.map(({ value, covers }) => ({ value: value.id, covers })),
    stages: stages.map(stageView),
  }));
};

const idOf = (value: ValueRecord | null): string | null => value?.id ?? null;

const nodeView = ({ label, context, value, nodes }: ScheduleNode): ScheduleNodeView => ({
  label,
  context: idOf(context),
  value: idOf(value),
  nodes: nodes.map(nodeView),
});

const stageView = (stage: ScheduleStage): ScheduleStageView => ({
  name: stage.name,
  how: stage.how,
  salt: idOf(stage.salt),
  input: idOf(stage.input),
  secret: idOf(stage.secret),
  nodes: stage.nodes.map(nodeView),
  derived: stage.derived && nodeView(stage.derived),
});

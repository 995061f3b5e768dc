import { projections } from '../projections/all.js';
import type { Bench } from './bench.js';
import { count, median } from './figures.js';
import type { CpuTime } from './processes.js';
import { withEnginesOf, type Rebuilding } from './rebuilding.js';
import { atLeast, cpuPer, type Row } from './run.js';

/** Building every read model again from the first event on. */
export const rebuild: Bench = ({ withCopy, school, rounds }) =>
  withCopy((dataDir) =>
    withEnginesOf(dataDir, async (workshop) => {
      const { events } = school;
      const raw = await workshop.rawReads(rounds);
      const rebuildings = await workshop.rebuild({ processes: 1, rounds });
      const what = `rebuild of all ${projections.length.toString()} read models from ${count(events)} events`;
      return [rebuildingRow({ what, events, rebuildings, raw })];
    }),
  );

export const rebuildingRow = ({
  what,
  events,
  rebuildings,
  raw,
}: {
  readonly what: string;
  readonly events: number;
  readonly rebuildings: readonly Rebuilding[];
  /** Events read a second. */
  readonly raw: number;
}): Row => {
  const perSecond = median(rebuildings.map(({ seconds }) => events / seconds));
  const ofProjectors = rebuildings.reduce((sum, { cpu }) => sum + (cpu['projectors'] ?? 0), 0);
  const all = events * rebuildings.length;
  return {
    what,
    measured: `${count(perSecond)} events/s; ${count(all / ofProjectors)} in a second of the projectors’ CPU time`,
    raw: `${count(raw)} events/s read`,
    share: perSecond / raw,
    bars: [atLeast('events/s', perSecond, 20_000, { raw })],
    cpu: cpuPer('event', sumOf(rebuildings.map(({ cpu }) => cpu)), all),
  };
};

const sumOf = (times: readonly CpuTime[]): CpuTime => {
  const parts = new Set(times.flatMap((cpu) => Object.keys(cpu)));
  return Object.fromEntries(
    [...parts].map((part) => [part, times.reduce((sum, cpu) => sum + (cpu[part] ?? 0), 0)]),
  );
};

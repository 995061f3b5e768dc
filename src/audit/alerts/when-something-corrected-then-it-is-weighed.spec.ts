import { beforeEach, describe, expect, it } from '@jest/globals';
import { readsOfLog } from '../../../test/support/folded-reads.js';
import { MemoryEventStore } from '../../../test/support/memory-event-store.js';
import type { CorrectionEvent } from '../../../projections/account-corrections/projection.js';
import { CommandRunner, type CommandContext } from '../../eventing/command-runner.js';
import { THE_SYSTEM, uuidV5, type Recorded } from '../../eventing/envelope.js';
import { correctedOn, deputy, logOf, pageWithTeacher, teacherOf, type Entry } from './alerts.examples.js';
import { suspicionDecider } from './suspicion.decider.js';
import { whenSomethingCorrectedThenItIsWeighed } from './when-something-corrected-then-it-is-weighed.js';

const PAGES = ['7b.math.q2', '7b.music.q2', '8a.math.q2', '8b.math.q2', '9c.physics.q2'];
const opened: readonly Entry[] = PAGES.flatMap(pageWithTeacher).map((event) => ({
  event,
  at: '2026-09-01T08:00:00.000Z',
  actor: deputy,
  via: 'system',
}));
/** The deputy head has recorded a lesson once: the account is no newcomer. */
const lesson: Entry = {
  event: {
    type: 'LessonRecorded',
    data: { ...correctedOn(PAGES[0] ?? '').data, number: 2, topic: 'Powers' },
  },
  at: '2026-09-01T09:00:00.000Z',
  actor: deputy,
};
/** One a day, at noon, each in another page and of another pupil. */
const corrections = (number: number, more: Partial<Entry> = {}): Entry[] =>
  Array.from({ length: number }, (_, index) => ({
    event: correctedOn(PAGES[index % PAGES.length] ?? '', { pupilId: `pupil${index.toString()}` }),
    at: `2026-11-${(index + 2).toString().padStart(2, '0')}T12:00:00.000Z`,
    actor: deputy,
    ...more,
  }));

let store: MemoryEventStore;
let suspicions: CommandRunner<never, never, never>;

beforeEach(() => {
  store = new MemoryEventStore();
  suspicions = new CommandRunner(store, 'alert', suspicionDecider) as never;
});

/** Carries out what follows from every correction, as the reactor does. */
const follow = async (entries: readonly Entry[]): Promise<void> => {
  const log = logOf([...opened, lesson, ...entries]);
  const reaction = whenSomethingCorrectedThenItIsWeighed(readsOfLog(log), { suspicions } as never);
  for (const event of log) {
    if (!reaction.on.includes(event.type as CorrectionEvent['type'])) continue;
    for (const consequence of await reaction.consequences(event as Recorded<CorrectionEvent>)) {
      await consequence.carryOut(contextOf(event, consequence.key));
    }
  }
};
const contextOf = (event: Recorded, key: string): CommandContext => ({
  ...{ commandId: uuidV5(event.id, key), correlationId: 'c', fingerprint: 'f', schoolId: 'school1' },
  ...{ actor: THE_SYSTEM, via: 'system', at: event.metadata.recordedAt },
});
const raised = () => store.stream('alert-a1.school1');

describe('When something is corrected', () => {
  it('a suspicion is raised at the fifth better grade in pages of others, about all pages of late', async () => {
    await follow(corrections(4));
    expect(raised()).toEqual([]);
    await follow(corrections(5));
    const [first, ...more] = raised();
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      type: 'SuspicionRaised',
      data: {
        ...{ alertId: 'a1.school1.1', accountId: 'a1', personId: 'deputy', pageIds: PAGES },
        findings: [{ rule: 'changes-in-pages-of-others' }],
      },
    });
    expect(first?.data).toHaveProperty('findings.0.eventIds.length', 5);
  });

  it('a suspicion is raised once, however often it is weighed and whatever follows in these pages', async () => {
    await follow(corrections(9));
    await follow(corrections(9));
    expect(raised().map(({ type }) => type)).toEqual(['SuspicionRaised']);
  });

  it('a suspicion is widened by a further page', async () => {
    const further = { event: correctedOn('9d.art.q2'), at: '2026-11-20T12:00:00.000Z', actor: deputy };
    const page = pageWithTeacher('9d.art.q2').map((event): Entry => ({
      ...{ event, at: '2026-09-01T08:00:00.000Z', actor: deputy, via: 'system' },
    }));
    await follow([...page, ...corrections(5), further]);
    expect(raised().map(({ type }) => type)).toEqual(['SuspicionRaised', 'SuspicionWidened']);
    expect(raised()[1]?.data).toMatchObject({ findings: [], pageIds: ['9d.art.q2'] });
  });

  it('nothing is suspected of imports, nor of what follows by itself, nor of teachers in their own pages', async () => {
    await follow(corrections(30, { via: 'import' }).slice(0, 20));
    await follow(corrections(20, { via: 'system', actor: THE_SYSTEM }));
    await follow(
      corrections(20).map((entry, index) => ({ ...entry, actor: teacherOf(PAGES[index % 5] ?? '') })),
    );
    expect(store.appends).toEqual([]);
  });
});

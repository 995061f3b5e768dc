import { MemoryEventStore } from '../../../test/support/memory-event-store.js';
import { CommandRunner, type CommandContext } from '../../eventing/command-runner.js';
import { fold } from '../../eventing/decider.js';
import { DomainError } from '../../eventing/domain-error.js';
import type { PageCommand } from './page.command.js';
import { pageDecider } from './page.decider.js';
import { PAGE } from './page.examples.js';
import type { PageEvent } from './page.events.js';
import type { Page } from './page.state.js';

/** What a command came to: its events, or the code of its refusal. */
type Came = readonly PageEvent[] | string;

const STREAM = `journalPage-${PAGE}`;
const idOf = (index: number) => `00000000-0000-4000-8000-${index.toString().padStart(12, '0')}`;
const contextOf = (index: number): CommandContext => ({
  commandId: idOf(index),
  correlationId: idOf(index),
  fingerprint: index.toString(),
  schoolId: 'school1',
  actor: { accountId: 'account', personId: 'person', role: 'teacher' },
  via: 'web',
  at: '2026-11-23T08:00:00Z',
});

/** A page in a store, and two processes that know it as it is and nothing of each other. */
export const twoProcesses = async (history: readonly PageEvent[]) => {
  const store = new MemoryEventStore();
  const { commandId, correlationId, ...rest } = contextOf(0);
  const { schoolId, actor, via, at: recordedAt, fingerprint } = rest;
  const ids = { $correlationId: correlationId, $causationId: commandId, salt: 'salt' };
  const metadata = { schoolId, actor, via, recordedAt, fingerprint, ...ids };
  await store.append(
    STREAM,
    undefined,
    history.map((event, index) => ({ id: idOf(index), event, metadata })),
  );
  let sent = 0;
  const start = async () => {
    const runner = new CommandRunner(store, 'journalPage', pageDecider);
    await runner.load(PAGE);
    return async (command: PageCommand): Promise<Came> => {
      try {
        const { events } = await runner.handle(PAGE, command, contextOf(++sent));
        return plain(events);
      } catch (error) {
        if (error instanceof DomainError) return error.code;
        throw error;
      }
    };
  };
  const written = () => plain(store.stream(STREAM) as unknown as readonly PageEvent[]);
  return { store, written, here: await start(), there: await start() };
};

const plain = (events: readonly PageEvent[]): readonly PageEvent[] =>
  events.map(({ type, data }) => ({ type, data }) as PageEvent);

/** One command is decided when the other, in another process, is written just before it. */
export const race = async (history: readonly PageEvent[], loser: PageCommand, winner: PageCommand) => {
  const { store, written, here, there } = await twoProcesses(history);
  let won: Came | undefined;
  store.raceNextAppend(async () => {
    won = await there(winner);
  });
  const lost = await here(loser);
  return { won, lost, added: written().slice(history.length) };
};

/** What one process would make of commands, one after another. */
export const inTurn = (history: readonly PageEvent[], ...commands: readonly PageCommand[]) => {
  let state: Page = fold(pageDecider, history);
  const came = commands.map((command): Came => {
    try {
      const events = pageDecider.decide(command, state);
      state = events.reduce((page, event) => pageDecider.evolve(page, event), state);
      return events;
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
  });
  return { came, added: came.flatMap((each) => (typeof each === 'string' ? [] : each)) };
};

/** The kinds of those commands that are carried out on a page, each on the page as it is. */
export const allowed = (
  history: readonly PageEvent[],
  commands: readonly PageCommand[],
): readonly PageCommand['kind'][] =>
  commands.flatMap((command) => {
    const [came] = inTurn(history, command).came;
    return typeof came === 'string' ? [] : [command.kind];
  });

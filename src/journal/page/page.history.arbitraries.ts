import { fold } from '../../eventing/decider.js';
import { DomainError } from '../../eventing/domain-error.js';
import { someCommands } from './page.arbitraries.js';
import type { PageCommand } from './page.command.js';
import { pageDecider } from './page.decider.js';
import type { PageEvent } from './page.events.js';
import { aPage } from './page.words.arbitraries.js';

/** What a page makes of commands, those that it refuses left out. */
const historyOf = (commands: readonly PageCommand[]): readonly PageEvent[] => {
  const history = [...aPage];
  let state = fold(pageDecider, history);
  for (const command of commands) {
    try {
      for (const event of pageDecider.decide(command, state)) {
        history.push(event);
        state = pageDecider.evolve(state, event);
      }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return history;
};

/** Whatever may happen on a page, from its opening on. */
export const someHistory = someCommands.map(historyOf);

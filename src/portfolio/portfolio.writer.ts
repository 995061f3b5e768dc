import { notFound } from '../access/rights/not-found.js';
import type { Outcome } from '../eventing/command-runner.js';
import { contextOf } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import type { Ids } from '../people/ids.js';
import type { Sealed } from '../people/sealed.values.js';
import type { Vault } from '../people/vault.js';
import type { Runners } from '../runners.js';
import { dateIn, type CivilDate } from '../school/civil-date.values.js';
import { decidesAs, type Capacities, type Capacity } from './capacities.js';
import type { PortfolioCommand } from './portfolio.decider.js';
import type { PortfolioEvent } from './portfolio.events.js';

/** What every command about a portfolio says beside what it is about. */
export interface Writing {
  readonly pupilId: string;
  readonly by: { readonly personId: string; readonly decides: boolean };
  readonly today: CivilDate;
  /** Seals a text with the pupil's key. `place`: which of the texts of the command. */
  readonly seal: (text: string, place: string) => Promise<Sealed>;
}

export interface PortfolioWriterParts {
  readonly runners: Pick<Runners, 'portfolios'>;
  readonly capacities: Pick<Capacities, 'of'>;
  readonly vault: Pick<Vault, 'seal'>;
  readonly ids: Ids;
}

/** Carries out what people ask to have written in a portfolio. */
export class PortfolioWriter {
  constructor(private readonly parts: PortfolioWriterParts) {}

  /**
   * @param among the capacities in which it may be done, that which is preferred first.
   * @throws DomainError `pupil-not-found`, `person-erased`, and what the rules refuse.
   */
  async write(
    pupilId: string,
    among: readonly Capacity[],
    request: WriteRequest,
    commandOf: (writing: Writing) => Promise<PortfolioCommand> | PortfolioCommand,
  ): Promise<Outcome<PortfolioEvent>> {
    const { viewer, at, commandId } = request;
    const { runners, capacities, vault, ids } = this.parts;
    const held = await capacities.of(viewer, pupilId, at);
    const role = among.find((one) => held?.capacities.includes(one));
    if (!held || role === undefined) throw notFound('pupil');
    const { schoolId, timeZone } = held.schooling;
    const command = await commandOf({
      pupilId,
      by: { personId: viewer.personId, decides: decidesAs(role) },
      today: dateIn(timeZone, at),
      seal: (text, place) => vault.seal(pupilId, text, `${commandId} ${place}`),
    });
    return runners.portfolios.handle(pupilId, command, contextOf(request, pupilId, schoolId, { role }, ids));
  }

  /** The same when it is sent twice. */
  idFor(kind: 'achievement' | 'thanks', pupilId: string, { commandId }: WriteRequest): string {
    return this.parts.ids.of(kind, pupilId, commandId);
  }
}

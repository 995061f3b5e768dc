import { DomainError } from '../../../eventing/domain-error.js';
import type { Runners } from '../../../runners.js';
import type { Vault } from '../../vault.js';
import type { KeptApplication, KeptApplications } from './kept-applications.js';
import type { Removal, UnderWay } from './removal.js';

export interface UndecidedApplicationsTools {
  readonly applications: Pick<KeptApplications, 'of'>;
  readonly runner: Pick<Runners['guardianApplications'], 'handle'>;
  readonly vault: Pick<Vault, 'destroyKeyOf'>;
}

/** Applications on which nobody decided: each lapses, as a fact of its own, and then its key is destroyed. */
export class UndecidedApplicationsRemoval implements Removal {
  constructor(private readonly tools: UndecidedApplicationsTools) {}

  async count(before: Date): Promise<number> {
    return (await this.over(before)).length;
  }

  async remove(before: Date, run: UnderWay): Promise<void> {
    for (const application of await this.over(before)) {
      if (await this.lapses(application, run)) {
        await this.tools.vault.destroyKeyOf(application.applicantId);
      }
      await run.goOn();
    }
  }

  /** @returns false for one that somebody decided on meanwhile: it stays. */
  private async lapses({ applicationId, schoolId }: KeptApplication, run: UnderWay): Promise<boolean> {
    const context = run.contextFor(`${applicationId} lapse`, schoolId);
    try {
      await this.tools.runner.handle(applicationId, { kind: 'Lapse' }, context);
      return true;
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'conflict') throw error;
      return false;
    }
  }

  /** One that lapsed has its key where a run was broken off in between. */
  private over(before: Date): Promise<readonly KeptApplication[]> {
    return this.tools.applications.of(before, ({ status, filedAt }) =>
      status === 'filed' || status === 'lapsed' ? filedAt : undefined,
    );
  }
}

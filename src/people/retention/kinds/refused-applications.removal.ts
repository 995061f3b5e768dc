import type { Vault } from '../../vault.js';
import type { KeptApplication, KeptApplications } from './kept-applications.js';
import type { Removal, UnderWay } from './removal.js';

/** Applications that were refused: the key of each is destroyed. */
export class RefusedApplicationsRemoval implements Removal {
  constructor(
    private readonly applications: Pick<KeptApplications, 'of'>,
    private readonly vault: Pick<Vault, 'destroyKeyOf'>,
  ) {}

  async count(before: Date): Promise<number> {
    return (await this.over(before)).length;
  }

  async remove(before: Date, run: UnderWay): Promise<void> {
    for (const { applicantId } of await this.over(before)) {
      await this.vault.destroyKeyOf(applicantId);
      await run.goOn();
    }
  }

  private over(before: Date): Promise<readonly KeptApplication[]> {
    return this.applications.of(before, ({ status, decidedAt }) =>
      status === 'refused' ? decidedAt : undefined,
    );
  }
}

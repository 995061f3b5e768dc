import { DomainError } from '../eventing/domain-error.js';
import type { Vault } from '../people/vault.js';
import type { Runners } from '../runners.js';
import type { ReasonBody } from './reason.dto.js';
import type { Sealed } from '../people/sealed.values.js';
import type { WriteRequest } from '../http/write-request.js';
import type { Reason } from './page/reason.values.js';
import type { PageAtHand } from './page.writer.js';

/** What tells whether a text about a pupil may be written at all. */
type Sealing = Pick<PageAtHand, 'schoolId' | 'lists'>;

/** Makes what somebody writes about a pupil into what the history keeps of it. */
export class Words {
  constructor(
    private readonly schools: Runners['schools'],
    private readonly vault: Vault,
  ) {}

  /**
   * @param index which of the request's texts it is.
   * @param field where the request names the pupil.
   * @throws DomainError `pupil-not-on-page`: whoever is not known gets no key.
   */
  async about(
    pupilId: string,
    text: string,
    page: Sealing,
    { commandId }: WriteRequest,
    index = 0,
    field = 'pupilId',
  ): Promise<Sealed> {
    await mustList(page, pupilId, field);
    return this.vault.seal(pupilId, text, `${commandId}/${index.toString()}`);
  }

  /** @throws DomainError `unknown-reason` with the codes that there are, or `pupil-not-on-page`. */
  async reason(
    { reason, reasonCode }: ReasonBody,
    page: Sealing,
    pupilId: string,
    { commandId }: WriteRequest,
  ): Promise<Reason> {
    await mustList(page, pupilId, 'pupilId');
    if (reasonCode !== undefined) await this.mustBeListed(page.schoolId, reasonCode);
    return {
      ...(reasonCode === undefined ? {} : { code: reasonCode }),
      ...(reason === undefined ? {} : { text: await this.vault.seal(pupilId, reason, commandId) }),
    };
  }

  private async mustBeListed(schoolId: string, code: string): Promise<void> {
    if (Object.hasOwn((await this.schools.known(schoolId)).reasons, code)) return;
    const { reasons } = await this.schools.load(schoolId);
    if (Object.hasOwn(reasons, code)) return;
    throw new DomainError('unknown-reason', 'The school lists no such reason.', 'rule', [
      { field: 'reasonCode', message: `is none of ${Object.keys(reasons).join(', ')}` },
    ]);
  }
}

const mustList = async (page: Sealing, pupilId: string, field: string): Promise<void> => {
  if (await page.lists(pupilId)) return;
  throw new DomainError('pupil-not-on-page', 'The pupil does not stand on this page.', 'rule', [
    { field, message: 'has never stood on this page' },
  ]);
};

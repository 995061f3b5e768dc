import { randomUUID } from 'node:crypto';
import { DomainError } from '../eventing/domain-error.js';
import { uuidV5 } from '../eventing/envelope.js';
import { validation } from '../http/validation.js';
import type { Ids } from '../people/ids.js';
import type { Vault } from '../people/vault.js';
import type { Runners } from '../runners.js';
import { own } from '../school/plain-data.values.js';
import type { ClinicState } from './clinic.decider.js';
import type { Nonces } from './nonces.js';
import { signingKeyIn } from './public-keys.js';
import type { Report } from './report.events.js';
import { ReportBody, WithdrawalData } from './reports.dto.js';
import { signatureOf, type SignedRequest } from './signed-request.js';

export interface ReportsTools {
  readonly runners: Pick<Runners, 'clinics' | 'clinicReports'>;
  readonly vault: Pick<Vault, 'seal'>;
  readonly ids: Ids;
  readonly nonces: Pick<Nonces, 'take'>;
  /** By which the outside knows this installation: what a clinic signs. */
  readonly publicUrl: string;
}

/** As it came, with the path in place of the address. */
type Sent = Omit<SignedRequest, 'url'> & { readonly path: string };

const bodies = validation();

/** Takes what clinics report: known or not whom it is about, it is answered the same, and looked at afterwards. */
export class Reports {
  constructor(private readonly tools: ReportsTools) {}

  /** @throws DomainError as `signatureOf` does, `signature-replayed`, `malformed`, `invalid-input`, `invalid-report`. */
  async take(clinicId: string, { path, ...sent }: Sent, now: Date): Promise<void> {
    const { ids, nonces, publicUrl, runners, vault } = this.tools;
    // As the store has it: a key that was revoked in another process counts no longer.
    const state = await runners.clinics.load(clinicId);
    const signature = await signatureOf({ ...sent, url: `${publicUrl}${path}` }, (keyId) =>
      Promise.resolve(keyIn(state, keyId)),
    );
    const { clinic } = state;
    if (!clinic) throw new Error('Something was signed with the key of no clinic.');
    if (!(await nonces.take(signature, now))) {
      throw new DomainError('signature-replayed', 'It came before. Sign it anew.', 'unauthenticated');
    }
    const text = sent.body.toString('utf8');
    const body = await bodyIn(text);
    const reportId = ids.of('clinicReport', clinicId, body.source, body.id);
    const commandId = uuidV5(clinicId, `${body.source} ${body.id}`);
    const { report, words } = contentOf(body, (id) => ids.of('clinicReport', clinicId, body.source, id));
    const { schoolId } = clinic;
    const before = await runners.clinicReports.lookUp(reportId, ({ received }) => received);
    await runners.clinicReports.handle(
      reportId,
      {
        kind: 'ReceiveReport',
        received: {
          ...{ reportId, clinicId, schoolId, report },
          // Of one that is settled already the key is destroyed.
          words: before?.words ?? (await vault.seal(reportId, words, commandId)),
        },
      },
      {
        ...{ commandId, correlationId: randomUUID(), schoolId, via: 'api', at: now.toISOString() },
        fingerprint: ids.fingerprint(text),
        actor: { accountId: clinicId, personId: clinicId, role: 'clinic' },
      },
    );
  }
}

/** A key that counts, of a clinic that is not dismissed. */
const keyIn = ({ keys, dismissed }: ClinicState, keyId: string) => {
  const key = dismissed ? undefined : own(keys, keyId);
  return key && !key.revoked ? signingKeyIn(key.publicKey) : undefined;
};

/** @throws DomainError `malformed`, `invalid-input`. */
export const bodyIn = async (text: string): Promise<ReportBody> => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new DomainError('malformed', 'The content is no JSON.', 'bad-input');
  }
  return (await bodies.transform(json, { type: 'body', metatype: ReportBody })) as ReportBody;
};

const contentOf = (
  { type, data }: ReportBody,
  reportIdOf: (id: string) => string,
): { readonly report: Report; readonly words: string } => {
  if (data instanceof WithdrawalData) {
    return { report: { kind: 'withdrawal', of: reportIdOf(data.of) }, words: data.reason };
  }
  const { patient, from, to } = data;
  const kind = type === 'clinic.illness.v1' ? 'illness' : 'exemption';
  return { report: { kind, from, to }, words: patient };
};

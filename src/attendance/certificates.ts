import { clinics } from '../../projections/clinics/projection.js';
import { attendance } from '../../projections/attendance/projection.js';
import type { Reads } from '../eventing/fresh-reader.js';
import { START, type Position } from '../eventing/position.js';
import { idOfField } from '../journal/page/page-ids.values.js';
import type { Directory } from '../people/directory.js';
import type { Vault } from '../people/vault.js';
import { dateIn, type CivilDate } from '../school/civil-date.values.js';
import { filedIdOf } from './attendance-ids.values.js';
import type { FiledCode } from './attendance.events.js';
import { schoolingOf } from './schooling.js';

export interface Certificate {
  readonly filedId: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly code: FiledCode;
  readonly note?: string;
  /** Instant. */
  readonly filedAt: string;
  readonly filedBy: { readonly id: string; readonly name: string };
  /** By a clinic’s system: every health worker may withdraw it. */
  readonly fromClinic?: true;
}

export interface Certificates {
  readonly certificates: readonly Certificate[];
  readonly position: Position;
}

/** Opens the certificates that hold for a pupil. */
export class CertificatesReader {
  constructor(
    private readonly reads: Reads,
    private readonly vault: Pick<Vault, 'open'>,
    private readonly directory: Pick<Directory, 'names'>,
  ) {}

  /** Those of the academic year at an instant in the pupil's school, the latest days first; none outside a year. */
  async of(pupilId: string, at: string, atLeast: Position | undefined): Promise<Certificates> {
    const [schooling, kept] = await Promise.all([
      schoolingOf(this.reads, pupilId, dateIn('UTC', at)),
      this.reads.get(attendance, pupilId, atLeast),
    ]);
    const { filed = {}, position = START } = kept ?? {};
    const yearId = schooling?.year?.yearId;
    const holding = Object.entries(filed)
      .map(([field, one]) => ({ filedId: idOfField(field), ...one }))
      .filter(({ kind, withdrawn }) => kind === 'certificate' && !withdrawn)
      .filter(({ filedId }) => yearId !== undefined && filedId.startsWith(filedIdOf(pupilId, yearId, '')))
      .toSorted((a, b) => b.from.localeCompare(a.from) || b.filedAt.localeCompare(a.filedAt));
    const filers = holding.map(({ by }) => by);
    const [nameOf, ofClinics] = await Promise.all([
      this.directory.names(filers),
      this.reads.getMany(clinics, filers),
    ]);
    const certificates = holding.map(async ({ filedId, from, to, code, note: sealed, filedAt, by }) => {
      const note = sealed && (await this.vault.open(sealed));
      return {
        ...{ filedId, from, to, code, filedAt, filedBy: { id: by, name: nameOf(by) } },
        ...(note === undefined ? {} : { note }),
        ...(ofClinics.has(by) ? { fromClinic: true as const } : {}),
      };
    });
    return { certificates: await Promise.all(certificates), position };
  }
}

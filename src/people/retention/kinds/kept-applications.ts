import { applicationsOfSchool } from '../../../../projections/guardian-applications/projection.js';
import type { ApplicationListed } from '../../../../projections/guardian-applications/read-model.js';
import { people } from '../../../../projections/people/projection.js';
import { applicantIdOf } from '../../../access/issuing/applications/applicant-id.js';
import type { Collection, Db } from '../../../eventing/document-store.js';
import type { Reads } from '../../../eventing/fresh-reader.js';
import type { LiveDocuments } from '../../../eventing/projecting/live-documents.js';
import type { Ids } from '../../ids.js';
import { keysIn, type StoredKey } from '../../vault.js';
import { batchesOf } from './removal.js';

export interface KeptApplicationsTools {
  readonly db: Db;
  readonly documents: Pick<LiveDocuments, 'find'>;
  readonly reads: Pick<Reads, 'getMany'>;
  readonly ids: Ids;
}

export interface KeptApplication {
  readonly applicationId: string;
  readonly schoolId: string;
  /** The person that the applicant was to become, by whose key the application is sealed. */
  readonly applicantId: string;
}

/**
 * Applications of guardians that can be read still. Whose applicant never became a person of the journal has nothing to
 * be erased but the key.
 */
export class KeptApplications {
  private readonly keys: Collection<StoredKey>;

  constructor(private readonly tools: KeptApplicationsTools) {
    this.keys = keysIn(tools.db);
  }

  /** @param countedFrom the instant from which an application's period counts; undefined where it has none. */
  async of(
    before: Date,
    countedFrom: (application: ApplicationListed) => string | undefined,
  ): Promise<readonly KeptApplication[]> {
    const { documents, ids } = this.tools;
    const over: KeptApplication[] = [];
    const all = { filter: {}, sort: { _id: 1 } } as const;
    for await (const { _id: schoolId, applications } of documents.find(applicationsOfSchool, all)) {
      for (const [applicationId, application] of Object.entries(applications)) {
        const since = countedFrom(application);
        if (since === undefined || new Date(since) >= before) continue;
        over.push({ applicationId, schoolId, applicantId: applicantIdOf(ids, applicationId) });
      }
    }
    const found: KeptApplication[] = [];
    for (const batch of batchesOf(over)) found.push(...(await this.readable(batch)));
    return found;
  }

  private async readable(batch: readonly KeptApplication[]): Promise<readonly KeptApplication[]> {
    const applicants = batch.map(({ applicantId }) => applicantId);
    const sought = { _id: { $in: applicants }, destroyedAt: { $exists: false } };
    const keys = await this.keys.find(sought, { projection: { _id: 1 } }).toArray();
    const known = await this.tools.reads.getMany(people, applicants);
    const readable = new Set(keys.map(({ _id }) => _id).filter((id) => !known.has(id)));
    return batch.filter(({ applicantId }) => readable.has(applicantId));
  }
}

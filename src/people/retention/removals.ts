import { announcements } from '../../../projections/announcements/projection.js';
import { blogPosts } from '../../../projections/blogs/projection.js';
import { questions } from '../../../projections/help-desk/projection.js';
import { threads } from '../../../projections/messages/projection.js';
import type { Db } from '../../eventing/document-store.js';
import type { FreshReader } from '../../eventing/fresh-reader.js';
import type { LiveDocuments } from '../../eventing/projecting/live-documents.js';
import { forgetFilesOf } from '../../messages/attachments.js';
import type { Runners } from '../../runners.js';
import { Destruction } from '../erasure/destruction.js';
import { Erasures } from '../erasure/erasures.js';
import type { Ids } from '../ids.js';
import type { Vault } from '../vault.js';
import { EndedSignInsRemoval } from './kinds/ended-sign-ins.removal.js';
import { LeaversRemoval } from './kinds/leavers.removal.js';
import { NoticesRemoval } from './kinds/notices.removal.js';
import { OwnKeyRemoval } from './kinds/own-key.removal.js';
import { KeptApplications } from './kinds/kept-applications.js';
import { RefusedApplicationsRemoval } from './kinds/refused-applications.removal.js';
import type { Removal } from './kinds/removal.js';
import { UndecidedApplicationsRemoval } from './kinds/undecided-applications.removal.js';
import type { RetainedKind } from './retained-kinds.values.js';

export interface RemovalsTools {
  /** The vault's database. */
  readonly db: Db;
  readonly vault: Vault;
  readonly ids: Ids;
  readonly reads: Pick<FreshReader, 'get' | 'getMany'>;
  readonly documents: LiveDocuments;
  readonly runners: Pick<
    Runners,
    | 'people'
    | 'accounts'
    | 'guardianApplications'
    | 'threads'
    | 'announcements'
    | 'blogPosts'
    | 'blogComments'
    | 'questions'
  >;
  readonly leaversYears: number;
  readonly timeZone: string;
  readonly now: () => Date;
  readonly log: (message: string) => void;
}

/** How each kind is removed. */
export const removalsWith = async (tools: RemovalsTools): Promise<Record<RetainedKind, Removal>> => {
  const { db, vault, ids, reads, documents, runners, leaversYears, timeZone, now, log } = tools;
  const notices = new NoticesRemoval(db);
  await notices.prepare();
  const destruction = new Destruction(db, vault);
  const erasures = new Erasures({ people: runners.people, reads, destruction, leaversYears });
  const applications = new KeptApplications({ db, documents, reads, ids });
  return {
    notices,
    endedSignIns: new EndedSignInsRemoval({ db, documents, reads, accounts: runners.accounts }),
    refusedApplications: new RefusedApplicationsRemoval(applications, vault),
    undecidedApplications: new UndecidedApplicationsRemoval({
      ...{ applications, vault },
      runner: runners.guardianApplications,
    }),
    messages: new OwnKeyRemoval({
      ...{ db, documents, vault, projection: threads },
      end: ({ _id, messages }, context) =>
        runners.threads.handle(_id, { kind: 'EndThread', messages }, context),
      forget: ({ _id }) => forgetFilesOf(db, _id),
    }),
    announcements: new OwnKeyRemoval({
      ...{ db, documents, vault, projection: announcements },
      end: ({ _id, version }, context) =>
        runners.announcements.handle(_id, { kind: 'EndAnnouncement', version }, context),
    }),
    blogPosts: new OwnKeyRemoval({
      ...{ db, documents, vault, projection: blogPosts },
      end: async ({ _id, version }, context) => {
        const { list } = await runners.blogComments.load(_id);
        const isReported = list.some(({ waits }) => waits);
        return runners.blogPosts.handle(_id, { kind: 'EndPost', version, isReported }, context);
      },
    }),
    questions: new OwnKeyRemoval({
      ...{ db, documents, vault, projection: questions },
      end: ({ _id, texts }, context) =>
        runners.questions.handle(_id, { kind: 'EndQuestion', texts: texts.length }, context),
    }),
    leavers: new LeaversRemoval({
      ...{ erasures, reads, documents, runners, destruction },
      ...{ leaversYears, timeZone, now, log },
    }),
  };
};

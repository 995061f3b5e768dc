import { announcements } from '../../../projections/announcements/projection.js';
import type { AnnouncementDocument } from '../../../projections/announcements/read-model.js';
import { isShownOn } from '../../announcements/announcements.rights.js';
import { commenterRoleOf } from '../../blogs/blogs.rights.js';
import type { Posted } from '../../blogs/post.events.js';
import { partsIn as partsInQuestion, type Part } from '../../help-desk/parts-in.js';
import { partsIn, schoolsOf } from '../../messages/participants.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import { rolesAt } from '../viewer.js';
import { AT_SCHOOL, lookFor, nonEmpty, once, type Looks } from './looks.js';
import { looksAtPublished } from './published.js';
import { may, type Relation } from './rights.table.js';

const TO_QUESTION: Readonly<Record<Part, Relation>> = {
  asker: 'author',
  school: 'admin',
  operator: 'operator',
};

/** What somebody is to an announcement. */
export const toAnnouncement: Looks = (parts, asked) => {
  const { reader, runners } = parts;
  const find = async () => {
    const shown = await reader.get(announcements, asked.id, asked.atLeast);
    if (shown) return shown.ended ? undefined : { ...shown, ...withdrawnOnOf(shown) };
    // Whoever has just published it may go on with it before it is shown.
    return (await runners.announcements.load(asked.id)).published;
  };
  return looksAtPublished(asked, find, isShownOn, reader);
};

/** What somebody is to a post in the blog. */
export const toBlogPost: Looks = (parts, asked) => {
  const { reader, runners } = parts;
  const found = once(() => runners.blogPosts.lookUp(asked.id, ({ published }) => published));
  // One that was withdrawn too: its readers see that it was.
  const isShown = ({ from }: Posted, today: CivilDate) => from <= today;
  const looks = looksAtPublished(asked, found, isShown, reader);
  return [
    ...looks,
    lookFor(['writer'], async () => {
      const [post, held] = await Promise.all([found(), Promise.all(looks.map(({ look }) => look()))]);
      if (!post || !may('blogPost.read', held.flat())) return [];
      const { viewer, at, atLeast } = asked;
      return (await commenterRoleOf(viewer, post, at, reader, atLeast)) ? ['writer'] : [];
    }),
  ];
};

/** What somebody is to a thread of messages. */
export const toThread: Looks = (parts, { viewer, id, at, atLeast }) => {
  const { reader, runners } = parts;
  const found = () => runners.threads.lookUp(id, ({ opened }) => opened);
  return [
    lookFor(AT_SCHOOL, async () => {
      const thread = await found();
      const schoolIds = thread ? await schoolsOf(thread, reader) : [];
      return schoolIds.flatMap((schoolId) => rolesAt(viewer, schoolId));
    }),
    lookFor(['participant', 'writer'], async () => {
      const thread = await found();
      return thread ? partsIn(viewer, thread, at, reader, atLeast) : [];
    }),
  ];
};

/** What somebody is to a question to the support. */
export const toQuestion: Looks = (parts, { viewer, id }) => {
  const { questions } = parts.runners;
  return [
    lookFor(Object.values(TO_QUESTION), async () => {
      const held = await questions.lookUp(id, (question) => nonEmpty(partsInQuestion(viewer, question)));
      return (held ?? []).map((part) => TO_QUESTION[part]);
    }),
  ];
};

const withdrawnOnOf = ({ withdrawn }: AnnouncementDocument): { readonly withdrawnOn?: CivilDate } =>
  withdrawn ? { withdrawnOn: withdrawn.at.slice(0, 10) } : {};

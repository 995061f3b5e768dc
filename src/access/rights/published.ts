import { boardsReadBy } from '../../announcements/announcements.rights.js';
import { boardsFor } from '../../announcements/boards.values.js';
import type { FreshReader } from '../../eventing/fresh-reader.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import { rolesAt } from '../viewer.js';
import { AT_SCHOOL, lookFor, once, type Asked, type Look } from './looks.js';

/** Something that somebody published for a school, roles in it, or a class. */
interface Published {
  readonly schoolId: string;
  readonly authorId: string;
  readonly audience: Parameters<typeof boardsFor>[1];
}

/** What somebody is to what was published: of the school, its author, or one of those whom it is for. */
export const looksAtPublished = <Found extends Published>(
  { viewer, at }: Asked,
  find: () => Promise<Found | undefined>,
  isShown: (found: Found, today: CivilDate) => boolean,
  reader: FreshReader,
): readonly Look[] => {
  const found = once(find);
  return [
    lookFor(AT_SCHOOL, async () => rolesAt(viewer, (await found())?.schoolId)),
    lookFor(['author'], async () => ((await found())?.authorId === viewer.personId ? ['author'] : [])),
    lookFor(['audience'], async () => {
      const published = await found();
      if (!published) return [];
      const boards = await boardsReadBy(viewer, at, reader);
      const isFor = boardsFor(published.schoolId, published.audience).some((board) => {
        const today = boards.get(board);
        return today !== undefined && isShown(published, today);
      });
      return isFor ? ['audience'] : [];
    }),
  ];
};

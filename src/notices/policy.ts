import type { DomainEvent } from '../eventing/decider.js';
import type { Recorded } from '../eventing/envelope.js';
import type { News, Notice } from './notice.js';

export interface Guardian {
  readonly personId: string;
  /** Whether the family can be reached by e-mail; where not, the diary is printed. */
  readonly internet: boolean;
}

/** Whom an event is to be told to, and what: a pure rule, named as the sentence that it carries out. */
export interface Policy<Event extends DomainEvent> {
  readonly on: Event['type'];
  /** The pupil whose guardians are concerned, or undefined where nobody is to be told. */
  about(event: Recorded<Event>): string | undefined;
  /** What those guardians are told. */
  notices(event: Recorded<Event>, guardians: readonly Guardian[]): readonly Notice[];
}

/** The pupil that an event is about; none where it was imported, since what is in old books is no news. */
export const pupilInTheNews = ({
  data,
  metadata,
}: Recorded<DomainEvent & { readonly data: { readonly pupilId: string } }>): string | undefined =>
  metadata.via === 'import' ? undefined : data.pupilId;

/** A mail with the news to each guardian who can be reached by one. */
export const mailTo = (
  guardians: readonly Guardian[],
  { id, data, metadata }: Recorded<DomainEvent & { readonly data: { readonly pupilId: string } }>,
  news: News,
): Notice[] =>
  guardians
    .filter(({ internet }) => internet)
    .map(({ personId }) => ({
      ...news,
      eventId: id,
      schoolId: metadata.schoolId,
      pupilId: data.pupilId,
      recipientId: personId,
      channel: 'email',
    }));

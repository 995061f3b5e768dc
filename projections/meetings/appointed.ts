import type { MeetingDocument } from './read-model.js';

interface Titled {
  readonly id: string;
  readonly title: string;
}

/** Whose parents meet: those of a class, or of a school. */
export type OfParents =
  | { readonly class: Titled; readonly school?: undefined }
  | { readonly school: Titled; readonly class?: undefined };

/** What, when and where a meeting is. */
export type Appointed = Pick<
  MeetingDocument,
  'title' | 'startsAt' | 'timeZone' | 'place' | 'agenda' | 'calledOff'
>;

export const appointed = ({
  title,
  startsAt,
  timeZone,
  place,
  agenda,
  calledOff,
}: MeetingDocument): Appointed => ({
  ...{ title, startsAt, timeZone, place },
  ...(agenda === undefined ? {} : { agenda }),
  ...(calledOff ? { calledOff } : {}),
});

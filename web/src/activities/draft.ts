import type { Activity, Arrangement, ArrangementChange } from '../api/activities.js';

/** An activity as a form has it: everything is a text until it is sent. */
export interface ActivityDraft {
  readonly title: string;
  /** Like `until` on the clocks of the school: `YYYY-MM-DDTHH:MM`. */
  readonly startsAt: string;
  /** Empty where nobody knows yet. */
  readonly endsAt: string;
  readonly place: string;
  readonly text: string;
  readonly isSignUpAsked: boolean;
  readonly places: string;
  readonly until: string;
}

/** What is written in it. */
export type DraftField = Exclude<keyof ActivityDraft, 'isSignUpAsked'>;

export const NOTHING: ActivityDraft = {
  ...{ title: '', startsAt: '', endsAt: '', place: '', text: '' },
  ...{ isSignUpAsked: false, places: '', until: '' },
};

export const draftOf = ({
  title,
  startsAt,
  endsAt = '',
  place,
  text = '',
  signUp,
}: Activity): ActivityDraft => ({
  ...{ title, startsAt, endsAt, place, text },
  isSignUpAsked: signUp !== undefined,
  places: signUp?.places.toString() ?? '',
  until: signUp?.until ?? '',
});

export const arrangementIn = (draft: ActivityDraft): Arrangement => {
  const text = draft.text.trim();
  const { startsAt, endsAt, until } = draft;
  return {
    ...{ title: draft.title.trim(), startsAt, place: draft.place.trim() },
    ...(endsAt === '' ? {} : { endsAt }),
    ...(text === '' ? {} : { text }),
    ...(draft.isSignUpAsked ? { signUp: { places: Number(draft.places), until } } : {}),
  };
};

/** What a draft has otherwise than the activity that it was made of. */
export const changeIn = (draft: ActivityDraft, activity: Activity): ArrangementChange => {
  const to = arrangementIn(draft);
  const { signUp } = activity;
  return {
    ...(to.title === activity.title ? {} : { title: to.title }),
    ...(to.startsAt === activity.startsAt ? {} : { startsAt: to.startsAt }),
    ...(to.endsAt === activity.endsAt ? {} : { endsAt: to.endsAt ?? null }),
    ...(to.place === activity.place ? {} : { place: to.place }),
    ...(to.text === activity.text ? {} : { text: to.text ?? null }),
    ...(to.signUp === undefined || to.signUp.places === signUp?.places ? {} : { places: to.signUp.places }),
    ...(to.signUp === undefined || to.signUp.until === signUp?.until ? {} : { until: to.signUp.until }),
  };
};

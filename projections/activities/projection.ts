import type {
  ActivityAnnounced,
  ActivityEvent,
  PupilSignedUp,
  SignUpCancelled,
} from '../../src/activities/activity.events.js';
import type { Recorded } from '../../src/eventing/envelope.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { ActivitiesOf, ActivityDocument } from './read-model.js';

export const activities: Projection<ActivityDocument, ActivityEvent> = {
  name: 'activities',
  version: 2,
  handles: ['ActivityAnnounced', 'ActivityChanged', 'ActivityCalledOff', 'PupilSignedUp', 'SignUpCancelled'],

  idsOf: ({ data }) => [data.activityId],

  evolve(document, event, id) {
    const at = event.metadata.recordedAt;
    if (event.type === 'ActivityAnnounced') {
      const { activityId: _, ...announced } = event.data;
      return { _id: id, ...announced, pupilIds: [], revision: { times: 1, at } };
    }
    if (!document) throw new Error(`${event.type} came before the activity ${id} was announced.`);
    const revision = { times: document.revision.times + 1, at };
    switch (event.type) {
      case 'ActivityChanged': {
        const {
          activityId: _activity,
          schoolId: _school,
          pupilIds: _pupils,
          from: _from,
          ...to
        } = event.data;
        const { endsAt: _endsAt, text: _text, signUp: _signUp, ...kept } = document;
        return { ...kept, ...to, revision };
      }
      case 'ActivityCalledOff': {
        const { reason } = event.data;
        const why = reason === undefined ? {} : { reason };
        return { ...document, calledOff: { at, ...why }, revision };
      }
      case 'PupilSignedUp': {
        const { pupilId } = event.data;
        return { ...document, pupilIds: [...document.pupilIds, pupilId], ...bySchoolAfter(document, event) };
      }
      case 'SignUpCancelled': {
        const { pupilId } = event.data;
        const others = document.pupilIds.filter((each) => each !== pupilId);
        return { ...document, pupilIds: others, ...bySchoolAfter(document, event) };
      }
    }
  },
};

/** What the organiser did in a family's stead stands until the family does something itself. */
const bySchoolAfter = (
  { bySchool }: ActivityDocument,
  { data: { pupilId, reason }, metadata }: Recorded<PupilSignedUp | SignUpCancelled>,
): Pick<ActivityDocument, 'bySchool'> => {
  if (!reason && !bySchool) return {};
  const { [pupilId]: _, ...others } = bySchool ?? {};
  const { recordedAt: at, actor } = metadata;
  return { bySchool: reason ? { ...others, [pupilId]: { at, by: actor.personId, reason } } : others };
};

export const activitiesOf: Projection<ActivitiesOf, ActivityAnnounced> = {
  name: 'activitiesOf',
  version: 1,
  handles: ['ActivityAnnounced'],
  idsOf: ({ data }) => [data.schoolId],
  evolve: (document, { data: { activityId } }, id) => ({
    _id: id,
    activityIds: [...(document?.activityIds ?? []), activityId],
  }),
};

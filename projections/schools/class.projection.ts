import type { Projection } from '../../src/eventing/projection.js';
import type {
  ClassFormed,
  GroupFormed,
  PupilEnrolled,
  PupilWithdrawn,
} from '../../src/school/class.events.js';
import type { ClassDocument, ClassOfPupil } from './read-model.js';

export const classes: Projection<ClassDocument, ClassFormed | GroupFormed> = {
  name: 'classes',
  version: 1,
  handles: ['ClassFormed', 'GroupFormed'],
  idsOf: ({ data }) => [data.classId],
  evolve(_, { data }, id) {
    const { schoolId, title } = data;
    if (!('subjectId' in data)) return { _id: id, schoolId, title };
    const { subjectId, partOf } = data;
    return { _id: id, schoolId, title, subjectId, ...(partOf === undefined ? {} : { partOf }) };
  },
};

export const classOfPupil: Projection<ClassOfPupil, PupilEnrolled | PupilWithdrawn> = {
  name: 'classOfPupil',
  version: 1,
  handles: ['PupilEnrolled', 'PupilWithdrawn'],
  idsOf: ({ data }) => [data.pupilId],
  evolve(document, event, id) {
    const others = (document?.classIds ?? []).filter((other) => other !== event.data.classId);
    return { _id: id, classIds: event.type === 'PupilEnrolled' ? [...others, event.data.classId] : others };
  },
};

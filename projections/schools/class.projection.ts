import type { Projection } from '../../src/eventing/projection.js';
import type {
  ClassFormed,
  GroupFormed,
  PupilEnrolled,
  PupilWithdrawn,
} from '../../src/school/class.events.js';
import { enter, leave } from '../../src/school/membership.values.js';
import type { ClassDocument, ClassesOfPupil } from './read-model.js';

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

export const classesOfPupil: Projection<ClassesOfPupil, PupilEnrolled | PupilWithdrawn> = {
  name: 'classesOfPupil',
  version: 1,
  handles: ['PupilEnrolled', 'PupilWithdrawn'],
  idsOf: ({ data }) => [data.pupilId],
  evolve(document, event, id) {
    const classes = document?.classes ?? {};
    const { classId } = event.data;
    return event.type === 'PupilEnrolled'
      ? { _id: id, classes: enter(classes, classId, event.data.from) }
      : { _id: id, classes: leave(classes, classId, event.data.until) };
  },
};

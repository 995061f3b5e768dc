import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import {
  MONDAY,
  PAGE,
  pageOpened,
  pupilDelisted,
  pupilListed,
  teacherAssigned,
  teacherReleased,
  TERM,
  TUESDAY,
} from '../../src/journal/page/page.examples.js';
import { pagesOf } from './projection.js';

const { given } = projectionSpec(pagesOf);
const page = { pageId: PAGE, from: TERM.from };

describe('the pages of somebody', () => {
  test('are those of a school, a teacher, a pupil', () => {
    given()
      .on(pageOpened())
      .expect('school1', { pages: [page] });
    given(pageOpened())
      .on(teacherAssigned())
      .expect('petrova', { pages: [page] });
    given(pageOpened())
      .on(pupilListed('anna'))
      .expect('anna', { pages: [page] });
  });

  test('end with the day after which somebody is there no longer', () => {
    given(pupilListed('anna'))
      .on(pupilDelisted('anna', MONDAY))
      .expect('anna', { pages: [{ ...page, until: MONDAY }] });
    given(teacherAssigned())
      .on(teacherReleased('petrova', MONDAY))
      .expect('petrova', { pages: [{ ...page, until: MONDAY }] });
  });

  test('are named once for each stay, of which the one is ended that began by then', () => {
    given(pupilListed('anna', TUESDAY), pupilListed('anna'))
      .on(pupilDelisted('anna', MONDAY))
      .expect('anna', {
        pages: [
          { ...page, from: TUESDAY },
          { ...page, until: MONDAY },
        ],
      });
  });

  test('are ended one by one', () => {
    const elsewhere = pupilListed('anna');
    const other = { ...elsewhere, data: { ...elsewhere.data, pageId: '7b.physics.q2' } };
    given(pupilListed('anna'), other)
      .on(pupilDelisted('anna', MONDAY))
      .expect('anna', {
        pages: [
          { ...page, until: MONDAY },
          { ...page, pageId: '7b.physics.q2' },
        ],
      });
  });
});

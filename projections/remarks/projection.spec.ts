import { describe, test } from '@jest/globals';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import { MONDAY, REMARK, remarkMade, remarkWithdrawn } from '../../src/journal/page/page.examples.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { recorded } from '../../test/support/recorded.js';
import { remarksOfPupil } from './projection.js';

const { given } = projectionSpec(remarksOfPupil);

describe('the remarks about a pupil', () => {
  test('are those of all years, each with its day and who made it', () => {
    const { kind, text, visibleTo } = remarkMade().data;
    const by = recorded(remarkMade(), 1).metadata.actor.personId;
    given()
      .on(remarkMade())
      .expect('anna', { remarks: { [fieldOf(REMARK)]: { date: MONDAY, kind, text, visibleTo, by } } });
  });

  test('are no more where they are withdrawn', () => {
    given(remarkMade()).on(remarkWithdrawn()).expect('anna', { remarks: {} });
    given()
      .on(remarkWithdrawn())
      .fails(/came before the remark/);
  });
});

import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { receiptDecider, type ReceiptCommand } from './receipt.decider.js';
import type { AnnouncementRead } from './receipt.events.js';

const { given } = deciderSpec(receiptDecider);

const receipt = (version: number) => ({
  ...{ announcementId: 'n1', schoolId: 'school1', readerId: 'mother', version },
});
const confirm = (version: number): ReceiptCommand => ({ kind: 'ConfirmReading', receipt: receipt(version) });
const read = (version: number): AnnouncementRead => ({ type: 'AnnouncementRead', data: receipt(version) });

describe('a receipt of an announcement', () => {
  test('is given once for what was read', () => {
    given().when(confirm(1)).then(read(1));
    given(read(1)).when(confirm(1)).thenNothing();
  });

  test('is given again for what was changed since, and never for what it was before', () => {
    given(read(1)).when(confirm(3)).then(read(3));
    given(read(1), read(3)).when(confirm(2)).thenNothing();
  });
});

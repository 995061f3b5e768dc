import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { reportDecider, type ClinicReportCommand } from './report.decider.js';
import type { ClinicReportEvent, Report } from './report.events.js';

const { given } = deciderSpec(reportDecider);

const ids = { reportId: 'r1', clinicId: 'c1', schoolId: 's1' };
const words = { sealed: 'pupil 7', of: 'r1', in: 'command' };
const ill: Report = { kind: 'illness', from: '2026-11-23', to: '2026-11-27' };
const receive = (report: Report = ill): ClinicReportCommand => ({
  ...{ kind: 'ReceiveReport', received: { ...ids, report, words } },
});
const received = (report: Report = ill): ClinicReportEvent => ({
  type: 'ClinicReportReceived',
  data: { ...ids, report, words },
});
const noteFiled: ClinicReportCommand = { kind: 'NoteFiled', pupilId: 'anna' };
const filed: ClinicReportEvent = { type: 'ClinicReportFiled', data: { ...ids, pupilId: 'anna' } };
const leave: ClinicReportCommand = { kind: 'LeaveReport', why: 'patient-unknown' };
const left: ClinicReportEvent = { type: 'ClinicReportLeft', data: { ...ids, why: 'patient-unknown' } };
const dismiss: ClinicReportCommand = { kind: 'DismissReport' };
const dismissed: ClinicReportEvent = { type: 'ClinicReportDismissed', data: ids };

describe('a report of a clinic', () => {
  test('is received once', () => {
    given().when(receive()).then(received());
    given(received()).when(receive()).thenNothing();
    const withdrawal: Report = { kind: 'withdrawal', of: 'r0' };
    given().when(receive(withdrawal)).then(received(withdrawal));
  });

  test('has days in their order, and not too many', () => {
    given()
      .when(receive({ ...ill, to: '2026-11-22' }))
      .thenFails('invalid-report', 'data.to');
    given()
      .when(receive({ ...ill, to: '2027-01-21' }))
      .then(received({ ...ill, to: '2027-01-21' }));
    given()
      .when(receive({ ...ill, to: '2027-01-22' }))
      .thenFails('invalid-report', 'data.to');
    const exempt: Report = { ...ill, kind: 'exemption', to: '2027-11-23' };
    given().when(receive(exempt)).then(received(exempt));
    given()
      .when(receive({ ...exempt, to: '2027-11-24' }))
      .thenFails('invalid-report', 'data.to');
  });

  test('is filed, or left and filed later', () => {
    given(received()).when(noteFiled).then(filed);
    given(received(), filed).when(noteFiled).thenNothing();
    given(received()).when(leave).then(left);
    given(received(), left).when(leave).thenNothing();
    given(received(), left).when(noteFiled).then(filed);
    given(received(), filed).when(leave).thenNothing();
  });

  test('is dismissed, unless it is filed', () => {
    given(received(), left).when(dismiss).then(dismissed);
    given(received(), left, dismissed).when(dismiss).thenNothing();
    given(received(), left, dismissed).when(noteFiled).thenFails('report-settled');
    given(received(), filed).when(dismiss).thenFails('report-settled');
  });

  test('is there to be settled', () => {
    for (const command of [noteFiled, leave, dismiss]) given().when(command).thenFails('report-not-found');
  });
});

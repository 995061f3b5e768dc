import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import type { Achievement, Proof } from './achievement.values.js';
import {
  MOST,
  portfolioDecider,
  type AchievementChange,
  type PortfolioCommand,
} from './portfolio.decider.js';
import type { PortfolioEvent } from './portfolio.events.js';

const { given } = deciderSpec(portfolioDecider);

const pupilId = 'anna';
const achievementId = 'a1';
const today = '2026-11-30';
const sealed = (text: string) => ({ sealed: text, of: pupilId, in: 'command' });
const reason = sealed('Misread');
const olympiad: Achievement = {
  ...{ kind: 'olympiad', level: 'town', date: '2026-11-21', title: sealed('Chemistry'), proofs: [] },
  award: sealed('Second place'),
};
const petrova = { personId: 'petrova', decides: false };
const classTeacher = { personId: 'smirnova', decides: true };
const mother = { personId: 'mother', decides: false };

const record = (achievement = olympiad, id = achievementId): PortfolioCommand => ({
  ...{ kind: 'RecordAchievement', pupilId, achievementId: id, achievement, by: petrova, today },
});
const recorded = (achievement = olympiad, id = achievementId): PortfolioEvent => ({
  type: 'AchievementRecorded',
  data: { pupilId, achievementId: id, achievement, recordedBy: 'petrova' },
});
const propose: PortfolioCommand = {
  ...{ kind: 'ProposeAchievement', pupilId, achievementId, achievement: olympiad, by: mother, today },
};
const proposed = (id = achievementId): PortfolioEvent => ({
  type: 'AchievementProposed',
  data: { pupilId, achievementId: id, achievement: olympiad, proposedBy: 'mother' },
});
const confirm = (by = classTeacher): PortfolioCommand => ({
  ...{ kind: 'ConfirmAchievement', pupilId, achievementId, by },
});
const confirmed: PortfolioEvent = { type: 'AchievementConfirmed', data: { pupilId, achievementId } };
const refuse: PortfolioCommand = {
  ...{ kind: 'RefuseAchievement', pupilId, achievementId, reason, by: classTeacher },
};
const refused: PortfolioEvent = { type: 'AchievementRefused', data: { pupilId, achievementId, reason } };
const withdraw = (by = mother): PortfolioCommand => ({
  ...{ kind: 'WithdrawProposal', pupilId, achievementId, by },
});
const withdrawn: PortfolioEvent = {
  type: 'AchievementProposalWithdrawn',
  data: { pupilId, achievementId },
};
const correct = (change: AchievementChange, by = petrova): PortfolioCommand => ({
  ...{ kind: 'CorrectAchievement', pupilId, achievementId, change, reason, by, today },
});
const corrected = (achievement: Achievement): PortfolioEvent => ({
  type: 'AchievementCorrected',
  data: { pupilId, achievementId, achievement, reason },
});
const annul = (by = petrova): PortfolioCommand => ({
  ...{ kind: 'AnnulAchievement', pupilId, achievementId, reason, by },
});
const annulled: PortfolioEvent = { type: 'AchievementAnnulled', data: { pupilId, achievementId, reason } };

describe('an achievement', () => {
  test('is recorded once, and not before it was achieved', () => {
    given().when(record()).then(recorded());
    given(recorded()).when(record()).thenNothing();
    given()
      .when(record({ ...olympiad, date: '2026-12-01' }))
      .thenFails('invalid-achievement', 'date');
  });

  test('has at most five proofs', () => {
    const proof = (fileId: string): Proof => ({
      fileId,
      name: sealed('Diploma'),
      mediaType: 'image/png',
      size: 1,
    });
    const proofs = ['1', '2', '3', '4', '5'].map(proof);
    given()
      .when(record({ ...olympiad, proofs }))
      .then(recorded({ ...olympiad, proofs }));
    given()
      .when(record({ ...olympiad, date: '2026-12-01', proofs: [...proofs, proof('6')] }))
      .thenFails('invalid-achievement', 'date', 'proofs');
  });

  test('is proposed by the family, and confirmed or refused once', () => {
    given().when(propose).then(proposed());
    given(proposed()).when(propose).thenNothing();
    given(proposed()).when(confirm()).then(confirmed);
    given(proposed()).when(refuse).then(refused);
    given(proposed(), confirmed).when(refuse).thenFails('not-proposed');
    given(proposed(), refused).when(confirm()).thenFails('not-proposed');
    given(recorded()).when(confirm()).thenFails('not-proposed');
    given().when(confirm()).thenFails('achievement-not-found');
  });

  test('is not confirmed by whoever proposed it, whatever else that person is', () => {
    given(proposed())
      .when(confirm({ personId: 'mother', decides: true }))
      .thenFails('own-proposal');
  });

  test('is taken back by whoever proposed it, while nobody has decided on it', () => {
    given(proposed()).when(withdraw()).then(withdrawn);
    given(proposed(), withdrawn).when(withdraw()).thenNothing();
    given(proposed(), withdrawn).when(confirm()).thenFails('not-proposed');
    given(proposed(), confirmed).when(withdraw()).thenFails('not-proposed');
    given(proposed()).when(withdraw(classTeacher)).thenFails('proposed-by-others');
    given(recorded()).when(withdraw(petrova)).thenFails('not-proposed');
    given().when(withdraw()).thenFails('achievement-not-found');
  });

  test('is proposed while not too much waits', () => {
    const waiting = Array.from({ length: MOST.waiting }, (_, index) => proposed(`b${index.toString()}`));
    given(...waiting)
      .when(propose)
      .thenFails('too-many-proposals');
    given(...waiting)
      .when(record())
      .then(recorded());
    given(...waiting.slice(1))
      .when(propose)
      .then(proposed());
    given(...waiting, { type: 'AchievementProposalWithdrawn', data: { pupilId, achievementId: 'b0' } })
      .when(propose)
      .then(proposed());
  });

  test('is put right by whoever recorded it, or decides; what is not named stays', () => {
    given(recorded())
      .when(correct({ level: 'region' }))
      .then(corrected({ ...olympiad, level: 'region' }));
    const { award: _, ...withoutAward } = olympiad;
    given(recorded(), corrected({ ...olympiad, level: 'region' }))
      .when(correct({ award: null }, classTeacher))
      .then(corrected({ ...withoutAward, level: 'region' }));
    given(recorded())
      .when(correct({ level: 'region' }, { personId: 'ivanov', decides: false }))
      .thenFails('written-by-others');
    given(recorded()).when(correct({})).thenFails('achievement-unchanged');
    given(recorded())
      .when(correct({ date: '2026-12-01' }))
      .thenFails('invalid-achievement', 'date');
  });

  test('is annulled, and then stands as it was', () => {
    given(proposed(), confirmed).when(annul(classTeacher)).then(annulled);
    given(recorded(), annulled)
      .when(correct({ level: 'region' }))
      .thenFails('achievement-stands-not');
    given(recorded(), annulled).when(annul()).thenFails('achievement-stands-not');
    given(proposed()).when(annul(classTeacher)).thenFails('achievement-stands-not');
    given(recorded())
      .when(annul({ personId: 'ivanov', decides: false }))
      .thenFails('written-by-others');
  });

  test('is among a number of them that has an end', () => {
    const many = Array.from({ length: MOST.achievements }, (_, index) =>
      recorded(olympiad, `b${index.toString()}`),
    );
    given(...many)
      .when(record())
      .thenFails('portfolio-full');
  });
});

describe('thanks', () => {
  const text = sealed('For the fair');
  const thank: PortfolioCommand = {
    ...{ kind: 'GiveThanks', pupilId, thanksId: 't1', thanked: 'guardians', text, by: petrova },
  };
  const thanked = (thanksId = 't1'): PortfolioEvent => ({
    type: 'ThanksGiven',
    data: { pupilId, thanksId, thanked: 'guardians', text, thankedBy: 'petrova' },
  });
  const withdraw = (by = petrova): PortfolioCommand => ({
    ...{ kind: 'WithdrawThanks', pupilId, thanksId: 't1', reason, by },
  });
  const withdrawn: PortfolioEvent = { type: 'ThanksWithdrawn', data: { pupilId, thanksId: 't1', reason } };

  test('are given once, and their number has an end', () => {
    given().when(thank).then(thanked());
    given(thanked()).when(thank).thenNothing();
    const many = Array.from({ length: MOST.thanks }, (_, index) => thanked(`b${index.toString()}`));
    given(...many)
      .when(thank)
      .thenFails('portfolio-full');
  });

  test('are withdrawn by whoever gave them, or decides', () => {
    given(thanked()).when(withdraw()).then(withdrawn);
    given(thanked()).when(withdraw(classTeacher)).then(withdrawn);
    given(thanked(), withdrawn).when(withdraw()).thenNothing();
    given(thanked())
      .when(withdraw({ personId: 'ivanov', decides: false }))
      .thenFails('written-by-others');
    given().when(withdraw()).thenFails('thanks-not-found');
  });
});

import type { Importing } from '../../oneroster/importing.js';
import { announce } from './announcements.js';
import { announceActivities, callMeeting, offerConsultation, planTest } from './appointments.js';
import { aroundSample } from './around.js';
import { writeBlog } from './blog.js';
import { answerFrequentQuestion, exchangeMessages, raiseHealthFlags } from './correspondence.js';
import { fillPortfolio } from './portfolio.js';
import { publishTimetables } from './timetables.js';

/** What goes on around the sample's journal. It is brought in like the rest, so that nobody is sent a notice of it. */
export const loadSurroundings = async (importing: Importing): Promise<void> => {
  await publishTimetables(importing);
  const around = aroundSample(importing);
  await announce(around);
  await announceActivities(around);
  await callMeeting(around);
  await offerConsultation(around);
  await planTest(around);
  await exchangeMessages(around);
  await answerFrequentQuestion(around);
  await writeBlog(around);
  await fillPortfolio(around);
  await raiseHealthFlags(around);
};

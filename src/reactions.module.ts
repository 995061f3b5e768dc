import { Injectable, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { whenDayAbsenceRecordedThenItStandsInLessons } from './attendance/when-day-absence-recorded-then-it-stands-in-lessons.js';
import { whenLessonRecordedThenDayAbsencesStandInIt } from './attendance/when-lesson-recorded-then-day-absences-stand-in-it.js';
import { whenClinicReportReceivedThenItIsFiled } from './clinics/when-clinic-report-received-then-it-is-filed.js';
import { whenSomethingCorrectedThenItIsWeighed } from './audit/alerts/when-something-corrected-then-it-is-weighed.js';
import { whenSchoolApplicationApprovedThenSchoolIsConnected } from './connecting/when-school-application-approved-then-school-is-connected.js';
import { whenSchoolAppliedThenPersonResponsibleIsKnown } from './connecting/when-school-applied-then-person-responsible-is-known.js';
import { DocumentStore } from './eventing/document-store.js';
import { EventStore } from './eventing/event-store.js';
import { FreshReader } from './eventing/fresh-reader.js';
import { Reactor, type Reaction } from './eventing/reactor.js';
import { RefusedConsequences } from './eventing/refused-consequences.js';
import { whenPageIsOpenThenItsYearIsOpen } from './journal/when-page-is-open-then-its-year-is-open.js';
import { whenTermDefinedThenPagesHaveItsDays } from './journal/when-term-defined-then-pages-have-its-days.js';
import { whenWorkKindDefinedThenPagesKnowIt } from './journal/when-work-kind-defined-then-pages-know-it.js';
import { logTo } from './log.js';
import { whenVoteClosedThenItIsCounted } from './meetings/when-vote-closed-then-it-is-counted.js';
import { TakingOver } from './moves/taking-over.js';
import { whenPupilEnrolledThenGroupsAndPagesTakeIn } from './moves/when-pupil-enrolled-then-groups-and-pages-take-in.js';
import { whenPupilTransferredThenGroupsAndPagesLetGo } from './moves/when-pupil-transferred-then-groups-and-pages-let-go.js';
import { whenPupilTransferredThenNewClassTakesIn } from './moves/when-pupil-transferred-then-new-class-takes-in.js';
import { Destruction } from './people/erasure/destruction.js';
import { whenPersonErasedThenWhatIsKnownIsDestroyed } from './people/erasure/when-person-erased-then-what-is-known-is-destroyed.js';
import { Ids } from './people/ids.js';
import { Vault } from './people/vault.js';
import { RUNNERS, type Runners } from './runners.js';
import { whenOccasionSetThenLessonsGiveWay } from './timetable/when-occasion-set-then-lessons-give-way.js';
import { whenNextYearOpenedThenClassesGoOn } from './school/next-year/when-next-year-opened-then-classes-go-on.js';

/** Everything that follows from facts by itself. */
export const reactionsWith = (reader: FreshReader, runners: Runners): readonly Reaction[] => [
  whenDayAbsenceRecordedThenItStandsInLessons(reader, runners),
  whenLessonRecordedThenDayAbsencesStandInIt(reader, runners),
  whenWorkKindDefinedThenPagesKnowIt(reader, runners),
  whenTermDefinedThenPagesHaveItsDays(reader, runners),
  whenPageIsOpenThenItsYearIsOpen(reader, runners),
  whenPupilTransferredThenGroupsAndPagesLetGo(reader, runners),
  whenPupilTransferredThenNewClassTakesIn(reader, runners),
  whenPupilEnrolledThenGroupsAndPagesTakeIn(reader, runners, new TakingOver(reader, runners.pages)),
  whenSomethingCorrectedThenItIsWeighed(reader, runners),
  whenOccasionSetThenLessonsGiveWay(reader, runners),
  whenSchoolApplicationApprovedThenSchoolIsConnected(runners),
  whenNextYearOpenedThenClassesGoOn(runners),
];

/** Starts the reactions with the application and stops them with it. */
@Injectable()
class Reacting implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(private readonly reactor: Reactor) {}

  onApplicationBootstrap(): Promise<void> {
    return this.reactor.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.reactor.stop();
  }
}

@Module({
  providers: [
    {
      provide: Reactor,
      useFactory: (
        store: EventStore,
        documents: DocumentStore,
        reader: FreshReader,
        runners: Runners,
        vault: Vault,
        ids: Ids,
      ) =>
        new Reactor({
          store,
          refused: new RefusedConsequences(documents.vault),
          db: documents.vault,
          reactions: [
            ...reactionsWith(reader, runners),
            whenSchoolAppliedThenPersonResponsibleIsKnown(runners, vault),
            whenVoteClosedThenItIsCounted(runners, vault),
            whenClinicReportReceivedThenItIsFiled({ reads: reader, runners, vault, ids }),
            whenPersonErasedThenWhatIsKnownIsDestroyed({
              ...{ reads: reader, runners },
              destruction: new Destruction(documents.vault, vault),
            }),
          ],
          now: () => new Date().toISOString(),
          log: logTo('reactions'),
        }),
      inject: [EventStore, DocumentStore, FreshReader, RUNNERS, Vault, Ids],
    },
    Reacting,
  ],
  exports: [Reactor],
})
export class ReactionsModule {}

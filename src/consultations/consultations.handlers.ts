import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Vault } from '../people/vault.js';
import { BookSlot, CallOffConsultation, CancelBooking, OfferConsultation } from './consultations.commands.js';
import { ConsultationsWriter } from './consultations.writer.js';

@CommandHandler(OfferConsultation)
export class OfferConsultationHandler implements ICommandHandler<OfferConsultation> {
  constructor(private readonly consultations: ConsultationsWriter) {}

  execute({ schoolId, offer: { startsAt, minutes, count, place }, request }: OfferConsultation) {
    return this.consultations.offer(schoolId, startsAt, request, ({ row, now, elsewhere }) => ({
      kind: 'OfferConsultation',
      consultation: { ...row, minutes, place },
      ...{ startsAt, count, now, elsewhere },
    }));
  }
}

@CommandHandler(CallOffConsultation)
export class CallOffConsultationHandler implements ICommandHandler<CallOffConsultation> {
  constructor(
    private readonly consultations: ConsultationsWriter,
    private readonly vault: Vault,
  ) {}

  execute({ schoolId, consultationId, callingOff: { reason }, request }: CallOffConsultation) {
    return this.consultations.callOff(schoolId, consultationId, request, async (teacherId, now) => ({
      kind: 'CallOffConsultation',
      consultationId,
      reason: await this.vault.seal(teacherId, reason, request.commandId),
      now,
    }));
  }
}

@CommandHandler(BookSlot)
export class BookSlotHandler implements ICommandHandler<BookSlot> {
  constructor(private readonly consultations: ConsultationsWriter) {}

  execute({ pupilId, consultationId, booking: { slot }, request }: BookSlot) {
    const guardianId = request.viewer.personId;
    return this.consultations.write(pupilId, consultationId, request, (row) => ({
      kind: 'BookSlot',
      ...{ ...row, slot, pupilId, guardianId },
    }));
  }
}

@CommandHandler(CancelBooking)
export class CancelBookingHandler implements ICommandHandler<CancelBooking> {
  constructor(private readonly consultations: ConsultationsWriter) {}

  execute({ pupilId, consultationId, request }: CancelBooking) {
    const guardianId = request.viewer.personId;
    return this.consultations.write(pupilId, consultationId, request, ({ now }) => ({
      kind: 'CancelBooking',
      ...{ consultationId, pupilId, guardianId, now },
    }));
  }
}

export const consultationsHandlers = [
  OfferConsultationHandler,
  CallOffConsultationHandler,
  BookSlotHandler,
  CancelBookingHandler,
];

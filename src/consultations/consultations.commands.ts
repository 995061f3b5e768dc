import { Command } from '@nestjs/cqrs';
import type { Outcome } from '../eventing/command-runner.js';
import type { WriteRequest } from '../http/write-request.js';
import type { ConsultationEvent } from './consultation.events.js';
import type { BookingBody, ConsultationBody, ConsultationCallingOffBody } from './consultations.dto.js';

type Written = Outcome<ConsultationEvent>;

export class OfferConsultation extends Command<Written> {
  constructor(
    readonly schoolId: string,
    readonly offer: ConsultationBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class CallOffConsultation extends Command<Written> {
  constructor(
    readonly schoolId: string,
    readonly consultationId: string,
    readonly callingOff: ConsultationCallingOffBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class BookSlot extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly consultationId: string,
    readonly booking: BookingBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class CancelBooking extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly consultationId: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

import { Controller, Get, Header } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { projections } from '../../projections/all.js';
import { Needs } from '../access/rights/right.decorator.js';
import { DocumentStore } from '../eventing/document-store.js';
import { EventStore } from '../eventing/event-store.js';
import { formatPosition } from '../eventing/position.js';
import { standingsIn, type Standing } from '../eventing/projecting/standing.js';
import { doneOf } from './done.js';

interface ToldReadModel extends Pick<Standing, 'failure'> {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
  /** `stopped` where an event can't be folded; it says which one. */
  readonly state: Standing['state'] | 'stopped';
  readonly position: string;
  /** How much of the log it has, from 0 to 1. */
  readonly done: number;
}

/** How far the read models are, whichever process builds them. */
@ApiTags('operation')
@ApiCookieAuth()
@Controller('read-models')
export class ReadModelsController {
  constructor(
    private readonly store: EventStore,
    private readonly documents: DocumentStore,
  ) {}

  @Get()
  @Needs('readModels.watch')
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({
    summary: 'Every read model: its generations, how far they have come, and where one stopped',
  })
  async list(): Promise<{ readonly position: string; readonly readModels: readonly ToldReadModel[] }> {
    const head = await this.store.lastPosition();
    const standings = await standingsIn(this.documents.readModels, projections, head);
    return {
      position: formatPosition(head),
      readModels: standings.map(
        ({ generation: { projection, number }, state, position, failure, ...rest }) => ({
          ...{ name: projection.name, version: projection.version, generation: number },
          ...{ state: failure ? 'stopped' : state, position: formatPosition(position) },
          done: rest.isAtHead ? 1 : doneOf(position, head),
          ...(failure ? { failure } : {}),
        }),
      ),
    };
  }
}

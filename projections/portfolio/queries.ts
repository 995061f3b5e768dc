import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import { Directory } from '../../src/people/directory.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import { Vault } from '../../src/people/vault.js';
import type { Achievement } from '../../src/portfolio/achievement.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import { membersOn } from '../../src/school/membership.values.js';
import { classes } from '../schools/class.projection.js';
import type {
  AchievementTold,
  ClassPortfolios,
  ListedAchievement,
  ListedThanks,
  PortfolioAnswer,
} from './answer.js';
import { portfolios } from './projection.js';
import type { AchievementStep, KeptAchievement, KeptThanks } from './read-model.js';

/** As whom somebody asks for a portfolio. */
export interface PortfolioReader {
  readonly personId: string;
  /** Of the family: sees everything, as those who decide do; other teachers see what stands, and what they wrote. */
  readonly isFamily: boolean;
  readonly decides: boolean;
  readonly may: PortfolioAnswer['may'];
}

/** What a pupil achieved and was thanked for. */
export class PortfolioOf extends Query<PortfolioAnswer & { readonly position: Position }> {
  constructor(
    readonly pupilId: string,
    readonly reader: PortfolioReader,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

/** How much is in the portfolios of a class's pupils, and what waits there for a decision. */
export class PortfoliosOfClass extends Query<ClassPortfolios & { readonly position: Position }> {
  constructor(
    readonly classId: string,
    readonly today: CivilDate,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(PortfolioOf)
export class PortfolioOfHandler implements IQueryHandler<PortfolioOf> {
  constructor(
    private readonly reads: FreshReader,
    private readonly directory: Directory,
    private readonly vault: Vault,
  ) {}

  async execute({ pupilId, reader, atLeast }: PortfolioOf) {
    const document = await this.reads.get(portfolios, pupilId, atLeast);
    const achievements = Object.entries(document?.achievements ?? {}).filter(([, kept]) =>
      isShown(kept, reader),
    );
    const thanks = Object.entries(document?.thanks ?? {}).filter(
      ([, { withdrawn, by }]) => !withdrawn || seesAll(reader) || by === reader.personId,
    );
    const nameOf = await this.directory.names([
      pupilId,
      ...achievements.flatMap(([, { steps }]) => steps.map(({ by }) => by)),
      ...thanks.flatMap(([, { by, withdrawn }]) => [by, ...(withdrawn ? [withdrawn.by] : [])]),
    ]);
    const telling = new Telling(this.vault, nameOf, reader);
    return {
      position: document?.position ?? START,
      pupil: { id: pupilId, name: nameOf(pupilId) },
      may: reader.may,
      achievements: (
        await Promise.all(achievements.map(([id, kept]) => telling.listedAchievement(id, kept)))
      ).sort((a, b) => b.date.localeCompare(a.date)),
      thanks: await Promise.all(thanks.toReversed().map(([id, kept]) => telling.listedThanks(id, kept))),
    };
  }
}

@QueryHandler(PortfoliosOfClass)
export class PortfoliosOfClassHandler implements IQueryHandler<PortfoliosOfClass> {
  constructor(
    private readonly reads: FreshReader,
    private readonly directory: Directory,
  ) {}

  async execute({ classId, today, atLeast }: PortfoliosOfClass) {
    const found = await this.reads.get(classes, classId, atLeast);
    const pupilIds = membersOn(found?.pupils ?? {}, today);
    const kept = await this.reads.getMany(portfolios, pupilIds, atLeast);
    const nameOf = await this.directory.names(pupilIds);
    const position = [...kept.values()].reduce(
      (latest, document) => laterOf(latest, document.position),
      found?.position ?? START,
    );
    const pupils = pupilIds.map((id) => {
      const { achievements = {}, thanks = {} } = kept.get(id) ?? {};
      const standing = Object.values(achievements).map((one) => one.standing);
      return {
        ...{ id, name: nameOf(id) },
        achievements: standing.filter((one) => one === 'stands').length,
        waiting: standing.filter((one) => one === 'proposed').length,
        thanks: Object.values(thanks).filter(({ withdrawn }) => !withdrawn).length,
      };
    });
    return {
      ...{ position, class: { id: classId, title: found?.title ?? '—' } },
      pupils: pupils.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
    };
  }
}

const seesAll = ({ isFamily, decides }: PortfolioReader): boolean => isFamily || decides;

const isShown = ({ standing, broughtInBy }: KeptAchievement, reader: PortfolioReader): boolean =>
  standing === 'stands' || seesAll(reader) || broughtInBy === reader.personId;

/** The file of an achievement that somebody may see; undefined where there is none. */
export const proofIn = (
  achievement: KeptAchievement | undefined,
  fileId: string,
  reader: PortfolioReader,
) => {
  if (!achievement || !isShown(achievement, reader)) return undefined;
  const ever = [achievement.achievement, ...achievement.steps.flatMap(({ before }) => before ?? [])];
  return ever.flatMap(({ proofs }) => proofs).find((proof) => proof.fileId === fileId);
};

/** Opens what was written, and tells by whom. */
class Telling {
  constructor(
    private readonly vault: Pick<Vault, 'open'>,
    private readonly nameOf: (personId: string) => string,
    private readonly reader: PortfolioReader,
  ) {}

  async listedAchievement(
    achievementId: string,
    { standing, achievement, broughtInBy, steps }: KeptAchievement,
  ): Promise<ListedAchievement> {
    const { personId, decides, may } = this.reader;
    return {
      ...{ achievementId, standing, ...(await this.achievement(achievement)) },
      steps: await Promise.all(steps.map((step) => this.step(step))),
      may: {
        decide: standing === 'proposed' && decides && broughtInBy !== personId,
        correct: standing === 'stands' && (decides || (may.record && broughtInBy === personId)),
        withdraw: standing === 'proposed' && may.propose && broughtInBy === personId,
      },
    };
  }

  async listedThanks(
    thanksId: string,
    { thanked, text, at, by, withdrawn }: KeptThanks,
  ): Promise<ListedThanks> {
    const { personId, decides, may } = this.reader;
    return {
      ...{ thanksId, thanked, text: await this.open(text), at, by: this.person(by) },
      ...(withdrawn && {
        withdrawn: {
          ...{ at: withdrawn.at, by: this.person(withdrawn.by) },
          reason: await this.open(withdrawn.reason),
        },
      }),
      may: { withdraw: !withdrawn && (decides || (may.record && by === personId)) },
    };
  }

  private async step({ what, at, by, reason, before }: AchievementStep) {
    return {
      ...{ what, at, by: this.person(by) },
      ...(reason && { reason: await this.open(reason) }),
      ...(before && { before: await this.achievement(before) }),
    };
  }

  private async achievement({
    kind,
    level,
    date,
    title,
    award,
    proofs,
  }: Achievement): Promise<AchievementTold> {
    return {
      ...{ kind, level, date, title: await this.open(title) },
      ...(award && { award: await this.open(award) }),
      proofs: await Promise.all(
        proofs.map(async ({ name, ...proof }) => ({ ...proof, name: await this.open(name) })),
      ),
    };
  }

  private person(id: string) {
    return { id, name: this.nameOf(id) };
  }

  /** A dash stands for what can't be read any more. */
  private async open(sealed: Sealed): Promise<string> {
    return (await this.vault.open(sealed)) ?? '—';
  }
}

export const portfolioQueries = [PortfolioOfHandler, PortfoliosOfClassHandler];

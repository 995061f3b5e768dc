import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import { mustHaveNoFaults } from '../eventing/faults.values.js';
import type { Sealed } from '../people/sealed.values.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { isSame } from '../school/plain-data.values.js';
import type { BlogPostEvent, BlogPostPublished, Posted } from './post.events.js';

/** What is to be otherwise. The first day is told by then, and stays. */
export type Change = Partial<Omit<Posted, 'from'>>;

export type PostCommand =
  | {
      readonly kind: 'PublishPost';
      readonly post: Omit<BlogPostPublished['data'], 'version'>;
      readonly today: CivilDate;
    }
  | { readonly kind: 'ChangePost'; readonly change: Change }
  | { readonly kind: 'WithdrawPost'; readonly as: 'author' | 'moderator'; readonly reason: Sealed }
  /** As it was found: one that is put otherwise meanwhile is kept, and so is one with a report that waits. */
  | { readonly kind: 'EndPost'; readonly version: number; readonly isReported: boolean };

type CommandOf<Kind extends PostCommand['kind']> = Extract<PostCommand, { kind: Kind }>;

export interface BlogPost {
  /** As it was last put. */
  readonly published: BlogPostPublished['data'] | undefined;
  readonly withdrawn: boolean;
  readonly ended: boolean;
}

/** Characters, at most. */
export const LONGEST = { title: 200, text: 8000, reason: 500 } as const;

/** How often a post is put, at most: somebody may look through all of it. */
export const MOST_WORDINGS = 100;

export const postDecider: Decider<BlogPost, PostCommand, BlogPostEvent> = {
  initial: () => ({ published: undefined, withdrawn: false, ended: false }),

  decide(command, post) {
    switch (command.kind) {
      case 'PublishPost':
        return publish(command, post);
      case 'ChangePost':
        return change(command, post);
      case 'WithdrawPost':
        return withdraw(command, post);
      case 'EndPost':
        return end(command, post);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(post, event) {
    switch (event.type) {
      case 'BlogPostPublished':
      case 'BlogPostChanged':
        return { ...post, published: event.data };
      case 'BlogPostWithdrawn':
        return { ...post, withdrawn: true };
      case 'BlogPostEnded':
        return { ...post, ended: true };
      default:
        return post;
    }
  },
};

const publish = (
  { post, today }: CommandOf<'PublishPost'>,
  { published }: BlogPost,
): readonly BlogPostEvent[] => {
  if (published) throw new DomainError('post-already-published', 'This post was published.', 'conflict');
  const faults = post.from < today ? [{ field: 'from', message: 'is over already' }] : [];
  mustHaveNoFaults(faults, 'post-refused', 'Nothing was published');
  return [{ type: 'BlogPostPublished', data: { ...post, version: 1 } }];
};

const change = ({ change: to }: CommandOf<'ChangePost'>, post: BlogPost): readonly BlogPostEvent[] => {
  const before = mustStand(post);
  const after = { ...before, ...to };
  if (isSame(before, after)) return [];
  if (before.version >= MOST_WORDINGS) throw changedTooOften();
  return [{ type: 'BlogPostChanged', data: { ...after, version: before.version + 1 } }];
};

const withdraw = ({ as, reason }: CommandOf<'WithdrawPost'>, post: BlogPost): readonly BlogPostEvent[] => {
  const published = mustBeThere(post);
  if (post.withdrawn) return [];
  return [{ type: 'BlogPostWithdrawn', data: { ...partsOf(published), as, reason } }];
};

const end = ({ version, isReported }: CommandOf<'EndPost'>, post: BlogPost): readonly BlogPostEvent[] => {
  if (post.ended) return [];
  const published = mustBeThere(post);
  if (published.version !== version) {
    throw new DomainError('post-goes-on', 'It was changed meanwhile.', 'conflict');
  }
  if (isReported) {
    throw new DomainError('report-undecided', 'Somebody reported a comment under it.', 'conflict');
  }
  return [{ type: 'BlogPostEnded', data: partsOf(published) }];
};

/** @throws DomainError `blog-post-not-found` where there is none, or none any more. */
export const mustBeThere = ({ published, ended }: BlogPost): BlogPostPublished['data'] => {
  if (!published || ended) throw postNotFound();
  return published;
};

/** @throws DomainError `post-withdrawn` too. */
export const mustStand = (post: BlogPost): BlogPostPublished['data'] => {
  const published = mustBeThere(post);
  if (post.withdrawn) {
    throw new DomainError('post-withdrawn', 'It was withdrawn: it stays as it is.', 'conflict');
  }
  return published;
};

export const postNotFound = (): DomainError =>
  new DomainError('blog-post-not-found', 'There is no such post among those you may see.', 'not-found');

const changedTooOften = (): DomainError =>
  new DomainError('post-changed-too-often', 'So often no post is changed. Write another one.', 'conflict');

const partsOf = ({ postId, schoolId, authorId, audience }: BlogPostPublished['data']) => ({
  ...{ postId, schoolId, authorId, audience },
});

/** Where every wording of a post is kept. */
export const wordingIdOf = (postId: string, version: number): string => `${postId}-${version.toString()}`;

export const commentIdOf = (postId: string, number: number): string => `${postId}-${number.toString()}`;

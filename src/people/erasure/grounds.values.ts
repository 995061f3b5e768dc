/**
 * By what personal data are erased (GDPR, article 17 (1); in Russia 152-FZ, articles 20 and 21):
 * - `request`: the person or a guardian asks, and nothing obliges the school to keep them;
 * - `consentWithdrawn`: they were kept by a consent that was withdrawn;
 * - `retentionEnded`: the school had to keep them for a time, which is over;
 * - `order`: a court or an authority orders it, whatever else holds.
 */
export const ERASURE_GROUNDS = ['request', 'consentWithdrawn', 'retentionEnded', 'order'] as const;

export type ErasureGround = (typeof ERASURE_GROUNDS)[number];

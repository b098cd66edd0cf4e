/** Why promises are not kept, as far as it was looked into; beside the figures of the run of which it was said. */
export const REASONS = '';

import type { Posts } from '@mach/wire';
import { countOf } from './cell-values.ts';
import type { Complaint, RegisterBasis } from './register-read.ts';
import type { CellOf } from './unit-of-row.ts';
import { unitOfRow } from './unit-of-row.ts';

/** More people than this in one commune are a wrong cell. */
const POSTS_MAX = 2_000;

/** A commune with its posts; undefined where one of the two is missing, which is complained of. */
export function readPosts(cell: CellOf, complain: Complaint, basis: RegisterBasis): Posts | undefined {
  const unitCode = unitOfRow(cell, complain, basis);
  const posts = countOf(cell('posts'), POSTS_MAX);
  const shared = countOf(cell('shared_pcs'), POSTS_MAX);
  if (!shared.ok) complain('shared_pcs', shared.code);
  if (!posts.ok) complain('posts', posts.code);
  else if (posts.value === undefined) complain('posts', 'posts-missing');
  if (unitCode === undefined || !posts.ok || posts.value === undefined) return undefined;
  return {
    unitCode,
    posts: posts.value,
    ...(shared.ok && shared.value !== undefined ? { sharedPcs: shared.value } : {}),
  };
}
